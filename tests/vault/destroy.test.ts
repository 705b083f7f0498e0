import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { VaultStore } from '#lib/vault/store.ts';
import { anyCase, device, dump, MemoryFiles, notes, openDesk, PASSPHRASE, textsOf, type Table } from './desk.ts';

const KEYS = { passphrase: PASSPHRASE };

/** All rows of a vault's database, as a thief with an image of the disk has them. */
async function image(table: Table): Promise<Record<string, never[]>> {
	const store = new VaultStore(table.ports.name);
	const rows = Object.fromEntries(await Promise.all(store.tables.map(async (one) => [one.name, (await one.toArray()) as never[]] as const)));
	store.close();
	return rows;
}

async function putBack(table: Table, rows: Record<string, never[]>): Promise<void> {
	const store = new VaultStore(table.ports.name);
	for (const one of store.tables) {
		await one.clear();
		await one.bulkAdd(rows[one.name] ?? []);
	}
	store.close();
}

test('a destroyed case is gone, stays gone on import, and leaves a record without content', async () => {
	const { vault, again } = await openDesk();
	const [one, two] = [anyCase(), anyCase()];
	const events = notes(vault, one, 'to be forgotten', 'this, too');
	await vault.append([...events, ...notes(vault, two, 'to be kept')]);
	const other = again();
	await other.unlock(KEYS);
	expect(await vault.destroyCase(one, 'withdrawn')).toEqual({ ok: true, removed: 2 });
	expect(await textsOf(vault, one)).toEqual([]);
	expect(await textsOf(vault, two)).toEqual(['to be kept']);
	expect(await vault.append(events)).toEqual({ ok: true, added: 0, again: 0, buried: 2 });
	const all = await vault.readAll();
	expect(all.ok && all.events.find(({ data }) => data.what === 'destroy')?.data).toEqual({ what: 'destroy', whose: one, why: 'withdrawn' });
	expect(all).not.toHaveProperty('loss');
	expect(await vault.state()).not.toHaveProperty('loss');
	// The other tab still holds the old keys: it must lock, not write.
	expect(await other.append(events)).toMatchObject({ ok: false, reason: 'locked', events });
	expect(other.isOpen).toBe(false);
	expect(await other.unlock(KEYS)).toEqual({ ok: true, failed: 0 });
	expect(await textsOf(other, two)).toEqual(['to be kept']);
});

test('an image of the disk from before, the passphrase and the recovery code open nothing after the destruction', async () => {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, 'to be forgotten'));
	const before = await image(table);
	await table.vault.destroyCase(one, 'asked');
	const after = await image(table);
	expect(after.cases?.some((row: { id: string }) => row.id === one)).toBe(false);
	expect(after.events?.some((row: { case: string }) => row.case === one)).toBe(false);
	table.vault.lock();
	await putBack(table, before);
	for (const known of [KEYS, { recovery: table.recovery }])
		expect(await table.again().unlock(known)).toMatchObject({ ok: false, reason: 'private-files-missing' });
	// Even with today's device secret under yesterday's name, no slot opens.
	const { readHeader } = await import('#lib/vault/header.ts');
	const { openSlot, rootFor } = await import('#lib/vault/slots.ts');
	const header = readHeader((before.meta as { key: string; text: string }[]).find((row) => row.key === 'header')?.text);
	const today = table.files.kept.get(`${table.ports.name}.key-a`)?.slice(0, 32);
	if (!header.ok || !today) throw new Error('no header');
	for (const [i, known] of [KEYS, { recovery: table.recovery }].entries()) {
		const slot = header.header.slots[i];
		if (!slot) throw new Error('no slot');
		expect(await openSlot(header.header, slot, await rootFor(table.ports.derive, slot, known), today)).toBeUndefined();
	}
});

test('killed at every step of a destruction: the old vault or the new one, never neither', async () => {
	for (let step = 0; step < 8; step++) {
		const table = await openDesk();
		const [one, two] = [anyCase(), anyCase()];
		await table.vault.append([...notes(table.vault, one, 'x'), ...notes(table.vault, two, 'kept')]);
		let left = step;
		table.files.before = () => {
			if (left-- <= 0) throw new Error('killed');
		};
		const outcome = await table.vault.destroyCase(one, 'asked');
		table.files.before = () => {};
		const tab = table.again();
		expect(await tab.unlock(KEYS), `step ${step}`).toEqual({ ok: true, failed: 0 });
		expect(await textsOf(tab, two)).toEqual(['kept']);
		if (outcome.ok) expect(await textsOf(tab, one)).toEqual([]);
		const all = await tab.readAll();
		expect(all).toMatchObject({ ok: true, damaged: [] });
		expect(all).not.toHaveProperty('loss');
	}
});

