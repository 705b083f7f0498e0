import { describe, expect, it } from 'vitest';
import type { Rule } from '#lib/content/schema.ts';
import { timeline, type TimelineEvent } from '#lib/stages/timeline.ts';
import type { Planned } from '#lib/stages/turns.ts';
import { whenOf } from '#lib/stages/when.ts';
import { alone, condition, ruleOf, seen, serviceOf, services, someone, type File } from '../eligibility/support.ts';

const full = services.filter((service): service is Planned => service.depth === 'full');
const made = (rule: Rule, more: object = {}) => serviceOf(rule, more) as Planned;
const over = (fact: 'age' | 'age.months' | 'age.calendar_months' | 'residence.months' | 'days_since_delivery' | 'pregnancy.weeks', atLeast: number) =>
	ruleOf(someone({ fact, atLeast }));
const under = (fact: 'age' | 'age.months' | 'days_since_delivery', below: number) => ruleOf(someone({ fact, below }));
const brief = ({ kind, date, until, certain, cause }: TimelineEvent) =>
	[kind, date, ...(until === date ? [] : [until]), cause.code, ...(certain ? ['certain'] : [])].join(' ');
const told = (file: File, service: Planned, asOf?: string) => timeline(seen(file, asOf), [service]).map(brief);
const born = (birth: string) => alone({ birth });

describe('birthdays', () => {
	it.each([
		['the day before the year turns', '2026-12-31', '2009-01-01', ['opens 2027-01-01 birthday certain']],
		['on the birthday itself nothing is ahead', '2027-01-01', '2009-01-01', []],
		['29 February comes on 1 March of a common year', '2026-12-31', '2009-02-28', ['opens 2027-02-28 birthday certain']],
		['born on 29 February', '2026-12-31', '2008-02-29', []],
		['born on 29 February, 18 in a common year', '2025-12-31', '2008-02-29', ['opens 2026-03-01 birthday certain']],
		['beyond the reach', '2026-12-31', '2011-01-01', []]
	])('%s', (_, asOf, birth, expected) => expect(told(born(birth), made(over('age', 18)), asOf)).toEqual(expected));

	it('closes on the eve, which is the last day', () =>
		expect(told(born('2019-03-01'), made(under('age', 8)), '2026-12-31')).toEqual(['closes 2027-02-28 birthday certain']));

	it('65 is looked for ten years ahead, 64 months before it as well, and not eleven', () => {
		expect(told(born('1965-05-05'), made(over('age', 65)))).toEqual(['opens 2030-05-05 birthday certain']);
		expect(told(born('1965-05-31'), made(over('age.calendar_months', 779)))).toEqual(['opens 2030-04-01 months certain']);
		expect(told(born('1971-12-31'), made(over('age', 65)))).toEqual([]);
	});

	it('an age alone gives a span, told once, and says that the day would settle it', () => {
		const [event, ...others] = timeline(seen(alone({ age: 64 })), [made(over('age', 65))]);
		expect(others).toEqual([]);
		expect(brief(event!)).toBe('opens 2026-11-24 2027-11-23 birthday');
		expect(event!.depends).toContainEqual({ on: 'day' });
		expect(whenOf(event!)).toEqual({ from: '2026-11', to: '2027-11' });
	});
});

describe('other clocks', () => {
	it('months after birth', () => expect(told(born('2026-10-31'), made(over('age.months', 6)), '2026-12-31')).toEqual(['opens 2027-05-01 months certain']));
	it('twelve months of residence', () => {
		const file = alone({}, { 'residence.district': 'here', 'residence.since': '2026-03-01' });
		const rule = ruleOf(condition({ fact: 'residence.months', atLeast: 12 }));
		expect(told(file, made(rule), '2027-02-27')).toEqual(['opens 2027-03-01 residence certain']);
		expect(told(file, made(rule), '2027-03-01')).toEqual([]);
	});
	it('days since delivery', () => {
		const file = alone({ sex: 'female', birth: '1996-01-01', pregnancy: { gave_birth: '2026-11-01' } });
		expect(told(file, made(ruleOf(someone({ fact: 'days_since_delivery', atMost: 60 }))), '2026-12-31')).toEqual(['closes 2026-12-31 delivery certain']);
		expect(told(file, made(ruleOf(someone({ fact: 'days_since_delivery', atMost: 60 }))), '2027-01-01')).toEqual([]);
	});
	it('weeks of a pregnancy run until the birth', () => {
		const file = alone({ sex: 'female', birth: '1996-01-01', pregnancy: { due: '2027-02-27' } });
		expect(told(file, made(over('pregnancy.weeks', 34)))).toEqual(['opens 2027-01-16 weeks certain', 'closes 2027-02-26 born']);
	});
	it('a child expected opens what is for children, and says that it depends on the birth', () => {
		const file: File = { household: { size: 1 }, members: [{ relation: 'self', sex: 'female', birth: '1996-01-01', pregnancy: { due: '2027-04-10' } }] };
		const baby = made(ruleOf({ someone: [condition({ fact: 'age.months', below: 12 })], relation: ['child'] }));
		const events = timeline(seen(file), [baby]);
		expect(events.map(brief)).toEqual(['opens 2027-04-10 born', 'closes 2028-04-09 months']);
		expect(events.every(({ depends }) => depends.some(({ on }) => on === 'born'))).toBe(true);
		expect(whenOf(events[0]!)).toEqual({ at: '2027-04' });
	});
	it('school begins in March after the sixth birthday, for whoever is not there yet', () => {
		const rule = made(ruleOf(someone({ fact: 'school', is: 'elementary' })));
		const child = (birth: string, school: string): File => ({
			household: { size: 2 },
			members: [
				{ relation: 'self', birth: '1986-01-01', school: 'none' },
				{ relation: 'child', birth, school }
			]
		});
		expect(told(child('2020-12-31', 'kindergarten'), rule, '2026-12-31')).toEqual(['opens 2027-03-01 school']);
		expect(told(child('2021-01-01', 'kindergarten'), rule, '2026-12-31')).toEqual(['opens 2028-03-01 school']);
		expect(told(child('2020-12-31', 'elementary'), rule, '2026-12-31')).toEqual([]);
		expect(told(child('2014-06-01', 'elementary'), rule, '2026-12-31')).toEqual(['closes 2027-02-28 school']);
	});
});

