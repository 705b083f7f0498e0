/** The one place that opens Fuse: names that nearly match, and what to highlight in them. */
import Fuse from 'fuse.js/basic';
import { joined } from './keyboard.ts';
import { jamoOf } from './hangul.ts';

/** How near each of a few names is to the words as typed, 0 … 1; only the near ones are named. */
export function nearNames(names: string[][], asked: string): Map<number, number> {
	const items = names.map((list) => ({ names: list.slice(0, 4).map(jamoOf) }));
	const fuse = new Fuse(items, { keys: ['names'], includeScore: true, threshold: 0.35, ignoreLocation: true, ignoreDiacritics: true });
	return new Map(fuse.search(jamoOf(asked).slice(0, 32)).map(({ refIndex, score = 1 }) => [refIndex, 1 - score]));
}

export type Range = [from: number, to: number];

/** Where in a text the nearly matching letters stand, for a text without the word itself. Ends are exclusive. */
export function nearRanges(text: string, asked: string): Range[] {
	const fuse = new Fuse([text.normalize('NFC')], { includeMatches: true, threshold: 0.4, ignoreLocation: true, minMatchCharLength: 2, ignoreDiacritics: true });
	const [hit] = fuse.search(joined(jamoOf(asked)).slice(0, 32));
	return (hit?.matches?.[0]?.indices ?? []).map(([from, to]) => [from, to + 1]);
}
