/** Words against the index. For each word the best of its alternatives counts, never their sum; words that stand in few rows count more. */
import { rarity, type Index } from './index.ts';
import type { Alternative, AskedWord } from './question.ts';

/** Room to add up in, one place a row; kept with the index. */
class Scratch {
	readonly count: Uint16Array;
	readonly all: Uint8Array;
	readonly any: Uint8Array;
	readonly word: Float32Array;
	readonly total: Float32Array;
	readonly met: Float32Array;
	constructor(rows: number) {
		[this.count, this.all, this.any] = [new Uint16Array(rows), new Uint8Array(rows), new Uint8Array(rows)];
		[this.word, this.total, this.met] = [new Float32Array(rows), new Float32Array(rows), new Float32Array(rows)];
	}
}

const scratches = new WeakMap<Index, Scratch>();

function scratchOf(index: Index): Scratch {
	const scratch = scratches.get(index) ?? new Scratch(index.size);
	scratches.set(index, scratch);
	return scratch;
}

/** Counts the pieces of an alternative row by row, and returns the rows that can have more than half of them. */
function countPieces(index: Index, grams: string[], { count, all, any }: Scratch): number[] {
	const rows: number[] = [];
	const lists = grams.map((gram) => index.grams.of(gram)).sort((a, b) => a.length - b.length);
	// More than half of the pieces must stand in a row, so at least one of the rarer half does.
	const opening = Math.ceil(lists.length / 2);
	lists.forEach((list, l) => {
		for (const posting of list) {
			const row = posting >> 8;
			if (!count[row]) {
				if (l >= opening) continue;
				rows.push(row);
				all[row] = 255;
			}
			all[row] = (all[row] ?? 0) & posting;
			any[row] = (any[row] ?? 0) | posting;
			count[row] = (count[row] ?? 0) + 1;
		}
	});
	return rows;
}

/** Rows in which pieces of one alternative stand, with the best field weight that all of them share. */
function match(index: Index, { grams }: Alternative, scratch: Scratch, found: (row: number, weight: number, whole: boolean) => void): void {
	const { count, all, any } = scratch;
	for (const row of countPieces(index, grams, scratch)) {
		const share = (count[row] ?? 0) / grams.length;
		if (share === 1 && all[row]) found(row, index.best[all[row] ?? 0] ?? 0, true);
		else if (share > 0.5) found(row, (index.best[any[row] ?? 0] ?? 0) * share * share * 0.5, false);
		count[row] = all[row] = any[row] = 0;
	}
}

type WordMatch = { rows: number[]; scores: number[]; rare: number };

/** Best alternative of one word, row by row. */
function matchWord(index: Index, word: AskedWord, scratch: Scratch): WordMatch {
	const rows: number[] = [];
	let own = 0;
	let meant = 0;
	for (const alternative of word.alternatives) {
		let whole = 0;
		match(index, alternative, scratch, (row, weight, isWhole) => {
			if (isWhole) whole++;
			const before = scratch.word[row] ?? 0;
			if (!before) rows.push(row);
			// A row that has the word itself and is also what the word stands for: a little before the others.
			const both = isWhole && alternative.reading?.kind === 'meaning' && before > 0 ? 1.2 : 1;
			scratch.word[row] = Math.max(before * both, weight * alternative.weight);
		});
		if (alternative.reading) meant = Math.max(meant, whole);
		else own = Math.max(own, whole);
	}
	const scores = rows.map((row) => scratch.word[row] ?? 0);
	for (const row of rows) scratch.word[row] = 0;
	const standing = own || meant;
	return { rows, scores, rare: (standing ? rarity(standing, index.size) : 1) * word.weight };
}

/** Below this a word is faint: it moves rows that others have found, and finds none itself. */
const FAINT = 0.3;

/** Adds up the words. A word that stands nowhere takes little from the rest. */
export function scoreWords(index: Index, words: AskedWord[]): Map<number, number> {
	const scratch = scratchOf(index);
	const { total, met } = scratch;
	const matches = words.map((word) => ({ ...matchWord(index, word, scratch), faint: word.weight <= FAINT }));
	matches.sort((a, b) => Number(a.faint) - Number(b.faint));
	const sum = matches.reduce((s, m) => s + (m.rows.length ? m.rare : 0.3), 0) || 1;
	const touched: number[] = [];
	for (const { rows, scores, rare, faint } of matches) {
		const closed = faint && touched.length > 0;
		for (let i = 0; i < rows.length; i++) {
			const [row, score] = [rows[i] ?? 0, scores[i] ?? 0];
			if (!met[row]) {
				if (closed) continue;
				touched.push(row);
			}
			total[row] = (total[row] ?? 0) + score * rare;
			met[row] = (met[row] ?? 0) + rare * Math.min(1, score / 1.5);
		}
	}
	const scored = new Map<number, number>();
	for (const row of touched) {
		scored.set(row, ((total[row] ?? 0) / sum) * (0.45 + 0.55 * Math.min(1, (met[row] ?? 0) / sum)));
		total[row] = met[row] = 0;
	}
	return scored;
}
