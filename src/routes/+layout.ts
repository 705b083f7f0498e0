import { browser } from '$app/environment';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { kept } from '#lib/device/kept.ts';
import { loadWords } from '#lib/i18n/load.ts';
import { FIRST_LANGUAGE } from '#lib/i18n/words.ts';
import { chosen } from './language.ts';
import { textsFor } from './page-data.ts';
import { sectionsFor } from './sections.ts';

export const prerender = true;
export const trailingSlash = 'always';

const isText = (value: unknown): value is string => typeof value === 'string';

// On a later visit the catalogue is opened while the page's own code is still coming; on a first one it would only stand in the way.
if (browser && navigator.serviceWorker?.controller) void catalogue.reader();

/** The words of the language kept on this device; pages are built in the first language. */
export async function load({ route, fetch, depends }) {
	depends('app:language');
	const lang = browser ? (chosen.now ?? kept('language', FIRST_LANGUAGE, isText)) : FIRST_LANGUAGE;
	const sections = sectionsFor(route.id);
	const [words, texts] = await Promise.all([loadWords(lang, sections), sections.includes('lists') ? textsFor(lang, fetch) : undefined]);
	if (!texts) return { words };
	const { services, lines } = texts;
	const easily = lines && (await import('#lib/i18n/easily.ts')).easilyBy(lines);
	return { words: { ...words, told: (id: string) => services[id], allTold: services, ...(easily && { easily }) } };
}
