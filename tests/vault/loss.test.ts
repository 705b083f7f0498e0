import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import type { VaultStore } from '#lib/vault/store.ts';
import { anyCase, behind, notes, openDesk, PASSPHRASE, textsOf, type Table } from './desk.ts';

const KEYS = { passphrase: PASSPHRASE };

/** Here every loss takes the second copy along; second-copy.test.ts has the other ones. */
function withoutCopy(table: Table): void {
	for (const name of badFiles(table, 'rows-')) table.files.kept.delete(name);
}

async function deskWith(count: number): Promise<Table & { one: string; total: number }> {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, ...Array.from({ length: count }, (_, i) => `text ${i}`)));
	table.vault.lock();
	return { ...table, one, total: count + 1 };
}

const badFiles = (table: Table, part: string) => [...table.files.kept.keys()].filter((name) => name.includes(part));

test('rows cut: told with numbers before and after unlocking, until somebody accepts it', async () => {
	const table = await deskWith(10);
	await behind(table, async (store) => store.events.bulkDelete((await store.events.orderBy('seq').reverse().limit(4).toArray()).map((row) => row.id)));
	withoutCopy(table);
	const loss = { what: 'rows', expected: table.total, found: table.total - 4 };
	const tab = table.again();
	expect(await tab.state()).toMatchObject({ kind: 'locked', loss });
	expect(await tab.unlock(KEYS)).toMatchObject({ ok: true, loss });
	expect((await textsOf(tab, table.one)).length).toBe(6);
	expect(await tab.readAll()).toMatchObject({ ok: true, loss: { what: 'rows' } });
	expect(await tab.append(notes(tab, table.one, 'later'))).toMatchObject({ ok: true });
	expect(await tab.state()).toMatchObject({ kind: 'open', loss });
	expect(await table.again().unlock(KEYS)).toMatchObject({ ok: true, loss });
	expect(await tab.acceptLoss('told the head of the office')).toMatchObject({ ok: true });
	expect(await tab.state()).not.toHaveProperty('loss');
	const all = await tab.readAll();
	expect(all).not.toHaveProperty('loss');
	expect(all.ok && all.events.find(({ data }) => data.what === 'accept-loss')?.data).toMatchObject({ count: 4 });
});

test('a second loss while the first is still pending is told with its own numbers', async () => {
	const table = await deskWith(5);
	const cut = async (many: number) => {
		await behind(table, async ({ events }) => events.bulkDelete((await events.orderBy('seq').reverse().limit(many).toArray()).map((row) => row.id)));
		withoutCopy(table);
	};
	await cut(1);
	const tab = table.again();
	expect(await tab.unlock(KEYS)).toMatchObject({ loss: { expected: table.total, found: table.total - 1 } });
	tab.lock();
	await cut(3);
	const loss = { what: 'rows', expected: table.total + 1, found: table.total + 1 - 4 };
	const later = table.again();
	expect(await later.state()).toMatchObject({ kind: 'locked', loss });
	expect(await later.unlock(KEYS)).toMatchObject({ ok: true, loss });
	expect(await table.again().unlock(KEYS)).toMatchObject({ ok: true, loss });
});

