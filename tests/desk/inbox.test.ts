/** What comes in: every bad input has words of its own, nothing of it is kept but one line of the audit. The desk itself is a stand-in; the letters are real. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readKept } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { roundSheets } from '#lib/casework/round-mail.ts';
import { encryptTo, decrypt } from '#lib/handoff/age.ts';
import { cardCode } from '#lib/handoff/card.ts';
import { deflate } from '#lib/handoff/deflate.ts';
import { partsOf, sealEnvelope } from '#lib/handoff/envelope.ts';
import { movingFrame } from '#lib/handoff/frames.ts';
import { cardOf, newOffice, sign, verifyKeyOf, type OfficeCard, type OfficeKeys } from '#lib/handoff/office.ts';
import { cardData, type CardState } from '#lib/handoff/roster.ts';
import { concat, random, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { HybridClock } from '#lib/vault/hlc.ts';
import type { Shown } from '../../src/routes/desk/inbox/inbox.svelte.ts';
import { words } from '../support/words.ts';

const fake = vi.hoisted(() => ({
	drawer: [] as unknown[],
	book: undefined as unknown,
	office: undefined as unknown,
	kept: [] as unknown[],
	notes: [] as { what: string; why?: string }[],
	broken: ''
}));
vi.mock('../../src/routes/desk/desk.svelte.ts', () => ({
	desk: Object.assign(fake, {
		note: async (line: { what: string }) => void fake.notes.push(line),
		async receive(events: unknown[], marks: { type: string; data: object }[]) {
			if (fake.broken) return { ok: false, reason: fake.broken };
			fake.kept.push(...events);
			fake.drawer = [...fake.drawer, ...marks];
			return { ok: true };
		}
	})
}));
const { Inbox } = await import('../../src/routes/desk/inbox/inbox.svelte.ts');

const DAY = 86_400_000;
type Party = { keys: OfficeKeys; card: OfficeCard };
const party = async (name: string): Promise<Party> => {
	const keys = await newOffice(newId(), name);
	return { keys, card: await cardOf(keys, Math.floor(Date.now() / DAY) * DAY - DAY) };
};
const [here, there, third] = [await party('여기'), await party('저기'), await party('거기')];
const clock = new HybridClock('0000000b');
const stamp = (by: Party, words: { type: string; case: string; data: Record<string, unknown> }, now = Date.now()): DeskEvent => ({
	id: newId(),
	hlc: clock.next(now),
	actor: newId(),
	office: by.keys.id,
	device: '0000000b',
	...words
});
const entry = (card: OfficeCard, state: CardState) => stamp(here, { type: 'desk.card', case: 'desk', data: cardData(card, state) });

const parcel = (by: Party, to: Party, more: object = {}) => ({
	number: '261123-ABCDE', from: { office: by.keys.id, name: by.keys.name }, to: { office: to.keys.id, name: to.keys.name, kind: 'public' }, reason: '난방비',
	request: '보아 주세요', replyBy: '2026-12-07', urgency: 'week', way: 'qr', basis: { kind: 'notice', wording: 'notice-2026', on: '2026-11-23' },
	items: ['name'], facts: { name: '홍보기' }, ...more
}); // prettier-ignore
const referral = (by = there, to = here, more: object = {}, of = newId()): DeskEvent =>
	stamp(by, { type: 'referral.sent', case: of, data: { id: newId(), on: '2026-11-23', sent: parcel(by, to, more) } });
const moved = (by: Party, of: string, id: string): DeskEvent =>
	stamp(by, { type: 'referral.moved', case: of, data: { id, on: '2026-11-23', to: 'accepted', worker: '담당' } });

const ROUND = newId();
const ofRound = (type: string, data: object, { by = there, of = ROUND, device = '0000000b' } = {}): DeskEvent => ({
	...stamp(by, { type: `round.${type}`, case: of, data: { id: ROUND, ...data } }),
	device
});
const tapOf = (more = {}) => ofRound('tapped', { kind: 'consultation', of: 'job', times: 1 }, more);
const begun = (by = there) => ofRound('changed', { set: { on: '2026-11-23', place: '시장', number: 3, team: [] } }, { by });

async function letter(events: DeskEvent[] = [referral()], { from = there, to = here, now = Date.now() } = {}): Promise<Bytes> {
	const sealed = await sealEnvelope({ from: from.keys, to: to.card, kind: 'referral', events, now });
	if (!sealed.ok) throw new Error(sealed.reason);
	return sealed.file;
}
/** Rightly signed, with anything inside. */
async function handmade(content: Bytes, signer = there): Promise<Bytes> {
	const names = { sender: unhex(verifyKeyOf(there.keys), 32) as Bytes, receiver: unhex(here.card.verify, 32) as Bytes };
	return encryptTo([here.card.recipient])(concat(utf8('BJE1'), names.sender, names.receiver, sign(signer.keys, { ...names, content }), content));
}
async function resealed(): Promise<Bytes> {
	const inner = await decrypt(third.keys.identity, await letter([referral(there, third)], { to: third }));
	if (!inner.ok || !partsOf(inner.plain)) throw new Error('not opened');
	return encryptTo([here.card.recipient])(inner.plain);
}
const flipped = (bytes: Bytes): Bytes => bytes.map((byte, i) => (i === bytes.length - 5 ? byte ^ 1 : byte));
const file = (bytes: Bytes | string) => new File([bytes], 'letter.txt');

