import fc from '../support/fc.ts';
import { expect, test } from 'vitest';
import { addDays, dayIn, isPartialDay, isRealDay } from '../../src/lib/content/day.ts';
import { explained } from '../../src/lib/content/explain.ts';
import { amountIsOld, amountsOn, freshness } from '../../src/lib/content/fresh.ts';
import { full } from '../support/model.ts';

test('only days of the calendar are days', () => {
	expect(['2026-02-28', '2028-02-29', '2026-12-31'].every(isRealDay)).toBe(true);
	expect(['2026-02-29', '2026-02-30', '2026-13-01', '26-01-01', ''].some(isRealDay)).toBe(false);
	expect(['2026', '2026-09', '2026-09-18'].every(isPartialDay)).toBe(true);
	expect(['2026-13', '20261', 'x'].some(isPartialDay)).toBe(false);
});

test('adding days and taking them away comes back', () => {
	fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), fc.integer({ min: -5000, max: 5000 }), (date, n) => addDays(addDays(date.toISOString().slice(0, 10), n), -n) === date.toISOString().slice(0, 10)));
});

test('the year turns at midnight in the district, not in London', () => {
	expect(dayIn('Asia/Seoul', new Date('2026-12-31T14:59:00Z'))).toBe('2026-12-31');
	expect(dayIn('Asia/Seoul', new Date('2026-12-31T15:00:00Z'))).toBe('2027-01-01');
});

test('a record is fresh up to its review day and stale after it', () => {
	const record = full('basic-pension');
	expect(freshness(record, record.nextReview)).toBe('fresh');
	expect(freshness(record, addDays(record.nextReview, 1))).toBe('stale');
});

test('amounts switch by year on the day itself', () => {
	const record = full('basic-pension');
	const next = { ...record, amounts: [...record.amounts, { ...record.amounts[0]!, year: 2027, won: 360_000 }] };
	expect(amountsOn(next, '2026-12-31').map((a) => a.won)).toEqual([349_700]);
	expect(amountsOn(next, '2027-01-01').map((a) => a.won)).toEqual([360_000]);
	expect(amountIsOld(record, '2026-12-31')).toBe(false);
	expect(amountIsOld(record, '2027-01-01')).toBe(true);
	expect(amountIsOld(next, '2027-01-01')).toBe(false);
});

const term = (word: string) => ({ term: word, plain: 'p', definition: 'd', source: 's' });

test('a hard word is explained once, as a word of its own, the longest first', () => {
	expect(explained(['만 65세 이상이에요'], [term('상이')])).toEqual([[{ text: '만 65세 이상이에요' }]]);
	const [first, second] = explained(['소득인정액이 낮아요', '소득인정액을 봐요'], [term('소득'), term('소득인정액')]);
	expect(first?.[0]).toMatchObject({ text: '소득인정액', term: { term: '소득인정액' } });
	expect(second?.some((p) => p.term?.term === '소득인정액')).toBe(false);
});

test('explaining never changes the words', () => {
	fc.assert(fc.property(fc.string(), fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 }), (text, words) => explained([text], words.map(term))[0]!.map((p) => p.text).join('') === text));
});
