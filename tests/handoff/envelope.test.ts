import { beforeAll, expect, test } from 'vitest';
import { concat, hex, random, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { newId } from '#lib/vault/event.ts';
import { armour, encryptTo, unarmour } from '#lib/handoff/age.ts';
import { deflate, inflate } from '#lib/handoff/deflate.ts';
import { partsOf, sealEnvelope, type Envelope } from '#lib/handoff/envelope.ts';
import { LIMITS, measure, parseWithin } from '#lib/handoff/limits.ts';
import { cardOf, fingerprint, isSigned, readCard, sign, verifyKeyOf } from '#lib/handoff/office.ts';
import { openEnvelope } from '#lib/handoff/open.ts';
import { cardConflict, receivers, senderOf } from '#lib/handoff/roster.ts';
import { DAY, event, NOW, party, reads, type Party } from './offices.ts';

let [a, b, c] = [] as unknown as [Party, Party, Party];
beforeAll(async () => {
	[a, b, c] = (await Promise.all(['office-a', 'office-b', 'office-c'].map(party))) as [Party, Party, Party];
});

async function letter(over: Partial<Parameters<typeof sealEnvelope>[0]> = {}) {
	const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events: [event('office-a')], now: NOW, ...over });
	if (!sealed.ok) throw new Error(sealed.reason);
	return sealed;
}

/** An envelope with any inside, sealed to B; signed by A for B unless told otherwise. */
async function handmade(content: Bytes, { from = a, to = b, signer = from }: { from?: Party; to?: Party; signer?: Party } = {}): Promise<string> {
	const names = { sender: unhex(verifyKeyOf(from.keys), 32) as Bytes, receiver: unhex(to.card.verify, 32) as Bytes };
	const inner = concat(utf8('BJE1'), names.sender, names.receiver, sign(signer.keys, { ...names, content }), content);
	return armour(await encryptTo([b.card.recipient])(inner));
}
const envelope = (over: Partial<Envelope> = {}): Envelope => ({
	format: 'bokji-envelope-1',
	id: newId(),
	kind: 'referral',
	from: 'office-a',
	to: 'office-b',
	made: NOW,
	expires: NOW + DAY,
	events: [event('office-a')],
	...over
});
const deflated = (value: unknown) => deflate(utf8(typeof value === 'string' ? value : canonical(value)));

test('a letter is opened by the receiver, as text and as bytes; the sender keeps a readable copy', async () => {
	const events = [event('office-a'), event('office-a', { text: '"quotes" <b>&amp; \u{1f600}' })];
	const sealed = await letter({ events });
	for (const form of [sealed.text, sealed.file, ` \r\n${sealed.text.replaceAll('\n', '\r\n')}\n`]) {
		const opened = await reads(b, [a, c])(form);
		expect(opened).toMatchObject({ ok: true, own: false, again: false, sender: a.card, envelope: { id: sealed.id, from: 'office-a', to: 'office-b', events } });
	}
	expect(await reads(a, [b, c])(sealed.text)).toMatchObject({ ok: true, own: true, sender: undefined });
	expect(await reads(b, [a], { seen: new Set([sealed.id]) })(sealed.text)).toMatchObject({ ok: true, again: true });
	expect(sealed.text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/);
});

test('two events under one id in one letter are refused, alike or not', async () => {
	const one = event('office-a');
	for (const other of [one, { ...one, data: { text: 'other' } }])
		expect(await reads(b, [a])(await handmade(await deflated(envelope({ events: [one, other] }))))).toEqual({ ok: false, reason: 'malformed' });
});

test('devices of one office send to each other, into any drawer', async () => {
	const sealed = await letter({ to: a.card, events: [event('office-a', { taps: 3 }, 'round-12')] });
	expect(await reads(a, [b])(sealed.text)).toMatchObject({ ok: true, own: false, sender: undefined });
});

test('a typical referral fits into one dense code', async () => {
	const data = {
		reason: 'x'.repeat(200),
		request: 'y'.repeat(100),
		items: ['name', 'phone', 'dong'],
		person: { name: 'Kim', year: 1951, phone: '010-1234-5678' }
	};
	expect((await letter({ events: [event('office-a', data)] })).file.length).toBeLessThan(1200);
});

test('every byte of an envelope flipped: refused', async () => {
	const sealed = await letter();
	const open = reads(b, [a]);
	for (let i = 0; i < sealed.file.length; i++) {
		const flipped = sealed.file.map((byte, at) => (at === i ? byte ^ (1 << (i % 8)) : byte));
		expect((await open(flipped)).ok, `byte ${i}`).toBe(false);
	}
	const text = utf8(sealed.text);
	for (let i = 0; i < text.length; i++) {
		const flipped = String.fromCharCode(...text.map((byte, at) => (at === i ? byte ^ (1 << (i % 7)) : byte)));
		expect((await open(flipped)).ok, `letter ${i}`).toBe(false);
	}
	for (const cut of [0, 1, 20, 100, sealed.file.length - 1]) expect((await open(sealed.file.slice(0, cut))).ok).toBe(false);
	expect((await open(concat(sealed.file, new Uint8Array([0])))).ok).toBe(false);
}, 60_000);

