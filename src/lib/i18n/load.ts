/** The word files, each fetched only when it is needed: the first language by section, every other one whole. */
import type { Labels } from '#lib/content/texts.ts';
import { FIRST_LANGUAGE, firstWords, type WordTree, type Words } from './words.ts';

/** `core` is what the first page needs; `lists` what any list of services, places or lines does; the others come with the pages that speak them. */
export type Section = 'core' | 'lists' | 'pages' | 'about' | 'finder' | 'visit' | 'sheets' | 'desk';

const firstParts = import.meta.glob<WordTree>('#content/strings/*.json', { import: 'default' });
/** Every other language is one file: its words, and the names of the catalogue in it. */
type Tongue = { words: WordTree; labels: Partial<Labels> };
const tongues = import.meta.glob<Tongue>('#content/tongues/*.json', { import: 'default' });
const byName = <T>(files: Record<string, T>) =>
	new Map(Object.entries(files).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), load]));
const sectionFiles = byName(firstParts);
const tongueFiles = byName(tongues);

async function firstWordsOf(sections: Section[]): Promise<WordTree> {
	const parts = await Promise.all(sections.map((section) => sectionFiles.get(section)?.()));
	return Object.assign({}, ...parts) as WordTree;
}

/** The words of a language, with the first language behind it. An unknown tag gives the first language. */
export async function loadWords(lang: string, sections: Section[]): Promise<Words> {
	const first = firstWordsOf(sections);
	const tongue = tongueFiles.get(lang);
	if (!tongue) return firstWords(await first);
	const [{ translatedWords }, { words, labels }] = await Promise.all([import('./translated.ts'), tongue()]);
	return translatedWords(lang, { [lang]: words, [FIRST_LANGUAGE]: await first }, labels);
}
