/**
 * Finds what looks like a resident registration number (YYMMDD-GNNNNNN), so that none is ever stored.
 * The check digit is no help: numbers issued since October 2020 have none. What counts is a real date, a century digit 1–8 and the grouping.
 */
const INVISIBLE = /(?!\s)\p{Cc}|[\p{Cf}\p{Mn}\p{Me}\u115f\u1160]/gu;
const DIGIT = /\p{Nd}/u;
/** Signs and spaces of every kind, and the vowels that are typed for a dash; never a comma, a currency or a per cent, which stand in amounts. */
const BETWEEN = /^(?:[^\p{L}\p{N}\p{Sc},%]|[\u1173\u30fc]){1,5}$/u;
/** "Again", "dash", "hyphen", "and behind that": how a hyphen is said. */
const SAID = /^\P{L}{0,4}(?:\ub2e4\uc2dc|\ub300\uc2dc|\ud558\uc774\ud508|[\ub4a4\ub4b7](?:\uc790\ub9ac|\ubc88\ud638)?[\ub294\uc740]?)\P{L}{0,4}$/u;
const DASH = /[\p{Pd}\u1173\u30fc\u2212~\u223c]/u;
/** Won, as a word of its own or with a particle: what stands before it is an amount. */
const WON = /^\s?[\ub9cc\ucc9c]?\uc6d0(?!\p{L})|^\s?[\ub9cc\ucc9c]?\uc6d0[\uc744\uc740\uc774\uc758\uc529\uc815\uc73c](?!\p{L})/u;
/** Year, month and day in words. */
const YEAR_MONTH = /(?<=\d)\s?[\ub144\uc6d4]\s?(?=\d)/gu;
const DAY = /(?<=\d)\uc77c(?=\s?\p{Pd})/gu;
/** Keys, hashes and sealed text: random digits, no sentence. */
const RANDOM = /[0-9a-f]{32,}|[A-Za-z0-9+/=]{40,}|age1[0-9a-z]{50,}/g;
const TYPED_AS_ZERO = /[Oo\u110b]/g;
const TYPED_AS_ONE = /[lI|]/g;
/** Digits written as words, from zero to nine: Korean and Chinese. */
const SPELT = /[\uc601\uacf5\u3007\u96f6\uc77c\u4e00\uc774\u4e8c\uc0bc\u4e09\uc0ac\u56db\uc624\u4e94\uc721\u516d\uce60\u4e03\ud314\u516b\uad6c\u4e5d]{6,13}/gu;
const SPELT_AS = [/[\uc601\uacf5\u3007\u96f6]/, /[\uc77c\u4e00]/, /[\uc774\u4e8c]/, /[\uc0bc\u4e09]/, /[\uc0ac\u56db]/, /[\uc624\u4e94]/, /[\uc721\u516d]/, /[\uce60\u4e03]/, /[\ud314\u516b]/, /[\uad6c\u4e5d]/]; // prettier-ignore

/** An id that stands alone is one, whatever digits it begins with. In a sentence half a number may touch it on either side. */
const withoutMiddle = (run: string, _: number, whole: string): string => (run === whole ? ' ' : run.replace(/\D.*\D/s, ' '));

/** The digits of every script as 0–9; full-width and circled ones come in by NFKC. */
function plain(text: string): string {
	const folded = text.normalize('NFKC').replace(INVISIBLE, '').replace(RANDOM, withoutMiddle);
	const dotted = folded.replace(YEAR_MONTH, '.').replace(DAY, '');
	return dotted.replace(/\p{Nd}/gu, (digit) => (digit >= '0' && digit <= '9' ? digit : valueOf(digit)));
}

/** Every block of decimal digits starts with its zero, ten in a row. */
function valueOf(digit: string): string {
	let value = 0;
	const code = digit.codePointAt(0) ?? 0;
	while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
	return String(value);
}

/** Six words for digits in a row are no sentence. */
function unspell(text: string): string {
	return text.replace(SPELT, (run) => [...run].map((word) => SPELT_AS.findIndex((one) => one.test(word))).join(''));
}

/** Letters typed for digits. */
function unletter(text: string): string {
	return text.replace(/(?<![A-Za-z0-9])[0-9OolI|\u110b]{6,13}(?![A-Za-z0-9])/gu, (word) => {
		return /\d/.test(word) ? word.replace(TYPED_AS_ZERO, '0').replace(TYPED_AS_ONE, '1') : word;
	});
}

type Group = { digits: string; before: string; after: string };

function groupsOf(text: string): Group[] {
	let end = 0;
	return [...text.matchAll(/\d+/g)].map((match) => {
		const before = text.slice(end, match.index);
		end = match.index + match[0].length;
		return { digits: match[0], before, after: text.slice(end, end + 4) };
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

/** Groupings people write. A date in three parts before a seven-digit amount looks alike, so there the signs between or the check digit decide. */
function isWritten(groups: Group[], digits: string): boolean {
	const form = groups.map((group) => group.digits.length).join();
	const marks = groups.slice(1).map((group) => group.before.trim());
	// A birthday before an amount, two amounts, or one alone.
	if (WON.test(groups.at(-1)?.after ?? '') && !/\p{Pd}/u.test(marks.at(-1) ?? '')) return false;
	if (/^(13|6,7|6,1,6|(1,){12}1|6(,1){7}|(1,){6}7)$/.test(form)) return true;
	if (!/^2,2,2,(7|1,6)$/.test(form)) return false;
	const [second, third, fourth = ''] = marks;
	return DASH.test(fourth) || (second !== '' && second === third && third === fourth) || hasCheckDigit(digits);
}

function startsHere(groups: Group[], from: number): boolean {
	let digits = '';
	for (let i = from; i < groups.length && digits.length < 13; i++) {
		const group = groups[i];
		if (!group || (i > from && !BETWEEN.test(group.before) && !SAID.test(group.before))) return false;
		digits += group.digits;
		if (digits.length === 13) return /^.{6}[1-8]/.test(digits) && isDate(digits) && isWritten(groups.slice(from, i + 1), digits);
	}
	return false;
}

/** Whether a text holds something that reads as a resident number. */
export function holdsResidentNumber(text: string): boolean {
	const folded = plain(text);
	return [folded, unletter(folded), unspell(folded)].some((candidate) => {
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
