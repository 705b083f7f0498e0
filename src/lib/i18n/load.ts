/** The word files, one a language, each fetched only when its language is chosen. */
import type { ResourceLanguage } from 'i18next';
import { FIRST_LANGUAGE, wordsOf, type Words } from './words.ts';

const files = import.meta.glob<ResourceLanguage>('#content/strings/*.json', { import: 'default' });
const langOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);

export const languages: string[] = Object.keys(files).map(langOf);

async function file(lang: string): Promise<ResourceLanguage> {
	const load = Object.entries(files).find(([path]) => langOf(path) === lang)?.[1];
	if (!load) throw new Error(`no words for ${lang}`);
	return load();
}

/** The words of a language, with the first language behind it. An unknown tag gives the first language. */
export async function loadWords(lang: string): Promise<Words> {
	const known = languages.includes(lang) ? lang : FIRST_LANGUAGE;
	const first = await file(FIRST_LANGUAGE);
	return known === FIRST_LANGUAGE ? wordsOf(known, { [known]: first }) : wordsOf(known, { [known]: await file(known), [FIRST_LANGUAGE]: first });
}
