/** The nearest everyday phrase of each row. */
import { phraseGrams } from './grams.ts';
import { rarity, type Index } from './index.ts';

export type Nearest = { phrase: number; near: number };
const rooms = new WeakMap<Index, Float32Array>();

/** Nearness is the cosine between the pieces of two sentences; pieces that stand in few phrases count more. */
export function nearestPhrases(index: Index, asked: string[]): Map<number, Nearest> {
	const { phraseRow, phraseLength } = index.form;
	const total = phraseRow.length;
	const dots = rooms.get(index) ?? new Float32Array(total);
	rooms.set(index, dots);
	const touched: number[] = [];
	let length = 0;
	for (const gram of phraseGrams(asked)) {
		const list = index.phraseGrams.of(gram);
		const rare = rarity(list.length, total);
		length += rare * rare;
		if (list.length * 16 > total && total > 2000) continue;
		for (const at of list) {
			if (!dots[at]) touched.push(at);
			dots[at] = (dots[at] ?? 0) + rare * rare;
		}
	}
	const best = new Map<number, Nearest>();
	for (const at of touched) {
		const near = (dots[at] ?? 0) / (Math.sqrt(length) * (phraseLength[at] ?? 0) || 1);
		const row = phraseRow[at] ?? 0;
		dots[at] = 0;
		if (near > 0.1 && near > (best.get(row)?.near ?? 0)) best.set(row, { phrase: at, near: Math.min(near, 0.99) });
	}
	return best;
}
