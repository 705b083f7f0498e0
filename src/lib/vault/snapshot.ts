/**
 * Everything that was read, sealed once more as one box: opening one box is many times quicker than opening twenty thousand.
 * The rows stay what counts. A snapshot is used only where rows added since lead from its head to the canary's, and it goes with
 * every rotation: its key is one that a destruction throws away.
 */
import { isAuditDrawer } from './audit.ts';
import { chain } from './canary.ts';
import { textOf, utf8, type Bytes } from './bytes.ts';
import { inOrder, type DeskEvent } from './event.ts';
import { openRows } from './rows.ts';
import { aadOf, open, pad, seal, unpad } from './seal.ts';
import { caseKeys, sameEpoch, writerLock, type Desk } from './session.ts';
import type { VaultStore } from './store.ts';

/**
 * `label` says who checked the events and how; another version of the app checks anew. `first` is what the first screen shows: the rest of
 * the cases (`besides`) lies in so many `parts` of their own, opened while somebody already reads. `latest` is the newest stamp of all.
 */
export type Snapshot = { label: string; nextSeq: number; head: string; latest: string; first: DeskEvent[]; besides: string[]; parts: number };
/** A whole, undamaged read of `count` rows, parted by what the first screen needs. */
export type Whole = { label: string; first: DeskEvent[]; rest: DeskEvent[]; count: number };
/** `known` were checked under the label, `news` came since, or belong to a case with news, and were not. `besides`: cases not read yet. */
export type Quick = { known: DeskEvent[]; news: DeskEvent[]; besides: number };

/** Events in one part: it is parsed in one go, and the page has to breathe. */
const PART = 1000;

const placeOf = ({ session }: Desk, part = '') =>
	aadOf({ vault: session.header.vault, table: 'snapshot', record: `${session.header.epoch}${part}`, caseId: '' });
const sealed = (desk: Desk, value: object, part?: string): Promise<Bytes> =>
	seal(desk.session.keys.wrap, placeOf(desk, part), pad(utf8(JSON.stringify(value))));

async function opened<T>(desk: Desk, box: Bytes, part?: string): Promise<T | undefined> {
	const padded = await open(desk.session.keys.wrap, placeOf(desk, part), box);
	const bytes = padded && unpad(padded);
	return bytes && (JSON.parse(textOf(bytes)) as T);
}

/** Keeps what a whole, undamaged read has given. Nothing is kept where something was written meanwhile; the next time will do. */
export async function keepSnapshot(desk: Desk, { label, first, rest, count }: Whole): Promise<boolean> {
	const { store, ports } = desk;
	try {
		const canary = await store.read('canary');
		if (!canary || canary.count !== count) return false;
		const { nextSeq, head } = canary;
		const parts = Array.from({ length: Math.ceil(rest.length / PART) }, (_, i) => rest.slice(i * PART, (i + 1) * PART));
		const latest = inOrder([...first, ...rest]).at(-1)?.hlc ?? canary.hlc;
		const besides = [...new Set(rest.map((event) => event.case))];
		const box = await sealed(desk, { label, nextSeq, head, latest, first, besides, parts: parts.length } satisfies Snapshot);
		const boxes: Bytes[] = [];
		for (const [i, events] of parts.entries()) boxes.push(await sealed(desk, { head, events }, `.${i}`));
		return await ports.locks.run(writerLock(ports), async () => {
			let kept = false;
			await store.whole(async () => {
				await sameEpoch(desk);
				const now = await store.read('canary');
				kept = now?.head === head;
				if (!kept) return;
				await store.meta.put({ key: 'snapshot', box });
				await store.meta.put({ key: 'snapshot-rest', boxes });
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
	return box && opened<Snapshot>(desk, box);
}

/** The first part and what came since; `undefined` where there is none that fits, or a row is missing or does not open. */
export async function readQuick(desk: Desk, label: string, snapshot: Snapshot | undefined): Promise<Quick | undefined> {
	const { store, session, ports } = desk;
	if (snapshot?.label !== label) return undefined;
	try {
		const besides = new Set(snapshot.besides);
		const { rows, more, keys, count, canary } = await store.transaction('r', [store.events, store.cases, store.meta], async () => {
			await sameEpoch(desk);
			const rows = await store.events.where('seq').aboveOrEqual(snapshot.nextSeq).sortBy('seq');
			const named = [...new Set(rows.map((row) => row.case))];
			// News of a case mean nothing without what came before. Lines of the audit stand each for itself.
			const behind = named.filter((of) => besides.has(of) && !isAuditDrawer(of));
			const more = behind.length ? await store.events.where('case').anyOf(behind).toArray() : [];
			const keys = (await store.cases.bulkGet(named)).filter((row) => row !== undefined);
			return { rows, more, keys, count: await store.events.count(), canary: await store.read('canary') };
		});
		if (canary?.count !== count || canary.head !== chain(snapshot.head, rows)) return undefined;
		const cases = await caseKeys(session.keys, session.cases, { ids: rows.map((row) => row.case), rows: keys, make: false });
		const all = [...rows, ...more.filter((row) => row.seq < snapshot.nextSeq)];
		const { events: news, damaged } = await openRows(session.header.vault, cases.keys, all);
		if (damaged.length) return undefined;
		for (const [id, key] of cases.keys) session.cases.set(id, key);
		for (const hlc of [snapshot.latest, ...news.map((event) => event.hlc)]) session.clock.see(hlc, ports.now());
		return { known: snapshot.first, news, besides: besides.size };
	} catch {
		return undefined;
	}
}

/** What lies beside the first part, box by box. */
export async function readRest(desk: Desk, { head, parts }: Snapshot): Promise<DeskEvent[] | undefined> {
	try {
		const boxes = (await desk.store.read('snapshot-rest'))?.boxes ?? [];
		if (boxes.length !== parts) return undefined;
		const all: DeskEvent[] = [];
		for (const [i, box] of boxes.entries()) {
			const part = await opened<{ head: string; events: DeskEvent[] }>(desk, box, `.${i}`);
			if (part?.head !== head) return undefined;
			all.push(...part.events);
		}
		return all;
	} catch {
		return undefined;
	}
}
