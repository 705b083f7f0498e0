/** Five thousand cases on one device: the desk is there before anybody notices. Wide margins: the machine is shared. */
import { expect, test } from 'vitest';
import type { NewEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { report } from '#lib/casework/report.ts';
import { todayOf } from '#lib/casework/today.ts';
import { at, DAY, HERE, moved, person, ready, referralFields, sent, stamped } from './support.ts';

function case_(i: number): NewEvent[] {
	const of = `case-${i}`;
	const talk = at('consultation.changed', { id: `t${i}`, set: { on: DAY, where: '부스', way: 'booth', fields: ['job'], role: 'job' } });
	const rows = [person(), talk, at('referral.changed', { id: 'r', set: referralFields() }), ready(), sent(), moved('failed', { reason: 'other' })];
	return rows.map((row) => ({ ...row, case: of, data: { ...row.data, id: `${row.type.split('.')[0]}-${i}` } }) as NewEvent);
}

test('fold, today and report of 5,000 cases', () => {
	const events = Array.from({ length: 5000 }, (_, i) => case_(i)).flatMap((rows) => rows.map((row) => stamped(row)));
	const start = performance.now();
	const book = fold(events);
	const page = todayOf(book, { today: DAY, office: HERE });
	const made = report(book, { scope: { by: 'month', period: { from: '2026-11-01', to: '2026-11-30' } }, columns: [], office: HERE, asOf: DAY });
	const took = performance.now() - start;
	expect([book.referrals.size, book.refused.length, page.overdue.length, made.outside]).toEqual([5000, 0, 0, 5000]);
	expect(took).toBeLessThan(8000);
});
