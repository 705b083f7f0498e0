/** Calendar days as text, `YYYY-MM-DD`: they compare and sort as they stand, and know no time zone. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Does this text name a day that is in the calendar? `2026-02-30` is not. */
export function isRealDay(text: string): boolean {
	const match = DAY.exec(text);
	if (!match) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** A day, a month (`YYYY-MM`) or a year (`YYYY`), as sources give them. */
export function isPartialDay(text: string): boolean {
	if (/^(19|20)\d{2}$/.test(text)) return true;
	if (/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text)) return true;
	return isRealDay(text);
}

/** The day `days` later (or earlier, when negative). */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Today in a time zone, as `YYYY-MM-DD`. The clock comes in as an argument. */
export function dayIn(timeZone: string, now: Date): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
