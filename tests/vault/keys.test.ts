import fc from '../support/fc.ts';
import { expect, test } from 'vitest';
import { argon2id } from '#lib/vault/argon2id.ts';
import { hex, random, utf8 } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { pauseAfter } from '#lib/vault/guard.ts';
import { headerAad, readHeader, type Header } from '#lib/vault/header.ts';
import { HybridClock, isAhead, isHlc, timeOf } from '#lib/vault/hlc.ts';
import { COST, costAllowed } from '#lib/vault/kdf.ts';
import { aesKey } from '#lib/vault/keys.ts';
import { isStrongEnough, newRecoveryCode, offeredWords, passphraseBytes, recoveryBytes } from '#lib/vault/passphrase.ts';
import { aadOf, open, pad, seal, unpad } from '#lib/vault/seal.ts';
import { newHeader, openRoots, openSlot, rootFor } from '#lib/vault/slots.ts';
import { anyCase, quickDerive } from './desk.ts';

test('the default cost is paid in well under two seconds', async () => {
	const began = performance.now();
	await argon2id(utf8('five invented words'), random(16), COST);
	expect(performance.now() - began).toBeLessThan(2000);
});

test.each([
	[{ m: 65_536, t: 3, p: 1 }, true],
	[{ m: 262_144, t: 10, p: 4 }, true],
	[{ m: 8192, t: 5, p: 1 }, true],
	[{ m: 8192, t: 4, p: 1 }, false],
	[{ m: 8191, t: 10, p: 1 }, false],
	[{ m: 19 * 1024, t: 1, p: 1 }, false],
	[{ m: 4 * 1024 * 1024, t: 3, p: 1 }, false],
	[{ m: 65_536, t: 11, p: 1 }, false],
	[{ m: 65_536, t: 0, p: 1 }, false],
	[{ m: 65_536, t: 3, p: 5 }, false],
	[{ m: 65_536, t: 3, p: 0 }, false],
	[{ m: 65_536.5, t: 3, p: 1 }, false],
	[{ m: '65536', t: 3, p: 1 }, false],
	[null, false]
])('cost %j allowed: %s', (cost, allowed) => {
	expect(costAllowed(cost)).toBe(allowed);
});

async function aHeader(): Promise<{ header: Header; secret: { bytes: ReturnType<typeof random>; id: string } }> {
	const secret = { bytes: random(32), id: hex(random(8)) };
	const roots = await Promise.all(
		(['passphrase', 'recovery'] as const).map(async (kind) => {
			const salt = random(16);
			return { kind, cost: COST, salt: hex(salt), root: await quickDerive(utf8(kind), salt, COST) };
		})
	);
	return { ...(await newHeader({ vault: anyCase(), epoch: 1, secret, roots })), secret };
}

test('a header is read back; every bad one has its own reason', async () => {
	const { header } = await aHeader();
	const read = (change: (copy: Header) => unknown) => {
		const copy = structuredClone(header);
		return readHeader(JSON.stringify(change(copy) ?? copy));
	};
	expect(read((copy) => copy)).toEqual({ ok: true, header });
	expect(readHeader(undefined)).toEqual({ ok: false, reason: 'no-header' });
	expect(readHeader('{')).toEqual({ ok: false, reason: 'header-damaged' });
	expect(readHeader('x'.repeat(5000))).toEqual({ ok: false, reason: 'header-damaged' });
	expect(read((copy) => ({ ...copy, suite: 'other-9' }))).toEqual({ ok: false, reason: 'other-suite' });
	expect(read((copy) => Object.assign(copy.slots[0] ?? {}, { cost: { m: 4_194_304, t: 3, p: 1 } }) && undefined)).toEqual({
		ok: false,
		reason: 'cost-refused'
	});
	expect(read((copy) => Object.assign(copy.slots[1] ?? {}, { cost: { m: 1024, t: 1, p: 1 } }) && undefined)).toEqual({ ok: false, reason: 'cost-refused' });
	expect(read((copy) => ({ ...copy, slots: [] }))).toEqual({ ok: false, reason: 'header-damaged' });
	expect(read((copy) => ({ ...copy, roots: { nonce: '', wrapped: '' } }))).toEqual({ ok: false, reason: 'header-damaged' });
	expect(readHeader('null')).toEqual({ ok: false, reason: 'header-damaged' });
});

