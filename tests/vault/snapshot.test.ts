/** The snapshot saves time and is never believed against the rows. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { VaultStore } from '#lib/vault/store.ts';
import { anyCase, dump, notes, openDesk, PASSPHRASE, spellings, type Table } from './desk.ts';

const LABEL = 'checked-1';

async function kept(table: Table): Promise<void> {
	const read = await table.vault.readAll();
	if (!read.ok) throw new Error(read.reason);
	expect(await table.vault.keepSnapshot({ label: LABEL, events: read.events, count: read.events.length })).toBe(true);
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

test('nothing of it can be read without the keys', async () => {
	const table = await openDesk();
	await table.vault.append(notes(table.vault, anyCase(), '별빛고래표식'));
	await kept(table);
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
	await kept(table);
	let old: unknown;
	await behind(table, async (store) => (old = await store.meta.get('snapshot')));
	await table.vault.destroyCase(one, 'asked');
	await behind(table, async (store) => expect(await store.meta.get('snapshot')).toBeUndefined());
	await behind(table, (store) => store.meta.put(old as never));
	expect(await table.vault.readQuick(LABEL)).toBeUndefined();
});

test('not kept where something was written between reading and keeping', async () => {
	const table = await openDesk();
	const read = await table.vault.readAll();
	if (!read.ok) throw new Error(read.reason);
	await table.vault.append(notes(table.vault, anyCase(), 'meanwhile'));
	expect(await table.vault.keepSnapshot({ label: LABEL, events: read.events, count: read.events.length })).toBe(false);
});
