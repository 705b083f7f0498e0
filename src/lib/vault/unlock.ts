/** Opening a vault. Wrong passphrase, wrong code and changed header: same answer, same work, growing pause. */
import { isProven, judge, readOutside, writeOutside, type InnerCanary, type Loss, type Outside } from './canary.ts';
import { findSecret } from './device-secret.ts';
import { afterTry, pauseAfter, stillToWait } from './guard.ts';
import { readHeader, type HeaderFault } from './header.ts';
import { HybridClock } from './hlc.ts';
import type { VaultKeys } from './keys.ts';
import { guardOf, lossOf } from './look.ts';
import { writerLock, type Ports, type Session } from './session.ts';
import { openSlot, rootFor, type Known } from './slots.ts';
import { faultOf, type StoreFault, type VaultStore } from './store.ts';

/** `wait` in milliseconds: until a next try is allowed. */
export type Refused =
	| { ok: false; reason: 'wrong'; wait: number }
	| { ok: false; reason: 'wait'; wait: number }
	| { ok: false; reason: HeaderFault | StoreFault | 'private-files-missing' };
/** `failed` counts the wrong tries before this one. */
export type Opened = { ok: true; session: Session; failed: number; loss?: Loss };

/** One try at a time over all tabs, so that tabs do not multiply guesses; and not while another tab writes, because this mends files. */
export async function openVault(ports: Ports, store: VaultStore, known: Known): Promise<Opened | Refused> {
	try {
		return await ports.locks.run(writerLock(ports), () => tryOnce(ports, store, known));
	} catch (error) {
		return { ok: false, reason: faultOf(error) };
	}
}

async function tryOnce(ports: Ports, store: VaultStore, known: Known): Promise<Opened | Refused> {
	const [guard, kept] = await Promise.all([guardOf(store, ports.now()), store.read('header')]);
	const wait = stillToWait(guard, ports.now());
	if (wait > 0) return { ok: false, reason: 'wait', wait };
	const read = readHeader(kept?.text);
	if (!read.ok) return read;
	const { header } = read;
	const slot = header.slots.find(({ kind }) => kind in known);
	if (!slot) return { ok: false, reason: 'header-damaged' };
	const counted = afterTry(guard, ports.now());
	// The worker derives; meanwhile the try is counted and everything else is read. No answer is given before the count is written.
	const [root, secret, outside, inner, rows] = await Promise.all([
		rootFor(ports.derive, slot, known),
		findSecret(ports.files, ports.name, header.secret),
		readOutside(ports.files, ports.name),
		store.read('canary'),
		store.events.count(),
		store.meta.put(counted).catch(() => undefined)
	]);
	if (!secret) return { ok: false, reason: 'private-files-missing' };
	const keys = await openSlot(header, slot, root, secret.bytes);
	if (!keys) return { ok: false, reason: 'wrong', wait: pauseAfter(counted.fails) };
	const session: Session = { header, keys, clock: new HybridClock(ports.who().device, inner?.hlc), cases: new Map() };
	const loss = await noticeLoss(ports, store, { keys, inner, rows, outside });
	await store.meta.delete('guard');
	return { ok: true, session, failed: guard?.fails ?? 0, ...(loss && { loss }) };
}

type Stands = { keys: VaultKeys; inner: InnerCanary | undefined; rows: number; outside: Outside };

/** Compares as a locked look does, then proves both canaries with the keys. A benign lag of the file is mended here. */
async function noticeLoss(ports: Ports, store: VaultStore, { keys, inner, rows, outside }: Stands): Promise<Loss | undefined> {
	let judged = judge(inner, outside, rows);
	const forged = (inner && !isProven(keys.canary, inner)) || inner?.vault !== keys.vault;
	if (!judged && forged) judged = { what: 'changed', expected: inner?.count ?? 0, found: rows };
	const loss = await lossOf(store, judged);
	if (loss) await store.meta.put({ key: 'loss', ...loss }).catch(() => undefined);
	else if (inner) {
		const { vault, turn, count, head, mac } = inner;
		const lags = outside.kind !== 'canary' || outside.canary.turn !== turn;
		if (lags) await writeOutside(ports.files, ports.name, { vault, turn, count, head, mac }).catch(() => undefined);
	}
	return loss;
}
