/** Interface words by key. The first language needs no plurals and no fallback, so it speaks without a library: the first page stays small. */

import type { Labels, ToldService } from '#lib/content/texts.ts';
import type { Easily } from './easily.ts';
import { numberText } from './number.ts';

/** Keys nest; every leaf is a text with `{{name}}` where a value goes. */
export type WordTree = { [key: string]: string | WordTree };

export type Words = {
	/** Language shown, as a BCP 47 tag. */
	lang: string;
	t: (key: string, values?: Record<string, string | number>) => string;
	has: (key: string) => boolean;
	/** The same in the first language: what is said or shown at a counter. */
	first: (key: string, values?: Record<string, string | number>) => string;
	/** Names of the catalogue in this language; empty in the first one. */
	labels: Partial<Labels>;
	/** A service told in this language; undefined where only the Korean is there. */
	told: (id: string) => ToldService | undefined;
	/** All that are told, by id; the same object as long as the language stays. */
	allTold: Readonly<Record<string, ToldService>>;
	/** Records and lines of the catalogue in easy Korean where that is chosen; as they are in every other language. */
	easily: Easily;
};

export const FIRST_LANGUAGE = 'ko';
/** The first language in easy words. */
export const EASY_LANGUAGE = 'ko-easy';

/** The tag that a browser and a screen reader understand. */
export const tagOf = (lang: string): string => (lang === EASY_LANGUAGE ? FIRST_LANGUAGE : lang);

/** What stands in the first language on a page of another one is marked with this; undefined where the page speaks it anyway. */
export const firstIn = (lang: string): string | undefined => (tagOf(lang) === FIRST_LANGUAGE ? undefined : FIRST_LANGUAGE);

/** In every language but easy Korean things are told as they are. */
export const asItIs: Easily = (value) => value;

export const NONE: Readonly<Record<string, ToldService>> = {};

/** A value as it stands in a sentence: how many there are is written in the language's own way (1,142; 2,5). Years and the like are not counts. */
export function filled(name: string, value: unknown, lang: string): string {
	if (name !== 'count' || typeof value !== 'number' || (Number.isInteger(value) && value < 1000)) return String(value ?? '');
	return numberText(value, lang);
}

const GAP = /\{\{\s*(\w+)\s*\}\}/g;

/** The text at a dotted key, or undefined. */
function textAt(words: WordTree, key: string): string | undefined {
	let at: string | WordTree | undefined = words;
	for (const step of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, step) ? at[step] : undefined;
	return typeof at === 'string' ? at : undefined;
}

/** Words of the first language. An unknown key shows itself, as i18next does. */
export function firstWords(words: WordTree): Words {
	const t: Words['t'] = (key, values) => (textAt(words, key) ?? key).replace(GAP, (_, name: string) => filled(name, values?.[name], FIRST_LANGUAGE));
	return {
		lang: FIRST_LANGUAGE,
		t,
		first: t,
		has: (key) => textAt(words, key) !== undefined,
		labels: {},
		told: () => undefined,
		allTold: NONE,
		easily: asItIs
	};
}
