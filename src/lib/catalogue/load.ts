/** How a page gets its view: from the installed catalogue where there is one, else the one file from the network. */
import type { Reader } from './reader.ts';

export type Ask<T> = {
	/** Address of the prerendered view, for a first visit. */
	url: string;
	fetch: typeof fetch;
	/** The installed catalogue; absent while building pages. */
	installed: (() => Promise<Reader | undefined>) | undefined;
	view: (reader: Reader) => Promise<T | undefined>;
	/** Last resort without IndexedDB and without this file: the pack from the worker's cache. */
	lastResort: (() => Promise<Reader | undefined>) | undefined;
};

/** The view, or undefined where there is no such record. Throws only when nothing could be read at all. */
export async function viewOf<T>({ url, fetch, installed, view, lastResort }: Ask<T>): Promise<T | undefined> {
	const reader = await installed?.();
	if (reader) return view(reader);
	const response = await fetch(url).catch(() => undefined);
	if (response?.ok) return (await response.json()) as T;
	if (response?.status === 404) return undefined;
	const spare = await lastResort?.();
	if (spare) return view(spare);
	throw new Error('neither the catalogue nor the network answered');
}
