import { describe, expect, it } from 'vitest';
import fc from '../support/fc.ts';
import { calendarFile, escaped, folded, type Entry } from '#lib/stages/ics.ts';

const octets = (line: string) => new TextEncoder().encode(line).length;
const entry = (more: Partial<Entry> = {}): Entry => ({
	uid: 'opens.2027-03-01',
	day: '2027-03-01',
	title: '신청해 볼 것: 출산, 양육; 지원',
	text: '한 줄\n두 줄 \\ 끝',
	...more
});
const file = (...entries: Entry[]) => calendarFile({ name: '시간표', asOf: '2026-12-31', entries });
/** Undoes folding (section 3.1): a line break and one blank. */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '');
const linesOf = (text: string) => unfolded(text).split('\r\n');
const unescaped = (text: string) => text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));

describe('RFC 5545', () => {
	it('begins and ends as it must, with every line ended by CRLF', () => {
		const text = file(entry());
		expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
		expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	});
	it('an event lasts its whole day and no longer, over the end of a year and of February', () => {
		for (const [day, start, end] of [
			['2026-12-31', '20261231', '20270101'],
			['2028-02-29', '20280229', '20280301'],
			['2027-02-28', '20270228', '20270301']
		] as const) {
			const lines = linesOf(file(entry({ day })));
			expect(lines).toContain(`DTSTART;VALUE=DATE:${start}`);
			expect(lines).toContain(`DTEND;VALUE=DATE:${end}`);
		}
	});
	it('has one UID, one DTSTAMP in UTC and one alarm for each event', () => {
		const lines = linesOf(file(entry(), entry({ uid: 'closes.2027-03-01' })));
		const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
		expect([
			count('BEGIN:VEVENT'),
			count('UID:'),
			count('DTSTAMP:20261231T000000Z'),
			count('BEGIN:VALARM'),
			count('END:VALARM'),
			count('ACTION:DISPLAY')
		]).toEqual([2, 2, 2, 2, 2, 2]);
	});
	it.each([
		['2027-03-01', '-P6DT15H'],
		['2027-01-07', '-P5DT15H'],
		['2027-01-02', '-PT15H'],
		['2027-01-01', 'PT9H'],
		['2026-12-31', 'PT9H']
	])('reminds of %s at nine, a week before where there is a week (%s)', (day, trigger) =>
		expect(linesOf(file(entry({ day })))).toContain(`TRIGGER:${trigger}`)
	);
	it('a UID does not change from one file to the next, and stands once in a file', () => {
		expect(file(entry(), entry())).toBe(file(entry()));
		expect(linesOf(file(entry()))).toContain('UID:opens.2027-03-01@bokji-giljabi');
	});
});

describe('text', () => {
	it('escapes what the format uses itself, and drops control characters', () => {
		expect(escaped('a,b;c\\d\ne\r\nf\u0007')).toBe('a\\,b\\;c\\\\d\\ne\\nf');
	});
	it('comes back as it was written', () => {
		const lines = linesOf(file(entry()));
		expect(unescaped(lines.find((line) => line.startsWith('SUMMARY:'))!.slice(8))).toBe('신청해 볼 것: 출산, 양육; 지원');
		expect(unescaped(lines.find((line) => line.startsWith('DESCRIPTION:'))!.slice(12))).toBe('한 줄\n두 줄 \\ 끝');
	});
	it('is folded at 75 octets, never inside a character', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
				const line = `SUMMARY:${escaped(text)}`;
				const parts = folded(line).split('\r\n');
				expect(parts.every((part) => octets(part) <= 75)).toBe(true);
				expect(parts.slice(1).every((part) => part.startsWith(' '))).toBe(true);
				expect(unfolded(folded(line))).toBe(line);
			})
		);
		expect(folded('가'.repeat(26)).split('\r\n').map(octets)).toEqual([75, 4]);
	});
	it('an empty calendar is still a calendar', () => expect(linesOf(file())).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'END:VCALENDAR'])));
});
