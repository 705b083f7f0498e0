/** Passing on: three offices, a leg of its own, and everybody sees where it went. The screens: tests/desk/day.test.ts. */
import { describe, expect, test } from 'vitest';
import { admit, reachFault } from '#lib/casework/admit.ts';
import type { AnyEvent, NewEvent } from '#lib/casework/events.ts';
import { addDays } from '#lib/content/day.ts';
import { fold, personOf } from '#lib/casework/fold.ts';
import { firstOf, legOf, mayForward, passedOn, reasonOf, toldIn } from '#lib/casework/forwarding.ts';
import { FAIL_REASONS } from '#lib/casework/kinds.ts';
import { mailOf } from '#lib/casework/letter.ts';
import { choices, nextMove } from '#lib/casework/next-move.ts';
import type { Parcel } from '#lib/casework/shapes.ts';
import { legsOf, todayOf, withoutOwner } from '#lib/casework/today.ts';
import { at, c2, DAY, drafted, facility, HERE, moved, NUMBER, person, ready, referralFields, sent, stamped, THERE } from './support.ts';

const LEG = '261123-FGHJK';
const NEXT = { office: 'office-c', name: '셋째 사무실', kind: 'public' } as const;
const theirs = (event: NewEvent): AnyEvent => stamped(event, { office: THERE, device: '0000000b' });
const mail = (events: AnyEvent[], office: string, id = 'r1') => {
	const book = fold(events);
	return mailOf(book, book.referrals.get(id)!, { office, on: DAY })!;
};

/** What the second office has after taking our letter in. */
function arrived(more: object = {}) {
	const ours = [person(), c2({ receiver: { office: THERE, name: '옆 사무실', kind: 'public' }, items: ['name', 'phone', 'summary'] }), drafted(more), ready(), sent(more)].map((event) => stamped(event)); // prettier-ignore
	return { ours, letter: mail(ours, HERE).events };
}

/** The second office writes a leg and sends it on, as the page of the referral does. */
function leg(letter: AnyEvent[], more: object = {}, before: NewEvent[] = []) {
	const fields = referralFields({ number: LEG, earlier: NUMBER, from: { office: THERE, name: '옆 사무실' }, to: NEXT, items: ['name'], ...more });
	const { on: _, ...said } = fields;
	const parcel = { ...said, facts: { name: '홍보기' } } as unknown as Parcel;
	const rows = [
		...before,
		at('referral.changed', { id: 'r2', set: fields }),
		at('referral.moved', { id: 'r2', on: DAY, to: 'ready', itemsSeen: true }),
		at('referral.sent', { id: 'r2', on: DAY, sent: parcel }),
		passedOn(fold(letter).referrals.get('r1')!, parcel, DAY)
	];
	return rows.map(theirs);
}
const state = (events: AnyEvent[], id: string) => fold(events).referrals.get(id)?.state;

describe('who may pass on', () => {
	test('only whom it was sent to, and only before it has ended or gone on', () => {
		const { ours, letter } = arrived();
		const [there, here] = [fold(letter).referrals.get('r1')!, fold(ours).referrals.get('r1')!];
		expect(mayForward(there, THERE)).toBe(true);
		expect(mayForward(there, HERE)).toBe(false);
		expect(mayForward(here, THERE)).toBe(false);
		const after = (...steps: NewEvent[]) => fold([...letter, ...steps.map(theirs)]).referrals.get('r1')!;
		expect(mayForward(after(moved('accepted', { worker: '담당' })), THERE)).toBe(true);
		expect(mayForward(after(moved('done', { evidence: 'E2' })), THERE)).toBe(false);
		expect(mayForward(fold([...letter, ...leg(letter)]).referrals.get('r1')!, THERE)).toBe(false);
	});
});

