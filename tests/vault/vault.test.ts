import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { VaultStore } from '#lib/vault/store.ts';
import { Vault } from '#lib/vault/vault.ts';
import { offeredWords } from '#lib/vault/passphrase.ts';
import { anyCase, device, dump, notes, openDesk, PASSPHRASE, spellings, textsOf } from './desk.ts';

test('a fresh device says so, and a made vault is open, locks, and opens with both keys', async () => {
	const { vault, again } = device();
	expect(await vault.state()).toEqual({ kind: 'none' });
	const created = await vault.create({ passphrase: PASSPHRASE });
	if (!created.ok) throw new Error(created.reason);
	const one = anyCase();
	expect(await vault.append(notes(vault, one, 'first', 'second'))).toEqual({ ok: true, added: 2, again: 0, buried: 0 });
	vault.lock();
	expect(vault.isOpen).toBe(false);
	expect(await vault.read(one)).toEqual({ ok: false, reason: 'locked' });
	expect(await vault.unlock({ passphrase: `  ${PASSPHRASE.replaceAll(' ', '')} ` })).toEqual({ ok: true, failed: 0 });
	expect(await textsOf(vault, one)).toEqual(['first', 'second']);
	const restarted = again();
	expect((await restarted.state()).kind).toBe('locked');
	expect(await restarted.unlock({ recovery: created.recovery.toLowerCase().replaceAll('-', ' ') })).toEqual({ ok: true, failed: 0 });
	expect(await textsOf(restarted, one)).toEqual(['first', 'second']);
	const state = await restarted.state();
	expect(state).toMatchObject({ kind: 'open' });
	expect(state).not.toHaveProperty('loss');
});

test('the worker starts when a locked drawer is seen, serves every try, and ends with the lock', async () => {
	const said: string[] = [];
	const table = device({ start: () => said.push('start'), end: () => said.push('end') });
	expect(await table.vault.state()).toEqual({ kind: 'none' });
	expect(said).toEqual([]);
	await table.vault.create({ passphrase: PASSPHRASE });
	table.vault.lock();
	await table.vault.state();
	await table.vault.unlock({ passphrase: 'words that are not these' });
	await table.vault.unlock({ passphrase: PASSPHRASE });
	expect(said).toEqual(['end', 'start']);
	table.vault.lock();
	expect(said).toEqual(['end', 'start', 'end']);
});

test('one wrong try under a clock that was a day ahead does not shut the drawer for a day', async () => {
	const { clock, vault, again } = await openDesk();
	vault.lock();
	await again().unlock({ passphrase: 'words that are not these' });
	clock.now -= 86_400_000;
	expect(await again().state()).toMatchObject({ wait: 0 });
	expect(await again().unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });
});

test('no answer before the try is counted, also while the key is being derived', async () => {
	const table = await openDesk();
	table.vault.lock();
	let counted: unknown;
	const slow: typeof table.ports.derive = async (...words) => {
		const key = await table.ports.derive(...words);
		await new Promise((done) => setTimeout(done, 20));
		const store = new VaultStore(table.ports.name);
		counted = await store.read('guard');
		store.close();
		return key;
	};
	const vault = new Vault({ ...table.ports, derive: slow });
	expect(await vault.unlock({ passphrase: 'words that are not these' })).toMatchObject({ ok: false, reason: 'wrong' });
	expect(counted).toMatchObject({ fails: 1 });
});

