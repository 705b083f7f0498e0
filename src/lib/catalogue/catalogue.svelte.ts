import type { Pack } from '#lib/content/pack.ts';
import { PACK_SHAPE } from '#lib/content/pack.ts';
import { packReader, type Reader } from './reader.ts';
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

	/** Makes the wanted pack the installed one. Safe to call at every start; does nothing when it is there. */
	async install(wanted: Wanted, at: string): Promise<void> {
		const [{ fetchPack, keepPack }, { CatalogueStore }] = await Promise.all([import('./install.ts'), import('./store.ts')]);
		const store = new CatalogueStore();
		const installed = await store.installed().catch(() => undefined);
		if (installed?.hash === wanted.hash) {
			this.#use(store.reader(), 'ready');
			return;
		}
		const before = this.state;
		this.state = 'installing';
		const got = await fetchPack(fetch, wanted);
		if (!got.ok) {
			this.state =
				installed && installed.shape === PACK_SHAPE ? 'ready' : got.reason === 'damaged' ? 'damaged' : before === 'memory' ? 'memory' : 'unreachable';
			return;
		}
		if ((await keepPack(store, got.pack, wanted.hash, at)) === 'kept') {
			this.changed = installed !== undefined;
			this.#use(store.reader(), 'ready');
		} else this.hold(got.pack);
	}

	/** Reads from a pack in memory. */
	hold(pack: Pack): void {
		this.#use(packReader(pack), 'memory');
	}

	#use(reader: Reader, state: CatalogueState): void {
		this.#reader = reader;
		this.state = state;
	}
}

export const catalogue = new Catalogue();
