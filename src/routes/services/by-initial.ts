/** An index as in a book: names under the first consonant of their first syllable. */
import type { Short } from '#lib/content/card.ts';
import { initialsOf } from '#lib/search/hangul.ts';

/** `undefined` gathers names that begin with no Hangul. Cards come in the order of their names. */
export function byInitial(cards: Short[]): [string | undefined, Short[]][] {
	const groups = new Map<string | undefined, Short[]>();
	for (const card of cards) {
		const first = Array.from(card.name.replace(/^[^\p{L}\p{N}]+/u, ''))[0] ?? '';
		const initial = initialsOf(first);
		const key = initial !== first ? initial : undefined;
		groups.set(key, [...(groups.get(key) ?? []), card]);
	}
	return [...groups].sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1));
}
