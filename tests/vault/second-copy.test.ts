import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test, vi } from 'vitest';
import type { Bytes } from '#lib/vault/bytes.ts';
import { frameOf, framesIn, markAt, TAIL, type Frame } from '#lib/vault/frame.ts';
import { anyCase, behind, notes, openDesk, PASSPHRASE, textsOf, written, type Table } from './desk.ts';

// Dexie speaks of each database that is deleted under it; here that is what is tested.
vi.spyOn(console, 'warn').mockImplementation(() => {});

const KEYS = { passphrase: PASSPHRASE };
const copiesOf = (table: Table) => ['a', 'b'].map((half) => table.files.kept.get(`${table.ports.name}.rows-${half}`) ?? new Uint8Array());
/** The file that counts; the other one is empty. */
const copyOf = (table: Table) => copiesOf(table).find(({ length }) => length > 0) ?? new Uint8Array();

async function gone(table: Table): Promise<void> {
	table.vault.lock();
	await Dexie.delete(table.ports.name);
}

test('the whole database gone: everything is put back, told with numbers until it was read, and goes on', async () => {
	const table = await written('first', 'second', 'third');
	await gone(table);
	const tab = table.again();
	const putBack = { what: 'database', expected: 4, found: 0 };
	expect(await tab.state()).toEqual({ kind: 'locked', count: 4, wait: 0, putBack });
	expect(await tab.unlock(KEYS)).toEqual({ ok: true, failed: 0 });
	expect(await textsOf(tab, table.one)).toEqual(['first', 'second', 'third']);
	expect(await tab.append(notes(tab, table.one, 'fourth'))).toMatchObject({ ok: true });
	expect(await tab.state()).toMatchObject({ kind: 'open', putBack });
	expect(await table.again().state()).toMatchObject({ kind: 'locked', putBack });
	await tab.putBackTold();
	expect(await table.again().state()).not.toHaveProperty('putBack');
	const all = await tab.readAll();
	expect(all).toMatchObject({ ok: true, damaged: [] });
	expect(all).not.toHaveProperty('loss');
	// And once more.
	await gone(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', putBack: { expected: 6 } });
	const later = table.again();
	await later.unlock(KEYS);
	expect(await textsOf(later, table.one)).toEqual(['first', 'second', 'third', 'fourth']);
});

test('rows cut, and an older database in its place: put back', async () => {
	const cut = await written('first', 'second', 'third');
	cut.vault.lock();
	await behind(cut, async ({ events }) => events.bulkDelete((await events.orderBy('seq').reverse().limit(2).toArray()).map(({ id }) => id)));
	const tab = cut.again();
	expect(await tab.state()).toMatchObject({ kind: 'locked', count: 4, putBack: { what: 'rows', expected: 4, found: 2 } });
	await tab.unlock(KEYS);
	expect(await textsOf(tab, cut.one)).toEqual(['first', 'second', 'third']);

	const older = await written('first');
	const rows = await behind(older, async ({ tables }) => Promise.all(tables.map(async (one) => [one.name, (await one.toArray()) as never[]] as const)));
	await older.vault.append(notes(older.vault, older.one, 'second'));
	await older.vault.changePassphrase('quite another sentence of a desk');
	older.vault.lock();
	await behind(older, async (all) => {
		for (const [name, kept] of rows)
			await all
				.table(name)
				.clear()
				.then(() => all.table(name).bulkAdd(kept));
	});
	const after = older.again();
	expect(await after.state()).toMatchObject({ kind: 'locked', putBack: { expected: 4, found: 2 } });
	expect(await after.unlock({ passphrase: 'quite another sentence of a desk' })).toMatchObject({ ok: true });
	expect(await textsOf(after, older.one)).toEqual(['first', 'second']);
});

test('what was destroyed does not come back from the copy, whole cases and single events', async () => {
	const table = await written('stays', 'to be erased');
	const two = anyCase();
	await table.vault.append(notes(table.vault, two, 'to be destroyed'));
	const [, erased] = await behind(table, ({ events }) => events.where('case').equals(table.one).sortBy('seq'));
	expect(await table.vault.destroyCase(two, 'asked')).toMatchObject({ ok: true, removed: 1 });
	expect(await table.vault.eraseEvents([erased!.id], { whose: table.one, why: 'withdrawal' })).toMatchObject({ ok: true, removed: 1 });
	expect(copiesOf(table).filter(({ length }) => length > 0)).toHaveLength(1);
	const { frames } = await framesIn(copyOf(table));
	expect(frames.flatMap(({ rows }) => rows.filter((row) => row.case === two || row.id === erased!.id))).toEqual([]);
	expect(frames.flatMap(({ cases }) => cases.filter(({ id }) => id === two))).toEqual([]);
	await gone(table);
	const tab = table.again();
	expect(await tab.state()).toHaveProperty('putBack');
	await tab.unlock(KEYS);
	expect(await textsOf(tab, two)).toEqual([]);
	expect(await textsOf(tab, table.one)).toEqual(['stays']);
	// The graves came back, too.
	const again = tab.event({ type: 'consultation', case: two, data: { text: 'x' } });
	expect(await tab.append([again])).toMatchObject({ ok: true, added: 0, buried: 1 });
});

test('killed at every step of writing, changing the keys and destroying, then the database gone: all that was acknowledged is there', async () => {
	const [one, two] = [anyCase(), anyCase()];
	for (const verb of ['append', 'destroy', 'passphrase'] as const)
		for (let step = 0; step < 10; step++) {
			const table = await openDesk();
			await table.vault.append([...notes(table.vault, one, 'kept'), ...notes(table.vault, two, 'of two')]);
			let left = step;
			let dead = false;
			table.files.before = () => {
				if (dead || left-- <= 0) {
					dead = true;
					throw new Error('killed');
				}
			};
			const outcome = await (verb === 'append'
				? table.vault.append(notes(table.vault, one, 'new'))
				: verb === 'destroy'
					? table.vault.destroyCase(two, 'asked')
					: table.vault.changePassphrase('quite another sentence of a desk'));
			table.files.before = () => {};
			// A process that died told nobody yes.
			const acked = outcome.ok && !dead;
			await gone(table);
			const tab = table.again();
			const where = `${verb} ${step}`;
			expect(await tab.state(), where).toMatchObject({ kind: 'locked', putBack: { found: 0 } });
			const words = ['quite another sentence of a desk', PASSPHRASE];
			let opened = await tab.unlock({ passphrase: words[0]! });
			if (acked && verb === 'passphrase') expect(opened, where).toMatchObject({ ok: true });
			if (!opened.ok) opened = await tab.unlock({ passphrase: words[1]! });
			expect(opened, where).toMatchObject({ ok: true });
			expect(opened, where).not.toHaveProperty('loss');
			const kept = await textsOf(tab, one);
			expect(kept.slice(0, 1), where).toEqual(['kept']);
			if (acked && verb === 'append') expect(kept, where).toEqual(['kept', 'new']);
			const others = await textsOf(tab, two);
			expect(others, where).toEqual(acked && verb === 'destroy' ? [] : others.length ? ['of two'] : []);
			expect(await tab.readAll(), where).toMatchObject({ ok: true, damaged: [] });
		}
});

test('a copy that could not be written is brought up at the next chance, and never stops the desk', async () => {
	const table = await written('first');
	table.files.before = (_, name) => {
		if (name.includes('.rows-')) throw new DOMException('full', 'QuotaExceededError');
	};
	expect(await table.vault.append(notes(table.vault, table.one, 'second'))).toMatchObject({ ok: true });
	expect(await table.vault.destroyCase(anyCase(), 'nobody')).toMatchObject({ ok: true });
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 4, alone: true });
	table.files.before = () => {};
	expect(await table.vault.append(notes(table.vault, table.one, 'third'))).toMatchObject({ ok: true });
	await gone(table);
	const tab = table.again();
	expect(await tab.state()).toMatchObject({ kind: 'locked', count: 5, putBack: { expected: 5, found: 0 } });
	await tab.unlock(KEYS);
	expect(await textsOf(tab, table.one)).toEqual(['first', 'second', 'third']);
});