test('each kind of wrong letter has its own reason', async () => {
	const open = reads(b, [a]);
	expect(await open('')).toEqual({ ok: false, reason: 'not-an-envelope' });
	expect(await open('just some text')).toEqual({ ok: false, reason: 'not-an-envelope' });
	expect(await open(random(2000))).toEqual({ ok: false, reason: 'not-an-envelope' });
	expect(await open(new Uint8Array(LIMITS.file + 1))).toEqual({ ok: false, reason: 'too-large' });
	expect(await open('x'.repeat(LIMITS.file * 2))).toEqual({ ok: false, reason: 'too-large' });
	expect(await reads(c, [a])((await letter()).text)).toEqual({ ok: false, reason: 'not-for-us' });
	expect(await reads(b, [c])((await letter()).text)).toEqual({ ok: false, reason: 'unknown-sender', verify: a.card.verify });
	expect(await reads(b, [a], { now: NOW + 31 * DAY })((await letter()).text)).toMatchObject({ ok: false, reason: 'expired' });
	expect(await reads(b, [{ ...a, card: { ...a.card, until: NOW } }])((await letter()).text)).toMatchObject({ ok: false, reason: 'expired-sender' });
	expect(await reads(b, [a], { now: NOW - 2 * DAY, roster: [{ ...a.card, from: 0 }] })((await letter()).text)).toMatchObject({
		ok: false,
		reason: 'from-the-future'
	});
	expect(await open(armour(await encryptTo([b.card.recipient])(random(500))))).toEqual({ ok: false, reason: 'not-an-envelope' });
	expect(await open((await letter({ events: [event('office-a', { note: 'no. 900101-1234567' })] })).text)).toMatchObject({
		ok: false,
		reason: 'resident-number',
		where: '0.note'
	});
	expect(await open((await letter({ events: [event('office-b')] })).text)).toMatchObject({ ok: false, reason: 'speaks-for-others' });
	expect(await open((await letter({ events: [event('office-a', {}, 'desk')] })).text)).toMatchObject({ ok: false, reason: 'speaks-for-others' });
});

test('opened by the right office and sealed anew for another: refused as such', async () => {
	const sealed = await letter({ to: c.card });
	const { decrypt } = await import('#lib/handoff/age.ts');
	const inner = await decrypt(c.keys.identity, sealed.file);
	if (!inner.ok) throw new Error(inner.reason);
	const again = await encryptTo([b.card.recipient])(inner.plain);
	expect(await reads(b, [a, c])(again)).toEqual({ ok: false, reason: 'resealed', sender: a.card });
	// The thief puts the new receiver's name on it: the signature does not hold.
	const parts = partsOf(inner.plain);
	if (!parts) throw new Error('no parts');
	const renamed = concat(inner.plain.slice(0, 36), unhex(b.card.verify, 32) as Bytes, inner.plain.slice(68));
	expect(await reads(b, [a, c])(await encryptTo([b.card.recipient])(renamed))).toEqual({ ok: false, reason: 'forged' });
});

test('signed by somebody else in a known name, or with anything changed inside: forged', async () => {
	const content = await deflated(envelope());
	const open = reads(b, [a, c]);
	expect(await open(await handmade(content))).toMatchObject({ ok: true });
	expect(await open(await handmade(content, { signer: c }))).toEqual({ ok: false, reason: 'forged' });
	expect(await open(await handmade(await deflated(envelope({ from: 'office-c' }))))).toEqual({ ok: false, reason: 'malformed' });
	expect(await open(await handmade(await deflated(envelope({ to: 'office-c' }))))).toEqual({ ok: false, reason: 'malformed' });
	const names = { sender: unhex(a.card.verify, 32) as Bytes, receiver: unhex(b.card.verify, 32) as Bytes, content };
	const signature = sign(a.keys, names);
	expect(isSigned(signature, names)).toBe(true);
	for (let i = 0; i < 64; i++)
		expect(
			isSigned(
				signature.map((byte, at) => (at === i ? byte ^ 1 : byte)),
				names
			)
		).toBe(false);
	expect(isSigned(signature, { ...names, receiver: unhex(c.card.verify, 32) as Bytes })).toBe(false);
	expect(isSigned(new Uint8Array(64), { ...names, sender: new Uint8Array(32) })).toBe(false);
});