describe('windows, terms and tables', () => {
	const adult = ruleOf(someone({ fact: 'age', atLeast: 18 }));
	const window = (opens?: string, closes?: string) => ({
		apply: { from: ['main'], window: { kind: 'period', opens, closes }, channels: ['visit'], at: [], steps: ['…'] }
	});
	const me = born('1990-05-05');

	it('a window opens on its first and closes on its last day', () => {
		expect(told(me, made(adult, window('2027-01-02', '2027-01-23')), '2026-12-31')).toEqual([
			'opens 2027-01-02 window certain',
			'closes 2027-01-23 window certain'
		]);
		expect(told(me, made(adult, window(undefined, '2026-12-31')), '2026-12-31')).toEqual(['closes 2026-12-31 window certain']);
		expect(told(me, made(adult, window(undefined, '2026-12-31')), '2027-01-01')).toEqual([]);
	});
	it('a birthday after the window has closed opens nothing', () => {
		expect(told(born('2009-03-01'), made(over('age', 18), window('2026-01-01', '2026-12-31')))).toEqual([]);
	});
	it('of people of whom nothing is known no window is told', () =>
		expect(told({ household: {}, members: [] }, made(adult, window(undefined, '2026-12-31')))).toEqual([]));
	it('the service itself may begin and end', () => {
		expect(told(me, made(adult, { validFrom: '2027-03', validTo: '2027-12-31' }))).toEqual(['opens 2027-03-01 term certain', 'closes 2027-12-31 term certain']);
	});
	it('a rule with a yearly figure changes on 1 January; a year without figures makes it depend on them', () => {
		const limit = made(ruleOf(condition({ fact: 'income.monthly', atMost: { parameter: 'median-income', times: 0.5 } })));
		const file = alone({ birth: '1990-05-05' }, { 'income.monthly': 1_000_000 });
		const events = timeline(seen(file, '2026-12-31'), [limit]);
		expect(events.map(brief)).toEqual(['changes 2027-01-01 tables certain', 'changes 2028-01-01 tables']);
		expect(events[1]!.depends).toContainEqual({ on: 'table' });
	});
});

describe('what it depends on', () => {
	it('names the answer that is missing, and the office where the rule is partial', () => {
		const rule = ruleOf(
			{ all: [someone({ fact: 'age', atLeast: 18 }), condition({ fact: 'housing', is: 'monthly_rent' })] },
			{ coverage: 'partial', leftOut: ['…'] }
		);
		const [event] = timeline(seen(born('2009-03-01')), [made(rule)]);
		expect(event!.certain).toBe(false);
		expect(event!.depends).toEqual([{ on: 'condition', says: 'housing', fact: 'housing' }, { on: 'office' }]);
	});
	it('where the size is not answered those listed count as everybody, and it says so', () => {
		const [event] = timeline(seen({ household: {}, members: [{ relation: 'child', birth: '2019-03-01' }] }), [made(under('age', 8))]);
		expect(brief(event!)).toBe('closes 2027-02-28 birthday');
		expect(event!.depends).toEqual([{ on: 'family' }]);
	});
	it('what is received already does not open again, but may close', () => {
		const both = made(ruleOf({ all: [someone({ fact: 'age', atLeast: 18 }), someone({ fact: 'age', below: 19 })] }));
		const s = seen(born('2009-03-01'));
		expect(timeline(s, [both]).map(({ kind }) => kind)).toEqual(['opens', 'closes']);
		expect(timeline(s, [both], { already: new Set(['made-up']) }).map(({ kind }) => kind)).toEqual(['closes']);
	});
	it('ended services and nobody give nothing', () => {
		expect(told(born('2009-03-01'), made(over('age', 18), { state: 'ended' }))).toEqual([]);
		expect(timeline(seen({ household: {}, members: [] }), full)).toEqual([]);
	});
});
