/** From the wanted pack to the installed one: what a page asks for, whichever thread does it. */
import { PACK_SHAPE } from '#lib/content/pack.ts';
import { fetchPack, type Wanted } from './install.ts';
import { installedOn, openShelf, putPack } from './shelf.ts';

/**
 * `there`: it was installed already. `kept`: it is now. `full`: the browser keeps nothing, or has no room. `unreachable` and
 * `damaged`: it could not be had. `earlier`: a pack that this app can read was there before, and is still there unless `kept`.
 */
export type Brought = { outcome: 'there' | 'kept' | 'full' | 'unreachable' | 'damaged'; earlier: boolean };

/** `at` is the moment of installing, as ISO text. Never throws. */
export async function bringIn(wanted: Wanted, at: string, fetcher: typeof fetch = fetch, shelf?: string): Promise<Brought> {
	const db = await openShelf(shelf).catch(() => undefined);
	if (!db) return { outcome: 'full', earlier: false };
	try {
		const installed = await installedOn(db).catch(() => undefined);
		const earlier = installed?.shape === PACK_SHAPE;
		if (earlier && installed.hash === wanted.hash) return { outcome: 'there', earlier };
		const got = await fetchPack(fetcher, wanted);
		if (!got.ok) return { outcome: got.reason === 'damaged' ? 'damaged' : 'unreachable', earlier };
		const kept = await putPack(db, got.pack, wanted.hash, at).then(
			() => true,
			() => false
		);
		return { outcome: kept ? 'kept' : 'full', earlier };
	} finally {
		db.close();
	}
}