test('a bomb, a pit and a crowd inside a rightly signed letter are refused', async () => {
	const open = reads(b, [a]);
	expect(await open(await handmade(await deflate(new Uint8Array(200 * 1024 * 1024))))).toEqual({ ok: false, reason: 'too-much-inside' });
	const pit = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
	expect(await open(await handmade(await deflated(pit)))).toEqual({ ok: false, reason: 'too-deep' });
	expect(await open(await handmade(await deflated(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)))).toEqual({ ok: false, reason: 'too-deep' });
	expect(await open(await handmade(await deflated(`[${'0,'.repeat(50_000)}0]`)))).toEqual({ ok: false, reason: 'too-much-inside' });
	expect(await open(await handmade(random(300)))).toEqual({ ok: false, reason: 'damaged' });
	expect(await open(await handmade((await deflated(envelope())).slice(0, -8)))).toEqual({ ok: false, reason: 'damaged' });
	for (const inside of [
		'',
		'null',
		'{}',
		'[]',
		'"x"',
		'{"a":',
		'\ufeff{}',
		{ ...envelope(), more: 1 },
		envelope({ events: [] }),
		envelope({ events: [{ id: 'x' } as never] }),
		envelope({ made: Number.NaN as never }).id
	])
		expect(await open(await handmade(await deflated(inside)))).toEqual({ ok: false, reason: 'malformed' });
	expect(await open(await handmade(await deflate(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))))).toEqual({ ok: false, reason: 'malformed' });
}, 60_000);

test('too much to send is said before it is sealed', async () => {
	const events = Array.from({ length: 20 }, () => event('office-a', { text: hex(random(30_000)).replaceAll('0', '-') }));
	expect(await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events, now: NOW })).toEqual({ ok: false, reason: 'too-large' });
});

test('depth and members are counted outside of quotes only', () => {
	expect(measure('{"a":[1,"[[[{,:\\"[",{}]}')).toEqual({ depth: 3, keys: 3 });
	expect(measure('"\\\\"[')).toEqual({ depth: 1, keys: 0 });
	expect(parseWithin(utf8('{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
	expect(parseWithin(new Uint8Array(LIMITS.inside + 1))).toEqual({ ok: false, reason: 'too-much-inside' });
});

test('deflate and back; what is more than allowed stops early', async () => {
	const bytes = random(5000);
	expect(await inflate(await deflate(bytes), 5000)).toEqual({ ok: true, bytes });
	expect(await inflate(await deflate(bytes), 4999)).toEqual({ ok: false, reason: 'too-much-inside' });
	expect(await inflate(new Uint8Array(), 10)).toMatchObject({ ok: false, reason: 'damaged' });
});

test('armour is strict about every letter of it', () => {
	const text = armour(random(100));
	expect(unarmour(text)).toBeDefined();
	for (const wrong of [
		text.replace('BEGIN', 'Begin'),
		text.replace('\n', '\n\n'),
		text.replace(/\n/g, ' \n'),
		text.replace(/=*\n-----END/, '\n-----END').replace('A', ''),
		`${text}more`
	])
		expect(unarmour(wrong)).toBeUndefined();
});

test('cards: read back, with a fingerprint that knows both keys; conflicts and times', async () => {
	const card = readCard(JSON.stringify({ ...a.card, extra: 'dropped' }));
	expect(card).toEqual(a.card);
	expect(fingerprint(a.card)).toMatch(/^(\d{5} ){5}\d{5}$/);
	expect(fingerprint({ ...a.card, recipient: b.card.recipient })).not.toBe(fingerprint(a.card));
	expect(fingerprint({ ...a.card, verify: b.card.verify })).not.toBe(fingerprint(a.card));
	for (const wrong of [
		'',
		'null',
		'{}',
		JSON.stringify({ ...a.card, recipient: 'age1x' }),
		JSON.stringify({ ...a.card, verify: 'zz' }),
		JSON.stringify({ ...a.card, id: 'A B' }),
		'x'.repeat(3000)
	])
		expect(readCard(wrong)).toBeUndefined();
	const roster = [a.card, { ...b.card, until: NOW - 1 }];
	expect(senderOf(roster, a.card.verify, NOW).kind).toBe('known');
	expect(senderOf(roster, b.card.verify, NOW).kind).toBe('expired');
	expect(senderOf(roster, c.card.verify, NOW).kind).toBe('unknown');
	expect(receivers(roster, NOW)).toEqual([a.card]);
	expect(cardConflict(roster, { ...c.card, verify: a.card.verify })).toBe('same-key');
	expect(cardConflict(roster, { ...c.card, id: 'office-a' })).toBe('same-id');
	expect(cardConflict(roster, await cardOf(a.keys, NOW))).toBeUndefined();
	expect(cardConflict(roster, c.card)).toBeUndefined();
	expect(await openEnvelope('x', { office: b.keys, roster, now: NOW })).toMatchObject({ ok: false });
});
