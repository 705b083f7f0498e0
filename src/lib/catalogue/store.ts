/** The catalogue in IndexedDB. A pack goes in whole, in one transaction, or not at all. */
import Dexie, { type Table } from 'dexie';
import type { AnyService, Pack, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Reader } from './reader.ts';

type Meta = { key: 'installed'; hash: string; shape: number; at: string };

const PORTION = 20;

export class CatalogueStore extends Dexie {
	services!: Table<AnyService, string>;
	programmes!: Table<ProgrammeRecord, string>;
	places!: Table<PlaceRecord, string>;
	/** The tables of the pack, and what was worked out from it. */
	small!: Table<{ name: string; rows: unknown }, string>;
	meta!: Table<Meta, string>;

	constructor(name = 'bokji-catalogue') {
		super(name);
		this.version(1).stores({ services: 'id, *stages', programmes: 'id', places: 'id, kind, dong', small: 'name', meta: 'key' });
	}

	/** Hash and shape of what is installed; undefined on a fresh device. */
	async installed(): Promise<Meta | undefined> {
		return this.meta.get('installed');
	}

	/** Replaces everything. If any part fails (quota, crash) the earlier pack stays as it was. */
	async install(pack: Pack, hash: string, at: string): Promise<void> {
		await this.transaction('rw', [this.services, this.programmes, this.places, this.small, this.meta], async () => {
			await Promise.all([this.services.clear(), this.programmes.clear(), this.places.clear(), this.small.clear()]);
			// In small portions, so that the page stays quick under the finger meanwhile; still one transaction.
			for (let at = 0; at < pack.services.length; at += PORTION) await this.services.bulkAdd(pack.services.slice(at, at + PORTION));
			await this.programmes.bulkAdd(pack.programmes);
			for (let at = 0; at < pack.places.length; at += PORTION) await this.places.bulkAdd(pack.places.slice(at, at + PORTION));
			await this.small.bulkAdd(Object.entries(pack.tables).map(([name, rows]) => ({ name, rows })));
			await this.meta.put({ key: 'installed', hash, shape: pack.shape, at });
		});
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
