import { describe, expect, test } from 'vitest';
import { columnsIn, correction, totalOf, type Column } from '#lib/casework/columns.ts';
import { csv } from '#lib/casework/csv.ts';
import type { NewEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { asFrozen, correctionRows, freeze, monthsOpen, report, tableOf, type Scope } from '#lib/casework/report.ts';
import { roundMail } from '#lib/casework/round-mail.ts';
import { lastTap, sinceClosing, tally } from '#lib/casework/round.ts';
import { xlsx } from '#lib/casework/xlsx.ts';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import fc from '../support/fc.ts';
import { at, DAY, drafted, fileIn, HERE, moved, ready, sent, stamped, THERE } from './support.ts';

const { records } = checkedRecords('content');
const columns: Column[] = [...records.reportColumns.values()].map(({ id, record }) => ({ ...record, id }));
const month: Scope = { by: 'month', period: { from: '2026-11-01', to: '2026-11-30' } };
const book = (...events: NewEvent[]) => fold(events.map((event) => stamped(event)));
const made = (b: ReturnType<typeof book>, scope: Scope = month) => report(b, { scope, columns, office: HERE, asOf: DAY });
const talk = (id: string, of: string, more: object = {}) =>
	at('consultation.changed', { id, set: { on: DAY, where: '창구', way: 'visit', fields: ['job'], role: 'job', ...more } }, of);
const round = (more: object = {}) => at('round.changed', { id: 'rd', set: { number: 3, on: DAY, place: '시장', dong: 'dong-a', team: [], ...more } }, 'rd');
const tapped = (kind: string, of: string, times = 1) => at('round.tapped', { id: 'rd', kind, of, times }, 'rd');
const counts = (job: number, more: object = {}) => ({ consultation: { job }, registration: {}, leaflet: {}, ...more });
const counted = (job: number) => at('round.counted', { id: 'rd', counts: counts(job) }, 'rd');
const close = (job: number, reason?: string) => at('round.closed', { id: 'rd', on: DAY, counts: counts(job), ...(reason ? { reason } : {}) }, 'rd');

describe("the plan's row of 2014", () => {
	const { cells, printedTotal } = records.reportHistory.get('y2014')!.record;
	test('451 by formula, 465 printed, 14 unexplained', () => {
		const then = columnsIn(columns, { from: '2014-01-01', to: '2014-12-31' });
		expect(Object.values(cells)).toEqual([114, 210, 3580, 127, 1, 113]);
		expect(correction(totalOf(then, cells), printedTotal)).toEqual({ byFormula: 451, reported: 465, difference: 14, unexplained: 14 });
		expect(correction(451, 465, [{ difference: 10 }]).unexplained).toBe(4);
	});
	test('the column of the law ends with the law', () => {
		const named = (from: string, to: string) => columnsIn(columns, { from, to }).map((c) => c.id);
		expect(named('2015-01-01', '2015-01-31')).toContain('building');
		expect(named('2015-01-17', '2015-12-31')).not.toContain('building');
		expect(named('2014-01-01', '2014-12-31')).toEqual([
			'round',
			'day',
			'dong',
			'job-registrations',
			'job',
			'job-leaflets',
			'welfare',
			'regulation',
			'building',
			'total',
			'people',
			'referrals',
			'confirmed'
		]);
	});
});

describe('the report', () => {
	test('one person × one field × one occasion', () => {
		const b = book(
			talk('t1', 'a', { fields: ['job', 'welfare'] }),
			talk('t2', 'a'),
			talk('t3', 'a', { way: 'phone' }),
			talk('t4', 'b'),
			talk('t5', 'b', { on: '2026-11-24' })
		);
		expect(made(b).sum).toMatchObject({ job: 4, welfare: 1, total: 5, people: 2 });
	});
	test('registrations and leaflets are shown and not added', () => {
		const b = book(round(), tapped('consultation', 'job', 2), tapped('registration', 'job', 5), tapped('leaflet', 'job-leaflet', 100));
		expect(made(b).sum).toMatchObject({ job: 2, 'job-registrations': 5, 'job-leaflets': 100, total: 2 });
	});
	test('a field without a column is counted outside, never silently lost', () => {
		const b = book(talk('t1', 'a', { fields: ['building', 'other'] }));
		expect([made(b).sum.total, made(b).outside]).toEqual([0, 2]);
	});
	test('referrals sent and outcomes confirmed; what was only said does not count', () => {
		const way = [drafted(), ready(), sent()];
		expect(made(book(talk('t1', 'case-1'), ...way, moved('done', { evidence: 'E1' }))).sum).toMatchObject({ referrals: 1, confirmed: 0 });
		expect(made(book(talk('t1', 'case-1'), ...way, moved('done', { evidence: 'E2' }))).sum).toMatchObject({ referrals: 1, confirmed: 1 });
	});
	test.each([
		['round', ['rd', '']],
		['dong', ['', 'dong-a']],
		['month', ['2026-11']],
		['year', ['2026']]
	] as const)('per %s', (by, keys) => {
		const b = book(round(), tapped('consultation', 'job'), talk('t1', 'a'));
		expect(
			made(b, { ...month, by })
				.rows.map((r) => r.key)
				.sort()
		).toEqual([...keys].sort());
		expect(made(b, { ...month, by }).sum.total).toBe(2);
	});
	test('the row of a round has its number, day and dong', () => {
		expect(made(book(round(), tapped('consultation', 'job')), { ...month, by: 'round' }).rows[0]?.cells).toMatchObject({
			round: 3,
			day: DAY,
			dong: 'dong-a',
			job: 1
		});
	});
	test('a frozen month stays; what changes later is a correction row', () => {
		const before = book(talk('t1', 'a'));
		const frozen = freeze(made(before), { id: 'f', case: 'report', on: DAY });
		const why = at('report.corrected', { id: 'k', on: DAY, month: '2026-11', row: 'sum', column: 'job', difference: 1, reason: '늦게 적음' }, 'report');
		const after = book(talk('t1', 'a'), frozen, talk('t2', 'b'), why);
		expect(after.frozen[0]?.table).toEqual(tableOf(made(before)));
		const rows = correctionRows(after.frozen[0]!, made(after), after.corrections);
		expect(rows.find((r) => r.row === 'sum' && r.column === 'job')).toEqual({
			row: 'sum',
			column: 'job',
			frozen: 1,
			now: 2,
			difference: 1,
			reason: '늦게 적음'
		});
		expect(correctionRows(after.frozen[0]!, made(before), [])).toEqual([]);
	});
	test('a frozen month is shown as it was reported, also when its talks are destroyed since', () => {
		const before = made(book(talk('t1', 'a'), talk('t2', 'b')));
		const frozen = freeze(before, { id: 'f', case: 'report', on: DAY });
		const after = book(frozen, talk('t2', 'b'));
		expect(made(after).sum.job).toBe(1);
		const shown = asFrozen({ ...made(after), asOf: '2026-12-31' }, after.frozen[0]!);
		expect(shown).toEqual(before);
	});
	test('what is to be destroyed is held against the months that are not frozen', () => {
		const going = [{ what: 'case', case: 'a' }, { what: 'copy', case: 'b' }]; // prettier-ignore
		const talks = [talk('t1', 'a'), talk('t2', 'b', { on: '2026-10-01' })];
		expect(monthsOpen(book(...talks), going)).toEqual(['2026-11']);
		expect(monthsOpen(book(...talks, freeze(made(book(...talks)), { id: 'f', case: 'report', on: DAY })), going)).toEqual([]);
	});
	test('holds no name', () => {
		const b = book(at('person.changed', { id: 'a', set: { name: '홍보기' } }, 'a'), talk('t1', 'a', { summary: '비밀' }));
		expect(JSON.stringify(tableOf(made(b)))).not.toMatch(/홍보기|비밀/);
	});
});

describe('a booth round', () => {
	const rd = (b: ReturnType<typeof book>) => b.rounds.get('rd')!;
	const all = (b: ReturnType<typeof book>) => b.consultations.values();
	test('devices add up, undo takes back one tap, a tap that became a record counts once', () => {
		const one = stamped(tapped('consultation', 'job'));
		const two = stamped(tapped('consultation', 'job'), { device: '0000000b' });
		const three = stamped(tapped('consultation', 'job'));
		const undo = stamped(at('round.untapped', { id: 'rd', tap: three.id }, 'rd'));
		const record = stamped(talk('t1', 'a', { round: 'rd', taps: [one.id] }));
		const b = fold([undo, record, three, two, one, stamped(round())]);
		expect(tally(rd(b), all(b)).consultation).toEqual({ job: 2 });
		expect(lastTap(rd(b), '0000000a')?.id).toBe(one.id);
		expect(made(b).sum).toMatchObject({ job: 2, people: 1 });
	});
	test('closes on two equal counts of two people', () => {
		const events = [
			stamped(round()),
			stamped(tapped('consultation', 'job', 2)),
			stamped(counted(2)),
			stamped(counted(2), { actor: 'actor-2' }),
			stamped(close(2))
		];
		expect(rd(fold(events)).closed?.counts.consultation).toEqual({ job: 2 });
		expect(fold(events.slice(0, 3).concat(events[4]!)).refused.map((r) => r.reason)).toEqual(['two_counts_needed']);
	});
	test('a difference needs a reason, which is kept', () => {
		const start = [stamped(round()), stamped(counted(2)), stamped(counted(3), { actor: 'actor-2' })];
		expect(fold([...start, stamped(close(3))]).refused.map((r) => r.reason)).toEqual(['reason_needed']);
		expect(rd(fold([...start, stamped(close(3, '한 건을 늦게 셈'))])).closed?.reason).toBe('한 건을 늦게 셈');
	});
	test('what a device brings after the close is shown, not added', () => {
		const early = stamped(tapped('consultation', 'job'), { device: '0000000b' });
		const events = [stamped(round()), stamped(counted(2)), stamped(counted(2), { actor: 'actor-2' }), stamped(close(2)), early];
		const b = fold(events);
		expect(made(b).sum.job).toBe(2);
		expect(sinceClosing(rd(b), all(b))).toEqual([{ kind: 'consultation', of: 'job', first: 2, second: 1 }]);
		expect(fold([...events, stamped(tapped('consultation', 'job'))]).refused.map((r) => r.reason)).toEqual(['round_closed']);
	});
	test('three devices of two offices hand their taps on in any order and as often as they like: one count, in the report of who began it', () => {
		const started = stamped(round());
		const [there, other] = [{ office: THERE, device: '0000000b' }, { device: '0000000c' }];
		const mine = [1, 2].map(() => stamped(tapped('consultation', 'job')));
		const theirs = [1, 2, 3].map(() => stamped(tapped('consultation', 'job'), there));
		const third = [stamped(tapped('leaflet', 'job-leaflet', 10), other), stamped(tapped('consultation', 'job'), other)];
		const undo = stamped(at('round.untapped', { id: 'rd', tap: theirs[0]!.id }, 'rd'), there);
		const guest = fold([started, ...theirs, undo]);
		const letters = [
			roundMail(guest, rd(guest), THERE),
			roundMail(fold([started, ...mine]), rd(fold([started])), HERE),
			roundMail(fold([started, ...third]), rd(fold([started])), HERE)
		];
		expect(letters.map((letter) => letter.length)).toEqual([4, 3, 3]);
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1, 2), { minLength: 1, maxLength: 9 }), (order) => {
				const came = [started, ...mine, ...order.flatMap((i) => letters[i]!)];
				const unique = [...new Map(came.map((event) => [event.id, event])).values()];
				const b = fold(unique);
				const job = 2 + (order.includes(0) ? 2 : 0) + (order.includes(2) ? 1 : 0);
				expect(tally(rd(b), [])).toMatchObject({ consultation: { job }, leaflet: order.includes(2) ? { 'job-leaflet': 10 } : {} });
				expect(made(b).sum.job).toBe(job);
			})
		);
		// On the guest's own device the round counts elsewhere; a talk written down there is the guest's.
		const talks = fold([started, ...theirs, stamped(talk('t1', 'a', { round: 'rd' }), there)]);
		const scope = { scope: month, columns, office: THERE, asOf: DAY };
		expect(report(talks, scope).sum).toMatchObject({ job: 1, people: 1 });
		expect(made(talks).sum.job).toBe(4);
	});
	test('a field with the name of a built-in is a field like any other', () => {
		expect(tally(rd(book(round(), tapped('consultation', 'constructor', 2))), []).consultation['constructor']).toBe(2);
	});
});

