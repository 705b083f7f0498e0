/** Faults upon faults: the second copy may neither be written over while it knows more, nor take the place of a database that does. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import { frameOf, framesIn } from '#lib/vault/frame.ts';
import { behind, notes, PASSPHRASE, textsOf, written, type Table } from './desk.ts';

// Dexie speaks of each database that is deleted under it; here that is what is tested.
vi.spyOn(console, 'warn').mockImplementation(() => {});

const KEYS = { passphrase: PASSPHRASE };
type Image = [name: string, rows: never[]][];

const image = (table: Table): Promise<Image> =>
	behind(table, ({ tables }) => Promise.all(tables.map(async (one) => [one.name, (await one.toArray()) as never[]] as Image[number])));

/** As a browser does that lost the end of its log. */
async function rollBack(table: Table, rows: Image): Promise<void> {
	table.vault.lock();
	await behind(table, async (all) => {
		for (const [name, kept] of rows) {
			await all.table(name).clear();
			await all.table(name).bulkAdd(kept);
		}
	});
}

async function gone(table: Table): Promise<void> {
	table.vault.lock();
	await Dexie.delete(table.ports.name);
}

const filesOf = (table: Table, part: string) => [...table.files.kept.keys()].filter((name) => name.includes(part));
const drop = (table: Table, part: string) => filesOf(table, part).forEach((name) => table.files.kept.delete(name));
const refuse = (table: Table, part: string) => {
	table.files.before = (_, name) => {
		if (name.includes(part)) throw new DOMException('full', 'QuotaExceededError');
	};
};

/** The next change of a file is torn, and every later one does not happen. */
function dieWhileWriting(table: Table, part: string): void {
	let dead = false;
	table.files.before = (verb, name) => {
		if (dead || (verb === 'write' && name.includes(part))) {
			if (!dead) table.files.kept.set(name, new Uint8Array(300));
			dead = true;
			throw new Error('killed');
		}
	};
}

async function opened(table: Table) {
	const tab = table.again();
	expect(await tab.unlock(KEYS)).toMatchObject({ ok: true });
	return tab;
}

test('no room to put it back: the drawer stays shut and the better copy is kept; with room everything is there', async () => {
	const table = await written('first');
	const older = await image(table);
	await table.vault.append(notes(table.vault, table.one, 'second', 'third'));
	await rollBack(table, older);
	const add = IDBObjectStore.prototype.add;
	IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
		if (this.name === 'events') throw new DOMException('full', 'QuotaExceededError');
		return add.apply(this, args);
	};
	try {
		expect(await table.again().state()).toEqual({ kind: 'unavailable', reason: 'full', count: 4 });
	} finally {
		IDBObjectStore.prototype.add = add;
	}
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 4, putBack: { expected: 4, found: 2 } });
	expect(await textsOf(await opened(table), table.one)).toEqual(['first', 'second', 'third']);
});

test('acknowledged while the file beside the database could not be written, then the end of the database lost: put back, not written over', async () => {
	const table = await written('first');
	const older = await image(table);
	refuse(table, 'canary');
	expect(await table.vault.append(notes(table.vault, table.one, 'second'))).toMatchObject({ ok: true });
	table.files.before = () => {};
	await rollBack(table, older);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 3, putBack: { what: 'rows', expected: 3, found: 2 } });
	expect(await textsOf(await opened(table), table.one)).toEqual(['first', 'second']);
});

test('a copy torn at its end is not the one that is written over: dead again in the middle of that, it still gives what came before', async () => {
	const table = await written('first', 'second');
	table.vault.lock();
	const [copy] = filesOf(table, 'rows-').filter((name) => table.files.kept.get(name)?.length);
	table.files.kept.set(copy!, table.files.kept.get(copy!)!.slice(0, -5));
	dieWhileWriting(table, 'rows-');
	await table.again().state();
	table.files.before = () => {};
	await gone(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', putBack: { expected: 3, found: 0 }, loss: { expected: 3, found: 2 } });
	expect(await textsOf(await opened(table), table.one)).toEqual(['first']);
});

test('while a loss is pending, what is left and what is added lies twice, too', async () => {
	const table = await written('first', 'second', 'third');
	table.vault.lock();
	await behind(table, async ({ events }) => events.delete((await events.orderBy('seq').toArray())[1]!.id));
	drop(table, 'rows-');
	const tab = await opened(table);
	await tab.append(notes(tab, table.one, 'later'));
	tab.lock();
	await gone(table);
	const loss = { what: 'rows', expected: 4, found: 3 };
	expect(await table.again().state()).toMatchObject({ kind: 'locked', loss, putBack: { expected: 6, found: 0 } });
	expect(await textsOf(await opened(table), table.one)).toEqual(['second', 'third', 'later']);
});

test('a database from before a destruction: told is how many of what stays were there', async () => {
	const table = await written('a', 'b', 'c', 'd');
	const older = await image(table);
	await table.vault.destroyCase(table.one, 'asked');
	await rollBack(table, older);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 2, putBack: { expected: 2, found: 1 } });
	expect(await textsOf(await opened(table), table.one)).toEqual([]);
});

