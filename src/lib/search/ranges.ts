/** What to mark in a shown text. */
import { nearRanges, type Range } from './near.ts';
import { normalise } from './normalise.ts';

export type { Range } from './near.ts';

/** Ranges of a shown text in which one of the words stands, whatever its spaces. Where none does, the nearly matching letters. */
export function rangesOf(text: string, matches: string[], asked = ''): Range[] {
	const letters: number[] = [];
	let squeezed = '';
	for (let i = 0; i < text.length; i++) {
		const c = normalise(text[i] ?? '');
		if (c.length === 1) {
			squeezed += c;
			letters.push(i);
		}
	}
	const ranges: Range[] = [];
	for (const word of matches) {
		for (let at = squeezed.indexOf(word); word && at >= 0; at = squeezed.indexOf(word, at + word.length))
			ranges.push([letters[at] ?? 0, (letters[at + word.length - 1] ?? 0) + 1]);
	}
	const found = ranges.length || !asked ? ranges : nearRanges(text, asked);
	return found
		.sort((a, b) => a[0] - b[0] || b[1] - a[1])
		.reduce<Range[]>((kept, range) => {
			const last = kept.at(-1);
			if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
			else kept.push([...range]);
			return kept;
		}, []);
}
