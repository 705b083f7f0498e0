/** A desk in Node: the real store on an IndexedDB in memory, files that can be lost, a clock that can be set. */
import { createHash } from 'node:crypto';
import { concat, type Bytes } from '#lib/vault/bytes.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import type { SmallFiles } from '#lib/vault/files.ts';
import type { Derive } from '#lib/vault/kdf.ts';
import { locks } from '#lib/vault/locks.ts';
import type { Ports } from '#lib/vault/session.ts';
import { VaultStore } from '#lib/vault/store.ts';
import { Vault } from '#lib/vault/vault.ts';

export const PASSPHRASE = 'five invented words of a desk';
export const START = Date.UTC(2026, 10, 5, 1);

export class MemoryFiles implements SmallFiles {
	readonly kept = new Map<string, Bytes>();
	/** Called before every change; may throw to play a dying browser. */
	before: (verb: 'write' | 'remove', name: string) => void = () => {};

	async read(name: string, last?: number): Promise<Bytes | undefined> {
		return this.kept.get(name)?.slice(last ? -last : 0);
	}
	async write(name: string, bytes: Bytes, at: 'start' | 'end' = 'start'): Promise<void> {
		this.before('write', name);
		this.kept.set(name, concat(at === 'end' ? (this.kept.get(name) ?? new Uint8Array()) : new Uint8Array(), bytes));
	}
	async remove(name: string): Promise<void> {
		this.before('remove', name);
		this.kept.delete(name);
	}
}

/** As deterministic as Argon2id and a million times cheaper; kdf.test.ts runs the real one. */
export const quickDerive: Derive = async (secret, salt, cost) =>
	new Uint8Array(createHash('sha256').update(secret).update(salt).update(JSON.stringify(cost)).digest());

export type Table = { ports: Ports; files: MemoryFiles; clock: { now: number }; vault: Vault; again: () => Vault };

let tables = 0;
/** A fresh device. `again` is another tab, or the browser after a restart. */
export function device(over: Partial<Ports> = {}): Table {
	const files = new MemoryFiles();
	const clock = { now: START };
	const mark = (++tables).toString(16).padStart(8, '0');
	const who = () => ({ actor: 'worker-1', office: 'office-1', device: `${mark}-device` });
	const ports: Ports = { name: `desk-${mark}`, files, derive: quickDerive, locks, now: () => clock.now, who, ...over };
	return { ports, files, clock, vault: new Vault(ports), again: () => new Vault(ports) };
}

/** A device with an open vault. */
export async function openDesk(over: Partial<Ports> = {}): Promise<Table & { recovery: string }> {
	const table = device(over);
	const created = await table.vault.create({ passphrase: PASSPHRASE });
	if (!created.ok) throw new Error(created.reason);
	return { ...table, recovery: created.recovery };
}

/** Reaches behind the vault's back, into its database. */
export async function behind<T>(table: Table, work: (store: VaultStore) => Promise<T>): Promise<T> {
	const store = new VaultStore(table.ports.name);
	const result = await work(store);
	store.close();
	return result;
}

/** An open desk with one case, each text a commit of its own. */
export async function written(...texts: string[]): Promise<Table & { one: string }> {
	const table = await openDesk();
	const one = anyCase();
	for (const text of texts) await table.vault.append(notes(table.vault, one, text));
	return { ...table, one };
}

/** Consultations of one case, with a text in each. */
export function notes(vault: Vault, caseId: string, ...texts: string[]): DeskEvent[] {
	return texts.map((text) => vault.event({ type: 'consultation', case: caseId, data: { text } }));
}

export const anyCase = newId;

/** Every text kept for a case, in the order of the fold. */
export async function textsOf(vault: Vault, caseId: string): Promise<unknown[]> {
	const read = await vault.read(caseId);
	if (!read.ok) throw new Error(read.reason);
	return read.events.map((event) => event.data.text);
}

export type Dump = { name: string; bytes: Uint8Array }[];

/** Everything that lies in IndexedDB and in the files, as bytes. */
export async function dump(files: MemoryFiles): Promise<Dump> {
	const found: Dump = [...files.kept].map(([name, bytes]) => ({ name, bytes }));
	for (const { name = '' } of await indexedDB.databases()) {
		const db = await opened(indexedDB.open(name));
		for (const store of db.objectStoreNames) {
			const rows = await opened(db.transaction(store).objectStore(store).getAll());
			for (const row of rows) found.push(...bytesIn(row, `${name}/${store}`));
		}
		db.close();
	}
	return found;
}

function opened<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(request.error);
	});
}

function bytesIn(value: unknown, name: string): Dump {
	if (value instanceof Uint8Array) return [{ name, bytes: value }];
	if (typeof value === 'string') return [{ name, bytes: Buffer.from(value) }];
	if (typeof value === 'number') return [{ name, bytes: Buffer.from(String(value)) }];
	if (value === null || typeof value !== 'object') return [];
	return Object.entries(value).flatMap(([key, inner]) => [...bytesIn(key, name), ...bytesIn(inner, `${name}.${key}`)]);
}

/** The ways in which a text may lie on a disk. */
export function spellings(mark: string): Buffer[] {
	const escaped = [...mark].map((letter) => (letter > '~' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('');
	const base64 = [0, 1, 2].map((shift) => {
		const whole = Buffer.concat([Buffer.alloc(shift), Buffer.from(mark)]).toString('base64');
		return whole.slice(Math.ceil((shift * 8) / 6), whole.replace(/=+$/, '').length - 1);
	});
	return [
		Buffer.from(mark),
		Buffer.from(mark, 'utf16le'),
		Buffer.from(mark, 'utf16le').swap16(),
		Buffer.from(escaped),
		Buffer.from(Buffer.from(mark).toString('hex')),
		...base64.map((text) => Buffer.from(text))
	];
}