describe('files', () => {
	const bad = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n=1'];
	test('CSV: mark in front, CRLF, quotes, no formula', () => {
		const file = csv([['이름,값', '"쪽"', 3, -14, null], bad]);
		expect(file.startsWith('\ufeff"이름,값","""쪽""",3,-14,\r\n')).toBe(true);
		for (const cell of bad) expect(file.slice(1)).toContain(`'${cell}`);
		expect(csv([bad]).slice(1)).not.toMatch(/(^|,)"?\s*[=+@＝]/);
	});
	// LibreOffice 7.4 drops a NUL and made a formula cell of the first of these.
	test.each(['\0=1+1', '\u001b=1+1', '\u200b=1', '\u2060+1', '\u202e-1', '\u00ad@A', '\ufeff =1', '\ufe661', '\ufe621', '\ufe6bA'])(
		'signs without a shape and small forms hide no formula: %j',
		(cell) => {
			expect(csv([[cell]]).slice(1)).toMatch(/^"?'/);
		}
	);
	test('what is no formula stays as it is', () => {
		for (const text of ['1차', 'a=1', '3-4', '일반@곳', '\u200b1차']) expect(csv([[text]]).slice(1)).toBe(`${text}\r\n`);
	});
	test('XLSX: texts are texts, numbers are numbers, no formula cell', async () => {
		const blob = await xlsx([['총', 451], bad], '2026-11');
		const sheet = fileIn(new Uint8Array(await blob.arrayBuffer()), 'xl/worksheets/sheet1.xml');
		expect(sheet).toContain('<v>451</v>');
		expect(sheet).not.toContain('<f>');
	});
});
