import { describe, expect, it } from 'vitest';
import { nodeTruth } from '#lib/eligibility/evaluate.ts';
import type { RuleNode } from '#lib/content/schema.ts';
import { alone, condition, seen, someone, type File } from './support.ts';

const truth = (node: RuleNode, file: File, asOf?: string) => nodeTruth(node, seen(file, asOf));
const MEDIAN_2026 = 2_564_238;

describe('boundaries: just below, at and just above', () => {
	const age = (bound: object) => someone({ fact: 'age', ...bound });
	it.each([
		['atLeast', ['no', 'yes', 'yes']],
		['above', ['no', 'no', 'yes']],
		['atMost', ['yes', 'yes', 'no']],
		['below', ['yes', 'no', 'no']]
	] as const)('%s', (how, expected) => expect([64, 65, 66].map((a) => truth(age({ [how]: 65 }), alone({ age: a })))).toEqual(expected));

	it.each([
		['age.months', { atMost: 23 }, ['2024-11-22', '2024-11-23', '2024-11-24'], ['no', 'no', 'yes']],
		['age.calendar_months', { atMost: 23 }, ['2024-11-30', '2024-12-01', '2024-12-02'], ['no', 'yes', 'yes']],
		['age.calendar_months', { atLeast: 779 }, ['1961-12-30', '1961-12-31', '1962-01-01'], ['yes', 'yes', 'no']],
		['birth', { onOrAfter: '2000-02-29' }, ['2000-02-28', '2000-02-29', '2000-03-01'], ['no', 'yes', 'yes']],
		['birth', { onOrBefore: '2000-02-29' }, ['2000-02-28', '2000-02-29', '2000-03-01'], ['yes', 'yes', 'no']]
	])('%s %o', (fact, bound, births, expected) => {
		expect(births.map((birth) => truth(someone({ fact, ...bound } as never), alone({ birth })))).toEqual(expected);
	});

	it('days since delivery', () => {
		const within = someone({ fact: 'days_since_delivery', atMost: 60 });
		const born = ['2026-09-25', '2026-09-24', '2026-09-23'].map((gave_birth) => truth(within, alone({ sex: 'female', pregnancy: { gave_birth } })));
		expect(born).toEqual(['yes', 'yes', 'no']);
	});

	it('weeks, given or from the due date', () => {
		const from20 = someone({ fact: 'pregnancy.weeks', atLeast: 20 });
		const by = (pregnancy: object) => truth(from20, alone({ sex: 'female', pregnancy }));
		expect([{ weeks: 19 }, { weeks: 20 }, { due: '2027-04-13' }, { due: '2027-04-12' }].map(by)).toEqual(['no', 'yes', 'no', 'yes']);
	});

	it('months in the district', () => {
		const year = condition({ fact: 'residence.months', atLeast: 12 });
		const since = ['2025-11-24', '2025-11-23', '2025-11-22'].map((day) => truth(year, alone({}, { 'residence.district': 'here', 'residence.since': day })));
		expect(since).toEqual(['no', 'yes', 'yes']);
		expect(truth(year, alone({}, { 'residence.district': 'seoul', 'residence.since': '2010-01-01' }))).toBe('no');
	});

	it('a share of the table in won', () => {
		const sixty = condition({ fact: 'income.monthly', atMost: { parameter: 'median-income', times: 0.6 } });
		const limit = Math.round(MEDIAN_2026 * 0.6);
		expect([limit - 1, limit, limit + 1].map((won) => truth(sixty, alone({}, { 'income.monthly': won })))).toEqual(['yes', 'yes', 'no']);
	});
});

describe('income', () => {
	const percent = condition({ fact: 'income.median_percent', atMost: 100 });
	it('is a percent of the year of the as-of day and of the size', () => {
		const earning = (won: number, size: number) => ({ household: { size, 'income.monthly': won }, members: [{ relation: 'self' }] });
		expect(truth(percent, earning(MEDIAN_2026, 1))).toBe('yes');
		expect(truth(percent, earning(MEDIAN_2026 + 1, 1))).toBe('no');
		expect(truth(percent, earning(2_736_042, 1), '2027-01-05')).toBe('yes');
		expect(truth(percent, earning(9_515_150 + 959_198, 8))).toBe('yes');
		expect(truth(percent, earning(9_515_150 + 959_199, 8))).toBe('no');
	});

	it('stays open while the size does', () => {
		const s = { household: { 'income.monthly': 3_000_000 }, members: [{ relation: 'self' }] };
		expect(truth(percent, s)).toBe('unknown');
		expect(truth(percent, { ...s, household: { 'income.monthly': 2_000_000 } })).toBe('yes');
	});

	it('never uses another year', () => {
		const single = condition({ fact: 'income.recognised', atMost: { parameter: 'basic-pension-limit-single' } });
		expect(truth(single, alone({}, { 'income.recognised': 0 }))).toBe('yes');
		expect(truth(single, alone({}, { 'income.recognised': 0 }), '2027-01-05')).toBe('unknown');
		expect(truth(percent, alone({}, { 'income.monthly': 0 }), '2031-01-05')).toBe('unknown');
	});

	describe('recognised', () => {
		const livelihood = condition({ fact: 'income.recognised', atMost: { parameter: 'livelihood-limit' } });
		const pension = condition({ fact: 'income.recognised', atMost: { parameter: 'basic-pension-limit-single' } });
		it('is never proved by a low ordinary income, and excluded only far above', () => {
			expect([0, 40, 79, 81, 200].map((p) => truth(livelihood, alone({}, { 'income.median_percent': p })))).toEqual([
				'unknown',
				'unknown',
				'unknown',
				'no',
				'no'
			]);
		});
		it('looks at the couple alone where the limit does not grow with the household', () => {
			const with_ = (relation: string) => ({
				household: { size: 2, 'income.median_percent': 400 },
				members: [
					{ relation: 'self', age: 70 },
					{ relation, age: 40 }
				]
			});
			expect([truth(pension, with_('spouse')), truth(pension, with_('child')), truth(livelihood, with_('child'))]).toEqual(['no', 'unknown', 'no']);
		});
		it('counts as given', () => {
			expect([820_556, 820_557].map((won) => truth(livelihood, alone({}, { 'income.recognised': won })))).toEqual(['yes', 'no']);
		});
	});
});

