/** Working days: Monday to Friday without the holidays handed in. The product has no table of holidays yet, so a deadline may fall on one. */
import { addDays } from '#lib/content/day.ts';

export type Holidays = ReadonlySet<string>;
export const NO_HOLIDAYS: Holidays = new Set();

export function isWorkingDay(day: string, holidays: Holidays): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
	return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day itself, or the next working day: a period that ends on a day off ends on the working day after it (민법 제161조). */
export function workingDayFrom(day: string, holidays: Holidays): string {
	let found = day;
	while (!isWorkingDay(found, holidays)) found = addDays(found, 1);
	return found;
}

/** The `count`-th working day after `day`. */
export function workingDaysAfter(day: string, count: number, holidays: Holidays): string {
	let found = day;
	for (let left = count; left > 0; left--) found = workingDayFrom(addDays(found, 1), holidays);
	return found;
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
