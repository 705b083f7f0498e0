/** What stands here, told without any key: nothing yet, a locked vault, or one that has lost something. */
import Dexie from 'dexie';
import { judge, readOutside, type Loss, type Outside } from './canary.ts';
import { findSecret } from './device-secret.ts';
import { stillToWait } from './guard.ts';
import { readHeader, type HeaderFault } from './header.ts';
import type { Ports } from './session.ts';
import { faultOf, type StoreFault, type VaultStore } from './store.ts';
import { wipeAll } from './wipe.ts';

export type Backup = { at: number; count: number };
export type State =
	/** nothing was ever here */
	| { kind: 'none' }
	/** `wait`: milliseconds until the next try is allowed; `loss`: fewer or other rows than were written */
	| { kind: 'locked' | 'open'; count: number; wait: number; loss?: Loss; backup?: Backup }
	/** cannot be unlocked any more: restore from a backup, or wipe. Numbers say how much is gone */
	| { kind: 'damaged'; loss: Loss; fault?: HeaderFault }
	/** `count`: records that were written here, where the file beside the database still knows */
	| { kind: 'unavailable'; reason: StoreFault; count?: number };

/** Never makes a database. Finishes a wipe that was cut short and mends copies: under the writer's lock. */
export async function look(ports: Ports, storeOf: () => VaultStore): Promise<State> {
	const outside = await readOutside(ports.files, ports.name);
	try {
		if (outside.kind === 'wiping') {
			await wipeAll(ports);
			return { kind: 'none' };
		}
		if (!(await Dexie.exists(ports.name))) return nothingOr(outside);
		return await lookInside(ports, storeOf(), outside);
	} catch (error) {
		return { kind: 'unavailable', reason: faultOf(error), ...(outside.kind === 'canary' && { count: outside.canary.count }) };
	}
}

function nothingOr(outside: Outside): State {
	return outside.kind === 'canary' ? { kind: 'damaged', loss: { what: 'database', expected: outside.canary.count, found: 0 } } : { kind: 'none' };
}

async function lookInside(ports: Ports, store: VaultStore, outside: Outside): Promise<State> {
	const [text, inner, rows] = [(await store.read('header'))?.text, await store.read('canary'), await store.events.count()];
	if (text === undefined && rows === 0) return nothingOr(outside);
	const expected = outside.kind === 'canary' ? outside.canary.count : (inner?.count ?? rows);
	const header = readHeader(text);
	if (!header.ok) return { kind: 'damaged', loss: { what: 'database', expected, found: rows }, fault: header.reason };
	const loss = await lossOf(store, judge(inner, outside, rows));
	const secret = await findSecret(ports.files, ports.name, header.header.secret);
	if (!secret) return { kind: 'damaged', loss: { what: 'private-files', expected, found: rows } };
	const [backup, guard] = [await store.read('backup'), await store.read('guard')];
	return {
		kind: 'locked',
		count: rows,
		wait: stillToWait(guard, ports.now()),
		...(loss && { loss }),
		...(backup && { backup: { at: backup.at, count: backup.count } })
	};
}

/** A loss once noticed stays until somebody accepts it. */
export async function lossOf(store: VaultStore, judged: Loss | undefined): Promise<Loss | undefined> {
	const kept = await store.read('loss');
	return kept ? { what: kept.what, expected: kept.expected, found: kept.found } : judged;
}
