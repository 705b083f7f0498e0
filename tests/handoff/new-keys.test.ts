/** An office with new keys: what was on its way still opens for a while, the old key's word is believed only where it is one. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { encryptTo, decrypt } from '#lib/handoff/age.ts';
import { cardCode, cardFrom, cardTyped, typedLines } from '#lib/handoff/card.ts';
import { sealEnvelope } from '#lib/handoff/envelope.ts';
import { followed, GRACE_DAYS, NEW_KEYS_WHY, outgoing, renewed, type Held, type NewKeysWhy } from '#lib/handoff/new-keys.ts';
import { cardOf, fingerprint, type OfficeCard } from '#lib/handoff/office.ts';
import { openEnvelope } from '#lib/handoff/open.ts';
import { cardData, entriesIn, receivers, rosterOf, type Entry } from '#lib/handoff/roster.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { newId } from '#lib/vault/event.ts';
import { openDesk } from '../vault/desk.ts';
import { DAY, event, NOW, party, type Party } from './offices.ts';

/** Whole days, as the drawer keeps them. */
const TODAY = Math.floor(NOW / DAY) * DAY;
const [a, b, c] = [await party(newId()), await party(newId()), await party(newId())];

type Renewed = { held: Held; card: OfficeCard };
async function renew(by: Party, why: NewKeysWhy, before: Held = { keys: by.keys }): Promise<Renewed> {
	const held = await renewed(before, why, NOW);
	return { held, card: { ...(await cardOf(held.keys, TODAY - DAY)), ...(held.follows && { follows: held.follows }) } };
}
const known = (card: OfficeCard, state: Entry['state'] = 'known'): Entry => ({ card, state, since: NOW });
async function letter(from: Held['keys'], to: OfficeCard, now = NOW): Promise<string> {
	const sealed = await sealEnvelope({ from, to, kind: 'referral', events: [event(from.id)], now, days: 90 });
	if (!sealed.ok) throw new Error(sealed.reason);
	return sealed.text;
}
const read = (text: string, { keys, earlier = [] }: Held, now: number, roster = [a.card, c.card]) => openEnvelope(text, { office: keys, earlier, roster, now });

test('what was sealed to the old key opens inside the grace time and is refused in words after it', async () => {
	const { held } = await renew(b, 'lost');
	const text = await letter(a.keys, b.card);
	expect(await read(text, held, NOW + 1000)).toMatchObject({ ok: true, sender: { id: a.card.id }, own: false });
	expect(await read(text, held, TODAY + GRACE_DAYS * DAY)).toMatchObject({ ok: true });
	expect(await read(text, held, TODAY + (GRACE_DAYS + 1) * DAY)).toMatchObject({ ok: false, reason: 'to-old-key', sender: { id: a.card.id } });
	// Whoever never had the old key cannot tell.
	expect(await read(text, { keys: held.keys }, NOW + 1000)).toMatchObject({ ok: false, reason: 'not-for-us' });
	// A stranger learns nothing about our keys.
	expect(await read(text, held, TODAY + 60 * DAY, [])).toMatchObject({ ok: false, reason: 'unknown-sender' });
});

test('keys replaced twice: both older ones open, the fourth is forgotten', async () => {
	let { held } = await renew(b, 'yearly');
	const second = await cardOf(held.keys, TODAY - DAY);
	held = await renewed(held, 'yearly', NOW);
	for (const to of [b.card, second]) expect(await read(await letter(a.keys, to), held, NOW + 1000)).toMatchObject({ ok: true });
	for (let i = 0; i < 2; i++) held = await renewed(held, 'yearly', NOW);
	expect(held.earlier).toHaveLength(3);
	expect(await read(await letter(a.keys, b.card), held, NOW + 1000)).toMatchObject({ ok: false, reason: 'not-for-us' });
});

test('a letter to the old key that somebody sealed anew to the new one is refused', async () => {
	const { held, card } = await renew(b, 'yearly');
	const opened = await decrypt(b.keys.identity, await fileOf(a, b.card));
	if (!opened.ok) throw new Error(opened.reason);
	const again = await encryptTo([card.recipient])(opened.plain);
	expect(await openEnvelope(again, { office: held.keys, earlier: held.earlier ?? [], roster: [a.card], now: NOW + 1000 })).toMatchObject({
		ok: false,
		reason: 'resealed'
	});
});

async function fileOf(from: Party, to: OfficeCard) {
	const sealed = await sealEnvelope({ from: from.keys, to, kind: 'referral', events: [event(from.card.id)], now: NOW });
	if (!sealed.ok) throw new Error(sealed.reason);
	return sealed.file;
}

