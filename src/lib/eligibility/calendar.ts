/**
 * Counting years and months between calendar days.
 *
 * Age counts the day of birth (민법 제158조) and a period whose last month lacks the day ends with that
 * month's last day (제160조 제3항): whoever is born on 29 February is a year older on 1 March of a common year.
 */
import { addDays } from '#lib/content/day.ts';

/** A day as `YYYY-MM-DD`. */
export type Day = string;

const year = (day: Day) => Number(day.slice(0, 4));
const month = (day: Day) => Number(day.slice(5, 7));
const date = (day: Day) => Number(day.slice(8, 10));
const text = (y: number, m: number, d: number) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
const lastDate = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).getUTCDate();

export function yearOf(day: Day): number {
	return year(day);
}

export function daysBetween(from: Day, to: Day): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Months from the month of `from` to the month of `to`, whatever the days are. */
export function calendarMonthsBetween(from: Day, to: Day): number {
	return (year(to) - year(from)) * 12 + month(to) - month(from);
}

/** Full months completed between two days; negative when `to` comes first. */
export function monthsBetween(from: Day, to: Day): number {
	return calendarMonthsBetween(from, to) - (date(to) < date(from) ? 1 : 0);
}

export function yearsBetween(from: Day, to: Day): number {
	return Math.floor(monthsBetween(from, to) / 12);
}

/** The first day on which `months` full months since `day` are completed. */
export function monthsLater(day: Day, months: number): Day {
	const count = year(day) * 12 + month(day) - 1 + months;
	const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
	if (date(day) <= lastDate(y, m)) return text(y, m, date(day));
	return addDays(text(y, m, lastDate(y, m)), 1);
}

/** The first day of the month that lies `months` after the month of `day`. */
export function monthStartLater(day: Day, months: number): Day {
	const count = year(day) * 12 + month(day) - 1 + months;
	return text(Math.floor(count / 12), (count % 12) + 1, 1);
}

/** The latest day of birth with which somebody is `years` old on `asOf`. */
function latestBirth(asOf: Day, years: number): Day {
	const y = year(asOf) - years;
	return text(y, month(asOf), Math.min(date(asOf), lastDate(y, month(asOf))));
}

/** All days of birth with which somebody is between `from` and `to` full years old on `asOf`. */
export function birthsOfAge(asOf: Day, from: number, to: number): { from: Day; to: Day } {
	return { from: addDays(latestBirth(asOf, to + 1), 1), to: latestBirth(asOf, from) };
}
