/** The timeline against the engine itself, asked on every single day, over the real records. */
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/content/day.ts';
import { ruleTruth } from '#lib/eligibility/evaluate.ts';
import { lookAhead } from '#lib/stages/ahead.ts';
import { timeline } from '#lib/stages/timeline.ts';
import type { Planned } from '#lib/stages/turns.ts';
import { monthsOf } from '#lib/stages/when.ts';
import { seen, services, type File } from '../eligibility/support.ts';

const full = services.filter((service): service is Planned => service.depth === 'full');

const family: File = {
	household: {
		size: 3,
		'residence.district': 'here',
		'residence.since': '2026-03-01',
		'income.median_percent': [50, 80],
		receives: ['none'],
		housing: 'monthly_rent'
	},
	members: [
		{ relation: 'self', birth: '1994-02-28', sex: 'female', work: 'leave', pregnancy: { gave_birth: '2026-10-20' }, disability: 'none' },
		{ relation: 'spouse', birth: '1992-05-05', sex: 'male' },
		{ relation: 'child', birth: '2026-10-20' }
	]
};

const several: File = {
	household: { size: 5, 'residence.district': 'here', 'residence.since': '2025-06-15', 'income.median_percent': 40, receives: ['none'] },
	members: [
		{ relation: 'self', birth: '1992-02-29', sex: 'female', pregnancy: { due: '2027-02-27' }, work: 'employed' },
		{ relation: 'spouse', birth: '1987-01-15', sex: 'male', work: 'job_seeking' },
		{ relation: 'child', birth: '2020-02-29', school: 'kindergarten' },
		{ relation: 'child', birth: '2013-10-10', school: 'elementary' },
		{ relation: 'parent', birth: '1962-03-31', sex: 'female', disability: 'mild' }
	]
};

describe('with the real records', () => {
	it.each([
		['a young family', family],
		['school, a pregnancy and a grandmother', several]
	])(
		'%s: every turn of the engine within a year is told, and nothing else',
		(_, file) => {
			const some = full.filter(
				({ rule, apply, validFrom, validTo }, i) => rule && i % 5 === 0 && !apply.window.closes && !apply.window.opens && !validFrom && !validTo
			);
			const days = Array.from({ length: 365 }, (_day, i) => addDays('2026-11-24', i));
			const ahead = lookAhead(seen(file), days.at(-1)!);
			const slow = some.flatMap(({ id, rule }) =>
				days.filter((day) => ruleTruth(rule!, ahead.on(day)) !== ruleTruth(rule!, ahead.on(addDays(day, -1)))).map((day) => `${id} ${day}`)
			);
			const events = timeline(seen(file), some, { years: 1 }).filter(({ kind, cause }) => kind !== 'changes' || cause.code !== 'tables');
			const fast = events.map(({ id, kind, date }) => `${id} ${kind === 'closes' ? addDays(date, 1) : date}`).filter((line) => line.slice(-10) <= days.at(-1)!);
			expect(fast.sort()).toEqual(slow.sort());
			expect(slow.length).toBeGreaterThan(1);
		},
		60_000
	);
	it('is in order, names each event once, and stays in its budget', () => {
		const s = seen(family);
		timeline(s, full);
		const start = performance.now();
		const events = timeline(seen(family), full);
		expect(performance.now() - start).toBeLessThan(1500);
		expect(events.map(({ date }) => date)).toEqual(events.map(({ date }) => date).sort());
		expect(new Set(events.map((event) => `${event.id} ${event.kind} ${event.date} ${event.until} ${event.cause.code}`)).size).toBe(events.length);
		expect(events.find(({ id }) => id === 'junggu-birth-grant')?.date).toBe('2027-03-01');
		expect(monthsOf(events).flatMap(({ moments }) => moments.flatMap(({ opens, closes, changes }) => [...opens, ...closes, ...changes])).length).toBe(
			events.length
		);
	});
});
