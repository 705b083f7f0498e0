/** The word files: one a language and section, each fetched only when it is needed. */
import type { ResourceLanguage } from 'i18next';
import { FIRST_LANGUAGE, wordsOf, type Words } from './words.ts';

/** `core` is what the first page needs; the others come with the pages that speak them. */
export type Section = 'core' | 'pages' | 'finder' | 'visit' | 'desk';

const files = import.meta.glob<ResourceLanguage>('#content/strings/*.json', { import: 'default' });
const keyOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
const byKey = new Map(Object.entries(files).map(([path, load]) => [keyOf(path), load]));

export const languages: string[] = [...new Set([...byKey.keys()].map((key) => key.split('.')[0] ?? key))];

async function wordsFile(lang: string, sections: Section[]): Promise<ResourceLanguage> {
	const parts = await Promise.all(sections.map((section) => byKey.get(`${lang}.${section}`)?.()));
	return Object.assign({}, ...parts) as ResourceLanguage;
}

/** The words of a language, with the first language behind it. An unknown tag gives the first language. */
export async function loadWords(lang: string, sections: Section[]): Promise<Words> {
	const known = languages.includes(lang) ? lang : FIRST_LANGUAGE;
	const wanted = known === FIRST_LANGUAGE ? [known] : [known, FIRST_LANGUAGE];
	const found = await Promise.all(wanted.map((l) => wordsFile(l, sections)));
	return wordsOf(known, Object.fromEntries(wanted.map((l, i) => [l, found[i]!])));
}