describe('a leg', () => {
	test('goes out with the step of the first; both know each other, and the next office has the move', () => {
		const { letter } = arrived();
		const book = fold([...letter, ...leg(letter)]);
		const [first, second] = [book.referrals.get('r1')!, book.referrals.get('r2')!];
		expect(book.refused).toEqual([]);
		expect(first).toMatchObject({ state: 'forwarded', leg: { number: LEG, to: NEXT } });
		expect(firstOf(book, second)?.id).toBe('r1');
		expect(legOf(book, first)?.id).toBe('r2');
		expect([firstOf(book, first), legOf(book, second)]).toEqual([undefined, undefined]);
		expect(nextMove(first, DAY, { legs: legsOf(book) })).toMatchObject({ owner: 'next_receiver', who: NEXT.name });
	});

	test('the office that sent it first hears to whom it went and who answers next; the third gets the earlier number', () => {
		const { ours, letter } = arrived();
		const there = [...letter, ...leg(letter)];
		const reply = mail(there, THERE);
		expect(reply).toMatchObject({ kind: 'reply', to: HERE });
		const admitted = admit(reply.events, THERE);
		if (!admitted.ok) throw new Error(admitted.reason);
		expect(reachFault(fold(ours), admitted.events, { from: THERE, here: HERE })).toBeUndefined();
		const home = fold([...ours, ...admitted.events]);
		expect(home.refused).toEqual([]);
		const first = home.referrals.get('r1')!;
		expect(first).toMatchObject({ state: 'forwarded', leg: { number: LEG, to: NEXT } });
		expect(nextMove(first, DAY, { legs: legsOf(home) })).toMatchObject({ owner: 'next_receiver', who: NEXT.name, due: '2026-11-25' });

		const onward = mail(there, THERE, 'r2');
		expect(onward).toMatchObject({ kind: 'referral', to: NEXT.office });
		expect(onward.events.map(({ type }) => type)).toEqual(['referral.sent']);
		expect(fold(onward.events).referrals.get('r2')).toMatchObject({ state: 'sent', arrived: true, sent: { earlier: NUMBER } });
	});

	test('goes out with fewer things than came, and asks only for those', () => {
		const basis = { kind: 'consent', consent: 'c2' };
		const { letter } = arrived({ items: ['name', 'phone', 'summary'], basis });
		expect(state([...letter, ...leg(letter)], 'r1')).toBe('forwarded');
		const fresh = c2({ id: 'c9', receiver: facility, items: ['name'] });
		const mine = { to: facility, basis: { kind: 'consent', consent: 'c9' } };
		expect(state([...letter, ...leg(letter, mine, [fresh])], 'r1')).toBe('forwarded');
		// Without a word on what goes, all that came is meant, and this yes does not cover it.
		const { items: _, ...bare } = passedOn(fold(letter).referrals.get('r1')!, { number: LEG, ...mine } as unknown as Parcel, DAY).data as { items: unknown };
		const report = fold([...letter, theirs(fresh), theirs(at('referral.moved', bare))]);
		expect(report.refused.map(({ reason }) => reason)).toEqual(['consent_not_covering']);
	});

	test('to a private facility without a yes of its own neither the leg nor the step is taken', () => {
		const { letter } = arrived();
		const book = fold([...letter, ...leg(letter, { to: facility })]);
		expect(book.referrals.get('r1')?.state).toBe('sent');
		expect(book.referrals.get('r2')?.state).toBe('draft');
		expect(book.refused.map(({ reason }) => reason)).toContain('consent_missing');
	});
});

