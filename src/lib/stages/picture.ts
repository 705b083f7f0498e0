/** Where the months of a timeline stand in its picture. */
import { daysBetween, yearOf, type Day } from '#lib/eligibility/calendar.ts';
import type { Month } from './when.ts';

export const WIDTH = 600;
export const EDGE = 24;

/** A month with how much opens and closes in it. `x`: units from the left. */
export type Mark = { x: number; month: string; opens: number; closes: number };
export type Picture = { marks: Mark[]; years: { x: number; year: number }[] };

const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);

/** Lays the months between the as-of day and the last of them along a line. */
export function pictureOf(months: Month[], asOf: Day): Picture {
	const last = `${yearOf(months.at(-1)?.moments.at(-1)?.date ?? asOf) + 1}-01-01`;
	const whole = daysBetween(asOf, last);
	const at = (day: Day) => Math.round(EDGE + (daysBetween(asOf, day) / whole) * (WIDTH - 2 * EDGE));
	const marks = months.map(({ month, moments }) => ({
		month,
		x: at(moments[0]!.date),
		opens: sum(moments.map(({ opens, changes }) => opens.length + changes.length)),
		closes: sum(moments.map(({ closes }) => closes.length))
	}));
	const years = Array.from({ length: yearOf(last) - yearOf(asOf) }, (_, i) => yearOf(asOf) + 1 + i).map((year) => ({ x: at(`${year}-01-01`), year }));
	return { marks, years };
}
