/** The catalogue in IndexedDB, as pages read it. `shelf.ts` puts it there. */
import Dexie, { type Table } from 'dexie';
import type { AnyService, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Reader } from './reader.ts';
import { SHELF, TABLES, VERSION, type Installed } from './shelf.ts';

export class CatalogueStore extends Dexie {
	services!: Table<AnyService, string>;
	programmes!: Table<ProgrammeRecord, string>;
	places!: Table<PlaceRecord, string>;
	/** The tables of the pack, and what was worked out from it. */
	small!: Table<{ name: string; rows: unknown }, string>;
	meta!: Table<Installed, string>;

	constructor(name = SHELF) {
		super(name);
		this.version(VERSION).stores(TABLES);
	}

	/** Hash and shape of what is installed; undefined on a fresh device. */
	async installed(): Promise<Installed | undefined> {
		return this.meta.get('installed');
	}

	/** Keeps what was worked out from a pack, unless another pack has been installed since. A new pack takes it away. */
	async keepDerived(name: string, rows: unknown, hash: string): Promise<void> {
		await this.transaction('rw', [this.small, this.meta], async () => {
			if ((await this.installed())?.hash === hash) await this.small.put({ name, rows });
		});
	}

	reader(): Reader {
		return {
			service: (id) => this.services.get(id),
			services: () => this.services.toArray(),
			someServices: async (ids) => (await this.services.bulkGet(ids)).filter((s): s is AnyService => s !== undefined),
			stage: (stage) => this.services.where('stages').equals(stage).toArray(),
			programmes: async () => (await this.programmes.toArray()).sort((a, b) => a.order - b.order),
			places: () => this.places.toArray(),
			table: async (name) => {
				const row = await this.small.get(name);
				if (!row) throw new Error(`the installed catalogue has no ${name}`);
				return row.rows as never;
			},
			hasDerived: async (name) => (await this.small.where('name').equals(name).count()) > 0,
			derived: async <T>(name: string) => (await this.small.get(name))?.rows as T | undefined,
			keepDerived: async (name, make) => {
				const before = await this.installed();
				const rows = await make();
				if (before) await this.keepDerived(name, rows, before.hash).catch(() => undefined);
				return rows;
			}
		};
	}
}
