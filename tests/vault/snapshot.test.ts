/** The snapshot saves time and is never believed against the rows. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { VaultStore } from '#lib/vault/store.ts';
import { anyCase, dump, notes, openDesk, PASSPHRASE, spellings, type Table } from './desk.ts';

const LABEL = 'checked-1';

/** All of it first, but the cases `besides`. */
async function kept(table: Table, besides: string[] = []): Promise<void> {
	const read = await table.vault.readAll();
	if (!read.ok) throw new Error(read.reason);
	const part = (first: boolean) => read.events.filter((event) => besides.includes(event.case) !== first);
	expect(await table.vault.keepSnapshot({ label: LABEL, first: part(true), rest: part(false), count: read.events.length })).toBe(true);
}
async function behind(table: Table, work: (store: VaultStore) => Promise<unknown>): Promise<void> {
	const store = new VaultStore(table.ports.name);
	await work(store);
	store.close();
}

test('a later unlock reads the snapshot and what came since, in another tab too', async () => {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, 'before'));
	await kept(table);
	await table.vault.append(notes(table.vault, one, 'after'));
	const tab = table.again();
	await tab.unlock({ passphrase: PASSPHRASE });
	const quick = await tab.readQuick(LABEL);
	expect(quick?.known.map(({ data }) => data.text)).toContain('before');
	expect(quick?.news.map(({ data }) => data.text)).toContain('after');
	const all = await tab.readAll();
	expect(all.ok && [...quick!.known, ...quick!.news].length).toBe(all.ok && all.events.length);
	// Another version of the app checks anew.
	expect(await tab.readQuick('checked-2')).toBeUndefined();
});

const ids = (events: { id: string }[] | undefined): string[] => (events ?? []).map(({ id }) => id).sort();

test('the rest comes afterwards, once; both parts and the news are everything', async () => {
	const table = await openDesk();
	const [one, other, third] = [anyCase(), anyCase(), anyCase()];
	await table.vault.append([...notes(table.vault, one, 'first'), ...notes(table.vault, other, 'beside'), ...notes(table.vault, third, 'beside too')]);
	await kept(table, [other, third]);
	await table.vault.append(notes(table.vault, other, 'since'));
	const quick = await table.vault.readQuick(LABEL);
	const said = (events: { data: Record<string, unknown> }[] = []) => events.map(({ data }) => data.text).filter(Boolean);
	expect(said(quick?.known)).toEqual(['first']);
	expect(quick?.besides).toBe(2);
	// A case with news comes whole: its news alone would say something else.
	expect(said(quick?.news).sort()).toEqual(['beside', 'since']);
	const rest = await table.vault.readRest();
	expect(said(rest).sort()).toEqual(['beside', 'beside too']);
	const all = await table.vault.readAll();
	expect(ids([...new Map([...quick!.known, ...quick!.news, ...rest!].map((event) => [event.id, event])).values()])).toEqual(all.ok && ids(all.events));
	expect(await table.vault.readRest()).toBeUndefined();
});

test('a rest that is changed, cut, older or of another snapshot is not believed', async () => {
	const table = await openDesk();
	const [one, other] = [anyCase(), anyCase()];
	const stored = async (): Promise<{ key: 'snapshot-rest'; boxes: Uint8Array<ArrayBuffer>[] }> => {
		let row: unknown;
		await behind(table, async (store) => (row = await store.meta.get('snapshot-rest')));
		return row as never;
	};
	const restOf = async (row: object | undefined) => {
		await behind(table, (store) => (row ? store.meta.put(row as never) : store.meta.delete('snapshot-rest')));
		expect(await table.vault.readQuick(LABEL)).toBeDefined();
		return table.vault.readRest();
	};
	await table.vault.append([...notes(table.vault, one, 'a'), ...notes(table.vault, other, 'b')]);
	await kept(table, [other]);
	const earlier = await stored();
	await table.vault.append(notes(table.vault, other, 'c'));
	await kept(table, [other]);
	const row = await stored();
	expect(ids(await restOf(row))).toHaveLength(2);
	expect(await restOf(earlier)).toBeUndefined();
	expect(await restOf({ ...row, boxes: [] })).toBeUndefined();
	expect(await restOf({ ...row, boxes: [...row.boxes, row.boxes[0]] })).toBeUndefined();
	expect(await restOf({ ...row, boxes: row.boxes.map((box) => box.map((byte, i) => (i === 40 ? byte ^ 1 : byte))) })).toBeUndefined();
	expect(await restOf(undefined)).toBeUndefined();
});

test('nothing of it can be read without the keys', async () => {
	const table = await openDesk();
	const besides = anyCase();
	await table.vault.append([...notes(table.vault, anyCase(), '별빛고래표식'), ...notes(table.vault, besides, '별빛고래표식')]);
	await kept(table, [besides]);
	const lying = await dump(table.files);
	for (const spelling of spellings('별빛고래표식')) expect(lying.some(({ bytes }) => Buffer.from(bytes).includes(spelling))).toBe(false);
});

test('a missing, an added and a changed row since, and a changed or older box: everything is read anew', async () => {
	const table = await openDesk();
	const one = anyCase();
	const events = notes(table.vault, one, 'a', 'b');
	await table.vault.append(events);
	await kept(table);
	let old: unknown;
	await behind(table, async (store) => (old = await store.meta.get('snapshot')));
	expect(await table.vault.readQuick(LABEL)).toBeDefined();
	let row: unknown;
	await behind(table, async (store) => {
		row = await store.events.get(events[0]!.id);
		await store.events.delete(events[0]!.id);
	});
	expect(await table.vault.readQuick(LABEL)).toBeUndefined();
	await behind(table, (store) => store.events.add(row as never));
	expect(await table.vault.readQuick(LABEL)).toBeDefined();
	const [later] = notes(table.vault, one, 'c');
	await table.vault.append([later!]);
	await behind(table, (store) => store.events.update(later!.id, { box: new Uint8Array(64) }));
	expect(await table.vault.readQuick(LABEL)).toBeUndefined();
	await behind(table, (store) => store.meta.put({ ...(old as { key: 'snapshot'; box: Uint8Array<ArrayBuffer> }), box: new Uint8Array(300) }));
	expect(await table.vault.readQuick(LABEL)).toBeUndefined();
});

test('a destruction takes the snapshot along; an old one put back does not open', async () => {
	const table = await openDesk();
	const [one, two] = [anyCase(), anyCase()];
	await table.vault.append([...notes(table.vault, one, 'to be forgotten'), ...notes(table.vault, two, 'stays')]);
	await kept(table, [one]);
	let old: unknown[] = [];
	const parts = ['snapshot', 'snapshot-rest'];
	await behind(table, async (store) => (old = await store.meta.bulkGet(parts)));
	expect(old.every(Boolean)).toBe(true);
	await table.vault.destroyCase(one, 'asked');
	await behind(table, async (store) => expect(await store.meta.bulkGet(parts)).toEqual([undefined, undefined]));
	await behind(table, (store) => store.meta.bulkPut(old as never[]));
	expect(await table.vault.readQuick(LABEL)).toBeUndefined();
});

test('not kept where something was written between reading and keeping', async () => {
	const table = await openDesk();
	const read = await table.vault.readAll();
	if (!read.ok) throw new Error(read.reason);
	await table.vault.append(notes(table.vault, anyCase(), 'meanwhile'));
	expect(await table.vault.keepSnapshot({ label: LABEL, first: read.events, rest: [], count: read.events.length })).toBe(false);
});
