import fc from '../support/fc.ts';
import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/content/day.ts';
import type { AnyEvent, NewEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { STATES } from '#lib/casework/kinds.ts';
import { choices, nextMove, refusalOf } from '#lib/casework/next-move.ts';
import { isEnded, RULES } from '#lib/casework/referral-states.ts';
import { todayOf, withoutOwner } from '#lib/casework/today.ts';
import { workingDaysAfter } from '#lib/casework/working-days.ts';
import { at, c2, DAY, drafted, facility, HERE, moved, NUMBER, person, publicBody, ready, sent, stamped, THERE } from './support.ts';

const told = { told: { from: '담당', way: 'phone' } };
type Row = NewEvent | [NewEvent, string];
const run = (...rows: Row[]) => fold(rows.map((row) => (Array.isArray(row) ? stamped(row[0], { office: row[1] }) : stamped(row))));
const r1 = (...rows: Row[]) => run(...rows).referrals.get('r1')!;
const reasons = (...rows: Row[]) => run(...rows).refused.map((r) => r.reason);
const out = [person(), drafted(), ready(), sent()] as const;

describe('the thirteen states', () => {
	test('are thirteen, each with an owner, a task, a clock and what it needs', () => {
		expect(STATES).toHaveLength(13);
		for (const state of STATES) {
			expect(RULES[state].owner && RULES[state].task && RULES[state].clock).toBeTruthy();
			expect(RULES[state].needs.length).toBeGreaterThan(0);
		}
	});

	test('the usual way to the end', () => {
		const there = (to: string, more: object): [NewEvent, string] => [moved(to, more), THERE];
		const steps: Row[] = [
			...out,
			there('received', { who: '담당' }),
			there('accepted', { worker: '담당' }),
			there('in_service', { started: DAY }),
			there('done', { evidence: 'E2' }),
			moved('closed', { by: 'told' })
		];
		const states = steps.map((_, i) => run(...steps.slice(0, i + 1)).referrals.get('r1')?.state);
		expect(states).toEqual([undefined, 'draft', 'ready', 'sent', 'received', 'accepted', 'in_service', 'done', 'closed']);
		expect(reasons(...steps)).toEqual([]);
	});

	test.each([
		['draft', [drafted()], 'sender', '2026-11-25'],
		['ready', [drafted(), ready()], 'sender', '2026-11-24'],
		['sent', out, 'receiver', '2026-11-25'],
		['received', [...out, moved('received', { who: '담당', ...told })], 'receiver', '2026-11-30'],
		['waiting_info', [...out, moved('waiting_info', { question: '무엇?', ...told })], 'sender', '2026-11-26'],
		['accepted', [...out, moved('accepted', { worker: '담당', ...told })], 'receiver', '2026-11-26'],
		['in_service', [...out, moved('in_service', { appointment: DAY, ...told })], 'receiver', '2026-12-07'],
		['forwarded', [...out, moved('forwarded', { leg: '261123-FGHJK', next: { name: '셋째 곳', kind: 'public' }, ...told })], 'next_receiver', '2026-11-25'],
		['done', [...out, moved('done', { evidence: 'E1' })], 'sender', '2026-11-26'],
		['declined', [...out, moved('declined', { reason: 'no_room', ...told })], 'sender', '2026-11-26'],
		['failed', [...out, moved('failed', { reason: 'no_answer' })], 'sender', '2026-11-26'],
		['withdrawn', [...out, moved('withdrawn', { who: 'self' })], 'sender', '2027-02-21'],
		['closed', [...out, moved('done', { evidence: 'E1' }), moved('closed', { by: 'told' })], 'sender', '2027-02-21']
	] as [string, Row[], string, string][])('%s: whose move and by when', (state, rows, owner, due) => {
		const referral = r1(...rows);
		expect(referral.state).toBe(state);
		expect(nextMove(referral, DAY)).toMatchObject({ owner, due, overdue: 0 });
		expect(nextMove(referral, DAY).who).not.toBe('');
		expect(nextMove(referral, addDays(due, 3)).overdue).toBe(3);
	});

	test('deadlines skip weekends and the holidays handed in', () => {
		expect(workingDaysAfter('2026-11-27', 2, new Set())).toBe('2026-12-01');
		expect(workingDaysAfter('2026-11-27', 2, new Set(['2026-11-30']))).toBe('2026-12-02');
		const friday = r1(drafted(), ready(), sent({}, '2026-11-27'));
		expect(nextMove(friday, DAY, { holidays: new Set(['2026-11-30']) }).due).toBe('2026-12-02');
	});
});

describe('who may write what', () => {
	test.each(['received', 'accepted', 'in_service', 'declined'])('the sender cannot write %s, only what was heard', (to) => {
		const more = { received: { who: '담당' }, accepted: { worker: '담당' }, in_service: { started: DAY }, declined: { reason: 'other' } }[to]!;
		expect(reasons(...out, moved(to, more))).toEqual(['not_yours']);
		expect(reasons(...out, moved(to, { ...more, ...told }))).toEqual([]);
	});
	test.each([
		['withdrawn', { who: 'self' }],
		['failed', { reason: 'other' }]
	])('the receiver cannot write %s', (to, more) => {
		expect(reasons(...out, [moved(to, more), THERE])).toEqual(['not_yours']);
	});
	test('the receiver neither closes nor reopens', () => {
		const done = [...out, moved('done', { evidence: 'E2' })];
		expect(reasons(...done, [moved('closed', { by: 'told' }), THERE])).toEqual(['not_yours']);
		expect(reasons(...done, moved('closed', { by: 'told' }), [moved('draft', { why: '다시' }), THERE])).toEqual(['not_yours']);
	});
	test('a third office has no say', () => {
		expect(reasons(...out, [moved('received', { who: '남' }), 'office-c'])).toEqual(['not_a_party']);
	});
	test('the buttons offer what the fold takes', () => {
		const referral = r1(...out);
		expect(choices(referral, 'receiver').map((c) => c.to)).toEqual(['received', 'waiting_info', 'accepted', 'in_service', 'forwarded', 'done', 'declined']);
		expect(
			choices(referral, 'sender')
				.filter((c) => !c.heard)
				.map((c) => c.to)
		).toEqual(['done', 'failed', 'withdrawn']);
	});
});

describe('what it takes to enter', () => {
	test.each([
		['ready with gaps', [at('referral.changed', { id: 'r1', set: { reason: '난방비' } }), ready()], 'incomplete'],
		['ready without a basis', [drafted({ basis: null }), ready()], 'incomplete'],
		['a draft of another office', [drafted(), [at('referral.changed', { id: 'r1', set: { reason: '딴 까닭' } }), THERE]], 'not_yours'],
		['sent without ready', [drafted(), sent()], 'not_from_here'],
		['sent with another receiver', [drafted(), ready(), sent({ to: { name: '딴 곳', kind: 'public' } })], 'not_what_was_ready'],
		['urgent without a call', [drafted({ urgency: 'today' }), ready(), sent({ urgency: 'today' })], 'phone_today'],
		['changed after sending', [...out, drafted({ reason: '딴 까닭' })], 'already_sent'],
		['no answer three times', [...out, moved('failed', { reason: 'not_reached' })], 'three_tries_first'],
		['in service from nowhere', [...out, moved('in_service', told)], 'start_or_appointment'],
		['closed before an outcome', [...out, moved('closed', { by: 'told' })], 'not_from_here'],
		[
			'forwarded to a private facility without a fresh consent',
			[...out, [moved('forwarded', { leg: '261123-FGHJK', next: facility }), THERE]],
			'consent_missing'
		]
	] as [string, Row[], string][])('%s is refused', (_, rows, reason) => {
		const book = run(...rows);
		expect(book.refused.map((r) => r.reason)).toContain(reason);
	});
	test('three tries open the way', () => {
		const tried = at('contact.tried', { id: 'k', referral: 'r1', on: DAY, whom: 'resident', way: 'phone', reached: 'no' });
		expect(r1(...out, tried, tried, tried, moved('failed', { reason: 'not_reached' }), moved('closed', { by: 'three_tries' })).state).toBe('closed');
	});
	test('a question is answered by sending a supplement', () => {
		expect(r1(...out, moved('waiting_info', { question: '무엇?', ...told }), sent({ supplement: '이것' })).state).toBe('sent');
	});
	test('reopen within fourteen days, not later', () => {
		const closed: Row[] = [...out, moved('done', { evidence: 'E1' }), moved('closed', { by: 'told' })];
		const again = (days: number) => moved('draft', { why: '다시', on: addDays(DAY, days) });
		expect(r1(...closed, again(14)).state).toBe('draft');
		expect(reasons(...closed, again(15))).toEqual(['too_late_to_reopen']);
		expect(r1(...closed, again(1)).lost).toHaveLength(1);
	});
	test('a step can be asked for beforehand', () => {
		expect(refusalOf(r1(...out), { id: 'r1', on: DAY, to: 'closed', by: 'told' }, HERE, { consents: [], person: undefined })).toBe('not_from_here');
	});
});

describe('two outcomes at once', () => {
	const outcomes: [string, object][] = [
		['done', { evidence: 'E1' }],
		['failed', { reason: 'no_answer' }],
		['withdrawn', { who: 'self' }],
		['done', { evidence: 'E2' }],
		['done', { evidence: 'E3' }]
	];
	test.each(outcomes.flatMap((a, i) => outcomes.slice(i + 1).map((b) => [a, b] as const)))('%j loses to %j, in either order, and is shown', (weak, strong) => {
		for (const order of [
			[weak, strong],
			[strong, weak]
		]) {
			const referral = r1(...out, ...order.map(([to, more]) => moved(to, more)));
			expect(referral.state).toBe(strong[0]);
			expect(referral.outcome).toMatchObject({ state: strong[0], ...('evidence' in strong[1] ? strong[1] : {}) });
			expect(referral.lost.map((o) => o.state)).toEqual([weak[0]]);
		}
	});
	test('news after closing changes the outcome, not the state, and calls the sender', () => {
		const referral = r1(...out, moved('failed', { reason: 'no_answer' }), moved('closed', { by: 'told' }), [moved('done', { evidence: 'E2' }), THERE]);
		expect(referral).toMatchObject({ state: 'closed', outcome: { state: 'done', evidence: 'E2' } });
		expect(nextMove(referral, DAY).task).toBe('look_at_late_news');
	});
});

describe('passing on', () => {
	const leg = at('referral.changed', {
		id: 'r2',
		set: {
			number: '261123-FGHJK',
			earlier: NUMBER,
			on: DAY,
			from: { office: THERE, name: '옆' },
			to: { name: '셋째', kind: 'public' },
			reason: '난방비',
			request: '부탁',
			replyBy: '2026-12-07',
			urgency: 'week',
			items: ['name'],
			basis: { kind: 'notice', wording: 'notice-2026', on: DAY }
		}
	});
	const forwarded = moved('forwarded', { leg: '261123-FGHJK', next: { name: '셋째', kind: 'public' } });
	const move2 = (to: string, more: object): [NewEvent, string] => [at('referral.moved', { id: 'r2', on: DAY, to, ...more }), THERE];
	test('the next receiver has the move; when the leg ends, whoever sent it tells the first sender', () => {
		const open = run(...out, [forwarded, THERE], [leg, THERE]);
		const legs = new Map([...open.referrals.values()].map((r) => [r.sheet.value.number!, r]));
		expect(nextMove(open.referrals.get('r1')!, DAY, { legs })).toMatchObject({ owner: 'next_receiver', who: '셋째' });
		const ended = run(...out, [forwarded, THERE], [leg, THERE], move2('withdrawn', { who: 'self' }));
		const after = new Map([...ended.referrals.values()].map((r) => [r.sheet.value.number!, r]));
		expect(nextMove(ended.referrals.get('r1')!, DAY, { legs: after })).toMatchObject({ owner: 'receiver', task: 'note_outcome' });
	});
	test('a parcel that arrives becomes a referral; one for a private facility without consent does not', () => {
		expect(r1([sent(), HERE]).state).toBe('sent');
		expect(todayOf(run(sent()), { today: DAY, office: THERE }).replies).toHaveLength(1);
		expect(reasons(sent({ to: facility }))).toEqual(['consent_missing']);
		expect(reasons([sent(), THERE])).toEqual(['not_yours']);
	});
});

test('consent taken back: the referral stands still and the sender has to withdraw', () => {
	const basis = { kind: 'consent', consent: 'c2' };
	const rows: Row[] = [person(), c2(), drafted({ to: facility, basis }), ready(), sent({ to: facility, basis })];
	expect(r1(...rows).state).toBe('sent');
	const back = at('consent.withdrawn', { id: 'c2', on: DAY, by: 'self', method: 'spoken' });
	expect(nextMove(r1(...rows, back), DAY)).toMatchObject({ owner: 'sender', task: 'withdraw', due: DAY });
	expect(reasons(...rows.slice(0, 4), back, rows[4]!)).toEqual(['consent_withdrawn']);
});

const some: ((n: number) => NewEvent)[] = [
	(n) => drafted({ reason: `까닭 ${n}`, urgency: n % 5 ? 'week' : 'today' }), () => ready(), () => sent(), (n) => sent(n % 2 ? { supplement: '이것' } : { urgency: 'today' }),
	(n) => moved('draft', { why: '다시', on: addDays(DAY, n % 20) }), () => moved('received', { who: '담당' }), () => moved('received', { who: '담당', ...told }),
	() => moved('waiting_info', { question: '무엇?', ...told }), () => moved('accepted', { worker: '담당' }), (n) => moved('in_service', n % 2 ? { started: DAY } : {}),
	(n) => moved('forwarded', { leg: '261123-FGHJK', next: n % 2 ? publicBody : facility }), (n) => moved('done', { evidence: `E${(n % 3) + 1}` }), () => moved('declined', { reason: 'no_room' }),
	(n) => moved('failed', { reason: n % 2 ? 'no_answer' : 'not_reached' }), () => moved('withdrawn', { who: 'self' }), (n) => moved('closed', { by: n % 2 ? 'told' : 'three_tries' }),
	() => at('contact.tried', { id: 'k', referral: 'r1', on: DAY, whom: 'resident', way: 'phone', reached: 'no' }), () => at('reply.noted', { id: 'p', referral: 'r1', on: DAY, way: 'slip', from: '담당' })
]; // prettier-ignore

describe('random walks', () => {
	const walk = (seed: readonly number[]): AnyEvent[] =>
		seed.map((n) =>
			stamped(some[n % some.length]!(Math.floor(n / some.length)), {
				office: Math.floor(n / 1000) % 3 === 0 ? THERE : HERE,
				device: n % 2 ? '0000000a' : '0000000b'
			})
		);

	test('of 500 steps: always a next move with an owner, every refusal with a reason, no step lost', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(100_000), { minLength: 500, maxLength: 500 }), (seed) => {
				const events = [stamped(drafted()), ...walk(seed)];
				const book = fold(events);
				expect(withoutOwner(book, DAY)).toEqual([]);
				expect(book.refused.every((r) => /^[a-z_]+$/.test(r.reason))).toBe(true);
				const referral = book.referrals.get('r1')!;
				const count = (type: string) => events.filter((e) => e.type === type).length;
				const refused = book.refused.filter((r) => r.event.type === 'referral.moved' || r.event.type === 'referral.sent').length;
				expect(referral.steps.length + refused).toBe(count('referral.moved') + count('referral.sent'));
			}),
			{ numRuns: 40 }
		);
	});

	test('step by step: what is refused changes nothing, what is taken was allowed', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(100_000), { minLength: 60, maxLength: 60 }), (seed) => {
				const events = [stamped(drafted()), ...walk(seed)];
				for (let i = 1; i < events.length; i++) {
					const before = fold(events.slice(0, i));
					const after = fold(events.slice(0, i + 1));
					const [was, is] = [before.referrals.get('r1')!, after.referrals.get('r1')!];
					if (after.refused.length > before.refused.length) expect(is).toEqual(was);
					else if (is.state !== was.state) expect(RULES[was.state].next.includes(is.state) || (isEnded(was.state) && isEnded(is.state))).toBe(true);
					expect(nextMove(is, addDays(DAY, 40)).who).not.toBe('');
				}
			}),
			{ numRuns: 30 }
		);
	});

	test('reach every state', () => {
		const reached = new Set<string>();
		for (const seed of fc.sample(fc.array(fc.nat(100_000), { minLength: 200, maxLength: 200 }), { numRuns: 300, seed: 7 })) {
			for (const step of fold([stamped(drafted()), ...walk(seed)]).referrals.get('r1')!.steps) reached.add(step.to);
		}
		expect(STATES.filter((state) => !reached.has(state))).toEqual([]);
	});
});
