/** The drawer in IndexedDB: sealed rows, wrapped case keys and a header. Nothing here can be read without the keys. */
import Dexie, { type Table, type Transaction } from 'dexie';
import type { Bytes } from './bytes.ts';
import type { InnerCanary, Loss } from './canary.ts';
import type { Guard } from './guard.ts';

/** `seq` is the place in the chain. `case` is a random id. */
export type Row = { id: string; case: string; seq: number; box: Bytes };
export type CaseKeyRow = { id: string; box: Bytes };
export type Meta =
	| { key: 'header'; text: string }
	| ({ key: 'canary'; nextSeq: number; hlc: string } & InnerCanary)
	| ({ key: 'loss' } & Loss)
	| ({ key: 'put-back' } & Loss)
	| { key: 'backup'; at: number; count: number }
	| { key: 'snapshot'; box: Bytes }
	| { key: 'snapshot-rest'; boxes: Bytes[] }
	| Guard;
type MetaOf<K extends Meta['key']> = Extract<Meta, { key: K }>;

/** One step of the schema. Steps are only ever added; `carry` brings the rows of the step before. */
export type Step = { stores: Record<string, string | null>; carry?: (transaction: Transaction) => PromiseLike<unknown> | void };
export const STEPS: Step[] = [{ stores: { events: 'id, case, &seq', cases: 'id', graves: 'id', meta: 'key' } }];

export class VaultStore extends Dexie {
	events!: Table<Row, string>;
	cases!: Table<CaseKeyRow, string>;
	/** ids of destroyed cases and of single destroyed events: an import may not bring them back */
	graves!: Table<{ id: string }, string>;
	meta!: Table<Meta, string>;

	/** `onYield` is told when another tab needs this one to let go (a newer version, or a wipe). */
	constructor(name: string, onYield: () => void = () => {}, steps: Step[] = STEPS) {
		super(name);
		steps.forEach(({ stores, carry }, i) => {
			const version = this.version(i + 1).stores(stores);
			if (carry) version.upgrade(carry);
		});
		// Dexie opens a database made by a newer version; old code must not write into it.
		this.on('ready', () => {
			if (this.backendDB().version > steps.length * 10) throw new DOMException('made by a newer version', 'VersionError');
		});
		this.on('versionchange', () => {
			this.close({ disableAutoOpen: true });
			onYield();
		});
	}

	async read<K extends Meta['key']>(key: K): Promise<MetaOf<K> | undefined> {
		return (await this.meta.get(key)) as MetaOf<K> | undefined;
	}

	/** Everything in one transaction: all of it, or nothing. */
	async whole(work: () => Promise<void>): Promise<void> {
		await this.transaction('rw', [this.events, this.cases, this.graves, this.meta], work);
	}
}

export type StoreFault = 'full' | 'upgraded-elsewhere' | 'store-failed';

/** What a failed write means. Dexie wraps the browser's error in its own. */
export function faultOf(error: unknown): StoreFault {
	const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) => (e as { name?: string } | null | undefined)?.name);
	if (names.includes('QuotaExceededError')) return 'full';
	return names.includes('VersionError') || names.includes('DatabaseClosedError') ? 'upgraded-elsewhere' : 'store-failed';
}