test('our own letters: what we sent with the old key is still ours, what comes signed with it does not come in', async () => {
	const { held, card } = await renew(b, 'lost');
	expect(await read(await letter(b.keys, a.card), held, NOW + 1000)).toMatchObject({ ok: true, own: true });
	for (const to of [b.card, card]) expect(await read(await letter(b.keys, to), held, NOW + 1000)).toMatchObject({ ok: false, reason: 'by-old-key' });
	expect(await read(await letter(held.keys, card), held, NOW + 1000)).toMatchObject({ ok: true, own: false, sender: undefined });
});

test('signed over once a year only: after a loss, or when somebody left, the old key says nothing', async () => {
	for (const why of NEW_KEYS_WHY) {
		const { held, card } = await renew(b, why);
		expect(Boolean(held.follows), why).toBe(why === 'yearly');
		expect(followed([known(a.card), known(b.card)], card, NOW)?.card.verify, why).toBe(why === 'yearly' ? b.card.verify : undefined);
		expect([card.id, card.name]).toEqual([b.card.id, b.card.name]);
		expect(fingerprint(card)).not.toBe(fingerprint(b.card));
	}
});

test('the word of the old key holds for this office, these keys and a card that counts; else the digits are compared', async () => {
	const { card } = await renew(b, 'yearly');
	const other = (await renew(c, 'yearly')).card;
	expect(followed([known(b.card)], card, NOW)).toEqual(known(b.card));
	for (const changed of [
		{ ...card, recipient: c.card.recipient },
		{ ...card, verify: c.card.verify },
		{ ...card, id: a.card.id },
		{ ...card, follows: other.follows! },
		{ ...card, follows: { ...card.follows!, verify: a.card.verify } },
		{ ...card, follows: { ...card.follows!, signature: '0'.repeat(128) } }
	])
		expect(followed([known(a.card), known(b.card), known(c.card)], changed, NOW)).toBeUndefined();
	for (const entry of [known(b.card, 'new'), known(b.card, 'revoked'), known({ ...b.card, until: NOW })]) expect(followed([entry], card, NOW)).toBeUndefined();
	const { follows: _, ...bare } = card;
	expect(followed([known(b.card)], bare, NOW)).toBeUndefined();
	// Somebody else's key signing for this office's id is no continuity.
	const stolen = await renewed({ keys: { ...c.keys, id: b.card.id } }, 'yearly', NOW);
	const forged = { ...(await cardOf(stolen.keys, TODAY - DAY)), follows: stolen.follows! };
	expect(followed([known(b.card), known(c.card)], forged, NOW)).toBeUndefined();
});

test('the signed card goes by code, by file and into the drawer as it is; typed from paper it comes without the word', async () => {
	const { card } = await renew(b, 'yearly');
	expect(cardFrom(cardCode(card))).toEqual(card);
	expect(cardFrom(canonical(card))).toEqual(card);
	expect(cardFrom(canonical({ ...card, follows: { verify: 'x', signature: 'y' } }))).toBeUndefined();
	const typed = cardTyped((typedLines(card) ?? []).join(' '), card.name);
	expect(typed.ok && typed.card).toMatchObject({ verify: card.verify, recipient: card.recipient });
	expect(typed.ok && typed.card.follows).toBeUndefined();
	const { vault } = await openDesk();
	const { held } = await renew(b, 'yearly');
	const own = JSON.parse(JSON.stringify(held)) as Record<string, unknown>;
	const events = [vault.event({ type: 'desk.card', case: 'desk', data: cardData(card, 'new') }), vault.event({ type: 'desk.office', case: 'desk', data: own })];
	expect(await vault.append(events)).toMatchObject({ ok: true });
	const all = await vault.readAll();
	expect(all.ok && entriesIn(all.events)).toMatchObject([{ card, state: 'new' }]);
});

test('the card before: signed over it counts while letters are on their way, else no more; sent is to the new one only', async () => {
	const { held, card } = await renew(b, 'yearly');
	const text = await letter(b.keys, a.card);
	const later = (isFollowed: boolean) => rosterOf([{ ...outgoing(known(b.card), isFollowed, NOW), since: NOW }, known(card)]);
	const opens = (isFollowed: boolean, now: number) => openEnvelope(text, { office: a.keys, roster: later(isFollowed), now });
	expect(await opens(true, NOW + 1000)).toMatchObject({ ok: true });
	expect(await opens(true, TODAY + GRACE_DAYS * DAY)).toMatchObject({ ok: false, reason: 'expired-sender' });
	expect(await opens(false, NOW + 1000)).toMatchObject({ ok: false, reason: 'expired-sender' });
	expect(outgoing(known({ ...b.card, until: NOW + DAY }), true, NOW).card.until).toBe(NOW + DAY);
	expect(receivers(later(true), NOW + 1000)).toEqual([card]);
	expect(await openEnvelope(await letter(held.keys, a.card), { office: a.keys, roster: later(true), now: NOW + 1000 })).toMatchObject({ ok: true });
});
