/** What stands here, told without any key: nothing yet, a locked vault, or one that has lost something. */
import Dexie from 'dexie';
import { judge, readOutside, type InnerCanary, type Loss, type Outside } from './canary.ts';
import { findSecret } from './device-secret.ts';
import { byTheClock, stillToWait, type Guard } from './guard.ts';
import { readHeader, type HeaderFault } from './header.ts';
import { catchUp, putBack } from './second-copy.ts';
import type { Ports } from './session.ts';
import { faultOf, type StoreFault, type VaultStore } from './store.ts';
import { wipeAll } from './wipe.ts';

export type Backup = { at: number; count: number };
export type State =
	/** nothing was ever here */
	| { kind: 'none' }
	/**
	 * `wait`: milliseconds until the next try is allowed; `loss`: fewer or other rows than were written; `putBack`: what had gone and is here
	 * again; `alone`: there is no room for the second copy
	 */
	| { kind: 'locked' | 'open'; count: number; wait: number; loss?: Loss; putBack?: Loss; alone?: true; backup?: Backup }
	/** cannot be unlocked any more: restore from a backup, or wipe. Numbers say how much is gone */
	| { kind: 'damaged'; loss: Loss; fault?: HeaderFault }
	/** `count`: records that were written here, where the file beside the database still knows */
	| { kind: 'unavailable'; reason: StoreFault; count?: number };

/** Makes no database but from its second copy. Finishes a wipe that was cut short, mends copies, puts back what is gone: under the writer's lock. */
export async function look(ports: Ports, storeOf: () => VaultStore): Promise<State> {
	const outside = await readOutside(ports.files, ports.name);
	try {
		if (outside.kind === 'wiping') {
			await wipeAll(ports);
			return { kind: 'none' };
		}
		const exists = await Dexie.exists(ports.name);
		const stood = exists ? await stands(storeOf()) : NOTHING;
		const known = { outside: outside.kind === 'canary' ? outside.canary : undefined, missed: missing(stood, outside) };
		const back = await putBack(ports, storeOf(), stood, known);
		return exists || back ? await lookInside(ports, storeOf(), outside) : nothingOr(outside);
	} catch (error) {
		return { kind: 'unavailable', reason: faultOf(error), ...(outside.kind === 'canary' && { count: outside.canary.count }) };
	}
}

type Stands = { text: string | undefined; inner: InnerCanary | undefined; rows: number };
const NOTHING: Stands = { text: undefined, inner: undefined, rows: 0 };
const stands = async (store: VaultStore): Promise<Stands> => ({
	text: (await store.read('header'))?.text,
	inner: await store.read('canary'),
	rows: await store.events.count()
});
const isEmpty = ({ text, rows }: Stands): boolean => text === undefined && rows === 0;

function missing(stood: Stands, outside: Outside): Loss | undefined {
	const state = isEmpty(stood) ? nothingOr(outside) : undefined;
	return state ? state.loss : judge(stood.inner, outside, stood.rows);
}

function nothingOr(outside: Outside): { kind: 'none'; loss?: undefined } | { kind: 'damaged'; loss: Loss } {
	return outside.kind === 'canary' ? { kind: 'damaged', loss: { what: 'database', expected: outside.canary.count, found: 0 } } : { kind: 'none' };
}

async function lookInside(ports: Ports, store: VaultStore, outside: Outside): Promise<State> {
	const stood = await stands(store);
	if (isEmpty(stood)) return nothingOr(outside);
	const { text, inner, rows } = stood;
	const expected = outside.kind === 'canary' ? outside.canary.count : (inner?.count ?? rows);
	const header = readHeader(text);
	if (!header.ok) return { kind: 'damaged', loss: { what: 'database', expected, found: rows }, fault: header.reason };
	const judged = judge(inner, outside, rows);
	const loss = await lossOf(store, judged);
	const secretOf = (mend: boolean) => findSecret(ports.files, ports.name, header.header.secret, mend);
	if (!(await secretOf(false))) return { kind: 'damaged', loss: { what: 'private-files', expected, found: rows } };
	const alone = inner && !judged && !(await catchUp(ports, store, inner));
	// Only now: after a death while the keys changed, the second copy was still under the older secret.
	await secretOf(true);
	const [backup, guard, putBack] = [await store.read('backup'), await guardOf(store, ports.now()), await store.read('put-back')];
	return {
		kind: 'locked',
		count: rows,
		wait: stillToWait(guard, ports.now()),
		...(loss && { loss }),
		...(putBack && { putBack: { what: putBack.what, expected: putBack.expected, found: putBack.found } }),
		...(alone && { alone }),
		...(backup && { backup: { at: backup.at, count: backup.count } })
	};
}

/** The pause after wrong words; set to the clock where that was set back. */
export async function guardOf(store: VaultStore, now: number): Promise<Guard | undefined> {
	const kept = await store.read('guard');
	const guard = kept && byTheClock(kept, now);
	if (guard && guard !== kept) await store.meta.put(guard).catch(() => undefined);
	return guard;
}

/** A loss once noticed stays until somebody accepts it; one that has grown since is told with its new numbers. */
export async function lossOf(store: VaultStore, judged: Loss | undefined): Promise<Loss | undefined> {
	const kept = await store.read('loss');
	const gone = (loss: Loss | undefined) => (loss ? loss.expected - loss.found : 0);
	return kept && gone(judged) <= gone(kept) ? { what: kept.what, expected: kept.expected, found: kept.found } : judged;
}
