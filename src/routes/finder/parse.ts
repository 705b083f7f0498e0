/** What people type, read kindly: spaces, commas, full-width digits, a closing word. What cannot be read is `undefined`. */
import { isRealDay } from '#lib/content/day.ts';

/** The words for ten thousand, a hundred million and the coin itself. */
export type MoneyWords = { tenThousand: string; hundredMillion: string; won: string };

const tidy = (text: string) => text.normalize('NFKC').replace(/[\s,.\-]/gu, '');

/** A whole number, with or without a word after it, in any of our languages. A single Latin letter is a slip. */
export function numberIn(text: string): number | undefined {
	const match = /^(\d{1,9})(?:[\p{Script=Hangul}\p{Script=Han}\p{Script=Cyrillic}]*|\p{Script=Latin}{2,})$/u.exec(tidy(text));
	return match ? Number(match[1]) : undefined;
}

/** A word as it stands in a tidied text, safe inside an expression. */
const asTyped = (word: string) => tidy(word).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** From this on a bare number is a sum of won; below it, tens of thousands of won, as people say it. */
const BARE_WON = 10_000;

/** A sum of money in won: `250` and `250` with its word are 2,500,000; `2500000` is what it says. */
export function wonIn(text: string, words: MoneyWords): number | undefined {
	const [tenThousand, hundredMillion, won] = [words.tenThousand, words.hundredMillion, words.won].map(asTyped);
	const bare = /^\d{1,12}$/.exec(tidy(text));
	if (bare) return Number(bare[0]) < BARE_WON ? Number(bare[0]) * 10_000 : Number(bare[0]);
	const match = new RegExp(`^(?:(\\d{1,4})${hundredMillion})?(?:(\\d{1,4})${tenThousand})?(\\d{1,9})?(?:${won})?$`, 'iu').exec(tidy(text));
	if (!match || (match[1] ?? match[2] ?? match[3]) === undefined) return undefined;
	return Number(match[1] ?? 0) * 100_000_000 + Number(match[2] ?? 0) * 10_000 + Number(match[3] ?? 0);
}

export type DayText = { year: string; month: string; date: string };
export const noDay: DayText = { year: '', month: '', date: '' };
export const isBlank = ({ year, month, date }: DayText): boolean => !tidy(year + month + date);

const padded = (n: number, width: number) => String(n).padStart(width, '0');

/** `1947-03-19`, or `1947-03` and `1947` where less was given. A year has four digits; a date needs its month. */
export function dayIn({ year, month, date }: DayText): string | undefined {
	const [y, m, d] = [year, month, date].map((part) => (tidy(part) ? numberIn(part) : null));
	if (typeof y !== 'number' || y < 1000 || y > 9999) return undefined;
	if (m === undefined || d === undefined || (m === null && d !== null)) return undefined;
	if (m === null) return padded(y, 4);
	if (m < 1 || m > 12) return undefined;
	const text = `${padded(y, 4)}-${padded(m, 2)}`;
	if (d === null) return text;
	return isRealDay(`${text}-${padded(d!, 2)}`) ? `${text}-${padded(d!, 2)}` : undefined;
}

export function dayTextOf(day: string): DayText {
	const [year = '', month = '', date = ''] = day.split('-');
	return { year, month: month.replace(/^0/, ''), date: date.replace(/^0/, '') };
}

/** Nobody living is older; a number above it is taken for a year. */
const OLDEST = 129;

/** An age in full years, or a year or whole day of birth. */
export function ageOrBirthIn(text: string): { age: number } | { birth: string } | undefined {
	const whole = /^\s*(\d{4})(?:(\d{2})(\d{2})|\D+(\d{1,2})\D+(\d{1,2}))\D*$/u.exec(text.normalize('NFKC'));
	if (whole) {
		const birth = dayIn({ year: whole[1]!, month: whole[2] ?? whole[4]!, date: whole[3] ?? whole[5]! });
		return birth === undefined ? undefined : { birth };
	}
	const n = numberIn(text);
	if (n === undefined) return undefined;
	if (n <= OLDEST) return { age: n };
	return n >= 1000 && n <= 9999 ? { birth: String(n) } : undefined;
}
