/** Five thousand cases on one device: none lost, none refused. How long it takes is measured by `npm run bench:desk`. */
import { expect, test } from 'vitest';
import { fold } from '#lib/casework/fold.ts';
import { report } from '#lib/casework/report.ts';
import { todayOf } from '#lib/casework/today.ts';
import { DAY, HERE, manyCases } from './support.ts';

test('fold, today and report of 5,000 cases', () => {
	const book = fold(manyCases(5000));
	const page = todayOf(book, { today: DAY, office: HERE });
	const made = report(book, { scope: { by: 'month', period: { from: '2026-11-01', to: '2026-11-30' } }, columns: [], office: HERE, asOf: DAY });
	expect([book.referrals.size, book.refused.length, page.overdue.length, made.outside]).toEqual([5000, 0, 0, 5000]);
});
