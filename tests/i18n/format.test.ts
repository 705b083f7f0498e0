import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { amountText, dayText } from '#lib/i18n/format.ts';
import { telLink } from '#lib/i18n/tel.ts';
import { loadWords } from '#lib/i18n/load.ts';
import { translatedWords } from '#lib/i18n/translated.ts';
import { firstWords, type WordTree } from '#lib/i18n/words.ts';
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
	expect(dayText('2026-01-28', 'ru')).toBe('28 января 2026');
	expect(['2026-01-28', '2026-01', '2026'].map((day) => dayText(day, 'mn'))).toEqual(['2026 оны 1 сарын 28', '2026 оны 1 сар', '2026 он']);
	expect(['2026-01-28', '2026-01', '2026'].map((day) => dayText(day, 'uz'))).toEqual(['2026-yil 28-yanvar', '2026-yil yanvar', '2026-yil']);
});

test('a phone number becomes a link of digits', () => {
	expect(telLink('02-3396-5434')).toBe('tel:0233965434');
});

test('a word that is missing falls back to the first language', () => {
	const other = translatedWords('vi', { vi: { skip: 'Đến nội dung' }, ko: { skip: '본문 바로가기', nav: { home: '처음' } } });
	expect(other.t('skip')).toBe('Đến nội dung');
	expect(other.t('nav.home')).toBe('처음');
});

/** Every dotted key of a tree of words. */
const keysOf = (tree: WordTree, before = ''): string[] =>
	Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [before + key] : keysOf(value, `${before}${key}.`)));

const valueAt = (tree: WordTree, key: string) => key.split('.').reduce<unknown>((at, step) => (at as WordTree)[step], tree) as string;

test('the first language says the same without the library as with it', () => {
	const ko = JSON.parse(readFileSync('.content/words/ko.json', 'utf8')) as WordTree;
	const [plain, full] = [firstWords(ko), translatedWords('ko', { ko })];
	const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name], i) => [name!, i % 2 ? `가 & <나> ${i}` : i] as const);
	const raw = (key: string) => valueAt(ko, key);
	const keys = keysOf(ko);
	expect(keys.length).toBeGreaterThan(1000);
	for (const key of keys) {
		const values = Object.fromEntries(gaps(raw(key)));
		expect(plain.t(key, values), key).toBe(full.t(key, values));
		expect(plain.has(key), key).toBe(true);
	}
	for (const odd of ['no.such.key', 'nav', 'nav.home.deeper', '', '__proto__', 'constructor.name']) expect(plain.has(odd), odd).toBe(false);
	expect(plain.t('no.such.key')).toBe('no.such.key');
});

test('a language that is not here gives the first one', async () => {
	for (const tag of ['xx', '', 'ko-KP', '__proto__', 'ko']) {
		expect((await loadWords(tag, ['core'])).lang).toBe('ko');
	}
});

test('what is counted is written in the language’s own way, a year is not', () => {
	const files = (lang: string) => JSON.parse(readFileSync(`.content/words/${lang}.json`, 'utf8')) as WordTree;
	const ko = files('ko');
	expect(firstWords(ko).t('count.services', { count: 1142 })).toBe('1,142가지');
	const say = (lang: string) => translatedWords(lang, { [lang]: files(lang), ko });
	expect(say('vi').t('count.services', { count: 1142 })).toBe('1.142 dịch vụ');
	expect([1, 3, 5, 1.5, 21].map((count) => say('ru').t('finder.unit.years', { count, n: count }))).toEqual(['1 год', '3 года', '5 лет', '1,5 года', '21 год']);
	expect(say('ru').t('timeline.because.tables', { count: 2027, year: 2027 })).toContain(' 2027 ');
	expect(firstWords(ko).t('service.evidence', { publisher: 'A' })).toBe('A, ');
});

test('every language speaks its own words, however its tag is written', () => {
	const own = (lang: string) => JSON.parse(readFileSync(`.content/words/${lang}.json`, 'utf8')) as WordTree;
	const ko = own('ko');
	for (const lang of ['ko-easy', 'en', 'zh-Hans', 'vi', 'ru', 'mn', 'uz']) {
		const tree = own(lang);
		const { t, first } = translatedWords(lang, { [lang]: tree, ko });
		const plain = keysOf(tree).filter((key) => !/_(one|few|many|other)$/.test(key) && !valueAt(tree, key).includes('{{'));
		expect(plain.length).toBeGreaterThan(100);
		for (const key of plain) expect(t(key), `${lang} ${key}`).toBe(valueAt(tree, key));
		expect(first('skip')).toBe(valueAt(ko, 'skip'));
	}
});
