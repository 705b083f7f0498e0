import 'fake-indexeddb/auto';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { utf8, type Bytes } from '#lib/vault/bytes.ts';
import { newRecoveryCode } from '#lib/vault/passphrase.ts';
import { armour, decrypt, decryptWith, encryptTo, newIdentity, recipientOf, recoveryIdentity } from '#lib/handoff/age.ts';
import { inflate } from '#lib/handoff/deflate.ts';
import { partsOf, sealEnvelope } from '#lib/handoff/envelope.ts';
import { anyCase, device, notes, openDesk, textsOf } from '../vault/desk.ts';
import { event, NOW, party } from './offices.ts';

const hasTool = spawnSync('age', ['--version']).status === 0;
/** Stands in the name of each test: a run without the tool never reads like one with it. */
const by = hasTool ? 'the stock tool' : 'the library only, age is not installed here';

/** Opens a file with the stock tool; where there is none, with the library, and says so. */
async function openFile(file: Bytes | string, identity: string): Promise<Bytes> {
	if (!hasTool) {
		console.warn('age is not installed here: opened with the library instead');
		const { unarmour } = await import('#lib/handoff/age.ts');
		const opened = await decrypt(identity, typeof file === 'string' ? (unarmour(file) ?? new Uint8Array()) : file);
		if (!opened.ok) throw new Error(opened.reason);
		return opened.plain;
	}
	const folder = mkdtempSync(join(tmpdir(), 'age-'));
	try {
		writeFileSync(join(folder, 'key.txt'), `${identity}\n`, { mode: 0o600 });
		writeFileSync(join(folder, 'file.age'), file);
		return new Uint8Array(
			execFileSync('age', ['--decrypt', '--identity', join(folder, 'key.txt'), join(folder, 'file.age')], { maxBuffer: 1e8, stdio: 'pipe' })
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

test(`a backup opens with ${by}: by the office key and by the recovery code`, async () => {
	const { vault, recovery } = await openDesk();
	const one = anyCase();
	await vault.append(notes(vault, one, 'kept for a year'));
	const office = await newIdentity();
	const fromCode = await recoveryIdentity(recovery);
	if (!fromCode) throw new Error('no identity');
	const exported = await vault.exportBackup(encryptTo([await recipientOf(office), await recipientOf(fromCode)]));
	if (!exported.ok) throw new Error(exported.reason);
	for (const identity of [office, fromCode]) {
		const copy = JSON.parse(new TextDecoder().decode(await openFile(exported.file, identity)));
		expect(copy).toMatchObject({ format: 'bokji-backup-1', count: exported.count });
		expect(copy.events.map((each: { data: { text?: string } }) => each.data.text)).toContain('kept for a year');
	}
	await expect(openFile(exported.file, await newIdentity())).rejects.toThrow();
	// And back into a new vault, from the binary file and from the armoured one, with either key.
	for (const [file, identity] of [
		[exported.file, office],
		[utf8(armour(exported.file)), fromCode]
	] as const) {
		const fresh = device();
		expect(await fresh.vault.restore(file, { decrypt: decryptWith(identity), passphrase: 'new words for the new drawer' })).toMatchObject({
			ok: true,
			count: exported.count
		});
		expect(await textsOf(fresh.vault, one)).toEqual(['kept for a year']);
	}
	expect(await device().vault.restore(exported.file, { decrypt: decryptWith(await newIdentity()), passphrase: 'new words for the new drawer' })).toEqual({
		ok: false,
		reason: 'does-not-open'
	});
});

test(`an envelope opens with ${by}: by the receiver and by the sender, and nobody else`, async () => {
	const [a, b, c] = await Promise.all(['office-a', 'office-b', 'office-c'].map(party));
	if (!a || !b || !c) throw new Error('no offices');
	const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events: [event('office-a', { text: 'rent' })], now: NOW });
	if (!sealed.ok) throw new Error(sealed.reason);
	for (const identity of [a.keys.identity, b.keys.identity]) {
		for (const form of [sealed.text, sealed.file]) {
			const inside = await inflate(partsOf(await openFile(form, identity))?.content ?? new Uint8Array(), 100_000);
			expect(inside.ok && JSON.parse(new TextDecoder().decode(inside.bytes))).toMatchObject({ id: sealed.id, events: [{ data: { text: 'rent' } }] });
		}
	}
	await expect(openFile(sealed.text, c.keys.identity)).rejects.toThrow();
});

test(`what ${by} seals, we open; the identity of a code is always the same`, async () => {
	const code = newRecoveryCode();
	const identity = (await recoveryIdentity(code)) ?? '';
	expect(identity).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/);
	expect(await recoveryIdentity(code.toLowerCase().replaceAll('-', ' '))).toBe(identity);
	expect(await recoveryIdentity('ABCD')).toBeUndefined();
	const recipient = await recipientOf(identity);
	const sealed = hasTool
		? new Uint8Array(execFileSync('age', ['--encrypt', '--recipient', recipient], { input: 'from the tool' }))
		: await encryptTo([recipient])(utf8('from the tool'));
	expect(await decrypt(identity, sealed)).toMatchObject({ ok: true, plain: utf8('from the tool') });
	await expect(encryptTo(['age1nobody'])(utf8('x'))).rejects.toThrow();
});
