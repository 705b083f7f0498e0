/** The list of all services has an index in the reader's own letters. */
import { expect, test } from 'vitest';
import type { Short } from '#lib/content/card.ts';
import type { ToldService } from '#lib/content/texts.ts';
import { byInitial } from '../../src/routes/services/by-initial.ts';

const card = (name: string): Short => ({ id: name, name }) as Short;
const cards = ['(가칭) 강아지', '국화', '나무', '1인가구'].map(card);
const index = (lang: string, names: Record<string, string> = {}) =>
	byInitial(cards, { lang, told: (id) => (names[id] ? ({ name: names[id] } as ToldService) : undefined) }).map(
		({ initial, lang: of, cards: own }) => `${initial ?? '-'}${of ? `/${of}` : ''}: ${own.map(({ name }) => name).join(' ')}`
	);

test('Korean names stand under their first consonant, the rest at the end', () => {
	expect(index('ko')).toEqual(['ㄱ: (가칭) 강아지 국화', 'ㄴ: 나무', '-: 1인가구']);
	expect(index('ko-easy')).toEqual(index('ko'));
});

test('names that are told stand under their own letter, accents aside, before those that are not', () => {
	expect(index('vi', { '(가칭) 강아지': 'Ưu đãi', 국화: 'Đăng ký', 나무: 'Ăn trưa', '1인가구': 'An sinh' })).toEqual([
		'A: 1인가구 나무',
		'Đ: 국화',
		'U: (가칭) 강아지'
	]);
	expect(index('en', { 국화: 'tea', 나무: '10 trees' })).toEqual(['T: 국화', 'ㄱ/ko: (가칭) 강아지', '-: 나무 1인가구']);
});

test('Chinese names stand under the letter of their sound', () => {
	expect(index('zh-Hans', { '(가칭) 강아지': '支援', 국화: '福利', 나무: '“安心”服务', '1인가구': '2项' })).toEqual([
		'A: 나무',
		'F: 국화',
		'Z: (가칭) 강아지',
		'-: 1인가구'
	]);
});

test('in a language without texts the Korean letters are marked as Korean', () => {
	expect(index('ru')).toEqual(['ㄱ/ko: (가칭) 강아지 국화', 'ㄴ/ko: 나무', '-: 1인가구']);
});