test('a weak passphrase, a second vault and a stranger to the drawer are refused', async () => {
	const { vault, again } = await openDesk();
	expect(await device().vault.create({ passphrase: 'short' })).toEqual({ ok: false, reason: 'weak' });
	expect(await device().vault.create({ passphrase: 'aaaaaaaaaaaaaaaa' })).toEqual({ ok: false, reason: 'weak' });
	expect(await again().create({ passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'exists' });
	expect(() => vault.event({ type: 'note', case: '../x', data: {} })).toThrow();
	const [event] = notes(vault, anyCase(), 'x');
	if (!event) throw new Error('no event');
	for (const wrong of [
		{ ...event, id: 'x' },
		{ ...event, hlc: 'soon' },
		{ ...event, more: 1 },
		{ ...event, data: [] as never },
		{ ...event, case: 'A B' }
	]) {
		expect(await vault.append([wrong as never])).toMatchObject({ ok: false, reason: 'malformed', events: [wrong] });
	}
	expect(await vault.append([{ ...event, hlc: 'ffffffffffff-0000-00000001' }])).toMatchObject({ ok: false, reason: 'ahead' });
	expect(await vault.append([{ ...event, data: { person: { note: 'her number is 900101-2345678' } } }])).toMatchObject({
		ok: false,
		reason: 'resident-number',
		where: 'person.note'
	});
	expect(await textsOf(vault, event.case)).toEqual([]);
});

test('appending again adds nothing', async () => {
	const { vault } = await openDesk();
	const one = anyCase();
	const events = notes(vault, one, 'a', 'b');
	await vault.append(events);
	expect(await vault.append([...events, ...notes(vault, one, 'c')])).toEqual({ ok: true, added: 1, again: 2, buried: 0 });
	expect(await vault.append([...events, ...events])).toEqual({ ok: true, added: 0, again: 4, buried: 0 });
	expect(await textsOf(vault, one)).toEqual(['a', 'b', 'c']);
});

test('two tabs write at once: one after the other, nothing lost, one chain', async () => {
	const { vault, again } = await openDesk();
	const other = again();
	expect(await other.unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });
	const one = anyCase();
	const writes = Array.from({ length: 20 }, (_, i) => (i % 2 ? vault : other)).map((tab, i) => tab.append(notes(tab, one, `text ${i}`)));
	expect((await Promise.all(writes)).every((outcome) => outcome.ok)).toBe(true);
	expect((await textsOf(vault, one)).length).toBe(20);
	const all = await other.readAll();
	expect(all).toMatchObject({ ok: true, damaged: [] });
	expect(all).not.toHaveProperty('loss');
	expect(await other.state()).not.toHaveProperty('loss');
});

test('a clock set back neither repeats a stamp nor stops the work', async () => {
	const { vault, clock, again } = await openDesk();
	const one = anyCase();
	clock.now += 400 * 86_400_000;
	await vault.append(notes(vault, one, 'in a wrong year'));
	clock.now -= 400 * 86_400_000;
	expect(await vault.append(notes(vault, one, 'after the clock was mended'))).toMatchObject({ ok: true });
	const restarted = again();
	await restarted.unlock({ passphrase: PASSPHRASE });
	expect(await restarted.append(notes(restarted, one, 'after a restart'))).toMatchObject({ ok: true });
	expect(await textsOf(restarted, one)).toEqual(['in a wrong year', 'after the clock was mended', 'after a restart']);
});

test('wrong passphrase and wrong code: the same answer, then growing pauses that survive a restart', async () => {
	const { vault, again, clock, recovery } = await openDesk();
	vault.lock();
	const wrong = { passphrase: 'not the words of this desk' };
	expect(await vault.unlock(wrong)).toEqual({ ok: false, reason: 'wrong', wait: 0 });
	expect(await vault.unlock({ recovery: 'no code at all' })).toEqual({ ok: false, reason: 'wrong', wait: 0 });
	expect(await vault.unlock({ recovery: `${recovery.slice(0, -1)}${recovery.endsWith('0') ? '1' : '0'}` })).toEqual({ ok: false, reason: 'wrong', wait: 2000 });
	const restarted = again();
	expect(await restarted.unlock({ passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'wait', wait: 2000 });
	expect(await restarted.state()).toMatchObject({ kind: 'locked', wait: 2000 });
	clock.now += 2000;
	expect(await restarted.unlock(wrong)).toEqual({ ok: false, reason: 'wrong', wait: 4000 });
	clock.now -= 86_400_000;
	// It begins anew, and ends: by the clock as it was it would have lasted a day.
	expect(await restarted.unlock(wrong)).toEqual({ ok: false, reason: 'wait', wait: 4000 });
	clock.now += 3000;
	expect(await again().state()).toMatchObject({ wait: 1000 });
	clock.now += 1000;
	expect(await restarted.unlock({ passphrase: PASSPHRASE })).toEqual({ ok: true, failed: 4 });
	const all = await restarted.readAll();
	expect(all.ok && all.events.filter((event) => event.type === 'audit').map((event) => event.data.what)).toEqual(['open', 'failed-unlock', 'open']);
	restarted.lock();
	expect(await restarted.unlock({ passphrase: PASSPHRASE })).toEqual({ ok: true, failed: 0 });
});

test('a changed passphrase: the old one opens no more, the code still does', async () => {
	const { vault, recovery } = await openDesk();
	const one = anyCase();
	await vault.append(notes(vault, one, 'kept'));
	expect(await vault.changePassphrase('other words for the same desk')).toMatchObject({ ok: true });
	expect(await textsOf(vault, one)).toEqual(['kept']);
	expect(await vault.unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: false, reason: 'wrong' });
	expect(await vault.unlock({ recovery })).toMatchObject({ ok: true });
	expect(await vault.unlock({ passphrase: 'other words for the same desk' })).toMatchObject({ ok: true });
	expect(await textsOf(vault, one)).toEqual(['kept']);
});

