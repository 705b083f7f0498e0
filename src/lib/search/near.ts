/** The one place that opens Fuse, for three things: misspelt words, names that nearly match, and what to highlight in them. */
import Fuse from 'fuse.js/basic';
import { joined } from './keyboard.ts';
import { jamoOf } from './hangul.ts';
import type { Known, Vocabulary } from './vocabulary.ts';

const CANDIDATES = 20;
const pairsOf = (jamo: string): string[] => Array.from({ length: Math.max(0, jamo.length - 1) }, (_, i) => jamo.slice(i, i + 2));

const pairIndexes = new WeakMap<Vocabulary, Map<string, number[]>>();

function pairIndex(vocabulary: Vocabulary): Map<string, number[]> {
	const old = pairIndexes.get(vocabulary);
	if (old) return old;
	const index = new Map<string, number[]>();
	vocabulary.known.forEach(({ jamo }, at) => {
		for (const pair of new Set(pairsOf(jamo))) {
			const list = index.get(pair);
			if (list) list.push(at);
			else index.set(pair, [at]);
		}
	});
	pairIndexes.set(vocabulary, index);
	return index;
}

/** So many pairs, the rarest, are looked up: a letter or two wrong spoil four at most. */
const LOOKED_UP = 7;

/** Words that share the most pairs of letters with this one. */
function candidates(vocabulary: Vocabulary, jamo: string): Known[] {
	const index = pairIndex(vocabulary);
	const lists = [...new Set(pairsOf(jamo))].map((pair) => index.get(pair) ?? []).sort((a, b) => a.length - b.length);
	const shared = new Map<number, number>();
	for (const list of lists.slice(0, LOOKED_UP)) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + 1);
	const found: { known: Known; like: number }[] = [];
	for (const [at, count] of shared) {
		const known = vocabulary.known[at];
		if (!known || count < 2 || Math.abs(known.jamo.length - jamo.length) > 3) continue;
		found.push({ known, like: (count / (lists.length + known.jamo.length)) * (0.8 + 0.2 * known.weight) });
	}
	return found
		.sort((a, b) => b.like - a.like)
		.slice(0, CANDIDATES)
		.map((c) => c.known);
}

/** Known words for a word that nobody wrote: one or two letters off. Weight 0 … 1. */
export function nearWords(vocabulary: Vocabulary, word: string): { text: string; weight: number }[] {
	const jamo = jamoOf(word);
	if (jamo.length < 4 || jamo.length > 28) return [];
	const fuse = new Fuse(candidates(vocabulary, jamo), { keys: ['jamo'], includeScore: true, threshold: 0.4, distance: 20, ignoreFieldNorm: true });
	return fuse
		.search(jamo)
		.flatMap(({ item, score = 1 }) => {
			const off = distance(jamo, item.jamo);
			const allowed = jamo.length < 7 ? 1 : jamo.length < 12 ? 2 : 3;
			return off > allowed ? [] : [{ text: item.text, weight: (1 - off / jamo.length) * (1 - 0.15 * score) * (0.7 + 0.3 * item.weight) }];
		})
		.sort((a, b) => b.weight - a.weight)
		.slice(0, 4);
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