describe('intervals', () => {
	it('decide only when all of them agree', () => {
		const senior = someone({ fact: 'age', atLeast: 65 });
		expect(
			[
				[60, 69],
				[65, 69],
				[60, 64]
			].map((age) => truth(senior, alone({ age })))
		).toEqual(['unknown', 'yes', 'no']);
	});
});

describe('sets', () => {
	const livelihood = condition({ fact: 'receives', has: 'livelihood' });
	it('are denied by none, not by silence', () => {
		const by = (receives: unknown) => truth(livelihood, alone({}, { receives }));
		expect([['none'], ['housing'], ['housing', 'no_others'], ['livelihood'], 'declined'].map(by)).toEqual(['no', 'unknown', 'no', 'yes', 'unknown']);
	});
	it('cannot hold what nobody here is old enough for', () => {
		const pension = condition({ fact: 'receives', has: 'basic_pension' });
		expect([truth(pension, alone({ age: 40 })), truth(pension, alone({ age: 70 }))]).toEqual(['no', 'unknown']);
	});
});

describe('what follows from age and family', () => {
	it('children neither work nor marry; adults are in no primary school', () => {
		expect(truth(someone({ fact: 'work', is: 'unemployed' }), alone({ age: 14 }))).toBe('no');
		expect(truth(someone({ fact: 'work', is: 'unemployed' }), alone({ age: 15 }))).toBe('unknown');
		expect(truth(someone({ fact: 'school', is: 'elementary' }), alone({ age: 40 }))).toBe('no');
		expect(truth(someone({ fact: 'school', is: 'elementary' }), alone({ age: 9 }))).toBe('unknown');
	});
	it('men and the very old are not pregnant', () => {
		const pregnant = someone({ fact: 'pregnant', is: 'yes' });
		expect([{ sex: 'male' }, { sex: 'female', age: 80 }, { sex: 'female', age: 30 }].map((m) => truth(pregnant, alone(m)))).toEqual(['no', 'no', 'unknown']);
	});
	it('living in Seoul does not prove living in the district', () => {
		const here = condition({ fact: 'residence.district', is: 'here' });
		expect(truth(here, alone({}, { 'residence.district': 'seoul' }))).toBe('no');
		expect(truth(here, alone({}, { 'residence.dong': 'sindang' }))).toBe('yes');
	});
});

describe('people who are not listed', () => {
	const child: RuleNode = { someone: [condition({ fact: 'age', atMost: 8 })], relation: ['child'] };
	const self = { relation: 'self', age: 40 };
	it('may exist until the size says otherwise', () => {
		expect(truth(child, { household: {}, members: [self] })).toBe('unknown');
		expect(truth(child, { household: { size: 2 }, members: [self] })).toBe('unknown');
		expect(truth(child, { household: { size: 1 }, members: [self] })).toBe('no');
	});
	it('are excluded by relation and by the number of children', () => {
		expect(truth(child, { household: { children_count: 0 }, members: [self] })).toBe('no');
		const second: RuleNode = { someone: [condition({ fact: 'age', atLeast: 60 })], relation: ['spouse'] };
		expect(truth(second, { household: {}, members: [self, { relation: 'spouse', age: 40 }] })).toBe('no');
		expect(truth(second, { household: {}, members: [{ ...self, marriage: 'single' }] })).toBe('no');
	});
	it('count towards "at least two such members"', () => {
		const two: RuleNode = { someone: [condition({ fact: 'age', atMost: 18 })], atLeast: 2 };
		const one = { relation: 'child', age: 5 };
		expect(truth(two, { household: { size: 2 }, members: [self, one] })).toBe('no');
		expect(truth(two, { household: { size: 3 }, members: [self, one] })).toBe('unknown');
		expect(truth(two, { household: { size: 3 }, members: [self, one, one] })).toBe('yes');
	});
});
