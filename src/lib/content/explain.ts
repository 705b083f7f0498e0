/** Finding hard words in plain text, so that they can be explained where they stand. */
import type { Term } from './schema.ts';

export type Piece = { text: string; term?: Term };
/** A hard word with its plain words, for places too small for a definition. */
export type Gloss = { term: string; plain: string };

/** Longest terms first, so that a long word is not taken for a short one inside it. */
const byLength = (terms: Term[]) => [...terms].sort((a, b) => b.term.length - a.term.length);

/** Where the term stands as a word of its own: nothing but a space or a sign before it. −1 where it does not. */
function wordAt(text: string, term: string): number {
	for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at;
	return -1;
}

/** Cuts each sentence at its hard words. Over the whole list a word is explained once, where it first stands. */
export function explained(sentences: string[], terms: Term[]): Piece[][] {
	const open = byLength(terms);
	const done = new Set<Term>();
	return sentences.map((sentence) => {
		const pieces: Piece[] = [];
		let rest = sentence;
		while (rest) {
			const hits = open.filter((t) => !done.has(t)).flatMap((t) => { const at = wordAt(rest, t.term); return at < 0 ? [] : [{ t, at }]; });
			const first = hits.sort((a, b) => a.at - b.at || b.t.term.length - a.t.term.length)[0];
			if (!first) { pieces.push({ text: rest }); break; }
			if (first.at > 0) pieces.push({ text: rest.slice(0, first.at) });
			pieces.push({ text: first.t.term, term: first.t });
			done.add(first.t);
			rest = rest.slice(first.at + first.t.term.length);
		}
		return pieces;
	});
}

/** The hard words that stand in some texts, each once, in the order in which they are met. */
export function hardWords(texts: string[], terms: Term[]): Term[] {
	return explained(texts, terms).flatMap((pieces) => pieces.flatMap(({ term }) => term ?? []));
}