test('quota in the middle of a destruction leaves the old vault', async () => {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, 'x'));
	const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
		if ((args[0] as { key?: string }).key === 'header') throw new DOMException('full', 'QuotaExceededError');
		return put.apply(this, args);
	};
	try {
		expect(await table.vault.destroyCase(one, 'asked')).toEqual({ ok: false, reason: 'full' });
	} finally {
		IDBObjectStore.prototype.put = put;
	}
	expect(await textsOf(table.vault, one)).toEqual(['x']);
	expect(await table.again().unlock(KEYS)).toEqual({ ok: true, failed: 0 });
	expect(await table.vault.destroyCase(one, 'asked')).toEqual({ ok: true, removed: 1 });
});

test('a wiped vault leaves nothing, also when cut short, and the device is as new', async () => {
	const table = await openDesk();
	await table.vault.append(notes(table.vault, anyCase(), 'x'));
	const secret = table.files.kept.get(`${table.ports.name}.key-a`);
	let overwritten = false;
	table.files.before = (verb, name) => {
		if (name.endsWith('key-a') && verb === 'remove') overwritten = !Buffer.from(table.files.kept.get(name) ?? []).equals(Buffer.from(secret ?? []));
	};
	const other = table.again();
	await other.unlock(KEYS);
	expect(await table.vault.wipe()).toEqual({ ok: true });
	expect(overwritten).toBe(true);
	expect(other.isOpen).toBe(false);
	expect(table.files.kept.size).toBe(0);
	expect((await dump(new MemoryFiles())).some(({ name }) => name.startsWith(table.ports.name))).toBe(false);
	expect(await table.vault.state()).toEqual({ kind: 'none' });
	expect(await other.create({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });

	for (let step = 2; step < 8; step++) {
		const cut = await openDesk();
		let left = step;
		cut.files.before = () => {
			if (left-- <= 0) throw new Error('killed');
		};
		await cut.vault.wipe();
		cut.files.before = () => {};
		expect(await cut.again().state(), `step ${step}`).toEqual({ kind: 'none' });
		expect(cut.files.kept.size).toBe(0);
	}
});

test('killed while the first vault is made: made, or not there; never damaged', async () => {
	for (let step = 0; step < 5; step++) {
		const table = device();
		let left = step;
		table.files.before = () => {
			if (left-- <= 0) throw new Error('killed');
		};
		await table.vault.create({ passphrase: PASSPHRASE });
		table.files.before = () => {};
		const state = await table.again().state();
		expect(['none', 'locked'], `step ${step}`).toContain(state.kind);
		expect(state).not.toHaveProperty('loss');
		const tab = table.again();
		if (state.kind === 'none') expect(await tab.create({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });
		else expect(await tab.unlock(KEYS)).toMatchObject({ ok: true });
	}
});

test('single events of a case are destroyed: gone, not brought back by an import, and the old case key opens nothing of it', async () => {
	const table = await openDesk();
	const { vault, again } = table;
	const [one, two] = [anyCase(), anyCase()];
	const events = notes(vault, one, 'stays', 'to be forgotten', 'stays, too');
	await vault.append([...events, ...notes(vault, two, 'of somebody else')]);
	const before = await image(table);
	const [, gone] = events;
	expect(await vault.eraseEvents([gone!.id], { whose: one, why: 'withdrawal' })).toEqual({ ok: true, removed: 1 });
	for (const tab of [vault, again()]) {
		if (!tab.isOpen) await tab.unlock(KEYS);
		expect(await textsOf(tab, one)).toEqual(['stays', 'stays, too']);
		expect(await textsOf(tab, two)).toEqual(['of somebody else']);
		const all = await tab.readAll();
		expect(all).toMatchObject({ ok: true, damaged: [] });
		expect(all).not.toHaveProperty('loss');
	}
	expect(await vault.append(events)).toEqual({ ok: true, added: 0, again: 2, buried: 1 });
	const all = await vault.readAll();
	expect(all.ok && all.events.find(({ data }) => data.what === 'destroy')?.data).toEqual({ what: 'destroy', whose: one, why: 'withdrawal', count: 1 });
	// The row of before put back beside the new keys: its case key is another one now.
	const row = (before.events as { id: string; seq: number }[]).find(({ id }) => id === gone!.id);
	const store = new VaultStore(table.ports.name);
	await store.events.add(row as never);
	store.close();
	const after = await again();
	await after.unlock(KEYS);
	expect(await after.read(one)).toMatchObject({ ok: true, damaged: [gone!.id] });
});

test('an event of a damaged case cannot be destroyed alone; nothing changes', async () => {
	const table = await openDesk();
	const one = anyCase();
	const events = notes(table.vault, one, 'a', 'b');
	await table.vault.append(events);
	const store = new VaultStore(table.ports.name);
	await store.events.update(events[0]!.id, { box: new Uint8Array(64) });
	store.close();
	expect(await table.vault.eraseEvents([events[1]!.id], { whose: one, why: 'withdrawal' })).toEqual({ ok: false, reason: 'store-failed' });
	expect(await textsOf(table.vault, one)).toEqual(['b']);
});
