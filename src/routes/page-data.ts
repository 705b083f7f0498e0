/** How every page of this app asks for its view. The one place where routes reach for the catalogue. */
import { browser } from '$app/environment';
import { base } from '$app/paths';
import { error } from '@sveltejs/kit';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { viewOf } from '#lib/catalogue/load.ts';
import { packReader, type Reader } from '#lib/catalogue/reader.ts';
import { dayIn } from '#lib/content/day.ts';
import type { Texts } from '#lib/content/texts.ts';
import { site } from './site.ts';

export const dataUrl = (name: string): string => `${base}/data/${name}`;
export const wantedPack = () => ({ url: dataUrl(__PACK_NAME__), hash: __PACK_HASH__ });

/** The catalogue's texts in a language; none where there are none, or none can be had now. */
export async function textsFor(lang: string, fetcher: typeof fetch): Promise<Texts | undefined> {
	const name = __TEXTS__[lang];
	return name ? (await import('#lib/i18n/texts.ts')).textsFrom(dataUrl(name), fetcher) : undefined;
}

/** Today where the district is. */
export const today = (): string => dayIn(site.district.timeZone, new Date());

/** The pack from the cache or the network, held in memory: for a first visit, or where the browser keeps nothing. */
export async function spareReader(): Promise<Reader | undefined> {
	const { fetchPack } = await import('#lib/catalogue/install.ts');
	const got = await fetchPack(fetch, wantedPack());
	if (!got.ok) return undefined;
	catalogue.lend(got.pack);
	return packReader(got.pack);
}

/** The catalogue, wherever it can be had now. Fails where it cannot. */
export async function anyReader(): Promise<Reader> {
	const reader = (await catalogue.reader()) ?? (await spareReader());
	if (!reader) throw new Error('no catalogue');
	return reader;
}

/** A page's view, or Kit's "not found" page. */
export async function pageView<T>(fetch: typeof globalThis.fetch, name: string, view: (reader: Reader) => Promise<T | undefined>): Promise<T> {
	const found = await viewOf<T>({
		url: dataUrl(name),
		fetch,
		view,
		installed: browser ? () => catalogue.reader() : undefined,
		lastResort: browser ? spareReader : undefined
	});
	if (found === undefined) error(404);
	return found;
}