test('a copy that is behind does not take the place of rows that are all there', async () => {
	const table = await written('a');
	refuse(table, 'rows-');
	await table.vault.append(notes(table.vault, table.one, 'b', 'c'));
	table.files.before = () => {};
	table.vault.lock();
	await behind(table, ({ meta }) => meta.delete('canary'));
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 4, loss: { what: 'database' } });
	const tab = table.again();
	await tab.unlock(KEYS);
	expect(await textsOf(tab, table.one)).toEqual(['a', 'b', 'c']);
});

test('the canary in both files gone, and rows or the whole database with it: put back, never greeted as a first run', async () => {
	const cut = await written('a', 'b');
	cut.vault.lock();
	await behind(cut, async ({ events }) => events.delete((await events.orderBy('seq').last())!.id));
	const whole = await written('a', 'b');
	await gone(whole);
	for (const [table, found] of [[cut, 2] as const, [whole, 0] as const]) {
		drop(table, 'canary');
		expect(await table.again().create(KEYS)).toEqual({ ok: false, reason: 'exists' });
		expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 3, putBack: { expected: 3, found } });
		expect(await textsOf(await opened(table), table.one)).toEqual(['a', 'b']);
	}
});

test('a backup took the place of a drawer: a database from before that, and one gone when it was only just done, give the new drawer', async () => {
	const words = 'quite another sentence of a desk';
	for (const killed of [false, true]) {
		const table = await written('first');
		let file = new Uint8Array();
		await table.vault.exportBackup(async (plain) => (file = plain));
		const older = await image(table);
		if (killed) refuse(table, 'canary');
		const restored = await table.vault.restore(file, { decrypt: async (plain) => plain, passphrase: words, replace: true });
		expect(restored.ok).toBe(!killed);
		table.files.before = () => {};
		await (killed ? gone(table) : rollBack(table, older));
		expect(await table.again().state()).toMatchObject({ kind: 'locked', putBack: { what: 'database' } });
		const tab = table.again();
		expect(await tab.unlock({ passphrase: words })).toEqual({ ok: true, failed: 0 });
		expect(await textsOf(tab, table.one)).toEqual(['first']);
		expect(await tab.readAll()).not.toHaveProperty('loss');
	}
});

test('a copy left behind by an earlier version that wiped the rest makes no drawer', async () => {
	const table = await written('a');
	await gone(table);
	drop(table, 'canary');
	drop(table, 'key-');
	expect(await table.again().state()).toEqual({ kind: 'none' });
	expect(await Dexie.exists(table.ports.name)).toBe(false);
	expect(await table.again().create(KEYS)).toMatchObject({ ok: true });
	await gone(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 1 });
	expect(await textsOf(await opened(table), table.one)).toEqual([]);
});

test('dead while the keys changed, dead again at the next look, then the database gone: the older secret stays until the copy is under the new one', async () => {
	const table = await written('kept');
	for (let death = 0; death < 2; death++) {
		dieWhileWriting(table, 'rows-');
		if (death === 0) await table.vault.changePassphrase('quite another sentence of a desk');
		else await table.again().state();
		table.files.before = () => {};
	}
	await gone(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 2, putBack: { expected: 2, found: 0 } });
	expect(await textsOf(await opened(table), table.one)).toEqual(['kept']);
});

test('the one good copy of the secret is not written over when the other is mended', async () => {
	for (const bad of ['key-a', 'key-b']) {
		const table = await written();
		table.vault.lock();
		drop(table, bad);
		const touched: string[] = [];
		table.files.before = (_, name) => void (name.includes('.key-') && touched.push(name));
		await table.again().state();
		expect(touched).toEqual([`${table.ports.name}.${bad}`]);
	}
});

test('a frame whose boxes are said to be larger than it, or less than nothing, is not read, whoever hashed it', async () => {
	const rows = ['a', 'b'].map((id, seq) => ({ id, case: 'x', seq, box: new Uint8Array(40) }));
	const good = await frameOf({ meta: [], rows, cases: [], graves: [] }, { version: 1, turn: 1, head: 'ab'.repeat(32) });
	const at = Buffer.from(good).indexOf('0,40]') + 2;
	for (const size of ['40', '99', '-9']) {
		const forged = good.slice();
		forged.set(Buffer.from(size), at);
		forged.set(new Uint8Array(await crypto.subtle.digest('SHA-256', forged.slice(0, -32))), forged.length - 32);
		expect((await framesIn(forged)).frames, size).toHaveLength(size === '40' ? 1 : 0);
	}
});
