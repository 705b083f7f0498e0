/** Any string is answered, never with an exception; normalising loses nothing. */
import fc from '../support/fc.ts';
import { expect, test } from 'vitest';
import { initialsOf, jamoOf } from '../../src/lib/search/hangul.ts';
import { joined, toHangul, toLatin } from '../../src/lib/search/keyboard.ts';
import { normalise, squeeze } from '../../src/lib/search/normalise.ts';
import { full, search } from './catalogue.ts';

const bad: [string, string][] = [
	['empty', ''],
	['spaces', '  \t\n '],
	['10,000 characters', '가'.repeat(10_000)],
	['10,000 words', '월세 '.repeat(5_000)],
	['10,000 initials', 'ㄱ'.repeat(10_000)],
	['10,000 keys', 'rkskek'.repeat(2_000)],
	['emoji', '👵🏻🙏🏽❤️‍🔥'],
	['a family in one emoji', '👨‍👩‍👧'],
	['control characters', '\u0000\u0007기초\u001b연금\u007f'],
	['half a surrogate', '\ud83d 기초연금'],
	['the other half', '기초연금 \udc00'],
	['a regular expression', '(.*)+$[^\\]'],
	['a bad regular expression', '([a-z'],
	['constructor', 'constructor'],
	['__proto__', '__proto__'],
	['toString', 'toString hasOwnProperty'],
	['Arabic', 'مساعدة'],
	['Thai', 'ช่วยเหลือ'],
	['Chinese', '养老金'],
	['Japanese', '年金'],
	['right to left', '\u202e기초연금'],
	['zero width', '기\u200b초연금'],
	['markup', '<script>alert(1)</script>'],
	['a path', '../../etc/passwd'],
	['letters alone', 'ㅏㅏㅏㅏ'],
	['numbers', '999999999999999999999'],
	['full width', 'ＬＨ １２０']
];

test.each(bad)('%s', (_, query) => {
	const { hits } = search(query);
	expect(Array.isArray(hits)).toBe(true);
	for (const hit of hits) expect(Number.isFinite(hit.score)).toBe(true);
});

test('nothing asked, nothing found', () => {
	for (const query of ['', '   ', '🙂', '().*']) expect(search(query).hits).toEqual([]);
});

test('decomposed, full width and control characters find the same', () => {
	for (const query of ['기초연금'.normalize('NFD'), '\u0000기초연금\u0007', '기초연금\ud83d', '  기초연금  '])
		expect(search(query, { limit: 1 }).hits[0]?.id).toBe('basic-pension');
	expect(normalise('ＬＨ１２０')).toBe('lh120');
});

test('any string is answered', () => {
	const letters = fc.constantFrom(...'ㄱㅏ각기초연금rka1 9세-().*\ud83d');
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: letters, maxLength: 30 })), (query) => {
			const { hits, total } = search(query, { limit: 10 });
			expect(hits.length).toBeLessThanOrEqual(10);
			expect(total).toBeGreaterThanOrEqual(hits.length);
		}),
		{ numRuns: 150 }
	);
});

test('the first two to six letters of any name are answered with something', () => {
	const beginnings = new Set(full.flatMap(({ name }) => [2, 3, 4, 5, 6].map((length) => squeeze(name).slice(0, length))));
	expect([...beginnings].filter((part) => !search(part, { limit: 1 }).hits.length)).toEqual([]);
});

test('normalising twice is normalising once', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(normalise(normalise(text))).toBe(normalise(text));
		}),
		{ numRuns: 500 }
	);
});

test('normalising loses no match that the plain text had', () => {
	const unit = fc.constantFrom(...'가나다라마각힣ㄱㅎㅏabcXYZ019 -·(),.%');
	const text = fc.string({ unit, maxLength: 20 });
	fc.assert(
		fc.property(text, text, text, (before, word, after) => {
			expect(squeeze(before + word + after)).toContain(squeeze(word));
		}),
		{ numRuns: 500 }
	);
});

test('taking apart and joining, and the two keyboards, undo each other', () => {
	const syllables = fc.string({ unit: fc.integer({ min: 0xac00, max: 0xd7a3 }).map((c) => String.fromCharCode(c)), minLength: 1, maxLength: 8 });
	fc.assert(
		fc.property(syllables, (word) => {
			expect(joined(jamoOf(word))).toBe(joined(jamoOf(joined(jamoOf(word)))));
			expect([...initialsOf(word)].length).toBe([...word].length);
		})
	);
	for (const { name } of full.slice(0, 200)) {
		const word = squeeze(name).replace(/[^가-힣]/g, '');
		if (!/[ㄲㄸㅃㅆㅉㅒㅖ]/.test(jamoOf(word))) expect(toHangul(toLatin(word))).toBe(word);
	}
});
