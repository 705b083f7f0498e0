import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { cardCode, cardFrom, cardTyped, isCardCode, typedLines } from '#lib/handoff/card.ts';
import { cardOf, fingerprint, newOffice, type OfficeCard } from '#lib/handoff/office.ts';
import { openEnvelope } from '#lib/handoff/open.ts';
import { sealEnvelope } from '#lib/handoff/envelope.ts';
import { cardData, entriesIn, receivers, rosterOf, type CardState } from '#lib/handoff/roster.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { HybridClock } from '#lib/vault/hlc.ts';
import { openDesk } from '../vault/desk.ts';
import { DAY, event, NOW, party } from './offices.ts';

const midnight = Math.floor(NOW / DAY) * DAY;
const anyCard = async (name = '옆 동 사무실'): Promise<OfficeCard> => cardOf(await newOffice(newId(), name), midnight);

test('a card goes as a code of plain letters and comes back, name and all', async () => {
	const card = await anyCard();
	expect(cardCode(card)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
	expect(isCardCode(cardCode(card))).toBe(true);
	expect(cardFrom(cardCode(card))).toEqual(card);
	expect(cardFrom(`\n${canonical(card)}\r\n`)).toEqual(card);
	for (const wrong of ['', 'BJC1:', 'BJC1:AAAA', 'BJC1:abc', `${cardCode(card)}A`, 'BJ1:ABC', '{}', 'x'.repeat(5000)]) expect(cardFrom(wrong)).toBeUndefined();
});

test('a card typed from paper: seven lines, however they are spaced', async () => {
	const card = await anyCard();
	const lines = typedLines(card) ?? [];
	expect(lines).toHaveLength(7);
	for (const line of lines) expect(line).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}$/);
	const typed = lines.join('\r\n').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll(' ', '-');
	expect(cardTyped(typed, card.name)).toEqual({ ok: true, card });
	expect(cardTyped(lines.join(''), 'another name')).toMatchObject({ ok: true, card: { verify: card.verify } });
	expect(cardTyped(lines.slice(1).join(' '), 'x')).toEqual({ ok: false, line: 0 });
	expect(cardTyped('', 'x')).toEqual({ ok: false, line: 0 });
	expect(typedLines({ ...card, id: 'office-a' })).toBeUndefined();
});

test('every letter mistyped is found in its line; so are lines that changed places', async () => {
	const card = await anyCard();
	const lines = (typedLines(card) ?? []).map((line) => line.replaceAll(' ', ''));
	lines.forEach((line, i) => {
		for (let at = 0; at < line.length; at++) {
			const changed = line.slice(0, at) + (line[at] === '7' ? '8' : '7') + line.slice(at + 1);
			expect(cardTyped(lines.with(i, changed).join(' '), 'x'), `line ${i + 1} letter ${at}`).toEqual({ ok: false, line: i + 1 });
		}
	});
	expect(cardTyped(lines.with(0, lines[1]!).with(1, lines[0]!).join(' '), 'x')).toEqual({ ok: false, line: 1 });
});

const clock = new HybridClock('abcdef02');
const kept = (card: OfficeCard, state: CardState, at = NOW): DeskEvent => ({
	...event('office-a', cardData(card, state), 'desk'),
	type: 'desk.card',
	hlc: clock.next(at)
});

test('a card counts only between "compared" and "revoked", and comes back only after comparing anew', async () => {
	const [one, two] = [await anyCard('one'), await anyCard('two')];
	const events = [kept(one, 'new'), kept(two, 'new'), { ...event('office-a'), type: 'desk.other' }];
	expect(entriesIn(events).map(({ card, state }) => [card, state])).toEqual([
		[one, 'new'],
		[two, 'new']
	]);
	expect(rosterOf(entriesIn(events))).toEqual([]);
	const compared = [...events, kept(one, 'known')];
	expect(receivers(rosterOf(entriesIn(compared)), NOW)).toEqual([one]);
	const revoked = [...compared, kept(one, 'revoked', NOW + 1000)];
	expect(receivers(rosterOf(entriesIn(revoked)), NOW + 2000)).toEqual([]);
	expect(rosterOf(entriesIn(revoked))).toMatchObject([{ verify: one.verify, until: NOW + 1000 }]);
	expect(entriesIn([...revoked, kept(one, 'new')])[0]?.state).toBe('new');
	for (const data of [{}, { card: null, state: 'known' }, { card: { ...one, verify: 'x' }, state: 'known' }, { card: one, state: 'friend' }])
		expect(entriesIn([{ ...event('office-a', data, 'desk'), type: 'desk.card' }])).toEqual([]);
});

test('a letter made while the card counted is refused once it is revoked', async () => {
	const [a, b] = [await party('office-a'), await party('office-b')];
	const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events: [event('office-a')], now: NOW });
	if (!sealed.ok) throw new Error(sealed.reason);
	const card = { ...a.card, from: midnight - DAY };
	const open = (events: DeskEvent[]) => openEnvelope(sealed.text, { office: b.keys, roster: rosterOf(entriesIn(events)), now: NOW + 5000 });
	expect(await open([kept(card, 'known')])).toMatchObject({ ok: true });
	expect(await open([kept(card, 'known'), kept(card, 'revoked', NOW + 1000)])).toMatchObject({ ok: false, reason: 'expired-sender' });
	expect(await open([kept(card, 'new')])).toMatchObject({ ok: false, reason: 'unknown-sender', verify: a.card.verify });
});

test('a card is kept on any day: its times never read like a resident number', async () => {
	const { vault, clock: wall } = await openDesk();
	for (const day of ['2027-01-28', '2027-02-05', '2027-03-01', '2027-05-12']) {
		const from = Date.parse(`${day}T00:00:00Z`);
		wall.now = from + DAY;
		const card = await cardOf(await newOffice(newId(), 'x'), from);
		expect(await vault.append([vault.event({ type: 'desk.card', case: 'desk', data: cardData(card, 'known') })]), day).toMatchObject({ ok: true });
		const all = await vault.readAll();
		expect(all.ok && entriesIn(all.events).at(-1)).toMatchObject({ card, state: 'known' });
	}
});

test('the fingerprint is the same whichever way the card came', async () => {
	const card = await anyCard();
	const typed = cardTyped((typedLines(card) ?? []).join(' '), 'x');
	expect(typed.ok && fingerprint(typed.card)).toBe(fingerprint(card));
});
