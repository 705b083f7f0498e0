/**
 * Finds what looks like a resident registration number (YYMMDD-GNNNNNN), so that none is ever stored.
 * The check digit is no help: numbers issued since October 2020 have none. What counts is a real date, a century digit 1–8 and the grouping.
 */
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u3164]/gu;
const DIGIT = /\p{Nd}/u;
/** Hyphens, dashes, dots, slashes, middle dots, tildes and spaces; never a comma, which stands in amounts. */
const BETWEEN = /^[\s\-\u2010-\u2015\u2212./\u00b7\u318d\u2022_~:()]{1,3}$/u;
/** Keys, hashes and sealed text: random digits, no sentence. */
const RANDOM = /[0-9a-f]{32,}|[A-Za-z0-9+/=]{40,}|age1[0-9a-z]{50,}/g;
const TYPED_AS_ZERO = /[Oo\u110b]/g;
const TYPED_AS_ONE = /[lI|]/g;

/** The digits of every script as 0–9; full-width and circled ones come in by NFKC. */
function plain(text: string): string {
	const folded = text.normalize('NFKC').replace(INVISIBLE, '').replace(RANDOM, ' ');
	return folded.replace(/\p{Nd}/gu, (digit) => (digit >= '0' && digit <= '9' ? digit : valueOf(digit)));
}

/** Every block of decimal digits starts with its zero, ten in a row. */
function valueOf(digit: string): string {
	let value = 0;
	const code = digit.codePointAt(0) ?? 0;
	while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
	return String(value);
}

/** Letters typed for digits, in a word that is mostly digits. */
function unletter(text: string): string {
	return text.replace(/(?<![A-Za-z0-9])[0-9OolI|\u110b]{6,13}(?![A-Za-z0-9])/gu, (word) => {
		const digits = word.replace(/\D/g, '').length;
		return digits * 2 < word.length ? word : word.replace(TYPED_AS_ZERO, '0').replace(TYPED_AS_ONE, '1');
	});
}

type Group = { digits: string; before: string };

function groupsOf(text: string): Group[] {
	let end = 0;
	return [...text.matchAll(/\d+/g)].map((match) => {
		const before = text.slice(end, match.index);
		end = match.index + match[0].length;
		return { digits: match[0], before };
	});
}

/** January to December, and a day that month can have. */
function isDate(digits: string): boolean {
	const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
	const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
	return longest !== undefined && day >= 1 && day <= longest;
}

function hasCheckDigit(digits: string): boolean {
	const sum = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5].reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
	return (11 - (sum % 11)) % 10 === Number(digits[12]);
}

/** Groupings people write. A date in three parts before a seven-digit amount looks alike, so there the hyphens or the check digit decide. */
function isWritten(groups: Group[], digits: string): boolean {
	const form = groups.map((group) => group.digits.length).join();
	if (/^(13|6,7|6,1,6|(1,){12}1|6(,1){7}|(1,){6}7)$/.test(form)) return true;
	if (!/^2,2,2,(7|1,6)$/.test(form)) return false;
	const [, second, third, fourth] = groups.map((group) => group.before.trim());
	return (second !== '' && second === third && third === fourth) || hasCheckDigit(digits);
}

function startsHere(groups: Group[], from: number): boolean {
	let digits = '';
	for (let i = from; i < groups.length && digits.length < 13; i++) {
		const group = groups[i];
		if (!group || (i > from && !BETWEEN.test(group.before))) return false;
		digits += group.digits;
		if (digits.length === 13) return /^.{6}[1-8]/.test(digits) && isDate(digits) && isWritten(groups.slice(from, i + 1), digits);
	}
	return false;
}

/** Whether a text holds something that reads as a resident number. */
export function holdsResidentNumber(text: string): boolean {
	const folded = plain(text);
	return [folded, unletter(folded)].some((candidate) => {
		const groups = groupsOf(candidate);
		return groups.some((_, i) => startsHere(groups, i));
	});
}

/** The path of the first such text in a record (`person.note`, `needs.2.words`), or `undefined`. */
export function findResidentNumber(value: unknown, path = ''): string | undefined {
	if (typeof value === 'string') return holdsResidentNumber(value) ? path : undefined;
	if (typeof value === 'number') return holdsResidentNumber(String(value)) ? path : undefined;
	if (value === null || typeof value !== 'object') return undefined;
	for (const [key, inner] of Object.entries(value)) {
		if (holdsResidentNumber(key)) return path;
		const found = findResidentNumber(inner, path ? `${path}.${key}` : key);
		if (found !== undefined) return found;
	}
	return undefined;
}
