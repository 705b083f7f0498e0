/** Which parts of a text are Korean, on a page of another language: official names, addresses, words that nobody translated yet. */
import { firstIn } from './words.ts';

/** Hangul with the digits at it; signs and spaces between Hangul belong to it. */
const KOREAN = /\p{N}*\p{Script=Hangul}(?:[^\p{L}]*\p{Script=Hangul})*\p{N}*/gu;

/** A part of a text; `lang` where it is not the page's own. */
export type Tongue = { text: string; lang?: string };

/** The parts of a text in order; on a page of the first language the text as it is. */
export function tonguesOf(text: string, lang: string): Tongue[] {
	const first = firstIn(lang);
	if (!first || !/\p{Script=Hangul}/u.test(text)) return [{ text }];
	// Nothing else to say: brackets and dots come along.
	if (!/\p{L}/u.test(text.replace(KOREAN, ''))) return [{ text, lang: first }];
	const parts: Tongue[] = [];
	let end = 0;
	for (const { 0: korean, index } of text.matchAll(KOREAN)) {
		if (index > end) parts.push({ text: text.slice(end, index) });
		parts.push({ text: korean, lang: first });
		end = index + korean.length;
	}
	if (end < text.length) parts.push({ text: text.slice(end) });
	return parts;
}
