/**
 * New vault key and new device secret under every slot. The way to destroy a case, to change the passphrase, and to accept a loss.
 * Order: new secret into one copy → one transaction (header, keys, rows) → second copy of the rows → new secret into the other. The header says which counts,
 * so a death at any point leaves either the old vault or the new one.
 */
import { syncedWith } from './append.ts';
import { canaryOf, chain, EMPTY, readOutside, writeOutside, type Canary, type Outside } from './canary.ts';
import { inChunks } from './chunks.ts';
import { findSecret, newDeviceSecret, writeSecret } from './device-secret.ts';
import type { DeskEvent } from './event.ts';
import { readHeader, type Header } from './header.ts';
import { rewrapCaseKey, type VaultKeys } from './keys.ts';
import { openRows, sealEvents, type Sealed } from './rows.ts';
import { copyAnew } from './second-copy.ts';
import { caseKeys, sameEpoch, Stale, writerLock, type Desk } from './session.ts';
import { newHeader, openRoots, type Root } from './slots.ts';
import { faultOf, type CaseKeyRow, type Row, type StoreFault } from './store.ts';

export type Rotation = {
	/** cases to destroy: their rows and keys go with the old secret */
	destroy?: string[];
	/** single events to destroy: what else their cases hold is sealed anew under new case keys */
	erase?: string[];
	/** new roots by kind; the others stay */
	roots?: Root[];
	/** forget the pending loss */
	acceptLoss?: boolean;
	/** what to write down about it */
	record: DeskEvent[];
	/** hears how far it is, from 0 to 1, while there is still something to wait for */
	onstep?: Progress | undefined;
};
export type Progress = (part: number) => void;
/** Cases between two words of progress. */
const STEP = 250;
export type Rotated = { ok: true; removed: number } | { ok: false; reason: StoreFault | 'locked' | 'private-files-missing' };

/** Alone among all writers. On failure nothing has changed. */
export async function rotate(desk: Desk, rotation: Rotation): Promise<Rotated> {
	try {
		return await desk.ports.locks.run(writerLock(desk.ports), () => rotateNow(desk, rotation));
	} catch (error) {
		return { ok: false, reason: error instanceof Stale ? 'locked' : faultOf(error) };
	}
}

async function rotateNow(desk: Desk, rotation: Rotation): Promise<Rotated> {
	const { ports, store, session } = desk;
	const kept = readHeader((await store.read('header'))?.text);
	if (!kept.ok || kept.header.epoch !== session.header.epoch) throw new Stale();
	const old = await findSecret(ports.files, ports.name, kept.header.secret);
	if (!old) return { ok: false, reason: 'private-files-missing' };
	const secret = newDeviceSecret();
	const roots = (await openRoots(kept.header, session.keys)).map((root) => rotation.roots?.find(({ kind }) => kind === root.kind) ?? root);
	const { header, keys } = await newHeader({ vault: kept.header.vault, epoch: kept.header.epoch + 1, secret, roots });
	const destroy = rotation.destroy ?? [];
	const renewed = await renewedCases(desk, keys, rotation.erase ?? []);
	const cases = (await rewrapped(desk, keys, rotation)).map((row) => renewed.boxes.get(row.id) ?? row);
	const record = await sealRecord(desk, { keys, rows: cases, events: rotation.record });
	const outside = await readOutside(ports.files, ports.name);
	try {
		await writeSecret(ports.files, ports.name, secret, 'second');
		const { canary, removed } = await exchange(desk, {
			header,
			keys,
			cases: [...cases, ...record.added],
			record: record.sealed,
			outside,
			destroy,
			renewed,
			acceptLoss: rotation.acceptLoss
		});
		Object.assign(session, { header, keys });
		for (const id of [...destroy, ...renewed.boxes.keys()]) session.cases.delete(id);
		await copyAnew(ports, store);
		await writeSecret(ports.files, ports.name, secret, 'first');
		await writeOutside(ports.files, ports.name, canary).catch(() => undefined);
		return { ok: true, removed };
	} catch (error) {
		if (session.header !== header) await writeSecret(ports.files, ports.name, old).catch(() => undefined);
		throw error;
	}
}

