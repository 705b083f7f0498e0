/** Where the pictures lie, and keeping them for the tent: only on a device on which somebody opens the desk. The service worker answers with what is kept here. */
import { PICTURES, type Picture } from './pictures.ts';

const files = import.meta.glob<string>('./pictures/*.webp', { eager: true, query: '?no-inline', import: 'default' });
const CACHE = 'desk-help';

export const pictureAt = (name: Picture): string => files[`./pictures/${name}.webp`] ?? '';

/** Fetches what is missing and lets go of pictures of an older version. Without a network, or where the browser keeps nothing, the words alone have to do. */
export async function keepPictures(): Promise<void> {
	try {
		const cache = await caches.open(CACHE);
		const wanted = PICTURES.map((name) => new URL(pictureAt(name), location.href).href);
		const kept = (await cache.keys()).map(({ url }) => url);
		await cache.addAll(wanted.filter((url) => !kept.includes(url)));
		await Promise.all(kept.filter((url) => !wanted.includes(url)).map((url) => cache.delete(url)));
	} catch {
		// Asked for again when the desk is opened next.
	}
}
