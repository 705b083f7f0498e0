/** Two offices and their letters: what goes into one, what may come in by one, and that order and repetition change nothing. */
import fc from '../support/fc.ts';
import { describe, expect, test } from 'vitest';
import { admit, reachFault } from '#lib/casework/admit.ts';
import type { AnyEvent, NewEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { mailOf } from '#lib/casework/letter.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { at, c2, DAY, drafted, facility, HERE, moved, person, publicBody, ready, referralFields, sent, stamped, THERE } from './support.ts';

const theirs = (event: NewEvent): AnyEvent => stamped(event, { office: THERE, device: '0000000b' });
const mail = (events: AnyEvent[], office: string, id = 'r1') => {
	const book = fold(events);
	const referral = book.referrals.get(id);
	return referral && mailOf(book, referral, { office, on: DAY });
};
const types = (events: AnyEvent[] = []) => events.map((event) => (event.type === 'referral.moved' ? event.data.to : event.type));
const state = (events: AnyEvent[], id = 'r1') => fold(events).referrals.get(id)?.state;

/** Ours up to the moment it is sent, and what the other side has after taking the letter in. */
function sentOut(more: object = {}, before: NewEvent[] = []) {
	const ours = [person(), ...before, drafted(more), ready(), sent(more)].map((event) => stamped(event));
	return { ours, letter: mail(ours, HERE)?.events ?? [] };
}

describe('a letter', () => {
	test('carries the referral as it was sent, and not a word of the person behind it', () => {
		const { ours, letter } = sentOut();
		expect(mail(ours, HERE)).toMatchObject({ kind: 'referral', to: THERE, name: publicBody.name });
		expect(types(letter)).toEqual(['referral.sent']);
		expect(mail(letter, THERE)).toMatchObject({ kind: 'reply', to: HERE, events: [] });
		expect(mail(ours, 'office-c')).toBeUndefined();
	});

	test('before it is sent there is nothing to hand over; without a card nobody to hand it to', () => {
		expect(
			mail(
				[person(), drafted(), ready()].map((event) => stamped(event)),
				HERE
			)?.events
		).toEqual([]);
		const paper = { to: { name: '종이만', kind: 'public' } };
		expect(mail(sentOut(paper).ours, HERE)?.to).toBeUndefined();
	});

	test('the answer comes back and ends the case: received, accepted, done, told, closed', () => {
		const { ours, letter } = sentOut();
		const there = [
			...letter,
			...[moved('received', { who: '담당' }), moved('accepted', { worker: '담당' }), moved('done', { evidence: 'E2', words: '등록' })].map(theirs)
		];
		const reply = mail(there, THERE)!;
		expect([reply.kind, reply.to, types(reply.events)]).toEqual(['reply', HERE, ['received', 'accepted', 'done']]);
		expect(admit(reply.events, THERE)).toMatchObject({ ok: true });
		expect(reachFault(fold(ours), reply.events as never, { from: THERE, here: HERE })).toBeUndefined();
		const back = [...ours, ...reply.events];
		expect(fold(back).refused).toEqual([]);
		expect(fold(back).referrals.get('r1')).toMatchObject({ state: 'done', outcome: { evidence: 'E2', office: THERE } });
		const closed = [...back, stamped(moved('closed', { by: 'told' }))];
		expect(state(closed)).toBe('closed');
		expect(state([...there, ...(mail(closed, HERE)?.events ?? [])])).toBe('closed');
	});

	test('declined comes back with its reason', () => {
		const { ours, letter } = sentOut();
		const reply = mail([...letter, theirs(moved('declined', { reason: 'no_room' }))], THERE)!;
		expect(fold([...ours, ...reply.events]).referrals.get('r1')).toMatchObject({ state: 'declined', news: reply.events[0]?.hlc });
	});

	test('what was only heard, or drafted, is not told to the other side', () => {
		const { ours } = sentOut();
		const heard = stamped(moved('accepted', { worker: '담당', told: { from: '담당', way: 'phone' } }));
		expect(types(mail([...ours, heard], HERE)?.events)).toEqual(['referral.sent']);
		const refused = stamped(moved('received', { who: '우리' }));
		expect(types(mail([...ours, refused], HERE)?.events)).toEqual(['referral.sent']);
	});

	test('a question to a private facility is answered by a second letter, without the consent lying there', () => {
		const to = { ...facility, office: THERE };
		const basis = { kind: 'consent', consent: 'c2' };
		const { ours, letter } = sentOut({ to, basis }, [c2({ receiver: to })]);
		const asked = [...letter, theirs(moved('waiting_info', { question: '언제?' }))];
		const answered = [...ours, ...(mail(asked, THERE)?.events ?? []), stamped(sent({ to, basis, supplement: '오후' }))];
		expect(state(answered)).toBe('sent');
		const there = fold([...asked, ...(mail(answered, HERE)?.events ?? [])]);
		expect(there.refused).toEqual([]);
		expect(there.referrals.get('r1')).toMatchObject({ state: 'sent', sent: { supplement: '오후' } });
	});

	test('taken back: only the word of it goes out, never the person again', () => {
		const to = { ...facility, office: THERE };
		const basis = { kind: 'consent', consent: 'c2' };
		const { ours } = sentOut({ to, basis }, [c2({ receiver: to })]);
		const gone = [...ours, stamped(at('consent.withdrawn', { id: 'c2', on: DAY, by: 'self', method: 'spoken' }))];
		expect(types(mail(gone, HERE)?.events)).toEqual([]);
		expect(types(mail([...gone, stamped(moved('withdrawn', { who: 'self' }))], HERE)?.events)).toEqual(['withdrawn']);
		expect(canonical(mail([...gone, stamped(moved('withdrawn', { who: 'self' }))], HERE)?.events)).not.toContain('홍보기');
	});

	test('reopened and changed: the other side hears that it is open again, and gets the new text under the old number', () => {
		const { ours, letter } = sentOut();
		const done = [...letter, theirs(moved('done', { evidence: 'E1' }))];
		const closed = [...ours, ...mail(done, THERE)!.events, stamped(moved('closed', { by: 'told' }))];
		const open = [...closed, stamped(moved('draft', { why: '다시' }))];
		expect(state([...done, ...mail(open, HERE)!.events])).toBe('draft');
		const more = { reason: '난방비와 약값', items: ['name', 'phone', 'dong'] };
		const again = [...open, stamped(drafted(more)), stamped(ready()), stamped(sent(more))];
		expect(fold(again).refused).toEqual([]);
		const second = mail(again, HERE)!;
		expect([second.to, types(second.events)]).toEqual([THERE, ['referral.sent', 'closed', 'draft', 'referral.sent']]);
		expect(admit(second.events, HERE)).toMatchObject({ ok: true });
		expect(reachFault(fold(done), second.events as never, { from: HERE, here: THERE })).toBeUndefined();
		const there = fold([...done, ...second.events]);
		expect(there.refused).toEqual([]);
		expect(there.referrals.get('r1')).toMatchObject({ state: 'sent', arrived: true, sent: { reason: '난방비와 약값' }, news: second.events.at(-1)?.hlc });
		// Answered as before.
		const reply = mail([...done, ...second.events, theirs(moved('accepted', { worker: '담당' }))], THERE)!;
		expect(state([...again, ...reply.events])).toBe('accepted');
	});

	test('a text that is sent again under another number, or for another office, is refused; so is one that nobody opened again', () => {
		const { letter } = sentOut();
		const open = [...letter, theirs(moved('done', { evidence: 'E1' })), stamped(moved('closed', { by: 'told' }))];
		const draft = stamped(moved('draft', { why: '다시' }));
		const parcel = (sent() as { data: { sent: object } }).data.sent;
		const other = (more: object) => stamped(at('referral.sent', { id: 'r1', on: DAY, sent: { ...parcel, ...more } }));
		const reasons = (events: AnyEvent[]) => fold(events).refused.map(({ reason }) => reason);
		expect(reasons([...open, draft, other({ number: '261123-ZZZZZ' })])).toEqual(['not_what_was_ready']);
		expect(reasons([...open, draft, other({ to: { office: 'office-c', name: 'C', kind: 'public' } })])).toEqual(['not_what_was_ready']);
		expect(reasons([...open, other({})])).toEqual(['not_from_here']);
		expect(reasons([...open, theirs(moved('draft', { why: '우리가' }))])).toEqual(['not_yours']);
	});

	test('reopened for another office: that office gets nothing of what the first one got', () => {
		const { ours } = sentOut();
		const to = { office: 'office-c', name: '셋째', kind: 'public' };
		const back = [...ours, stamped(moved('withdrawn', { who: 'office' })), stamped(moved('draft', { why: '다른 곳' }))];
		const again = [...back, stamped(drafted({ to })), stamped(ready()), stamped(sent({ to }))];
		const letter = mail(again, HERE)!;
		expect([letter.to, types(letter.events)]).toEqual(['office-c', ['referral.sent']]);
		expect(reachFault(fold([]), letter.events as never, { from: HERE, here: 'office-c' })).toBeUndefined();
	});

	test('sensitive facts go only as long as their own consent stands', () => {
		const items = ['name', 'phone', 'sensitive'];
		const to = { ...facility, office: THERE };
		const basis = { kind: 'consent', consent: 'c2' };
		const c3 = c2({ id: 'c3', kind: 'C3', receiver: undefined });
		const { ours } = sentOut({ to, basis, items }, [c2({ receiver: to, items }), c3]);
		const enclosed = [...ours, stamped(at('referral.enclosed', { id: 'r1', sensitive: '무릎' }))];
		expect(types(mail(enclosed, HERE)?.events)).toEqual(['referral.sent', 'referral.enclosed']);
		const back = stamped(at('consent.withdrawn', { id: 'c3', on: DAY, by: 'self', method: 'spoken' }));
		expect(types(mail([...enclosed, back], HERE)?.events)).toEqual(['referral.sent']);
	});
});

describe('a letter that reaches where it may not stays outside', () => {
	const { ours, letter } = sentOut();
	const book = fold(ours);
	const reach = (events: AnyEvent[], from = THERE) => reachFault(book, events as never, { from, here: HERE });
	const fromThere = (more: object = {}) => {
		const { on: _, ...fields } = referralFields({ from: { office: THERE, name: '저쪽' }, to: { office: HERE, name: '우리', kind: 'public' } });
		return { id: 'r9', on: DAY, sent: { ...fields, facts: { name: '다른 이' } }, ...more };
	};

	test.each([
		['a step of a referral we never had', theirs(moved('accepted', { id: 'nobody', worker: 'x' })), 'unknown_referral'],
		['a step under another case', theirs({ ...moved('accepted', { worker: 'x' }), case: 'case-2' }), 'other_case'],
		['a referral for somebody else', theirs(at('referral.sent', fromThere({ sent: { ...fromThere().sent, to: publicBody } }), 'case-9')), 'not_addressed']
	])('%s', (_, event, fault) => {
		expect(reach([event])).toBe(fault);
	});
	test('a third office answers, or writes into a case that it does not share', () => {
		expect(reach([stamped(moved('accepted', { worker: 'x' }), { office: 'office-c' })], 'office-c')).toBe('not_a_party');
		const alien = { ...fromThere(), sent: { ...fromThere().sent, from: { office: 'office-c', name: 'C' } } };
		expect(reach([stamped(at('referral.sent', alien), { office: 'office-c' })], 'office-c')).toBe('other_case');
	});
	test('what belongs comes in: a new referral, its enclosure, a second one in a shared case, our own other device', () => {
		expect(
			reach([theirs(at('referral.enclosed', { id: 'r9', sensitive: 'x' }, 'case-9')), theirs(at('referral.sent', fromThere(), 'case-9'))])
		).toBeUndefined();
		expect(reach([theirs(at('referral.sent', fromThere()))])).toBeUndefined();
		expect(reachFault(fold([]), letter as never, { from: HERE, here: HERE })).toBeUndefined();
	});
	test('the receiver cannot rewrite what was sent to it', () => {
		const asked = theirs(moved('waiting_info', { question: '?' }));
		const forged = theirs(
			at('referral.sent', {
				id: 'r1',
				on: DAY,
				sent: { ...(sent() as { data: { sent: object } }).data.sent, from: { office: THERE, name: '저쪽' }, reason: '바꿈' }
			})
		);
		const after = fold([...ours, asked, forged]);
		expect(after.refused.map(({ reason }) => reason)).toEqual(['not_yours']);
		expect(after.referrals.get('r1')?.sent?.reason).toBe('난방비');
	});
});

test('the same letters ten times over, in any order, on three devices: the same desk everywhere', () => {
	const { ours, letter } = sentOut();
	const steps = [moved('received', { who: '담당' }), moved('waiting_info', { question: '언제?' })].map(theirs);
	const first = mail([...letter, ...steps], THERE)!.events;
	const answered = [...ours, ...first, stamped(sent({ supplement: '오후' }))];
	const second = mail(answered, HERE)!.events;
	const there = [...letter, ...steps, ...second, theirs(moved('accepted', { worker: '담당' })), theirs(moved('done', { evidence: 'E2' }))];
	const letters = [letter, second, first, mail(there, THERE)!.events, mail([...answered, ...there, stamped(moved('closed', { by: 'told' }))], HERE)!.events];
	const shown = (events: AnyEvent[]) => {
		const { referrals, refused, byCase } = fold(events);
		return canonical([[...referrals], refused, [...byCase]] as never);
	};
	const orders = fc.array(fc.nat(letters.length - 1), { minLength: 10, maxLength: 30 }).map((order) => [...order, ...letters.keys()]);
	fc.assert(
		fc.property(fc.tuple(orders, orders, orders), fc.boolean(), (three, drafting) => {
			const desks = three.map((order) => shown([...(drafting ? ours : []), ...order.flatMap((i) => letters[i] ?? [])]));
			expect(new Set(desks).size).toBe(1);
		}),
		{ numRuns: 200 }
	);
	expect(state(letters.flat())).toBe('closed');
	expect(state([...ours, ...letters.flat()])).toBe('closed');
});
