/** What the desk refuses to keep, in whatever field somebody types it. */
import { holdsResidentNumber } from '#lib/vault/resident-number.ts';

export type NeverStored = 'resident_number' | 'passport' | 'licence' | 'card' | 'account';

/** Full-width digits and letters as plain ones; every kind of dash as a hyphen; invisible marks out. */
function plain(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
		.replace(/[\u2010-\u2015\u2212\u30fc\uff0d\u00b7]/g, '-');
}

const PASSPORT = /(?<![A-Za-z0-9])[A-Za-z]\d{3}([A-Za-z]\d{4}|\d{5})(?![A-Za-z0-9])/;
const LICENCE = /(?<!\d)\d{2}-\d{2}-\d{6}-\d{2}(?!\d)/;
/** As cards are embossed or typed in one go; a phone before a date has as many digits, two dates in a row too. */
const CARD = /(?<![\d-])(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{4}|\d{4}([ -]?)\d{6}\2\d{5}|\d{15}|\d( \d){14,15})(?![\d-])/g;
const ACCOUNT = /(?<![\d+-])[1-9]\d{2,5}(-\d{2,7}){1,3}(?![\d-])/g;

/** Luhn's sum, which every payment card passes. */
function isCard(text: string): boolean {
	const digits = [...text.replace(/\D/g, '')].map(Number).reverse();
	const sum = digits.reduce((total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit), 0);
	return sum % 10 === 0;
}

/** Groups with hyphens, 11 to 14 digits, no leading zero: neither a phone, a day nor a business number is written so. */
const isAccount = (text: string): boolean => {
	const count = text.replace(/\D/g, '').length;
	return count >= 11 && count <= 14 && !text.startsWith('82-');
};

export function neverStored(text: string): NeverStored | undefined {
	if (holdsResidentNumber(text)) return 'resident_number';
	const read = plain(text);
	if (LICENCE.test(read)) return 'licence';
	if (PASSPORT.test(read)) return 'passport';
	if ([...read.matchAll(CARD)].some(([found]) => isCard(found))) return 'card';
	if ([...read.matchAll(ACCOUNT)].some(([found]) => isAccount(found))) return 'account';
	return undefined;
}

export type FieldFault = { field: string; code: NeverStored | 'missing' | 'too_long' | 'not_fitting' | 'needs_consent' };

/** Every text inside a value, with the path to it. */
function* texts(value: unknown, path: string): Generator<[string, string]> {
	if (typeof value === 'string') yield [value, path];
	else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* texts(inner, path ? `${path}.${key}` : key);
}

/** Looks through every text of a form, however deep. */
export function neverStoredIn(form: unknown): FieldFault[] {
	return [...texts(form, '')].flatMap(([text, field]) => {
		const code = neverStored(text);
		return code ? [{ field, code }] : [];
	});
}
