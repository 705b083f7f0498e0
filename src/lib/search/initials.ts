/** Questions in first sounds: ㄱㅊㅇㄱ, ㄱㅊ연금, ㅈㅇㅎㄷㅈㅇ. */
import { fitsInitials, initialsOf } from './hangul.ts';
import type { Index } from './index.ts';
import type { Ranked } from './ranked.ts';

const bareName = (name: string) => name.replace(/(?:지원사업|지원|사업|지급|서비스)$/, '');

/** Rows whose names have these first sounds: as a whole, at the front, inside; else with some left out. */
export function byInitials(index: Index, pattern: string): Ranked[] {
	const asked = initialsOf(pattern);
	const found: Ranked[] = [];
	for (let at = 0; at < index.size; at++) {
		let best = 0;
		const names = index.names(at);
		index.initials(at).forEach((initials, i) => {
			const name = names[i] ?? '';
			for (let from = initials.indexOf(asked); from >= 0; from = initials.indexOf(asked, from + 1)) {
				if (!fitsInitials(pattern, name.slice(from))) continue;
				const rest = name.slice(from + asked.length);
				const whole = from === 0 && (rest === '' || bareName(asked + rest) === asked);
				const own = i === 0 || name === index.weighed(at).short ? 1 : 0.93;
				const score = (whole ? 6 : from === 0 ? 4 : 1.5) * own + asked.length / name.length;
				best = Math.max(best, score);
			}
		});
		if (best) found.push({ row: at, score: best * index.worth(at), phrase: -1 });
	}
	return (found.length ? found : byScatteredInitials(index, asked)).sort((a, b) => b.score - a.score);
}

/** Sounds left out between: ㅈㅇㅎㄷㅈㅇ for 장애인활동지원. */
function byScatteredInitials(index: Index, asked: string): Ranked[] {
	if (asked.length < 3) return [];
	const found: Ranked[] = [];
	for (let at = 0; at < index.size; at++) {
		const gaps = index.initials(at).map((initials) => {
			if (initials[0] !== asked[0]) return Infinity;
			let end = 0;
			for (const c of asked) {
				end = initials.indexOf(c, end) + 1;
				if (!end) return Infinity;
			}
			return end - asked.length;
		});
		const least = Math.min(...gaps);
		if (least <= asked.length) found.push({ row: at, score: (3 / (1 + least)) * index.worth(at), phrase: -1 });
	}
	return found;
}
