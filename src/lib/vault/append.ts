/** Adding events: sealed first, then written whole or not at all, then told to the canary. */
import { canaryOf, chain, readOutside, writeOutside, type Canary, type InnerCanary, type Outside } from './canary.ts';
import { isEvent, type DeskEvent } from './event.ts';
import { findResidentNumber } from './resident-number.ts';
import { sealEvents, type Sealed } from './rows.ts';
import { follow } from './second-copy.ts';
import { caseKeys, sameEpoch, Stale, writerLock, type CaseKeys, type Desk } from './session.ts';
import { faultOf, type Row, type StoreFault, type VaultStore } from './store.ts';

/** `again` were here already, `buried` belong to destroyed cases. A refusal gives the events back: no text is lost. */
export type Appended =
	| { ok: true; added: number; again: number; buried: number }
	| { ok: false; reason: StoreFault | 'locked' | 'malformed' | 'ahead' | 'resident-number' | 'case-damaged'; events: DeskEvent[]; where?: string };

/** One writer at a time, over all tabs. Resolves `ok` only when the rows are in the database. */
export async function append(desk: Desk, events: DeskEvent[]): Promise<Appended> {
	const refused = refusal(desk, events);
	if (refused) return refused;
	try {
		return await desk.ports.locks.run(writerLock(desk.ports), () => appendNow(desk, events));
	} catch (error) {
		return { ok: false, reason: error instanceof Stale ? 'locked' : faultOf(error), events };
	}
}

function refusal({ ports, session }: Desk, events: DeskEvent[]): Appended | undefined {
	for (const event of events) {
		if (!isEvent(event)) return { ok: false, reason: 'malformed', events };
		const where = findResidentNumber(event.data);
		if (where !== undefined) return { ok: false, reason: 'resident-number', where, events };
		if (!session.clock.see(event.hlc, ports.now())) return { ok: false, reason: 'ahead', events };
	}
	return undefined;
}

async function appendNow(desk: Desk, events: DeskEvent[]): Promise<Appended> {
	const { store, session, ports } = desk;
	await sameEpoch(desk);
	const { fresh, buried } = await sift(store, events);
	const again = events.length - fresh.length - buried;
	if (!fresh.length) return { ok: true, added: 0, again, buried };
	const ids = [...new Set(fresh.map((event) => event.case))];
	const rows = (await store.cases.bulkGet(ids)).filter((row) => row !== undefined);
	const cases = await caseKeys(session.keys, session.cases, { ids, rows, make: true });
	if (cases.damaged.length) return { ok: false, reason: 'case-damaged', where: cases.damaged[0], events };
	const sealed = await sealEvents(session.header.vault, cases.keys, fresh);
	const outside = await readOutside(ports.files, ports.name);
	const { canary, before, rows: placed } = await commit(desk, sealed, { cases, outside });
	for (const [id, key] of cases.keys) session.cases.set(id, key);
	await follow(ports, store, before, { rows: placed, cases: cases.added });
	// The rows are safe. A canary that could not be written is remembered as not in step and mended at the next commit.
	await writeOutside(ports.files, ports.name, canary).catch(() => undefined);
	return { ok: true, added: fresh.length, again, buried };
}

/** Without what is here already, what came twice, and what was destroyed, alone or with its case. */
async function sift(store: VaultStore, events: DeskEvent[]): Promise<{ fresh: DeskEvent[]; buried: number }> {
	const unique = [...new Map(events.map((event) => [event.id, event])).values()];
	const here = new Set((await store.events.bulkGet(unique.map((event) => event.id))).map((row) => row?.id));
	// Graves hold cases and single events.
	const names = [...new Set(unique.flatMap((event) => [event.case, event.id]))];
	const graves = new Set((await store.graves.bulkGet(names)).map((grave) => grave?.id));
	const buried = (event: DeskEvent) => graves.has(event.case) || graves.has(event.id);
	return { fresh: unique.filter((event) => !buried(event) && !here.has(event.id)), buried: events.filter(buried).length };
}

type Committed = { canary: Canary; before: InnerCanary; rows: Row[] };

async function commit(desk: Desk, sealed: Sealed[], { cases, outside }: { cases: CaseKeys; outside: Outside }): Promise<Committed> {
	const { store, session } = desk;
	let committed: Committed | undefined;
	await store.whole(async () => {
		await sameEpoch(desk);
		const inner = await store.read('canary');
		if (!inner) throw new Error('no canary');
		const nextSeq = inner.nextSeq + sealed.length;
		const placed = sealed.map((row, i) => ({ ...row, seq: inner.nextSeq + i }));
		const head = chain(inner.head, placed);
		const canary = canaryOf(session.keys.canary, { vault: inner.vault, turn: inner.turn + 1, count: inner.count + placed.length, head });
		await store.cases.bulkAdd(cases.added);
		await store.events.bulkAdd(placed);
		await store.meta.put({ key: 'canary', ...canary, nextSeq, hlc: session.clock.last, synced: syncedWith(inner, outside) });
		committed = { canary, before: inner, rows: placed };
	});
	if (!committed) throw new Error('the transaction did not run');
	return committed;
}

/** The last state that both sides agreed on. */
export function syncedWith(inner: InnerCanary, outside: Outside): InnerCanary['synced'] {
	const agreed = outside.kind === 'canary' && outside.canary.turn === inner.turn && outside.canary.head === inner.head;
	return agreed ? { turn: inner.turn, head: inner.head } : inner.synced;
}
