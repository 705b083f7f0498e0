import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { utf8, type Bytes } from '#lib/vault/bytes.ts';
import { VaultStore, STEPS } from '#lib/vault/store.ts';
import { anyCase, device, notes, openDesk, PASSPHRASE, textsOf } from './desk.ts';

/** The handoff chapter brings age; here any reversible change will do. */
const mask = async (bytes: Bytes): Promise<Bytes> => bytes.map((byte) => byte ^ 0xa5);
const RESTORE = { decrypt: mask, passphrase: 'new words for the new drawer' };

async function filled() {
	const table = await openDesk();
	const [one, two] = [anyCase(), anyCase()];
	await table.vault.append([...notes(table.vault, one, 'a', 'b'), ...notes(table.vault, two, 'c')]);
	return { ...table, one, two };
}

test('a backup restored on another device: counts and head agree, old destroyed cases stay destroyed', async () => {
	const { vault, one, two, clock } = await filled();
	const gone = notes(vault, anyCase(), 'gone');
	await vault.append(gone);
	await vault.destroyCase(gone[0]?.case ?? '', 'asked');
	const before = await vault.readAll();
	const exported = await vault.exportBackup(mask);
	if (!exported.ok || !before.ok) throw new Error('no backup');
	expect(exported.count).toBe(before.events.length);
	expect(await vault.state()).toMatchObject({ backup: { at: clock.now, count: exported.count } });

	const fresh = device();
	const restored = await fresh.vault.restore(exported.file, RESTORE);
	expect(restored).toMatchObject({ ok: true, count: exported.count });
	expect(await textsOf(fresh.vault, one)).toEqual(['a', 'b']);
	expect(await textsOf(fresh.vault, two)).toEqual(['c']);
	expect(await fresh.vault.append(gone)).toMatchObject({ ok: true, added: 0, buried: 1 });
	const after = await fresh.vault.readAll();
	expect(after.ok && after.events.slice(0, before.events.length)).toEqual(before.events);
	expect(after.ok && after.events.at(-1)?.data).toEqual({ what: 'restore', count: exported.count });
	const tab = fresh.again();
	expect(await tab.unlock({ passphrase: RESTORE.passphrase })).toEqual({ ok: true, failed: 0 });
	expect(await tab.unlock({ recovery: restored.ok ? restored.recovery : '' })).toEqual({ ok: true, failed: 0 });
});

test('a vault that lost its database comes back from the backup, and all is well again', async () => {
	const table = await filled();
	const exported = await table.vault.exportBackup(mask);
	if (!exported.ok) throw new Error(exported.reason);
	table.vault.lock();
	await Dexie.delete(table.ports.name);
	const tab = table.again();
	expect(await tab.restore(exported.file, RESTORE)).toEqual({ ok: false, reason: 'exists' });
	expect(await tab.restore(exported.file, { ...RESTORE, replace: true })).toMatchObject({ ok: true });
	expect(await tab.state()).toMatchObject({ kind: 'open' });
	expect(await tab.state()).not.toHaveProperty('loss');
	expect(await textsOf(tab, table.one)).toEqual(['a', 'b']);
});

test('what is no whole backup is refused before anything is touched', async () => {
	const table = await filled();
	const exported = await table.vault.exportBackup(mask);
	if (!exported.ok) throw new Error(exported.reason);
	const plain = JSON.parse(new TextDecoder().decode(await mask(exported.file)));
	const tryIt = async (value: unknown) =>
		table.vault.restore(await mask(utf8(typeof value === 'string' ? value : JSON.stringify(value))), { ...RESTORE, replace: true });
	expect(await tryIt('not json')).toEqual({ ok: false, reason: 'not-a-backup' });
	expect(await tryIt('null')).toEqual({ ok: false, reason: 'not-a-backup' });
	expect(await tryIt({ ...plain, format: 'other' })).toEqual({ ok: false, reason: 'not-a-backup' });
	expect(await tryIt({ ...plain, graves: [1] })).toEqual({ ok: false, reason: 'not-a-backup' });
	expect(await tryIt({ ...plain, events: plain.events.slice(1) })).toMatchObject({
		ok: false,
		reason: 'incomplete',
		expected: plain.count,
		found: plain.count - 1
	});
	expect(await tryIt({ ...plain, head: '00'.repeat(32) })).toMatchObject({ ok: false, reason: 'incomplete' });
	expect(await tryIt({ ...plain, events: [...plain.events.slice(1), plain.events[1]] })).toMatchObject({ ok: false, reason: 'incomplete' });
	expect(await tryIt(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)).toMatchObject({ ok: false });
	expect(await table.vault.restore(exported.file, { ...RESTORE, decrypt: async () => undefined, replace: true })).toEqual({
		ok: false,
		reason: 'does-not-open'
	});
	expect(await table.vault.restore(exported.file, { ...RESTORE, passphrase: 'short', replace: true })).toEqual({ ok: false, reason: 'weak' });
	expect(await textsOf(table.vault, table.one)).toEqual(['a', 'b']);
});

test('killed at every step of a restore over an old vault: the old one or the new one', async () => {
	const source = await filled();
	const exported = await source.vault.exportBackup(mask);
	if (!exported.ok) throw new Error(exported.reason);
	for (let step = 0; step < 5; step++) {
		const table = await openDesk();
		const one = anyCase();
		await table.vault.append(notes(table.vault, one, 'old'));
		let left = step;
		table.files.before = () => {
			if (left-- <= 0) throw new Error('killed');
		};
		await table.vault.restore(exported.file, { ...RESTORE, replace: true });
		table.files.before = () => {};
		const tab = table.again();
		expect(await tab.state(), `step ${step}`).not.toHaveProperty('loss');
		const old = (await tab.unlock({ passphrase: PASSPHRASE })).ok;
		if (!old) expect(await tab.unlock({ passphrase: RESTORE.passphrase })).toMatchObject({ ok: true });
		expect(await textsOf(tab, old ? one : source.one)).toEqual(old ? ['old'] : ['a', 'b']);
	}
});

test('a newer version opens the drawer while an old tab has it open: the old tab lets go and locks, the rows stay', async () => {
	const table = await filled();
	const newer = new VaultStore(table.ports.name, () => {}, [
		...STEPS,
		{ stores: { rounds: 'id' }, carry: (transaction) => transaction.table('meta').put({ key: 'carried' }) }
	]);
	expect(await newer.meta.get('carried')).toEqual({ key: 'carried' });
	expect(await newer.events.count()).toBeGreaterThan(3);
	expect(table.vault.isOpen).toBe(false);
	const events = [{ id: anyCase() }] as never[];
	expect(await table.vault.append(events)).toEqual({ ok: false, reason: 'locked', events });
	expect(await table.again().state()).toMatchObject({ kind: 'unavailable', reason: 'upgraded-elsewhere', count: expect.any(Number) });
	newer.close();
});
