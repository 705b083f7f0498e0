/**
 * The whole vault as one JSON text, to be sealed by a function from outside (age, in the handoff chapter) and opened by the stock tool.
 * Count and head are over the events themselves, because the boxes differ in another vault.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, textOf, utf8, type Bytes } from './bytes.ts';
import { canonical } from './canonical.ts';
import { inOrder, isCaseId, isEvent, type DeskEvent } from './event.ts';
import type { Exported } from './outcomes.ts';
import { readAll } from './read.ts';
import type { Desk } from './session.ts';
import { faultOf } from './store.ts';

export type Encrypt = (plain: Bytes) => Promise<Bytes>;
/** `undefined` where the key does not fit or the file is damaged. */
export type Decrypt = (file: Bytes) => Promise<Bytes | undefined>;

const FORMAT = 'bokji-backup-1';
const LARGEST = 256 * 1024 * 1024;

export type Copy = { format: string; vault: string; made: string; count: number; head: string; graves: string[]; events: DeskEvent[] };
export type ReadCopy = { ok: true; copy: Copy } | { ok: false; reason: 'not-a-backup' | 'too-large' | 'incomplete'; expected?: number; found?: number };

/** SHA-256 chained over the events in the order of the fold. */
export function headOf(events: DeskEvent[]): string {
	return hex(inOrder(events).reduce<Uint8Array>((head, event) => sha256(concat(head, utf8(canonical(event)))), new Uint8Array(32)));
}

function copyOf(facts: { vault: string; made: string; graves: string[]; events: DeskEvent[] }): Bytes {
	const events = inOrder(facts.events);
	const copy: Copy = { ...facts, format: FORMAT, count: events.length, head: headOf(events), events };
	return utf8(canonical(copy));
}

/** Proves a copy whole before anything is touched: shape, count and head. */
export function readCopy(plain: Bytes): ReadCopy {
	if (plain.length > LARGEST) return { ok: false, reason: 'too-large' };
	let copy: Partial<Copy> | null;
	try {
		copy = JSON.parse(textOf(plain)) as Partial<Copy> | null;
	} catch {
		return { ok: false, reason: 'not-a-backup' };
	}
	if (copy?.format !== FORMAT || !Array.isArray(copy.events) || !Array.isArray(copy.graves) || !copy.graves.every(isCaseId))
		return { ok: false, reason: 'not-a-backup' };
	const events = copy.events.filter(isEvent);
	const unique = new Set(events.map((event) => event.id)).size;
	if (unique !== copy.events.length || events.length !== copy.count || headOf(events) !== copy.head) {
		return { ok: false, reason: 'incomplete', expected: Number(copy.count), found: unique };
	}
	return { ok: true, copy: copy as Copy };
}

/** Seals a copy of everything that can be read and writes down when; `damaged` rows are left out and counted. */
export async function exportCopy(desk: Desk, encrypt: Encrypt): Promise<Exported> {
	const all = await readAll(desk);
	if (!all.ok) return all;
	const { store, session, ports } = desk;
	try {
		const graves = await store.graves.toCollection().primaryKeys();
		const now = ports.now();
		const file = await encrypt(copyOf({ vault: session.header.vault, made: new Date(now).toISOString(), graves, events: all.events }));
		// A full device keeps no note of it. The file is what counts, and needed most then.
		await store.meta.put({ key: 'backup', at: now, count: all.events.length }).catch(() => undefined);
		return { ok: true, file, count: all.events.length, damaged: all.damaged.length };
	} catch (error) {
		return { ok: false, reason: faultOf(error) };
	}
}
