import { describe, expect, it } from 'vitest';
import fc from '../support/fc.ts';
import { birthsOfAge, calendarMonthsBetween, daysBetween, monthsBetween, monthsLater, monthStartLater, yearsBetween } from '#lib/eligibility/calendar.ts';

const day = fc
	.integer({ min: Date.parse('1930-01-01') / 864e5, max: Date.parse('2040-12-31') / 864e5 })
	.map((n) => new Date(n * 864e5).toISOString().slice(0, 10));

describe('full years and months', () => {
	it.each([
		['1961-11-23', '2026-11-22', 64],
		['1961-11-23', '2026-11-23', 65],
		['1961-11-23', '2026-11-24', 65],
		['2008-02-29', '2026-02-28', 17],
		['2008-02-29', '2026-03-01', 18],
		['2008-02-29', '2028-02-28', 19],
		['2008-02-29', '2028-02-29', 20]
	])('born %s is on %s %i years old', (birth, asOf, years) => expect(yearsBetween(birth, asOf)).toBe(years));

	it.each([
		['2026-01-31', '2026-02-28', 0],
		['2026-01-31', '2026-03-01', 1],
		['2026-01-31', '2026-03-31', 2],
		['2025-11-23', '2026-11-22', 11],
		['2025-11-23', '2026-11-23', 12],
		['2025-11-23', '2026-11-24', 12]
	])('from %s to %s are %i full months', (from, to, months) => expect(monthsBetween(from, to)).toBe(months));

	it('counts calendar months without looking at the days', () => {
		expect(calendarMonthsBetween('1961-12-31', '2026-11-01')).toBe(779);
		expect(calendarMonthsBetween('2024-12-01', '2026-11-30')).toBe(23);
		expect(monthStartLater('1961-12-31', 779)).toBe('2026-11-01');
	});

	it('counts days', () => expect(daysBetween('2026-09-24', '2026-11-23')).toBe(60));
});

describe('counting on', () => {
	it('gives the first day on which the months are full', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 900 }), (from, months) => {
				const reached = monthsLater(from, months);
				const before = new Date(Date.parse(reached) - 864e5).toISOString().slice(0, 10);
				expect(monthsBetween(from, reached)).toBe(months);
				expect(monthsBetween(from, before)).toBe(months - 1);
			})
		);
	});

	it('knows exactly the births that make an age', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 }), (asOf, from, width) => {
				const births = birthsOfAge(asOf, from, from + width);
				const next = (d: string, n: number) => new Date(Date.parse(d) + n * 864e5).toISOString().slice(0, 10);
				expect([yearsBetween(births.from, asOf), yearsBetween(births.to, asOf)]).toEqual([from + width, from]);
				expect(yearsBetween(next(births.from, -1), asOf)).toBe(from + width + 1);
				if (from > 0) expect(yearsBetween(next(births.to, 1), asOf)).toBe(from - 1);
			})
		);
	});
});
