import { browser } from '$app/environment';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { kept } from '#lib/device/kept.ts';
import { loadWords } from '#lib/i18n/load.ts';
import { FIRST_LANGUAGE } from '#lib/i18n/words.ts';
import { sectionsFor } from './sections.ts';

export const prerender = true;
export const trailingSlash = 'always';

const isText = (value: unknown): value is string => typeof value === 'string';

// On a later visit the catalogue is opened while the page's own code is still coming; on a first one it would only stand in the way.
if (browser && navigator.serviceWorker?.controller) void catalogue.reader();

/** The words of the language kept on this device; pages are built in the first language. */
export async function load({ route }) {
	const lang = browser ? kept('language', FIRST_LANGUAGE, isText) : FIRST_LANGUAGE;
	return { words: await loadWords(lang, sectionsFor(route.id)) };
}
