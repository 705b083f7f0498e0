import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/content/day.ts';
import { personSheet } from '#lib/casework/access.ts';
import { auditLines, whyKey } from '#lib/casework/audit.ts';
import { demoCases, demoEvents } from '#lib/casework/demo.ts';
import type { NewEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import * as kinds from '#lib/casework/kinds.ts';
import { RULES } from '#lib/casework/referral-states.ts';
import { destroyList, plan } from '#lib/casework/retention.ts';
import { casesOfToday, todayOf, withoutOwner } from '#lib/casework/today.ts';
import { at, c2, content, DAY, drafted, HERE, moved, person, ready, sent, stamped, THERE } from './support.ts';

const book = (...events: NewEvent[]) => fold(events.map((event) => stamped(event)));
const talk = at('consultation.changed', { id: 't', set: { on: DAY, where: '창구', way: 'visit', fields: ['job'], role: 'job' } });
const closed = [drafted(), ready(), sent(), moved('done', { evidence: 'E2' }), moved('closed', { by: 'told' })];
const keep = (days: number) => at('case.kept', { on: DAY, until: addDays(DAY, days), reason: '다시 올 일' });

describe('how long', () => {
	test.each([
		['30 days without a follow-up', [person(), talk], 'without_follow_up', 30],
		['90 days after closing', [person(), talk, ...closed], 'after_closing', 90],
		['a year while open', [person(), talk, drafted()], 'a_year', 365],
		['longer where somebody gave a reason', [person(), talk, keep(200)], 'without_follow_up', 200],
		['but never longer than a year', [person(), talk, ...closed, keep(900)], 'a_year', 365]
	] as [string, NewEvent[], string, number][])('%s', (_, events, why, days) => {
		const b = book(...events);
		expect(plan(b)).toMatchObject([{ what: 'case', why, due: addDays(DAY, days) }]);
		expect(destroyList(b, addDays(DAY, days - 1))).toEqual([]);
		expect(destroyList(b, addDays(DAY, days))).toHaveLength(1);
	});
	test('a month of the audit goes after two years', () => {
		const line = stamped(at('audit', { what: 'open', whose: 'case-1', why: 'follow_up' }, 'audit-2026-11'));
		const [entry] = plan(fold([line]));
		expect(entry).toMatchObject({ what: 'audit', case: 'audit-2026-11' });
		expect(entry!.due > '2028-01-01').toBe(true);
	});
});

describe('today', () => {
	const late = { today: addDays(DAY, 10), office: HERE };
	test('overdue, drafts, backup, in order; urgent first', () => {
		const other = at('referral.changed', {
			id: 'r2',
			set: { number: '261123-ZZZZZ', on: DAY, from: { office: HERE, name: '우리' }, to: { name: '곳', kind: 'public' }, urgency: 'today' }
		});
		const b = book(person(), drafted(), other, at('draft.kept', { id: 'd', form: 'referral', on: DAY, values: {} }));
		const page = todayOf(b, { ...late, backupOn: DAY });
		expect(page.overdue.map((l) => [l.referral.id, l.mine])).toEqual([
			['r2', true],
			['r1', true]
		]);
		expect(page.drafts).toEqual([{ id: 'd', form: 'referral', on: DAY, case: 'case-1' }]);
		expect(page.backup).toEqual({ days: 10, state: 'old' });
		expect(todayOf(b, late).backup.state).toBe('never');
	});
	test('due today', () => {
		expect(todayOf(book(drafted()), { today: '2026-11-25', office: HERE }).due).toHaveLength(1);
	});
	test('a reply is new until it was looked at', () => {
		const reply = stamped(at('reply.noted', { id: 'p', referral: 'r1', on: DAY, way: 'slip', from: '담당' }));
		const events = [drafted(), ready(), sent()].map((e) => stamped(e));
		const noted = { ...reply, hlc: `f${reply.hlc.slice(1)}` };
		expect(todayOf(fold([...events, noted]), late).replies).toHaveLength(1);
		const seen = { ...stamped(at('referral.seen', { id: 'r1', upTo: noted.hlc })), hlc: `ff${reply.hlc.slice(2)}` };
		expect(todayOf(fold([...events, noted, seen]), late).replies).toHaveLength(0);
	});
	test('the cases of today alone give the same page as all cases', () => {
		const inCase = (of: string, rows: NewEvent[]) =>
			rows.map((row) => ({ ...row, case: of, data: { ...row.data, id: `${(row.data as { id?: string }).id}-${of}` } }) as NewEvent);
		const numbered = (number: string) => (row: NewEvent) =>
			(row.type === 'referral.changed' ? drafted({ number }) : row.type === 'referral.sent' ? sent({ number }) : row) as NewEvent;
		const open = [drafted(), ready(), sent()];
		const forwarded = moved('forwarded', { leg: 'LEG-0001', next: { name: '다음 곳', kind: 'public' } });
		const by = (office: string) => (row: NewEvent) => stamped(row, { office });
		const late = moved('done', { evidence: 'E1', told: undefined });
		const events = [
			...inCase('only-talk', [person(), talk]).map((row) => stamped(row)),
			...inCase('draft', [at('draft.kept', { id: 'd', form: 'referral', on: DAY, values: {} })]).map((row) => stamped(row)),
			...inCase('open', open).map((row) => stamped(row)),
			...inCase('closed', [person(), ...closed]).map((row) => stamped(row)),
			...inCase('late', closed).map((row) => stamped(row)),
			...inCase('late', [late]).map(by(THERE)),
			...inCase('passed', open).map((row) => stamped(row)),
			...inCase('passed', [moved('received', { who: '담당' }), forwarded]).map(by(THERE)),
			...inCase('leg', closed.map(numbered('LEG-0001'))).map((row) => stamped(row)),
			...inCase('withdrawn', [drafted(), ready(), sent(), moved('withdrawn', { who: 'self' })]).map((row) => stamped(row))
		];
		const all = fold(events);
		expect(all.refused.map(({ reason }) => reason)).toEqual([]);
		const cases = casesOfToday(all);
		expect([...cases].sort()).toEqual(['draft', 'late', 'leg', 'open', 'passed', 'withdrawn']);
		const part = fold(events.filter((event) => cases.has(event.case)));
		for (const days of [0, 4, 40]) {
			const { destroy: _, ...page } = todayOf(part, { today: addDays(DAY, days), office: HERE });
			expect(todayOf(all, { today: addDays(DAY, days), office: HERE })).toMatchObject(page);
			expect(page.replies.length).toBeGreaterThan(1);
		}
	});
	test('what is only waiting to be destroyed is no task of today', () => {
		expect(todayOf(book(...closed), { ...late, today: addDays(DAY, 80) }).overdue).toEqual([]);
	});
});

test('the sheet of a person says everything, also old values, and to whom it went', () => {
	const b = book(person(), person({ name: '홍보기둘' }), c2(), ...closed, at('audit', { what: 'print', whose: 'case-1', why: 'referral' }, 'audit-2026-11'));
	const sheet = personSheet(b, 'case-1', 'UTC');
	expect(sheet.held.filter((line) => line.field === 'name').map((line) => [line.value, line.current])).toEqual([
		['홍보기', false],
		['홍보기둘', true]
	]);
	expect(sheet.given[0]?.parcel.to.name).toBe('옆 사무실');
	expect([sheet.consents.length, sheet.looked.length, sheet.goes.length]).toEqual([1, 1, 1]);
});

test('the audit has no content: a free text is not shown on', () => {
	const line = (why: string) => at('audit', { what: 'open', whose: 'case-1', why }, 'audit-2026-11');
	expect(auditLines(book(line('follow_up'), line('홍보기 전화')), 'case-1').map((l) => l.why)).toEqual(['other', 'follow_up']);
});

test('the audit names why something was refused, in words that there are', () => {
	const line = (what: string, why: string) => auditLines(book(at('audit', { what, why }, 'audit-2026-11')))[0]!;
	const refused = Object.keys((content('strings/ko.yaml').desk as unknown as { inbox: { refused: object } }).inbox.refused);
	expect(refused.map((why) => whyKey(line('refuse', why)))).toEqual(refused.map((why) => `desk.inbox.refused.${why}`));
	for (const why of ['passphrase', 'recovery', 'backup', 'card', 'told', 'left']) expect(whyKey(line('open', why))).toBe(`casework.reason.${why}`);
	// The word of a refusal says nothing about anything else, and a free text is never shown.
	expect([whyKey(line('open', 'forged')), whyKey(line('refuse', '홍보기'))]).toEqual(['casework.reason.other', 'casework.reason.other']);
});

describe('the demo', () => {
	const script = Object.values(content('desk-demo.yaml')) as never[];
	test.each(['2026-11-23', '2026-12-25', '2027-02-28'])('on %s: sound events, nothing refused, nobody without an owner', (today) => {
		const b = fold(demoEvents(script, { today, office: HERE, officeName: '연습 동주민센터' }).map((e) => stamped(e)));
		expect(b.refused.map((r) => [r.reason, r.event.data])).toEqual([]);
		expect([b.people.size, b.referrals.size, b.rounds.size]).toEqual([4, 3, 1]);
		expect(withoutOwner(b, today)).toEqual([]);
		expect(destroyList(b, today)).toEqual([]);
		expect(todayOf(b, { today, office: HERE }).overdue.length).toBeGreaterThan(0);
		expect(demoCases(b.byCase.keys())).toEqual([...b.byCase.keys()]);
	});
});

test('every word of the desk has its Korean word', () => {
	const words = (content('strings/ko.yaml') as unknown as { casework: Record<string, Record<string, string>> }).casework;
	const tasks = [...new Set(Object.values(RULES).map((rule) => rule.task)), 'withdraw', 'look_at_late_news', 'note_outcome'];
	const lists: Record<string, readonly string[]> = {
		way: kinds.WAYS, area: kinds.AREAS, urgency: kinds.URGENCIES, sex: kinds.SEXES, consent: [...kinds.CONSENTS, 'notice'], method: kinds.CONSENT_METHODS, giver: kinds.GIVERS,
		age: kinds.AGES, item: kinds.ITEMS, receiver: kinds.RECEIVER_KINDS, sendWay: kinds.SEND_WAYS, heard: kinds.HEARD_WAYS, state: kinds.STATES, evidence: kinds.EVIDENCE,
		failReason: kinds.FAIL_REASONS, reason: kinds.AUDIT_REASONS, task: tasks
	}; // prettier-ignore
	for (const [name, list] of Object.entries(lists)) expect(list.filter((word) => !words[name]?.[word]).map((word) => `${name}.${word}`)).toEqual([]);
});
