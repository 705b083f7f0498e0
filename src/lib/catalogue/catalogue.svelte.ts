import type { Pack } from '#lib/content/pack.ts';
import { PACK_SHAPE } from '#lib/content/pack.ts';
import { packReader, type Reader } from './reader.ts';
import type { Brought } from './bring-in.ts';
import type { Wanted } from './install.ts';

export type CatalogueState = 'empty' | 'installing' | 'ready' | 'memory' | 'unreachable' | 'damaged';

/**
 * The catalogue of this device. `ready`: in IndexedDB. `memory`: the browser keeps nothing, the pack is held
 * in memory and comes from the worker's cache. `unreachable` and `damaged`: what was there before stays; retry.
 */
class Catalogue {
	state = $state<CatalogueState>('empty');
	/** A newer pack was installed while this page was open. */
	changed = $state(false);
	#reader: Reader | undefined;
	#opening: Promise<Reader | undefined> | undefined;
	#lent = false;

	/** The reader of what is installed, or undefined on a first visit. Opens the store once. */
	reader(): Promise<Reader | undefined> {
		if (this.#reader) return Promise.resolve(this.#reader);
		this.#opening ??= this.#open().finally(() => (this.#opening = undefined));
		return this.#opening;
	}

	async #open(): Promise<Reader | undefined> {
		try {
			const { CatalogueStore } = await import('./store.ts');
			const store = new CatalogueStore();
			const installed = await store.installed();
			if (!installed || installed.shape !== PACK_SHAPE) return undefined;
			this.#reader = store.reader();
			this.state = 'ready';
			return this.#reader;
		} catch {
			return undefined;
		}
	}

	/** Makes the wanted pack the installed one, beside the page. Safe to call at every start; does nothing when it is there. */
	async install(wanted: Wanted, at: string): Promise<void> {
		const before = this.state;
		if (before !== 'ready') this.state = 'installing';
		const { outcome, earlier } = await broughtHere(wanted, at);
		if (outcome === 'full') await this.#holdFetched(wanted, before);
		else if (outcome === 'there' || outcome === 'kept') {
			this.changed = outcome === 'kept' && earlier;
			if (before === 'memory' || this.#lent) this.#reader = undefined;
			this.#lent = false;
			this.state = 'ready';
		} else this.state = earlier ? 'ready' : outcome === 'damaged' ? 'damaged' : before === 'memory' ? 'memory' : 'unreachable';
	}

	/** The browser keeps nothing: what was fetched stays in memory for as long as this page is open. */
	async #holdFetched(wanted: Wanted, before: CatalogueState): Promise<void> {
		const { fetchPack } = await import('./install.ts');
		const got = await fetchPack(fetch, wanted);
		if (got.ok) this.hold(got.pack);
		else this.state = before === 'memory' ? 'memory' : 'unreachable';
	}

	/** Reads from a pack in memory until the installed one is there. */
	lend(pack: Pack): void {
		this.#reader = packReader(pack);
		this.#lent = true;
	}

	/** Reads from a pack in memory: nothing can be kept here. */
	hold(pack: Pack): void {
		this.#reader = packReader(pack);
		this.state = 'memory';
	}
}

/** Where the browser gives this page no database, nobody need try. */
async function broughtHere(wanted: Wanted, at: string): Promise<Brought> {
	if (!globalThis.indexedDB) return { outcome: 'full', earlier: false };
	return (await import('./beside.ts')).broughtBeside(wanted, at);
}

export const catalogue = new Catalogue();