test('a copy that is behind gives what it has, and the rest is told as lost', async () => {
	const table = await written('first');
	const behind = copiesOf(table);
	await table.vault.append(notes(table.vault, table.one, 'second', 'third'));
	await gone(table);
	['a', 'b'].forEach((half, i) => table.files.kept.set(`${table.ports.name}.rows-${half}`, behind[i]!));
	const tab = table.again();
	const loss = { what: 'rows', expected: 4, found: 2 };
	expect(await tab.state()).toMatchObject({ kind: 'locked', count: 2, loss, putBack: { expected: 4, found: 0 } });
	expect(await tab.unlock(KEYS)).toMatchObject({ ok: true, loss });
});

test('a desk of an earlier version gets its copy at the first look', async () => {
	const table = await written('first');
	table.vault.lock();
	for (const half of ['a', 'b']) table.files.kept.delete(`${table.ports.name}.rows-${half}`);
	const state = await table.again().state();
	expect(state).not.toHaveProperty('putBack');
	expect(state).not.toHaveProperty('alone');
	await gone(table);
	expect(await table.again().state()).toMatchObject({ kind: 'locked', count: 2, putBack: { expected: 2, found: 0 } });
});

test('a torn, a foreign and a forged copy put nothing back', async () => {
	const other = await written('of another desk');
	for (const [what, spoil] of Object.entries({
		torn: (copy: Bytes) => copy.slice(0, -1),
		noise: (copy: Bytes) => copy.map((byte, i) => (i === 200 ? byte ^ 1 : byte)),
		foreign: () => copyOf(other),
		empty: () => new Uint8Array()
	})) {
		const table = await written('first');
		await gone(table);
		for (const half of ['a', 'b']) {
			const name = `${table.ports.name}.rows-${half}`;
			const copy = table.files.kept.get(name);
			if (copy?.length) table.files.kept.set(name, spoil(copy));
		}
		const state = await table.again().state();
		// Of a copy cut at its end, what came before the cut is whole.
		if (what === 'torn') expect(state, what).toMatchObject({ kind: 'locked', loss: { expected: 2, found: 1 }, putBack: { found: 0 } });
		else expect(state, what).toEqual({ kind: 'damaged', loss: { what: 'database', expected: 2, found: 0 } });
		expect(await Dexie.exists(table.ports.name)).toBe(what === 'torn');
	}
});

