/** Calendar files after RFC 5545 (iCalendar): whole days, each with a reminder a week before. */
import { addDays } from '#lib/content/day.ts';
import { daysBetween, type Day } from '#lib/eligibility/calendar.ts';

/** `uid`: the same for the same thing each time, so that a calendar takes a second file as news of the first. */
export type Entry = { uid: string; day: Day; title: string; text: string };
/** `name` of the calendar; `asOf`: the day the file is made. */
export type Calendar = { name: string; asOf: Day; entries: Entry[] };

const CRLF = '\r\n';
/** Longest content line in octets, the line break not counted (section 3.1). */
const LINE = 75;
const WEEK = 7;
const DOMAIN = 'bokji-giljabi';

/** Text as a property value (section 3.3.11). */
export function escaped(text: string): string {
	return text
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

/** A content line folded so that no part is longer than 75 octets and no character is cut. */
export function folded(line: string): string {
	const size = (text: string) => new TextEncoder().encode(text).length;
	const parts: string[] = [''];
	let used = 0;
	for (const sign of line) {
		const octets = size(sign);
		if (used + octets > LINE) {
			parts.push(' ');
			used = 1;
		}
		parts[parts.length - 1] += sign;
		used += octets;
	}
	return parts.join(CRLF);
}

const basic = (day: Day) => day.replaceAll('-', '');

/** Nine in the morning a week before; nearer days are announced the next morning, or on the day itself. */
function trigger(day: Day, asOf: Day): string {
	const before = Math.min(WEEK, Math.max(0, daysBetween(asOf, day) - 1));
	return before === 0 ? 'PT9H' : before === 1 ? '-PT15H' : `-P${before - 1}DT15H`;
}

function eventLines({ uid, day, title, text }: Entry, asOf: Day): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${escaped(uid)}@${DOMAIN}`,
		`DTSTAMP:${basic(asOf)}T000000Z`,
		`DTSTART;VALUE=DATE:${basic(day)}`,
		`DTEND;VALUE=DATE:${basic(addDays(day, 1))}`,
		`SUMMARY:${escaped(title)}`,
		`DESCRIPTION:${escaped(text)}`,
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${escaped(title)}`,
		`TRIGGER:${trigger(day, asOf)}`,
		'END:VALARM',
		'END:VEVENT'
	];
}

/** The file's text. An entry whose uid was there already is left out. */
export function calendarFile({ name, asOf, entries }: Calendar): string {
	const once = [...new Map(entries.map((entry) => [entry.uid, entry])).values()];
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//${DOMAIN}//timeline//KO`,
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escaped(name)}`,
		...once.flatMap((entry) => eventLines(entry, asOf)),
		'END:VCALENDAR'
	];
	return lines.map(folded).join(CRLF) + CRLF;
}
