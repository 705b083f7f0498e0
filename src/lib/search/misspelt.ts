/** Known words for a word that nobody wrote: a letter or two changed, added, left out or swapped. */
import { jamoOf } from './hangul.ts';
import type { Known, Vocabulary } from './vocabulary.ts';

const MOST = 4;
/** Letters of the longest names. */
const LONGEST = 90;

/** Which letters a word has, as bits. Words of which too many letters differ need no closer look. */
function lettersIn(jamo: string): number {
	let bits = 0;
	for (let i = 0; i < jamo.length; i++) bits |= 1 << (jamo.charCodeAt(i) & 31);
	return bits;
}

function count(bits: number): number {
	let n = 0;
	for (let left = bits; left; left &= left - 1) n++;
	return n;
}

const masks = new WeakMap<Vocabulary, Int32Array>();

function masksOf(vocabulary: Vocabulary): Int32Array {
	const made = masks.get(vocabulary) ?? Int32Array.from(vocabulary.known, (k) => lettersIn(k.jamo));
	masks.set(vocabulary, made);
	return made;
}

/** At most so many letters may differ. */
const allowance = (letters: number): number => (letters < 7 ? 1 : letters < 12 ? 2 : 3);

/** The nearest known words. Weight 0 … 1. */
export function nearWords(vocabulary: Vocabulary, word: string): { text: string; weight: number }[] {
	const jamo = jamoOf(word);
	if (jamo.length < 4 || jamo.length > LONGEST) return [];
	const allowed = allowance(jamo.length);
	const asked = lettersIn(jamo);
	const found: { text: string; weight: number }[] = [];
	masksOf(vocabulary).forEach((mask, at) => {
		if (count(asked & ~mask) > allowed || count(mask & ~asked) > allowed) return;
		const known = vocabulary.known[at];
		if (!known || Math.abs(known.jamo.length - jamo.length) > allowed) return;
		const off = distance(jamo, known.jamo);
		if (off <= allowed) found.push({ text: known.text, weight: likeness(jamo, known, off) });
	});
	return found.sort((a, b) => b.weight - a.weight).slice(0, MOST);
}

/** A wrong letter at the front is rarer than one further on. */
function likeness(jamo: string, known: Known, off: number): number {
	const front = jamo[0] === known.jamo[0] ? 1 : 0.93;
	return (1 - off / jamo.length) * front * (0.7 + 0.3 * known.weight);
}

/** Letters to change, add, leave out or swap. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
			if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
			next.push(least);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}