/** Each case key out of the old keys and into the new ones. A damaged one stays as damaged as it was. */
async function rewrapped({ store, session }: Desk, keys: VaultKeys, { destroy = [], onstep }: Rotation): Promise<CaseKeyRow[]> {
	const rows = (await store.cases.toArray()).filter((row) => !destroy.includes(row.id));
	let done = 0;
	return inChunks(rows, async ({ id, box }) => {
		const renewed = { id, box: (await rewrapCaseKey(session.keys, keys, { id, box })) ?? box };
		if (++done % STEP === 0) onstep?.(done / rows.length);
		return renewed;
	});
}

/** Cases without the erased events: `rows` in their old places, `boxes` with the new keys, `gone` the ids that go. */
type Renewed = { rows: Row[]; boxes: Map<string, CaseKeyRow>; gone: string[] };

/** A row that does not open cannot be sealed anew; then nothing is erased. */
async function renewedCases(desk: Desk, keys: VaultKeys, erase: string[]): Promise<Renewed> {
	const { store, session } = desk;
	const named = (await store.events.bulkGet(erase)).filter((row) => row !== undefined);
	const renewed: Renewed = { rows: [], boxes: new Map(), gone: named.map(({ id }) => id) };
	for (const of of new Set(named.map((row) => row.case))) {
		const rows = await store.events.where('case').equals(of).toArray();
		const old = await caseKeys(session.keys, new Map(), { ids: [of], rows: await store.cases.where('id').equals(of).toArray(), make: false });
		const { events, damaged } = await openRows(session.header.vault, old.keys, rows);
		if (damaged.length) throw new Error('a damaged case cannot be sealed anew');
		const fresh = await caseKeys(keys, new Map(), { ids: [of], rows: [], make: true });
		const left = events.filter(({ id }) => !renewed.gone.includes(id));
		const seqs = new Map(rows.map((row) => [row.id, row.seq]));
		renewed.rows.push(...(await sealEvents(keys.vault, fresh.keys, left)).map((row) => ({ ...row, seq: seqs.get(row.id) ?? 0 })));
		for (const row of fresh.added) renewed.boxes.set(of, row);
	}
	return renewed;
}

type Record = { keys: VaultKeys; rows: CaseKeyRow[]; events: DeskEvent[] };

async function sealRecord({ session }: Desk, { keys, rows, events }: Record): Promise<{ sealed: Sealed[]; added: CaseKeyRow[] }> {
	const cases = await caseKeys(keys, session.cases, { ids: events.map((event) => event.case), rows, make: true });
	return { sealed: await sealEvents(keys.vault, cases.keys, events), added: cases.added };
}

type Exchange = {
	header: Header;
	keys: VaultKeys;
	cases: CaseKeyRow[];
	record: Sealed[];
	outside: Outside;
	destroy: string[];
	renewed: Renewed;
	acceptLoss?: boolean | undefined;
};

async function exchange(desk: Desk, change: Exchange): Promise<{ canary: Canary; removed: number }> {
	const { store, session } = desk;
	const { header, keys, cases, record, outside, destroy, renewed, acceptLoss } = change;
	let result: { canary: Canary; removed: number } | undefined;
	await store.whole(async () => {
		await sameEpoch(desk);
		const inner = await store.read('canary');
		if (!inner) throw new Error('no canary');
		const removed = renewed.gone.length + (destroy.length ? await store.events.where('case').anyOf(destroy).delete() : 0);
		await store.cases.clear();
		await store.cases.bulkAdd(cases);
		await store.events.bulkDelete(renewed.gone);
		await store.events.bulkPut(renewed.rows);
		await store.graves.bulkPut([...destroy, ...renewed.gone].map((id) => ({ id })));
		await store.events.bulkAdd(record.map((row, i) => ({ ...row, seq: inner.nextSeq + i })));
		// All at once: a cursor over 15,000 rows takes seconds.
		const rows = await store.events.orderBy('seq').toArray();
		const canary = canaryOf(keys.canary, { vault: header.vault, turn: inner.turn + 1, count: rows.length, head: chain(EMPTY, rows) });
		await store.meta.put({ key: 'header', text: JSON.stringify(header) });
		await store.meta.put({ key: 'canary', ...canary, nextSeq: inner.nextSeq + record.length, hlc: session.clock.last, synced: syncedWith(inner, outside) });
		await store.meta.bulkDelete(['snapshot', 'snapshot-rest']);
		if (acceptLoss) await store.meta.delete('loss');
		result = { canary, removed };
	});
	if (!result) throw new Error('the transaction did not run');
	return result;
}
