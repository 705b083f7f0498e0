/** An open vault in memory, and what the vault is given from outside. */
import type { Bytes } from './bytes.ts';
import { inChunks } from './chunks.ts';
import { isCaseId, newId, type DeskEvent, type Who } from './event.ts';
import type { SmallFiles } from './files.ts';
import type { Header } from './header.ts';
import type { HybridClock } from './hlc.ts';
import type { Derive } from './kdf.ts';
import { aesKey, newCaseKey, unwrapCaseKey, wrapCaseKey, type VaultKeys } from './keys.ts';
import type { Locks } from './locks.ts';
import type { CaseKeyRow, VaultStore } from './store.ts';

export type Ports = {
	/** of the database and the prefix of the files */
	name: string;
	files: SmallFiles;
	derive: Derive;
	locks: Locks;
	/** milliseconds since 1970; routes read the clock */
	now: () => number;
	/** who sits here, by random ids; `device` starts with 8 hex digits */
	who: () => Who;
	/** starts the worker before it is needed */
	start?: () => void;
	/** ends the worker when the vault is locked */
	end?: () => void;
};

export type Session = { header: Header; keys: VaultKeys; clock: HybridClock; cases: Map<string, CryptoKey> };
export type Desk = { ports: Ports; store: VaultStore; session: Session };

/** Another tab rotated the keys: this session must not write or read any more. */
export class Stale extends Error {
	override name = 'Stale';
}

/** Inside a transaction: the header on the disk is still the one this session opened. */
export async function sameEpoch({ store, session }: Desk): Promise<void> {
	const header = await store.read('header');
	const kept = header ? (JSON.parse(header.text) as Header) : undefined;
	if (kept?.vault !== session.header.vault || kept.epoch !== session.header.epoch) throw new Stale();
}

/** The name under which all writers of this vault queue. */
export const writerLock = (ports: Ports): string => `${ports.name}:writer`;

export type EventWords = { type: string; case: string; data: Record<string, unknown> };

/** A new event of this device, with its id and stamp. Throws on a drawer's name that is none. */
export function makeEvent({ ports, session }: Pick<Desk, 'ports' | 'session'>, words: EventWords): DeskEvent {
	if (!isCaseId(words.case)) throw new TypeError(words.case);
	return { id: newId(), hlc: session.clock.next(ports.now()), ...ports.who(), ...words };
}

export type CaseKeys = { keys: Map<string, CryptoKey>; added: CaseKeyRow[]; damaged: string[] };

/** The key of each case, made where there is none yet. Nothing is remembered until the rows are written. */
export async function caseKeys(
	keys: VaultKeys,
	known: Map<string, CryptoKey>,
	wanted: { ids: string[]; rows: CaseKeyRow[]; make: boolean }
): Promise<CaseKeys> {
	const found: CaseKeys = { keys: new Map(), added: [], damaged: [] };
	const boxes = new Map(wanted.rows.map((row) => [row.id, row.box]));
	await inChunks([...new Set(wanted.ids)], async (id) => {
		const box = boxes.get(id);
		const ready = box && known.get(id);
		if (ready) found.keys.set(id, ready);
		else if (box) await unwrapInto(found, keys, { id, box });
		else if (wanted.make) await makeInto(found, keys, id);
		else found.damaged.push(id);
	});
	return found;
}

async function unwrapInto(found: CaseKeys, keys: VaultKeys, { id, box }: { id: string; box: Bytes }): Promise<void> {
	const raw = await unwrapCaseKey(keys, id, box);
	if (!raw) {
		found.damaged.push(id);
		return;
	}
	found.keys.set(id, await aesKey(raw));
	raw.fill(0);
}

async function makeInto(found: CaseKeys, keys: VaultKeys, id: string): Promise<void> {
	const raw = newCaseKey();
	found.added.push({ id, box: await wrapCaseKey(keys, id, raw) });
	found.keys.set(id, await aesKey(raw));
	raw.fill(0);
}
