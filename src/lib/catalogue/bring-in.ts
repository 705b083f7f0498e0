/** From the wanted pack to the installed one: what a page asks for, whichever thread does it. */
import { PACK_SHAPE } from '#lib/content/pack.ts';
import { fetchPack, keepPack, type Wanted } from './install.ts';
import { CatalogueStore } from './store.ts';

/**
 * `there`: it was installed already. `kept`: it is now. `full`: the browser keeps nothing, or has no room. `unreachable` and
 * `damaged`: it could not be had. `earlier`: a pack that this app can read was there before, and is still there unless `kept`.
 */
export type Brought = { outcome: 'there' | 'kept' | 'full' | 'unreachable' | 'damaged'; earlier: boolean };

/** `at` is the moment of installing, as ISO text. Never throws. */
export async function bringIn(wanted: Wanted, at: string, store = new CatalogueStore()): Promise<Brought> {
	const installed = await store.installed().catch(() => undefined);
	const earlier = installed?.shape === PACK_SHAPE;
	if (earlier && installed.hash === wanted.hash) return { outcome: 'there', earlier };
	const got = await fetchPack(fetch, wanted);
	if (!got.ok) return { outcome: got.reason === 'damaged' ? 'damaged' : 'unreachable', earlier };
	return { outcome: await keepPack(store, got.pack, wanted.hash, at), earlier };
}
