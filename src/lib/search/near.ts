/** The one place that opens Fuse: where nothing fits exactly. Loaded when it is first wanted. */
import Fuse from 'fuse.js/basic';
import { jamoOf } from './hangul.ts';
import { joined } from './keyboard.ts';
import { normalise, tight } from './normalise.ts';
import type { Range } from './ranges.ts';

/** Longer patterns are slow, and nothing of that length nearly matches. */
const LONGEST = 32;
const MOST = 3;

/** The names most like what was typed, letter by letter; none where nothing is like it. */
export function nearNames(names: string[], asked: string): string[] {
	const items = names.map((name) => ({ name, jamo: jamoOf(tight(normalise(name))) }));
	const fuse = new Fuse(items, { keys: ['jamo'], includeScore: true, threshold: 0.4, ignoreLocation: true });
	const found = fuse.search(jamoOf(tight(normalise(asked))).slice(0, LONGEST));
	return found.slice(0, MOST).map(({ item }) => item.name);
}

/** Where in a text the nearly matching letters stand, for a text without the word itself. Ends are exclusive. */
export function nearRanges(text: string, asked: string): Range[] {
	const fuse = new Fuse([text.normalize('NFC')], { includeMatches: true, threshold: 0.4, ignoreLocation: true, minMatchCharLength: 2, ignoreDiacritics: true });
	const [hit] = fuse.search(joined(jamoOf(asked)).slice(0, LONGEST));
	return (hit?.matches?.[0]?.indices ?? []).map(([from, to]) => [from, to + 1]);
}
