/** Which ways of reading the words led to what was found. */
import type { Index } from './index.ts';
import { tight } from './normalise.ts';
import type { Alternative, Question, Reading } from './question.ts';
import type { Ranked } from './ranked.ts';

/** Which ways of reading words led to the best rows. */
export function usedReadings(index: Index, question: Question, ranked: Ranked[]): Reading[] {
	const best = ranked.slice(0, 3).map((r) => index.nameLine(r.row));
	const used = question.words.flatMap((word) => {
		const [plain] = word.alternatives;
		const inNames = ({ text }: Alternative) => best.some((names) => names.includes(tight(text)));
		if (plain && !plain.reading && inNames(plain)) return [];
		const way = word.alternatives.find((a) => a.reading && inNames(a));
		return way?.reading ? [way.reading] : [];
	});
	return used.filter((reading, i) => used.findIndex((r) => r.id === reading.id) === i);
}
