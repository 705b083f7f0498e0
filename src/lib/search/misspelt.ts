/** Known words for a word that nobody wrote: a letter or two changed, added, left out or swapped. */
import { jamoOf } from './hangul.ts';
import type { Guess, Vocabulary } from './vocabulary.ts';

const MOST = 4;
/** Letters of the longest names. */
const LONGEST = 90;

/** Which letters a word has, as bits. Words of which too many letters differ need no closer look. */
export function lettersIn(jamo: string): number {
	let bits = 0;
	for (let i = 0; i < jamo.length; i++) bits |= 1 << (jamo.charCodeAt(i) & 31);
	return bits;
}

/** Bits set, in pairs, fours and eights side by side. */
function count(bits: number): number {
	const pairs = bits - ((bits >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** At most so many letters may differ. */
const allowance = (letters: number): number => (letters < 7 ? 1 : letters < 12 ? 2 : 3);

/** The nearest known words. Weight 0 … 1. */
export function nearWords(vocabulary: Vocabulary, word: string): Guess[] {
	const jamo = jamoOf(word);
	if (jamo.length < 4 || jamo.length > LONGEST) return [];
	const allowed = allowance(jamo.length);
	const asked = lettersIn(jamo);
	const found: Guess[] = [];
	const { masks, jamo: all, texts } = vocabulary;
	for (let at = 0; at < masks.length; at++) {
		const mask = masks[at]!;
		if (count(asked & ~mask) > allowed || count(mask & ~asked) > allowed) continue;
		const known = all[at]!;
		if (Math.abs(known.length - jamo.length) > allowed) continue;
		const off = distance(jamo, known, allowed);
		if (off <= allowed) found.push({ text: texts[at]!, weight: likeness(jamo, known, off) * (0.7 + 0.3 * vocabulary.weight(at)) });
	}
	return found.sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

/** A wrong letter at the front is rarer than one further on. */
function likeness(jamo: string, known: string, off: number): number {
	return (1 - off / jamo.length) * (jamo[0] === known[0] ? 1 : 0.93);
}

/** Three rows of the table below, used over and over. */
const rows = [0, 1, 2].map(() => new Uint8Array(LONGEST + 5));

/**
 * Letters to change, add, leave out or swap (the optimal string alignment distance), or more than `most` where there are more.
 * Only the places within `most` of the diagonal are worked out: no cheaper way leaves them (Ukkonen 1985).
 */
function distance(a: string, b: string, most: number): number {
	const far = most + 1;
	let [before, row, next] = rows as [Uint8Array, Uint8Array, Uint8Array];
	let nearestBefore = 0;
	for (let j = 0; j <= b.length; j++) row[j] = Math.min(j, far);
	for (let i = 1; i <= a.length; i++) {
		const from = Math.max(1, i - most);
		const to = Math.min(b.length, i + most);
		next[from - 1] = from === 1 ? Math.min(i, far) : far;
		let nearest = next[from - 1]!;
		const letter = a.charCodeAt(i - 1);
		for (let j = from; j <= to; j++) {
			const other = b.charCodeAt(j - 1);
			let least = row[j - 1]! + (letter === other ? 0 : 1);
			// Beyond the band of the row before nothing was worked out.
			const above = j < i + most ? row[j]! + 1 : far;
			if (above < least) least = above;
			if (next[j - 1]! + 1 < least) least = next[j - 1]! + 1;
			if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other && before[j - 2]! + 1 < least) least = before[j - 2]! + 1;
			next[j] = least > far ? far : least;
			if (least < nearest) nearest = least;
		}
		// A swap reaches back two rows, and one step dearer.
		if (nearest > most && nearestBefore >= most) return far;
		nearestBefore = nearest;
		[before, row, next] = [row, next, before];
	}
	return row[b.length]!;
}