test('the whole database gone: never greeted as a first run', async () => {
	const table = await deskWith(7);
	await Dexie.delete(table.ports.name);
	withoutCopy(table);
	const tab = table.again();
	const gone = { kind: 'damaged', loss: { what: 'database', expected: table.total, found: 0 } };
	expect(await tab.state()).toEqual(gone);
	expect(await tab.create({ passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'exists' });
	expect(await tab.unlock(KEYS)).toEqual({ ok: false, reason: 'no-header' });
	expect(await table.again().state()).toEqual(gone);
});

test('an older database put back, with fewer rows', async () => {
	const table = await deskWith(5);
	const older: { events: unknown[]; meta: unknown[] } = { events: [], meta: [] };
	await behind(table, async (store) => Object.assign(older, { events: await store.events.toArray(), meta: await store.meta.toArray() }));
	const tab = table.again();
	await tab.unlock(KEYS);
	await tab.append(notes(tab, table.one, 'newer', 'newest'));
	await behind(table, async (store) => {
		await store.events.clear();
		await store.events.bulkAdd(older.events as never[]);
		await store.meta.bulkPut(older.meta as never[]);
	});
	withoutCopy(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', loss: { what: 'rows', expected: table.total + 3, found: table.total } });
});

test('the private files gone: all of them, only the canary, or one copy of each', async () => {
	const all = await deskWith(3);
	all.files.kept.clear();
	expect(await all.again().state()).toEqual({ kind: 'damaged', loss: { what: 'private-files', expected: 4, found: 4 } });
	expect(await all.again().unlock(KEYS)).toEqual({ ok: false, reason: 'private-files-missing' });

	const bird = await deskWith(3);
	for (const name of badFiles(bird, 'canary')) bird.files.kept.delete(name);
	expect(await bird.again().state()).toMatchObject({ kind: 'locked', loss: { what: 'private-files', expected: 4, found: 4 } });
	expect(await bird.again().unlock(KEYS)).toMatchObject({ ok: true, loss: { what: 'private-files' } });

	for (const copy of ['a', 'b']) {
		const one = await deskWith(3);
		one.files.kept.delete(`${one.ports.name}.key-${copy}`);
		one.files.kept.set(`${one.ports.name}.canary-${copy}`, new Uint8Array([1, 2, 3]));
		const tab = one.again();
		expect(await tab.unlock(KEYS)).toEqual({ ok: true, failed: 0 });
		expect(one.files.kept.has(`${one.ports.name}.key-${copy}`)).toBe(true);
		expect(await tab.state()).not.toHaveProperty('loss');
	}
});

test('a changed, a swapped and an added row are each noticed', async () => {
	for (const [what, tamper] of Object.entries({
		changed: async (store: VaultStore) => {
			const row = await store.events.orderBy('seq').last();
			if (row) await store.events.put({ ...row, box: row.box.map((byte, i) => (i === 40 ? byte ^ 1 : byte)) });
		},
		swapped: async (store: VaultStore) => {
			const [a, b] = await store.events.orderBy('seq').reverse().limit(2).toArray();
			if (a && b)
				await store.events.bulkPut([
					{ ...a, box: b.box },
					{ ...b, box: a.box }
				]);
		},
		added: async (store: VaultStore) => {
			const row = await store.events.orderBy('seq').last();
			if (row) await store.events.add({ ...row, id: anyCase(), seq: row.seq + 1 });
		}
	})) {
		const table = await deskWith(4);
		await behind(table, tamper);
		const tab = table.again();
		await tab.unlock(KEYS);
		const all = await tab.readAll();
		if (!all.ok) throw new Error(all.reason);
		expect(all.damaged.length, what).toBeGreaterThan(0);
		if (what !== 'changed') expect(all.loss, what).toMatchObject({ what: 'changed' });
	}
});

test('a canary made without the keys is noticed on unlocking', async () => {
	const table = await deskWith(6);
	await behind(table, async (store) => {
		const last = await store.events.orderBy('seq').last();
		const canary = await store.read('canary');
		if (!last || !canary) throw new Error('empty');
		await store.events.delete(last.id);
		await store.meta.put({ ...canary, count: canary.count - 1 });
	});
	const { writeOutside } = await import('#lib/vault/canary.ts');
	await behind(table, async (store) => {
		const inner = await store.read('canary');
		if (!inner) throw new Error('empty');
		const { vault, turn, count, head, mac } = inner;
		await writeOutside(table.files, table.ports.name, { vault, turn, count, head, mac });
	});
	const tab = table.again();
	expect(await tab.state()).not.toHaveProperty('loss');
	expect(await tab.unlock(KEYS)).toMatchObject({ ok: true, loss: { what: 'changed' } });
});

test('the browser dies between the rows and the file: no loss, no false alarm', async () => {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, 'a'));
	for (const part of ['canary-a', 'canary-b']) {
		table.files.before = (_, name) => {
			if (name.includes(part)) throw new Error('killed');
		};
		expect(await table.vault.append(notes(table.vault, one, `at ${part}`))).toMatchObject({ ok: true });
		expect(await table.vault.append(notes(table.vault, one, `again at ${part}`))).toMatchObject({ ok: true });
		expect(await table.again().state()).not.toHaveProperty('loss');
		table.files.before = () => {};
		expect(await table.again().unlock(KEYS)).toEqual({ ok: true, failed: 0 });
	}
	expect(await textsOf(table.vault, one)).toHaveLength(5);
});

test('quota fails in the middle of an append: nothing torn, the text comes back, later it works', async () => {
	const table = await openDesk();
	const one = anyCase();
	await table.vault.append(notes(table.vault, one, 'before'));
	const add = IDBObjectStore.prototype.add;
	let room = 2;
	IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
		if (this.name === 'events' && room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
		return add.apply(this, args);
	};
	const events = notes(table.vault, one, 'x', 'y', 'z', 'w');
	try {
		expect(await table.vault.append(events)).toEqual({ ok: false, reason: 'full', events });
		expect(await table.vault.append(events)).toMatchObject({ ok: false, reason: 'full' });
	} finally {
		IDBObjectStore.prototype.add = add;
	}
	expect(await textsOf(table.vault, one)).toEqual(['before']);
	expect(await table.again().state()).not.toHaveProperty('loss');
	expect(await table.vault.append(events)).toMatchObject({ ok: true, added: 4 });
	expect(await table.vault.exportBackup(async (plain) => plain)).toMatchObject({ ok: true });
	expect(await table.vault.readAll()).not.toHaveProperty('loss');
});

test('with no room for a single note the backup is made all the same', async () => {
	const { vault } = await openDesk();
	await vault.append(notes(vault, anyCase(), 'one', 'two'));
	const full = () => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	const writes = [vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(full), vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(full)];
	try {
		expect(await vault.append(notes(vault, anyCase(), 'three'))).toMatchObject({ ok: false, reason: 'full' });
		expect(await vault.exportBackup(async (plain) => plain)).toMatchObject({ ok: true, count: 3 });
	} finally {
		for (const write of writes) write.mockRestore();
	}
});

test('a database that cannot be opened: not greeted as new, and the file beside it still says how many there were', async () => {
	const { vault, again } = await openDesk();
	await vault.append(notes(vault, anyCase(), 'one', 'two'));
	vault.lock();
	const exists = vi.spyOn(Dexie, 'exists').mockRejectedValue(new DOMException('no backing store', 'UnknownError'));
	const state = await again().state();
	exists.mockRestore();
	expect(state).toEqual({ kind: 'unavailable', reason: 'store-failed', count: 3 });
});