beforeEach(() => {
	fake.office = { keys: here.keys };
	fake.drawer = [entry(there.card, 'new'), entry(there.card, 'known')];
	fake.book = fold([]);
	Object.assign(fake, { kept: [], notes: [], broken: '' });
});

async function refused(bytes: Bytes | string): Promise<string> {
	const inbox = new Inbox();
	await inbox.file(file(bytes));
	return inbox.stage.kind === 'refused' ? inbox.stage.reason : inbox.stage.kind;
}

const bad: [string, () => Promise<Bytes | string>, string][] = [
	['an empty file', async () => '', 'empty'],
	['random bytes', async () => random(5000), 'not-an-envelope'],
	['a picture, a spreadsheet, a text', async () => 'PK\u0003\u0004 something', 'not-an-envelope'],
	['a file of megabytes', async () => new Uint8Array(3_000_000), 'too-large'],
	['ten thousand brackets in the open', async () => '['.repeat(10_000), 'not-an-envelope'],
	['ten thousand levels, signed', async () => handmade(await deflate(utf8(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`))), 'too-deep'],
	['a bomb, signed', async () => handmade(await deflate(new Uint8Array(60 * 1024 * 1024))), 'too-much-inside'],
	['no envelope inside, signed', async () => handmade(await deflate(utf8('{}'))), 'malformed'],
	['another signature', async () => handmade(await deflate(utf8('{}')), third), 'forged'],
	['an envelope for another office', () => letter([referral(there, third)], { to: third }), 'not-for-us'],
	['one that was sealed anew for us', resealed, 'resealed'],
	['a byte changed on the way', async () => flipped(await letter()), 'damaged'],
	['half of a file', async () => (await letter()).slice(0, 600), 'damaged'],
	['a sender nobody knows', () => letter([referral(third)], { from: third }), 'unknown-sender'],
	['an old letter', () => letter(undefined, { now: Date.now() - 31 * DAY }), 'expired'],
	['a letter of the day after tomorrow', () => letter(undefined, { now: Date.now() + 2 * DAY }), 'from-the-future'],
	['a letter in our own name', () => letter([referral(here)]), 'speaks-for-others'],
	['a letter into a drawer with a name', () => letter([referral(there, here, {}, 'desk')]), 'speaks-for-others'],
	['a resident number', () => letter([referral(there, here, { reason: '901010-1234567' })]), 'resident-number'],
	['a passport number', () => letter([referral(there, here, { reason: 'M12345678' })]), 'never_stored'],
	['in the name of a third office', () => letter([referral(third)]), 'not_theirs'],
	[
		'a person, a consent, an audit line',
		() => letter([stamp(there, { type: 'person.changed', case: newId(), data: { id: 'p', set: { name: 'x' } } })]),
		'not_for_others'
	],
	['an event of a later version', () => letter([stamp(there, { type: 'referral.sung', case: newId(), data: {} })]), 'unknown_type'],
	['a referral without its fields', () => letter([stamp(there, { type: 'referral.sent', case: newId(), data: { id: 'r' } })]), 'wrong_data'],
	['a referral to somebody else in an envelope to us', () => letter([referral(there, third)]), 'not_addressed'],
	['an answer to a referral we never sent', () => letter([moved(there, newId(), newId())]), 'unknown_referral'],
	['taps of a round we do not have', () => letter([tapOf()]), 'unknown_round'],
	[
		'a round in a drawer of another name',
		() => letter([ofRound('changed', { set: { on: '2026-11-23', place: '시장', team: [] } }, { of: newId() })]),
		'other_case'
	],
	['what we sent ourselves', () => letter([referral(here, there)], { from: here, to: there }), 'own-copy']
];

describe('refused, in words, with one line of the audit and nothing else', () => {
	test.each(bad)('%s', async (_, make, reason) => {
		expect(await refused(await make())).toBe(reason);
		expect([fake.kept, fake.notes]).toEqual([[], [{ what: 'refuse', why: reason }]]);
	});
	test.each<[string, CardState, string]>([
		['a card nobody compared', 'new', 'unverified-sender'],
		['a card that was revoked', 'revoked', 'revoked-sender']
	])('%s', async (_, state, reason) => {
		fake.drawer = [...fake.drawer, entry(there.card, state)];
		expect(await refused(await letter())).toBe(reason);
	});
	test('a card past its day', async () => {
		fake.drawer = [entry({ ...there.card, from: there.card.from - 30 * DAY, until: there.card.from }, 'known')];
		expect(await refused(await letter())).toBe('expired-sender');
	});
	test('a step into a case of ours that the sender has no part in', async () => {
		const ours = referral(here, third);
		fake.book = fold(readKept([ours]));
		expect(await refused(await letter([moved(there, ours.case, String(ours.data.id))]))).toBe('not_a_party');
		expect(await refused(await letter([referral(there, here, {}, ours.case)]))).toBe('other_case');
	});
	test('every reason has a headline and a way on, each its own', () => {
		const reasons = [
			...bad.map(([, , reason]) => reason),
			'unverified-sender',
			'revoked-sender',
			'expired-sender',
			'not_a_party',
			'other_case',
			'a-card',
			'not_an_event'
		];
		const heads = [...new Set(reasons)].map((reason) => words.t(`desk.inbox.refused.${reason}`));
		expect(new Set(heads).size).toBe(new Set(reasons).size);
		for (const reason of reasons)
			for (const key of [`desk.inbox.refused.${reason}`, `desk.inbox.mend.${reason}`]) expect(words.t(key, { who: 'x' })).toMatch(/[가-힣]/);
	});
});

/** The letter as it stands on the screen, to be taken in. */
function onScreen(inbox: InstanceType<typeof Inbox>): Shown {
	const { stage } = inbox;
	if (stage.kind !== 'shown' && stage.kind !== 'failed') throw new Error(stage.kind);
	return stage.letter;
}

describe('taken in', () => {
	test('shown first, kept only then, and once', async () => {
		const bytes = await letter();
		const inbox = new Inbox();
		await inbox.file(file(bytes));
		expect(fake.kept).toEqual([]);
		await inbox.take(onScreen(inbox));
		expect(inbox.stage).toMatchObject({ kind: 'taken', again: false });
		expect(fake.kept).toHaveLength(1);
		for (let i = 0; i < 9; i++) {
			await inbox.file(file(bytes));
			expect(onScreen(inbox).opened.again).toBe(true);
			await inbox.take(onScreen(inbox));
			expect(inbox.stage).toMatchObject({ kind: 'taken', again: true });
		}
		expect(fake.kept).toHaveLength(1);
	});
	test('left: nothing stays but the line', async () => {
		const inbox = new Inbox();
		await inbox.file(file(await letter()));
		await inbox.leave();
		expect([inbox.stage, fake.kept, fake.notes]).toEqual([{ kind: 'left' }, [], [{ what: 'refuse', why: 'left' }]]);
	});
	test('a full device keeps nothing, and the letter is still there to try again', async () => {
		const inbox = new Inbox();
		await inbox.file(file(await letter()));
		fake.broken = 'full';
		await inbox.take(onScreen(inbox));
		expect(inbox.stage).toMatchObject({ kind: 'failed', why: 'full' });
		fake.broken = '';
		await inbox.take(onScreen(inbox));
		expect(inbox.stage).toMatchObject({ kind: 'taken', again: false });
	});
});

describe('a round of several devices', () => {
	const known = (...events: DeskEvent[]) => (fake.book = fold(readKept(events)));

	test('a round is shown with its counts, taken in, and leads to the booth', async () => {
		const [tap, undone] = [tapOf(), tapOf()];
		const inbox = new Inbox();
		await inbox.file(file(await letter([begun(), tap, undone, ofRound('untapped', { tap: undone.id })])));
		const shown = onScreen(inbox);
		expect(roundSheets(shown.events)).toEqual([
			{ id: ROUND, number: 3, place: '시장', on: '2026-11-23', counts: { consultation: { job: 1 }, registration: {}, leaflet: {} } }
		]);
		fake.book = fold(readKept(shown.events));
		await inbox.take(shown);
		expect(inbox.stage).toEqual({ kind: 'taken', again: false, cases: [], round: true });
		expect(fake.kept).toHaveLength(4);
	});

	test('taps of others come into our round; its name, its end and our taps stay ours', async () => {
		const ours = tapOf({ by: here, device: '0000000c' });
		known(begun(here), ours);
		const inbox = new Inbox();
		await inbox.file(file(await letter([tapOf(), tapOf()])));
		expect(onScreen(inbox).events).toHaveLength(2);
		const theirs = ofRound('changed', { set: { place: '다른 곳' } });
		const closing = ofRound('closed', { on: '2026-11-23', counts: { consultation: {}, registration: {}, leaflet: {} } });
		for (const event of [theirs, closing, ofRound('untapped', { tap: ours.id }), ofRound('untapped', { tap: newId() })])
			expect(await refused(await letter([event])), event.type).toBe('not_a_party');
	});

	test('another device of this office brings whatever it wrote', async () => {
		const ours = tapOf({ by: here, device: '0000000c' });
		known(begun(here), ours);
		const inbox = new Inbox();
		const undo = ofRound('untapped', { tap: ours.id }, { by: here });
		await inbox.file(file(await letter([ofRound('changed', { set: { place: '다른 곳' } }, { by: here }), undo], { from: here, to: here })));
		expect(onScreen(inbox).events).toHaveLength(2);
	});

	test('the drawer of a person is no round', async () => {
		const of = newId();
		fake.book = fold(readKept([stamp(here, { type: 'person.changed', case: of, data: { id: 'p', set: { name: '홍보기' } } })]));
		const into = { ...stamp(there, { type: 'round.changed', case: of, data: { id: of, set: { on: '2026-11-23', place: '시장', team: [] } } }) };
		expect(await refused(await letter([into]))).toBe('other_case');
	});
});

describe('a case that was destroyed here', () => {
	const old = referral();
	const [of, id] = [old.case, String(old.data.id)];
	const grave = stamp(here, { type: 'audit', case: 'audit-2026-11', data: { what: 'destroy', whose: of, why: 'retention' } });
	const opened = stamp(there, { type: 'referral.moved', case: of, data: { id, on: '2026-11-23', to: 'draft', why: '다시' } });
	const again = stamp(there, { type: 'referral.sent', case: of, data: { id, on: '2026-11-23', sent: parcel(there, here, { reason: '다시 나빠지심' }) } });
	const all = [old, opened, again];
	/** The desk after the vault has kept what came. */
	const settle = () => (fake.book = fold(readKept([grave, ...fake.kept])));
	async function shown(events: DeskEvent[]) {
		const inbox = new Inbox();
		await inbox.file(file(await letter(events)));
		return inbox;
	}
	beforeEach(() => void (fake.book = fold(readKept([grave]))));

	test('reopened: said with its day, then in a drawer of its own, without what was destroyed', async () => {
		const inbox = await shown(all);
		const { anew, events } = onScreen(inbox);
		expect(anew).toMatchObject([{ was: of, after: grave.hlc, grave: { what: 'destroy', why: 'retention' } }]);
		expect(events.map((event) => event.id)).toEqual([again.id]);
		expect(fake.kept).toEqual([]);
		await inbox.take(onScreen(inbox));
		const [kept] = fake.kept as DeskEvent[];
		expect(fake.kept).toHaveLength(1);
		expect(kept).toEqual({ ...again, case: kept!.case });
		expect(kept!.case).toMatch(/^[0-9a-f]{32}$/);
		expect(kept!.case).not.toBe(of);
		settle();
		// The next letter goes the same way without a question.
		const next = stamp(there, { type: 'referral.moved', case: of, data: { id, on: '2026-11-23', to: 'withdrawn', who: 'office' } });
		const second = await shown([...all, next]);
		expect(onScreen(second)).toMatchObject({ anew: [], events: [{ case: kept!.case }, { id: next.id, case: kept!.case }] });
	});
	test('two letters on two screens open it once', async () => {
		const [first, second] = [await shown(all), await shown([...all])];
		await first.take(onScreen(first));
		settle();
		await second.take(onScreen(second));
		settle();
		expect(new Set((fake.kept as DeskEvent[]).map((event) => event.case)).size).toBe(1);
		expect((fake.drawer as DeskEvent[]).filter(({ type }) => type === 'desk.home')).toHaveLength(1);
	});
	test('what is older stays for the vault to pass over, and nobody is asked', async () => {
		expect(onScreen(await shown([old]))).toMatchObject({ anew: [], events: [{ id: old.id, case: of }] });
		expect(onScreen(await shown([old, opened]))).toMatchObject({ anew: [], events: [{ case: of }, { case: of }] });
	});
	test('single events that were erased are no destroyed case', async () => {
		fake.book = fold(readKept([{ ...grave, data: { ...grave.data, count: 1 } }]));
		expect(onScreen(await shown(all))).toMatchObject({ anew: [], events: [{ case: of }, { case: of }, { case: of }] });
	});
});

describe('by camera', () => {
	const frames = (message: Bytes, ...ns: number[]) => ns.map((n) => movingFrame(message, n) ?? '');
	test('gathered in any order, with strangers between', async () => {
		const [mine, other] = [await letter(), await letter()];
		const inbox = new Inbox();
		inbox.scan();
		const [first = '', ...rest] = frames(mine, ...Array.from({ length: 12 }, (_, n) => 11 - n));
		expect(inbox.caught(first)).toBe('more');
		expect(inbox.caught(frames(other, 0)[0] ?? '')).toBe('more');
		expect(inbox.stage).toMatchObject({ kind: 'scanning', have: 1, fault: 'mixed' });
		expect(inbox.caught('https://example.org/')).toBe('more');
		expect(inbox.stage).toMatchObject({ have: 1, fault: 'not-a-frame' });
		expect(inbox.caught(`${first.slice(0, -1)}${first.endsWith('A') ? 'B' : 'A'}`)).toBe('more');
		expect(inbox.stage).toMatchObject({ have: 1, fault: 'damaged' });
		const last = rest.map((text) => inbox.caught(text)).indexOf('done');
		expect(last).toBeGreaterThan(0);
		await vi.waitFor(() => expect(inbox.stage.kind).toBe('shown'));
		expect(fake.kept).toEqual([]);
	});
	test('a half-scanned one that is given up is forgotten', async () => {
		const inbox = new Inbox();
		inbox.scan();
		inbox.caught(frames(await letter(), 0)[0] ?? '');
		inbox.scan();
		expect(inbox.stage).toEqual({ kind: 'scanning', have: 0, need: 0 });
		expect(inbox.caught(frames(await letter(), 1)[0] ?? '')).toBe('more');
		expect(inbox.stage).toMatchObject({ have: 1 });
		expect([fake.kept, fake.notes]).toEqual([[], []]);
	});
	test('a card held to the wrong camera is told apart', () => {
		const inbox = new Inbox();
		inbox.scan();
		expect(inbox.caught(cardCode(there.card))).toBe('done');
		expect(inbox.stage).toMatchObject({ kind: 'refused', reason: 'a-card' });
	});
});
