import { expect, test } from 'vitest';
import { findResidentNumber, holdsResidentNumber } from '#lib/vault/resident-number.ts';

/** The same numbers on every run (mulberry32). */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}
const next = seeded(20261105);
const upTo = (size: number) => Math.floor(next() * size);
const digits = (length: number) => Array.from({ length }, () => upTo(10)).join('');
const two = (n: number) => String(n).padStart(2, '0');
const pick = <T>(items: T[]): T => items[upTo(items.length)] as T;

function person(): string {
	return `${two(upTo(100))}${two(1 + upTo(12))}${two(1 + upTo(28))}${1 + upTo(8)}${digits(6)}`;
}

const shifted = (zero: number) => (number: string) => number.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const hyphened = (number: string, mark = '-') => `${number.slice(0, 6)}${mark}${number.slice(6)}`;
const FORMS: Record<string, (number: string) => string> = {
	together: (n) => n,
	hyphen: (n) => hyphened(n),
	'spaced hyphen': (n) => hyphened(n, ' - '),
	space: (n) => hyphened(n, ' '),
	'no-break space': (n) => hyphened(n, '\u00a0'),
	'en dash': (n) => hyphened(n, '\u2013'),
	'minus sign': (n) => hyphened(n, '\u2212'),
	'full-width hyphen': (n) => hyphened(n, '\uff0d'),
	dot: (n) => hyphened(n, '.'),
	slash: (n) => hyphened(n, '/'),
	'line break': (n) => hyphened(n, '\n'),
	'full-width': (n) => shifted(0xff10)(hyphened(n)),
	'full-width, full-width hyphen': (n) => shifted(0xff10)(hyphened(n, '\uff0d')),
	'Arabic-Indic': (n) => shifted(0x660)(hyphened(n)),
	'eastern Arabic-Indic': (n) => shifted(0x6f0)(hyphened(n)),
	Devanagari: (n) => shifted(0x966)(n),
	'mathematical bold': (n) => shifted(0x1d7ce)(hyphened(n)),
	'spaced out': (n) => [...n].join(' '),
	'spaced out, hyphen': (n) => hyphened(n, '-').split('').join(' '),
	'date with hyphens': (n) => `${n.slice(0, 2)}-${n.slice(2, 4)}-${n.slice(4, 6)}-${n.slice(6)}`,
	'century digit apart': (n) => `${n.slice(0, 6)}-${n.slice(6, 7)} ${n.slice(7)}`,
	'letter O for zero': (n) => hyphened(n).replaceAll('0', 'O'),
	'letter o for zero': (n) => hyphened(n).replaceAll('0', 'o'),
	'letter l for one': (n) => hyphened(n).replaceAll('1', 'l'),
	'zero-width space inside': (n) => `${n.slice(0, 3)}\u200b${n.slice(3, 8)}\u200d${n.slice(8)}`,
	'soft hyphen': (n) => hyphened(n, '\u00ad'),
	'vowel typed for a dash': (n) => hyphened(n, '\u3161'),
	'long vowel mark': (n) => hyphened(n, '\u30fc'),
	'wave dash': (n) => hyphened(n, '\u301c'),
	'two-em dash': (n) => hyphened(n, '\u2e3a'),
	'plus or bar': (n) => hyphened(n, pick(['+', '|', '*', '=', ';'])),
	'wide gap': (n) => hyphened(n, '  -  '),
	'a control character': (n) => hyphened(n, '\0'),
	'underlined letter by letter': (n) => [...hyphened(n)].map((letter) => `${letter}\u0332`).join(''),
	'emoji keys': (n) => [...n].map((digit) => `${digit}\ufe0f\u20e3`).join(''),
	'in angle brackets': (n) => `<${n.slice(0, 6)}><${n.slice(6)}>`,
	'date with dots, then a hyphen': (n) => `${n.slice(0, 2)}. ${n.slice(2, 4)}. ${n.slice(4, 6)}. - ${n.slice(6)}`,
	'date in words, then a hyphen': (n) => `${n.slice(0, 2)}\ub144 ${n.slice(2, 4)}\uc6d4 ${n.slice(4, 6)}\uc77c-${n.slice(6)}`,
	'hyphen said': (n) => hyphened(n, pick([' \ub2e4\uc2dc ', ' \ub4b7\uc790\ub9ac ', ', \ub4a4 '])),
	'letters for zero and one': (n) =>
		hyphened(n)
			.replace(/0/g, () => pick(['O', 'o']))
			.replace(/1/g, () => pick(['l', 'I'])),
	'Korean words': (n) => hyphened(n).replace(/\d/g, (digit) => '\uacf5\uc77c\uc774\uc0bc\uc0ac\uc624\uc721\uce60\ud314\uad6c'.charAt(Number(digit))),
	'Chinese digits': (n) => n.replace(/\d/g, (digit) => '\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d'.charAt(Number(digit))),
	'behind a long key': (n) => `${'key'.repeat(20)}${hyphened(n)}`,
	'in brackets': (n) => `(${hyphened(n)})`
};
const AROUND = [
	(t: string) => t,
	(t: string) => `no. ${t}`,
	(t: string) => `\uc8fc\ubbfc${t}\uc785\ub2c8\ub2e4`,
	(t: string) => `${t}, 010-1234-5678`,
	(t: string) => `tel 02 123 4567 / ${t}`
];

