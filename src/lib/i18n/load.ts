/** The word files: one a language and section, each fetched only when it is needed. */
import type { Labels } from '#lib/content/texts.ts';
import { FIRST_LANGUAGE, firstWords, type WordTree, type Words } from './words.ts';

/** `core` is what the first page needs; the others come with the pages that speak them. */
export type Section = 'core' | 'pages' | 'finder' | 'visit' | 'desk';

const files = import.meta.glob<WordTree>('#content/strings/*.json', { import: 'default' });
const labelFiles = import.meta.glob<Partial<Labels>>('#content/labels/*.json', { import: 'default' });
const keyOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
const labelsByLang = new Map(Object.entries(labelFiles).map(([path, load]) => [keyOf(path), load]));
const byKey = new Map(Object.entries(files).map(([path, load]) => [keyOf(path), load]));

export const languages: string[] = [...new Set([...byKey.keys()].map((key) => key.split('.')[0] ?? key))];

async function wordsFile(lang: string, sections: Section[]): Promise<WordTree> {
	const parts = await Promise.all(sections.map((section) => byKey.get(`${lang}.${section}`)?.()));
	return Object.assign({}, ...parts) as WordTree;
}

/** The words of a language, with the first language behind it. An unknown tag gives the first language. */
export async function loadWords(lang: string, sections: Section[]): Promise<Words> {
	const first = wordsFile(FIRST_LANGUAGE, sections);
	if (lang === FIRST_LANGUAGE || !languages.includes(lang)) return firstWords(await first);
	const [{ translatedWords }, own, labels] = await Promise.all([import('./translated.ts'), wordsFile(lang, sections), labelsByLang.get(lang)?.()]);
	return translatedWords(lang, { [lang]: own, [FIRST_LANGUAGE]: await first }, labels);
}
