/** Words against the index. For each word the best of its alternatives counts, never their sum; words that stand in few rows count more. */
import { rarity, type Index } from './index.ts';
import type { AskedWord } from './question.ts';

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
	const lists = grams.map((gram) => index.grams.of(gram));
	if (lists.length > 1) lists.sort((a, b) => a.length - b.length);
	// More than half of the pieces must stand in a row, so at least one of the rarer half does.
	const opening = Math.ceil(lists.length / 2);
	for (let l = 0; l < lists.length; l++) {
		for (const posting of lists[l]!) {
			const row = posting >> 8;
			if (!count[row]) {
				if (l >= opening) continue;
				rows.push(row);
				all[row] = 255;
			}
			all[row]! &= posting;
			any[row]! |= posting;
			count[row]!++;
		}
	}
	return rows;
}

type WordMatch = { rows: number[]; scores: number[]; rare: number };

/** Best alternative of one word, row by row: the best field weight that all its pieces share, or less for more than half of them. */
function matchWord(index: Index, word: AskedWord, scratch: Scratch): WordMatch {
	const { count, all, any, word: best } = scratch;
	const rows: number[] = [];
	let own = 0;
	let meant = 0;
	for (const { grams, weight, reading } of word.alternatives) {
		const isMeant = reading?.kind === 'meaning';
		let whole = 0;
		for (const row of countPieces(index, grams, scratch)) {
			const share = count[row]! / grams.length;
			const [everywhere, anywhere] = [all[row]!, any[row]!];
			count[row] = all[row] = any[row] = 0;
			const isWhole = share === 1 && everywhere > 0;
			if (!isWhole && share <= 0.5) continue;
			if (isWhole) whole++;
			const fits = isWhole ? index.best[everywhere]! : index.best[anywhere]! * share * share * 0.5;
			const before = best[row]!;
			if (!before) rows.push(row);
			// A row that has the word itself and is also what the word stands for: a little before the others.
			best[row] = Math.max(isMeant && isWhole ? before * 1.2 : before, fits * weight);
		}
		if (reading) meant = Math.max(meant, whole);
		else own = Math.max(own, whole);
	}
	const scores = rows.map((row) => best[row]!);
	for (const row of rows) best[row] = 0;
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
			const row = rows[i]!;
			const score = scores[i]!;
			if (!met[row]) {
				if (closed) continue;
				touched.push(row);
			}
			total[row]! += score * rare;
			met[row]! += rare * Math.min(1, score / 1.5);
		}
	}
	const scored = new Map<number, number>();
	for (const row of touched) {
		scored.set(row, (total[row]! / sum) * (0.45 + 0.55 * Math.min(1, met[row]! / sum)));
		total[row] = met[row] = 0;
	}
	return scored;
}