test('a wipe takes the copy along', async () => {
	const table = await written('first');
	expect(await table.vault.wipe()).toEqual({ ok: true });
	expect(table.files.kept.size).toBe(0);
	expect(await table.vault.state()).toEqual({ kind: 'none' });
});

const box = (fill: number, length = 40) => new Uint8Array(length).fill(fill);
const frame: Frame = {
	meta: [{ key: 'backup', at: 1, count: 2 }],
	rows: [
		{ id: 'a', case: 'x', seq: 0, box: box(1) },
		{ id: 'b', case: 'x', seq: 1, box: box(2, 7) }
	],
	cases: [{ id: 'x', box: box(3) }],
	graves: ['y']
};
const mark = { version: 1, turn: 2 ** 40 + 1, head: 'ab'.repeat(32) };

test('a frame is read as it was written, one after another, and its end says where it led', async () => {
	const one = await frameOf(frame, mark);
	const two = await frameOf({ meta: [], rows: [], cases: [], graves: [] }, { ...mark, turn: 3 });
	expect(await framesIn(new Uint8Array([...one, ...two]))).toEqual({
		frames: [frame, { meta: [], rows: [], cases: [], graves: [] }],
		mark: { ...mark, turn: 3 }
	});
	expect(markAt(one.slice(-TAIL))).toEqual(mark);
	expect(markAt(one.slice(1 - TAIL))).toBeUndefined();
	expect(markAt(undefined)).toBeUndefined();
	expect(await framesIn(new Uint8Array())).toEqual({ frames: [], mark: undefined });
});

test('every byte of a frame flipped, and every cut: nothing of it is read, what came before is', async () => {
	const one = await frameOf(frame, mark);
	for (let i = 0; i < one.length; i++) {
		const flipped = one.slice();
		flipped[i]! ^= 1;
		expect((await framesIn(flipped)).frames, `byte ${i}`).toEqual([]);
		const after = await framesIn(new Uint8Array([...one, ...flipped]));
		expect(after.frames, `second, byte ${i}`).toHaveLength(1);
		expect((await framesIn(new Uint8Array([...one, ...one.slice(0, i)]))).frames, `cut at ${i}`).toHaveLength(1);
	}
});
