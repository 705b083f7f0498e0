/** Words cut into pieces, the same for texts and for questions. */
import { stemOf } from './endings.ts';
import { isSyllable, skeleton } from './hangul.ts';

/** Pieces of one word: pairs of syllables; a lone syllable, a Latin word and a number stay whole. */
export function gramsOf(word: string): string[] {
	if (word.length === 1 || !isSyllable(word)) return [`=${word}`];
	const grams: string[] = [];
	for (let i = 0; i + 1 < word.length; i++) grams.push(word.slice(i, i + 2));
	return grams;
}

/** Pieces under which a word of a text is kept: its own, and what stays of it without its ending. */
export function keptGrams(word: string): string[] {
	const { text, bent } = stemOf(word);
	const kept = gramsOf(word);
	if (text !== word && text.length === 1) kept.push(`=${text}`);
	const bone = bent || text !== word ? skeleton(word) : '';
	if (bone) kept.push(`~${bone}`);
	return kept;
}

/** Pieces of a question or a phrase, for comparing the two as wholes. */
export const phraseGrams = (words: string[]): string[] => [...new Set(words.flatMap(keptGrams))];