test.each(Object.entries(FORMS))('%s is found', (_, form) => {
	const tries = 300;
	let missed = 0;
	for (let i = 0; i < tries; i++) if (!holdsResidentNumber(pick(AROUND)(form(person())))) missed++;
	expect(missed / tries).toBeLessThanOrEqual(0.01);
});

const amount = () => String(1 + upTo(10 ** (3 + upTo(9))));
const day = (mark: string) => `${pick(['20', '19'])}${two(upTo(100))}${mark}${two(1 + upTo(12))}${mark}${two(1 + upTo(28))}`;
const HARMLESS: Record<string, () => string> = {
	'mobile phones': () => `010-${digits(4)}-${digits(4)}`,
	'mobile phones together': () => `010${digits(8)}`,
	'two mobiles': () => `010-${digits(4)}-${digits(4)} 010-${digits(4)}-${digits(4)}`,
	'mobiles with spaces': () => `010 ${digits(4)} ${digits(4)}`,
	abroad: () => `+82-10-${digits(4)}-${digits(4)}`,
	landlines: () => `${pick(['02', '032', '051', '064'])}-${digits(3)}-${digits(4)}`,
	'landlines and an extension': () => `032-${digits(3)}-${digits(4)} (${digits(3)})`,
	hotlines: () => `${pick(['1577', '1588', '1644'])}-${digits(4)}`,
	amounts: () => `${amount()}\uc6d0`,
	'amounts with commas': () => Number(amount()).toLocaleString('en'),
	dates: () => day(pick(['-', '.', '/', '. '])),
	'two dates': () => `${day('.')} ~ ${day('.')}`,
	'dates together': () => `${day('')} ${day('')}`,
	'date and time': () => `${day('-')} ${two(upTo(24))}:${two(upTo(60))}:${two(upTo(60))}`,
	'short date and amount': () => `${two(20 + upTo(10))}.${two(1 + upTo(12))}.${two(1 + upTo(28))} ${1 + upTo(8)}${digits(5)}`,
	'a birthday and an amount': () => `${two(upTo(100))}${two(1 + upTo(12))}${two(1 + upTo(28))} ${1 + upTo(8)}${digits(6)}\uc6d0`,
	'a day and an amount': () => `${two(20 + upTo(10))}-${two(1 + upTo(12))}-${two(1 + upTo(28))} ${1 + upTo(8)}${digits(6)}\uc6d0`,
	'a birthday and a phone': () => `${two(upTo(100))}${two(1 + upTo(12))}${two(1 + upTo(28))} 010-${digits(4)}-${digits(4)}`,
	'from amount to amount': () => `${100_000 + upTo(900_000)}~${1_000_000 + upTo(8_000_000)}\uc6d0`,
	trillions: () => `${1 + upTo(9)}${digits(12)}\uc6d0`,
	'business numbers': () => `${digits(3)}-${digits(2)}-${digits(5)}`,
	'card-like': () => `${digits(4)}-${digits(4)}-${digits(4)}-${digits(4)}`,
	accounts: () => `${digits(3)}-${digits(4)}-${digits(4)}-${digits(2)}`,
	ids: () => Array.from({ length: 32 }, () => '0123456789abcdef'[upTo(16)]).join(''),
	keys: () => Buffer.from(Array.from({ length: 48 }, () => upTo(256))).toString('base64'),
	'postcode and house': () => `${digits(5)} ${1 + upTo(400)}-${1 + upTo(60)}, ${100 + upTo(20)}\ub3d9 ${101 + upTo(1500)}\ud638`
};

test.each(Object.entries(HARMLESS))('%s raise no alarm', (_, make) => {
	const tries = 2000;
	let alarms = 0;
	for (let i = 0; i < tries; i++) if (holdsResidentNumber(pick([(t: string) => t, (t: string) => `call ${t}.`])(make()))) alarms++;
	expect(alarms / tries).toBeLessThanOrEqual(0.01);
});

test('an impossible date, a long run of digits and an empty text are no resident number', () => {
	for (const text of ['', '901301-1234567', '900132-1234567', '900230-1234567', '900101-9234567', '900101-0234567', '9001011234567890', '12 900101-12345678'])
		expect(holdsResidentNumber(text)).toBe(false);
});

test('what the desk makes itself is never refused: ids whose digits begin or end like a number, stamps, keys', () => {
	const ids = ['6109232412949fe248afed867421085b', '1401028314921a00c26e588dc8fa7398', 'fe248afed867421085b6109232412949', '6109232412949610923241294961092a'];
	for (const id of [...ids, ...ids.map((id) => `${id}${id}`)]) expect(findResidentNumber({ id, [id]: [id] }), id).toBeUndefined();
	expect(findResidentNumber({ seen: '019a61010912-1234-56092324' })).toBeUndefined();
	// In a sentence such a run hides nothing.
	expect(holdsResidentNumber(`900101-1234567${'a'.repeat(40)}`)).toBe(true);
});

test('the path of the field is told', () => {
	expect(findResidentNumber({ a: 'x', needs: [{ words: 'y' }, { words: '900101-1234567' }] })).toBe('needs.1.words');
	expect(findResidentNumber({ number: 9001011234567 })).toBe('number');
	expect(findResidentNumber({ deep: { '900101-1234567': true } })).toBe('deep');
	expect(findResidentNumber({ a: null, b: [1, true, 'fine'] })).toBeUndefined();
});
