/** What to mark in a shown text. Ends are exclusive. */
import { normalise } from './normalise.ts';

export type Range = [from: number, to: number];

/** Ranges of a shown text in which one of the words stands, whatever its spaces. */
export function rangesOf(text: string, matches: string[]): Range[] {
	if (!matches.length) return [];
	const { squeezed, letters } = squeezedLetters(text);
	const ranges: Range[] = [];
	for (const word of matches) {
		for (let at = squeezed.indexOf(word); word && at >= 0; at = squeezed.indexOf(word, at + word.length))
			ranges.push([letters[at] ?? 0, (letters[at + word.length - 1] ?? 0) + 1]);
	}
	return ranges
		.sort((a, b) => a[0] - b[0] || b[1] - a[1])
		.reduce<Range[]>((kept, range) => {
			const last = kept.at(-1);
			if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
			else kept.push([...range]);
			return kept;
		}, []);
}

/** A text without its spaces and signs, and where each letter stood. */
function squeezedLetters(text: string): { squeezed: string; letters: number[] } {
	const letters: number[] = [];
	let squeezed = '';
	for (let i = 0; i < text.length; i++) {
		const c = text[i] ?? '';
		const plain = c >= '가' && c <= '힣' ? c : normalise(c);
		if (plain.length === 1) {
			squeezed += plain;
			letters.push(i);
		}
	}
	return { squeezed, letters };
}
