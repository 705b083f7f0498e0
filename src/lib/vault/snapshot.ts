/**
 * Everything that was read, sealed once more as one box: opening one box is many times quicker than opening twenty thousand.
 * The rows stay what counts. A snapshot is used only where rows added since lead from its head to the canary's, and it goes with
 * every rotation: its key is one that a destruction throws away.
 */
import { chain } from './canary.ts';
import { textOf, utf8, type Bytes } from './bytes.ts';
import { inOrder, type DeskEvent } from './event.ts';
import { openRows } from './rows.ts';
import { aadOf, open, pad, seal, unpad } from './seal.ts';
import { caseKeys, sameEpoch, writerLock, type Desk } from './session.ts';
import type { VaultStore } from './store.ts';

/** `label` says who checked the events and how; another version of the app checks anew. */
export type Snapshot = { label: string; nextSeq: number; head: string; events: DeskEvent[] };
/** `known` were checked under the label, `news` came since and were not. */
export type Quick = { known: DeskEvent[]; news: DeskEvent[] };

const placeOf = ({ session }: Desk) => aadOf({ vault: session.header.vault, table: 'snapshot', record: String(session.header.epoch), caseId: '' });

/** Keeps what a whole, undamaged read has given. Nothing is kept where something was written meanwhile; the next time will do. */
export async function keepSnapshot(desk: Desk, { label, events, count }: { label: string; events: DeskEvent[]; count: number }): Promise<boolean> {
	const { store, session, ports } = desk;
	try {
		const canary = await store.read('canary');
		if (!canary || canary.count !== count) return false;
		const snapshot: Snapshot = { label, nextSeq: canary.nextSeq, head: canary.head, events };
		const box = await seal(session.keys.wrap, placeOf(desk), pad(utf8(JSON.stringify(snapshot))));
		return await ports.locks.run(writerLock(ports), async () => {
			let kept = false;
			await store.whole(async () => {
				await sameEpoch(desk);
				const now = await store.read('canary');
				kept = now?.head === canary.head;
				if (kept) await store.meta.put({ key: 'snapshot', box });
			});
			return kept;
		});
	} catch {
		// Full, or another tab rotated: the snapshot only saves time.
		return false;
	}
}

/** The box on the disk; needs no key, so it can be fetched while the key is still being derived. */
export async function sealedSnapshot(store: VaultStore): Promise<Bytes | undefined> {
	return (await store.read('snapshot').catch(() => undefined))?.box;
}

/** Opens the box: nothing of it is believed before `readQuick` has held it against the rows. */
export async function openSnapshot(desk: Desk, box: Bytes | undefined): Promise<Snapshot | undefined> {
	const padded = box && (await open(desk.session.keys.wrap, placeOf(desk), box));
	const bytes = padded && unpad(padded);
	return bytes && (JSON.parse(textOf(bytes)) as Snapshot);
}

/** The snapshot and what came since; `undefined` where there is none that fits, or a row is missing or does not open. */
export async function readQuick(desk: Desk, label: string, snapshot: Snapshot | undefined): Promise<Quick | undefined> {
	const { store, session, ports } = desk;
	if (snapshot?.label !== label) return undefined;
	try {
		const { rows, keys, count, canary } = await store.transaction('r', [store.events, store.cases, store.meta], async () => {
			await sameEpoch(desk);
			const rows = await store.events.where('seq').aboveOrEqual(snapshot.nextSeq).sortBy('seq');
			const keys = (await store.cases.bulkGet([...new Set(rows.map((row) => row.case))])).filter((row) => row !== undefined);
			return { rows, keys, count: await store.events.count(), canary: await store.read('canary') };
		});
		if (canary?.count !== count || canary.head !== chain(snapshot.head, rows)) return undefined;
		const cases = await caseKeys(session.keys, session.cases, { ids: rows.map((row) => row.case), rows: keys, make: false });
		const { events: news, damaged } = await openRows(session.header.vault, cases.keys, rows);
		if (damaged.length) return undefined;
		for (const [id, key] of cases.keys) session.cases.set(id, key);
		const latest = inOrder([...snapshot.events.slice(-1), ...news]).at(-1);
		if (latest) session.clock.see(latest.hlc, ports.now());
		return { known: snapshot.events, news };
	} catch {
		return undefined;
	}
}
