/** The inverted index: pieces of words → the rows in which they stand, and in which fields. */
import { isSyllable, skeleton } from './hangul.ts';
import { runsOf, tight } from './normalise.ts';
import { stemOf } from './endings.ts';
import { FIELDS, WEIGHT, type Row } from './rows.ts';

/** A row and the fields in it, in one number: row × 256 + mask. */
export type Postings = Map<string, number[]>;
export type Index = {
	rows: Row[];
	grams: Postings;
	/** Pieces of everyday phrases → phrase numbers. */
	phraseGrams: Postings;
	phrases: { row: number; length: number }[];
	/** Whole names without spaces → rows. */
	wholeNames: Postings;
	/** Whole phrases without spaces → phrase numbers. */
	wholePhrases: Postings;
	/** Number of each row's first phrase. */
	firstPhrase: number[];
	/** Best weight of any field in a mask. */
	best: Float32Array;
};

/** Pieces of one word: pairs of syllables; a lone syllable, a Latin word and a number stay whole. */
export function gramsOf(word: string): string[] {
	const first = word[0] ?? '';
	if (!isSyllable(first)) return [`=${word}`];
	if (word.length === 1) return [`=${word}`];
	const grams: string[] = [];
	for (let i = 0; i + 1 < word.length; i++) grams.push(word.slice(i, i + 2));
	return grams;
}

/** Texts say the same words again and again. */
const memory = new Map<string, string[]>();

/** Pieces under which a word of a text is kept: its own, and what stays of it without its ending. */
function keptGrams(word: string): string[] {
	const known = memory.get(word);
	if (known) return known;
	if (memory.size > 20_000) memory.clear();
	const { text, bent } = stemOf(word);
	const kept = gramsOf(word);
	if (text !== word && text.length === 1) kept.push(`=${text}`);
	const bone = bent || text !== word ? skeleton(word) : '';
	if (bone) kept.push(`~${bone}`);
	memory.set(word, kept);
	return kept;
}

const nameGrams = (line: string): string[] => {
	const runs = runsOf(line);
	const joined = runsOf(line.replace(/ /g, ''));
	return [
		...joined.flatMap(gramsOf),
		...runs.flatMap((w) => (isSyllable(w[0] ?? '') ? [`^${w[0]}`] : gramsOf(w))),
		...runs.filter((w) => w.length === 1).flatMap(gramsOf)
	];
};

/** Pieces of a question or a phrase, for comparing the two as wholes. */
export function phraseGrams(words: string[]): string[] {
	const grams = new Set<string>();
	for (const word of words) for (const gram of keptGrams(word)) grams.add(gram);
	return [...grams];
}

const bestOf = (): Float32Array => Float32Array.from({ length: 256 }, (_, mask) => Math.max(0, ...FIELDS.map((f, i) => (mask & (1 << i) ? WEIGHT[f] : 0))));

function add(postings: Postings, gram: string, value: number): void {
	const list = postings.get(gram);
	if (list) list.push(value);
	else postings.set(gram, [value]);
}

function masksOf(row: Row): Map<string, number> {
	const masks = new Map<string, number>();
	FIELDS.forEach((field, bit) => {
		for (const line of row.fields[field]) {
			const grams = field === 'name' || field === 'alias' || field === 'plain' ? nameGrams(line) : runsOf(line).flatMap(keptGrams);
			for (const gram of grams) masks.set(gram, (masks.get(gram) ?? 0) | (1 << bit));
		}
	});
	for (const number of row.numbers) masks.set(`=${number}`, (masks.get(`=${number}`) ?? 0) | (1 << FIELDS.indexOf('alias')));
	return masks;
}

export function indexOf(rows: Row[]): Index {
	const index: Index = {
		rows,
		grams: new Map(),
		phraseGrams: new Map(),
		phrases: [],
		wholePhrases: new Map(),
		wholeNames: new Map(),
		firstPhrase: [],
		best: bestOf()
	};
	rows.forEach((row, at) => {
		index.firstPhrase.push(index.phrases.length);
		for (const name of [...row.names, row.short]) add(index.wholeNames, name, at);
		for (const [gram, mask] of masksOf(row)) add(index.grams, gram, at * 256 + mask);
		for (const phrase of row.fields.phrase) {
			const grams = phraseGrams(runsOf(phrase));
			for (const gram of grams) add(index.phraseGrams, gram, index.phrases.length);
			add(index.wholePhrases, tight(phrase), index.phrases.length);
			index.phrases.push({ row: at, length: 0 });
		}
	});
	for (const list of index.phraseGrams.values()) {
		const rare = rarity(list.length, index.phrases.length);
		for (const at of list) {
			const phrase = index.phrases[at];
			if (phrase) phrase.length += rare * rare;
		}
	}
	for (const phrase of index.phrases) phrase.length = Math.sqrt(phrase.length);
	return index;
}

/** How telling a piece is that stands in `count` of `total`. */
export const rarity = (count: number, total: number): number => Math.log(1 + total / (1 + count));
