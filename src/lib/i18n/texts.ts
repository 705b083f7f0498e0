/** The catalogue's texts in a chosen language: fetched when it is chosen, and kept for the time without a network. */
import type { Texts } from '#lib/content/texts.ts';

const SHELF = 'bokji-texts';

/** Texts from the shelf or the network; undefined where neither has them. Only one language and edition is kept. */
export async function textsFrom(url: string, fetcher: typeof fetch): Promise<Texts | undefined> {
	const shelf = await globalThis.caches?.open(SHELF).catch(() => undefined);
	const kept = await shelf?.match(url).catch(() => undefined);
	if (kept) return (await kept.json()) as Texts;
	const got = await fetcher(url).catch(() => undefined);
	if (!got?.ok) return undefined;
	const copy = got.clone();
	const texts = (await got.json()) as Texts;
	await keepOnly(shelf, url, copy).catch(() => {});
	return texts;
}

async function keepOnly(shelf: Cache | undefined, url: string, answer: Response): Promise<void> {
	if (!shelf) return;
	await shelf.put(url, answer);
	for (const { url: other } of await shelf.keys()) if (!other.endsWith(url)) await shelf.delete(other);
}
