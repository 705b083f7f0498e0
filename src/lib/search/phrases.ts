/** The nearest everyday phrase of each row. */
import { phraseGrams, rarity, type Index } from './index.ts';

export type Nearest = { phrase: number; near: number };
const rooms = new WeakMap<Index, Float32Array>();

/** Nearness is the cosine between the pieces of two sentences; pieces that stand in few phrases count more. */
export function nearestPhrases(index: Index, asked: string[]): Map<number, Nearest> {
	const { phrases, phraseGrams: postings } = index;
	const dots = rooms.get(index) ?? new Float32Array(phrases.length);
	rooms.set(index, dots);
	const touched: number[] = [];
	let length = 0;
	for (const gram of phraseGrams(asked)) {
		const list = postings.get(gram) ?? [];
		const rare = rarity(list.length, phrases.length);
		length += rare * rare;
		if (list.length * 16 > phrases.length && phrases.length > 2000) continue;
		for (const at of list) {
			if (!dots[at]) touched.push(at);
			dots[at] = (dots[at] ?? 0) + rare * rare;
		}
	}
	const best = new Map<number, Nearest>();
	for (const at of touched) {
		const phrase = phrases[at];
		const near = phrase ? (dots[at] ?? 0) / (Math.sqrt(length) * phrase.length || 1) : 0;
		dots[at] = 0;
		if (phrase && near > 0.1 && near > (best.get(phrase.row)?.near ?? 0)) best.set(phrase.row, { phrase: at, near: Math.min(near, 0.99) });
	}
	return best;
}