test('a change in any field of the header opens no slot, also a cost that is still allowed', async () => {
	const { header, secret } = await aHeader();
	const root = async (of: Header) => rootFor(quickDerive, of.slots[0] ?? ({} as never), { passphrase: 'passphrase' });
	const opens = async (of: Header) => (await openSlot(of, of.slots[0] ?? ({} as never), await root(header), secret.bytes)) !== undefined;
	expect(await opens(header)).toBe(true);
	const keys = await openSlot(header, header.slots[0] ?? ({} as never), await root(header), secret.bytes);
	expect((await openRoots(header, keys ?? ({} as never))).map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
	const flip = (text: string) => `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
	const changes: ((copy: Header) => void)[] = [
		(copy) => (copy.vault = flip(copy.vault)),
		(copy) => copy.epoch++,
		(copy) => (copy.secret = flip(copy.secret)),
		(copy) => (copy.roots.nonce = flip(copy.roots.nonce)),
		...[0, 1].flatMap((i) => [
			(copy: Header) => copy.slots[i] && (copy.slots[i].cost = { m: 47_104, t: 1, p: 1 }),
			(copy: Header) => copy.slots[i] && (copy.slots[i].salt = flip(copy.slots[i].salt)),
			(copy: Header) => copy.slots[i] && (copy.slots[i].nonce = flip(copy.slots[i].nonce))
		])
	];
	for (const change of changes) {
		const copy = structuredClone(header);
		change(copy);
		expect(headerAad(copy)).not.toEqual(headerAad(header));
		expect(await opens(copy)).toBe(false);
	}
	expect(await openSlot(header, header.slots[0] ?? ({} as never), await root(header), random(32))).toBeUndefined();
});

test('a sealed record opens only whole, with its key and in its place', async () => {
	const key = await aesKey(random(32));
	const place = { vault: anyCase(), table: 'events', record: anyCase(), caseId: anyCase() };
	const box = await seal(key, aadOf(place), pad(utf8('text')));
	expect(new TextDecoder().decode(unpad((await open(key, aadOf(place), box)) ?? new Uint8Array()))).toBe('text');
	for (let i = 0; i < box.length; i++)
		expect(
			await open(
				key,
				aadOf(place),
				box.map((byte, at) => (at === i ? byte ^ 1 : byte))
			)
		).toBeUndefined();
	for (const field of ['vault', 'table', 'record', 'caseId'] as const) expect(await open(key, aadOf({ ...place, [field]: 'other' }), box)).toBeUndefined();
	expect(await open(await aesKey(random(32)), aadOf(place), box)).toBeUndefined();
	expect(await open(key, aadOf(place), new Uint8Array(5))).toBeUndefined();
	expect(hex(await seal(key, aadOf(place), pad(utf8('text'))))).not.toBe(hex(box));
});

test('padding comes off again at every length', () => {
	for (const length of [0, 1, 251, 252, 253, 508, 509, 3000]) {
		const bytes = random(length);
		expect(pad(bytes).length % 256).toBe(0);
		expect(unpad(pad(bytes))).toEqual(bytes);
	}
	expect(unpad(new Uint8Array(3))).toBeUndefined();
	expect(unpad(new Uint8Array([255, 255, 255, 255, 0]))).toBeUndefined();
});

test('offered words: five of two syllables, strong, never the same, never rude', () => {
	const offers = Array.from({ length: 400 }, offeredWords);
	const words = offers.flat();
	expect(offers.every((offer) => offer.length === 5 && isStrongEnough(offer.join(' ')))).toBe(true);
	expect(words.every((word) => /^[\uac00-\ud7a3]{2}$/.test(word))).toBe(true);
	expect(new Set(words).size).toBeGreaterThan(1800);
	expect(new Set(words.flatMap((word) => [...word])).size).toBe(168);
	expect(Math.log2(168) * 10).toBeGreaterThan(64);
	expect(words.some((word) => ['\ubcf4\uc9c0', '\uc790\uc9c0', '\uc2dc\ubc14'].includes(word))).toBe(false);
	expect(passphraseBytes(`${'\u1100\u1161'}nada`)).toEqual(passphraseBytes('\uac00na da'));
});

test('a recovery code: 120 bits, read back as people type it', () => {
	const codes = Array.from({ length: 200 }, newRecoveryCode);
	expect(new Set(codes).size).toBe(200);
	for (const code of codes) {
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
		const bytes = recoveryBytes(code);
		expect(bytes?.length).toBe(15);
		expect(recoveryBytes(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toEqual(bytes);
	}
	const [code = ''] = codes;
	const wide = code.replace(/./g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
	const marks = ['\u2013', '\u2014', '\u2212', '\u3161', '.', '\u00b7', '_', ' / ', '\u200b', '\n'].map((mark) => code.replaceAll('-', mark));
	for (const typed of [wide, ...marks, `\ufeff"${code}"`]) expect(recoveryBytes(typed), typed).toEqual(recoveryBytes(code));
	for (const wrong of ['', 'ABCD', `${codes[0]}0`, codes[0]?.replace(/.$/, 'U') ?? '']) expect(recoveryBytes(wrong)).toBeUndefined();
});

test('the hybrid clock never repeats and never goes back, whatever the wall clock does', () => {
	fc.assert(
		fc.property(
			fc.array(fc.record({ now: fc.integer({ min: 0, max: 1e12 }), remote: fc.option(fc.integer({ min: 0, max: 1e12 })) }), { maxLength: 60 }),
			(steps) => {
				const [clock, other] = [new HybridClock('aaaaaaaa'), new HybridClock('bbbbbbbb')];
				let last = '';
				for (const { now, remote } of steps) {
					if (remote !== null) {
						const seen = other.next(remote);
						if (clock.see(seen, now)) last = seen > last ? seen.slice(0, 17) : last;
					}
					const stamp = clock.next(now);
					expect(isHlc(stamp) && stamp > last).toBe(true);
					last = stamp;
				}
			}
		)
	);
	const clock = new HybridClock('aaaaaaaa', 'ffffffffffff-ffff-bbbbbbbb');
	expect(timeOf(clock.last)).toBe(2 ** 48 - 1);
	expect(isAhead('000000000001-0000-aaaaaaaa', 0)).toBe(false);
	expect(new HybridClock('aaaaaaaa').see('ffffffffffff-0000-bbbbbbbb', 1e12)).toBe(false);
});

test('pauses grow and end at five minutes', () => {
	expect([1, 2, 3, 4, 5, 10, 11, 50].map(pauseAfter)).toEqual([0, 0, 2000, 4000, 8000, 256_000, 300_000, 300_000]);
});

test('canonical JSON: one value, one text', () => {
	expect(canonical({ b: [1, { d: null, c: 'x"' }], a: undefined, '\u00e9': true, A: -0 })).toBe('{"A":0,"b":[1,{"c":"x\\"","d":null}],"\u00e9":true}');
	for (const wrong of [Number.NaN, () => 1, undefined, Symbol('x')]) expect(() => canonical(wrong)).toThrow();
	let deep: unknown = 1;
	for (let i = 0; i < 70; i++) deep = [deep];
	expect(() => canonical(deep)).toThrow(RangeError);
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
			const text = canonical(value);
			expect(canonical(JSON.parse(text))).toBe(text);
		})
	);
});