test('nothing readable lies anywhere: not the texts, not the passphrase, not the keys', async () => {
	const { vault, files, recovery } = await openDesk();
	const marks = Array.from({ length: 20 }, (_, i) => [
		`Kim Mark-${i}-${anyCase().slice(0, 6)}`,
		`${String.fromCodePoint(0xae40, 0xcca0, 0xc218)}${i}${offeredWords()[0]}`
	]).flat();
	const one = anyCase();
	await vault.append(marks.flatMap((mark) => notes(vault, one, mark)));
	await vault.append([vault.event({ type: 'person', case: anyCase(), data: Object.fromEntries(marks.map((mark) => [mark, { deep: [mark] }])) })]);
	await vault.exportBackup(async (plain) => plain.map((byte) => byte ^ 0x5a));
	await vault.destroyCase(one, 'asked');
	const everything = await dump(files);
	expect(everything.length).toBeGreaterThan(10);
	const secrets = [...marks, PASSPHRASE, PASSPHRASE.replaceAll(' ', ''), recovery, recovery.replaceAll('-', ''), 'consultation', 'failed-unlock'];
	const hits = secrets.flatMap((mark) =>
		spellings(mark).flatMap((spelling) => everything.filter(({ bytes }) => Buffer.from(bytes).includes(spelling)).map(({ name }) => `${mark} in ${name}`))
	);
	expect(hits).toEqual([]);
	// The search bites: a planted mark is found in every spelling it is written in.
	expect(spellings('mark').every((spelling) => Buffer.concat([Buffer.from('x'), spelling]).includes(spelling))).toBe(true);
	expect(Buffer.from(Buffer.from(`ab${marks[0]}cd`).toString('base64')).includes(spellings(marks[0] ?? '')[7] ?? 'none')).toBe(true);
});

test('boxes of short and longer notes have the same length', async () => {
	const { vault, ports } = await openDesk();
	const one = anyCase();
	await vault.append(notes(vault, one, 'a'.repeat(60), 'a'.repeat(90)));
	const { VaultStore } = await import('#lib/vault/store.ts');
	const store = new VaultStore(ports.name);
	const lengths = (await store.events.where('case').equals(one).toArray()).map((row) => row.box.length);
	store.close();
	expect(new Set(lengths).size).toBe(1);
	expect(((lengths[0] ?? 0) - 28) % 256).toBe(0);
});

test('a backup function or a port that throws is a value, not a crash', async () => {
	const { vault } = await openDesk();
	expect(
		await vault.exportBackup(() => {
			throw new Error('no key');
		})
	).toEqual({ ok: false, reason: 'store-failed' });
	const broken = new Vault({ ...device().ports, derive: () => Promise.reject(new Error('no worker')) });
	expect(await broken.create({ passphrase: PASSPHRASE })).toEqual({ ok: false, reason: 'store-failed' });
});

test('locked while a new passphrase is being derived: a value, and the old one stays', async () => {
	const table = await openDesk();
	const { derive } = table.ports;
	table.ports.derive = () => {
		table.vault.lock();
		return Promise.reject(new DOMException('the vault was locked', 'AbortError'));
	};
	expect(await table.vault.changePassphrase('quite another sentence of a desk')).toEqual({ ok: false, reason: 'locked' });
	table.ports.derive = derive;
	expect(await table.again().unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: true });
});
