import { expect, test } from 'vitest';
import { amountText, dayText } from '#lib/i18n/format.ts';
import { telLink } from '#lib/i18n/tel.ts';
import { wordsOf } from '#lib/i18n/words.ts';
import { words } from '../support/words.ts';

const amount = { year: 2026, per: 'month' as const, from: ['x'] };

test('amounts read as people say them', () => {
	expect(amountText({ ...amount, kind: 'up_to', won: 349700 }, words)).toBe('월 최대 349,700원');
	expect(amountText({ ...amount, kind: 'exact', won: 100000 }, words)).toBe('월 100,000원');
	expect(amountText({ ...amount, kind: 'range', min: 100000, max: 130000 }, words)).toBe('월 100,000원~130,000원');
	expect(amountText({ ...amount, kind: 'unknown' }, words)).toBe('금액은 확인이 필요해요');
	expect(amountText({ ...amount, kind: 'in_kind', words: '한 번에 4시간' }, words)).toBe('한 번에 4시간');
});

test('days, months and years read in full', () => {
	expect(dayText('2026-01-28', 'ko')).toBe('2026년 1월 28일');
	expect(dayText('2026-01', 'ko')).toBe('2026년 1월');
	expect(dayText('2026', 'ko')).toBe('2026년');
});

test('a phone number becomes a link of digits', () => {
	expect(telLink('02-3396-5434')).toBe('tel:0233965434');
});

test('a word that is missing falls back to the first language', () => {
	const other = wordsOf('vi', { vi: { skip: 'Đến nội dung' }, ko: { skip: '본문 바로가기', nav: { home: '처음' } } });
	expect(other.t('skip')).toBe('Đến nội dung');
	expect(other.t('nav.home')).toBe('처음');
});