describe('a leg that came to nothing', () => {
	/** The leg failed, and the office in the middle passes that on. */
	function middle(reason = 'no_room') {
		const { ours, letter } = arrived();
		const there = [...letter, ...leg(letter), theirs(at('referral.moved', { id: 'r2', on: DAY, to: 'failed', reason }))];
		return { ours, there, told: [...there, theirs(moved('declined', { reason }))] };
	}

	test('the office in the middle has the move, not the first sender, who knows nothing yet', () => {
		const { there } = middle();
		const book = fold(there);
		expect(nextMove(book.referrals.get('r1')!, DAY, { legs: legsOf(book) })).toMatchObject({ owner: 'receiver', task: 'note_outcome', who: '옆 사무실' });
		expect(todayOf(book, { today: addDays(DAY, 3), office: THERE }).due.map(({ referral, mine }) => [referral.id, mine])).toContainEqual(['r1', true]);
		expect(reasonOf(book.referrals.get('r2')!)).toBe('no_room');
		expect(choices(book.referrals.get('r1')!, 'receiver')).toEqual([{ to: 'done', heard: false }, { to: 'declined', heard: false }]); // prettier-ignore
	});

	test.each(FAIL_REASONS)('says so with the reason "%s" by letter; the first sender has the move and the clock again', (reason) => {
		const { ours, told } = middle(reason);
		const reply = mail(told, THERE);
		const admitted = admit(reply.events, THERE);
		if (!admitted.ok) throw new Error(admitted.reason);
		expect(reachFault(fold(ours), admitted.events, { from: THERE, here: HERE })).toBeUndefined();
		// In any order, however often.
		for (const events of [[...ours, ...admitted.events], [...admitted.events, ...admitted.events, ...ours].reverse()]) {
			const home = fold(events);
			const first = home.referrals.get('r1')!;
			expect(home.refused).toEqual([]);
			expect(first).toMatchObject({ state: 'declined', leg: { number: LEG, to: NEXT }, outcome: { state: 'declined', office: THERE } });
			expect(reasonOf(first)).toBe(reason);
			expect(nextMove(first, DAY, { legs: legsOf(home) })).toMatchObject({ owner: 'sender', who: '우리 사무실', task: 'other_way', due: '2026-11-26' });
			expect(withoutOwner(home, DAY)).toEqual([]);
			expect(todayOf(home, { today: DAY, office: HERE }).replies.map(({ id }) => id)).toEqual(['r1']);
		}
	});

	test('nobody but the two offices of the first referral says it; the first sender may write it down as heard', () => {
		const { ours, there } = middle();
		const state = (step: AnyEvent, all: AnyEvent[]) => fold([...all, step]).referrals.get('r1')?.state;
		expect(state(stamped(moved('declined', { reason: 'no_room' }), { office: NEXT.office }), there)).toBe('forwarded');
		expect(state(stamped(moved('declined', { reason: 'no_room' })), there)).toBe('forwarded');
		const known = [...ours, ...mail(there, THERE).events];
		expect(state(stamped(moved('declined', { reason: 'no_room', told: { from: '옆 담당', way: 'phone' } })), known)).toBe('declined');
	});

	test('a leg that works out after all stands above it', () => {
		const { told } = middle();
		const after = fold([...told, theirs(moved('done', { evidence: 'E2' }))]).referrals.get('r1')!;
		expect([after.state, after.lost.map(({ state }) => state)]).toEqual(['done', ['declined']]);
		expect(reasonOf(after)).toBeUndefined();
	});
});

describe('who was told of', () => {
	test('a case that came in has the person of its parcel, as long as nobody wrote down their own', () => {
		const { letter } = arrived();
		expect(personOf(fold(letter), 'case-1')).toMatchObject({ name: '홍보기', phone: '010-0000-0001' });
		expect(personOf(fold([...letter, theirs(person({ name: '보기 님' }))]), 'case-1')?.name).toBe('보기 님');
		expect(personOf(fold(letter), 'case-2')).toBeUndefined();
	});

	test('a child that came in passes on by its guardian, who was told of', () => {
		const facts = { name: '새봄이', birth_year: 2018, guardian: { name: '어머니' } };
		const items = ['name', 'guardian'];
		const said = { ...referralFields({ items }), facts: { name: facts.name, guardian: facts.guardian } };
		const { on: _, ...parcel } = said;
		const letter = [stamped(at('referral.sent', { id: 'r1', on: DAY, sent: parcel }))];
		const by = (giver: string) => c2({ id: 'c9', items: ['name'], by: giver, age: 'under_fourteen' });
		const to = { to: facility, basis: { kind: 'consent', consent: 'c9' } };
		expect(state([...letter, ...leg(letter, to, [by('guardian')])], 'r1')).toBe('forwarded');
		expect(state([...letter, ...leg(letter, to, [by('self')])], 'r1')).toBe('sent');
	});

	test('the talk behind it, without what is sensitive', () => {
		const parcel = { urgency: 'week', facts: { name: '가', summary: '요약', area: ['money', 'work'] } } as unknown as Parcel;
		expect(toldIn(parcel)).toEqual({ consultation: { summary: '요약' }, needs: [{ area: 'money', urgency: 'week' }, { area: 'work', urgency: 'week' }] }); // prettier-ignore
	});
});
