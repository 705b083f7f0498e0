/** Korean on a page of another language is marked, part by part; a printed code carries language and size. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { carried } from '#lib/i18n/carried.ts';
import { tonguesOf } from '#lib/i18n/tongues.ts';
import Phones from '#lib/services/Phones.svelte';
import Said from '#lib/ui/Said.svelte';
import { expectNoBarriers, show, words } from '../support/words.ts';

const ko = (text: string) => ({ text, lang: 'ko' });

test.each([
	['Senior club (경로당)', [{ text: 'Senior club (' }, ko('경로당'), { text: ')' }]],
	['서울특별시 중구 다산로 92', [ko('서울특별시 중구 다산로 92')]],
	['Type: 1인가구·외국인·어르신형', [{ text: 'Type: ' }, ko('1인가구·외국인·어르신형')]],
	['LH 한국토지주택공사', [{ text: 'LH ' }, ko('한국토지주택공사')]],
	['약수동 (신당5동)', [ko('약수동 (신당5동)')]],
	['ㄱ', [ko('ㄱ')]],
	['Tiền 349.700 won', [{ text: 'Tiền 349.700 won' }]],
	['', [{ text: '' }]]
])('%s', (text, parts) => {
	expect(tonguesOf(text, 'vi')).toEqual(parts);
	expect(
		tonguesOf(text, 'vi')
			.map((part) => part.text)
			.join('')
	).toBe(text);
	// A Korean page, easy or not, is Korean anyway.
	for (const lang of ['ko', 'ko-easy']) expect(tonguesOf(text, lang)).toEqual([{ text }]);
});

test('a view marks what is Korean in it, and nothing on a Korean page', () => {
	const foreign = show(Said, { text: 'Ask 약수동' }, { ...words, lang: 'vi' });
	expect(screen.getByText('약수동')).toHaveAttribute('lang', 'ko');
	foreign.unmount();
	const { container } = show(Said, { text: 'Ask 약수동' });
	expect(container.querySelector('[lang]')).toBeNull();
	expect(container).toHaveTextContent('Ask 약수동');
});

test('whoever has no number is asked for at the city’s line, also in another language', async () => {
	const { container } = show(Phones, { contacts: [{ name: '중구청' }], fallback: '120' }, { ...words, lang: 'vi' });
	expect(screen.getByText('중구청')).toHaveAttribute('lang', 'ko');
	expect(container).toHaveTextContent(/120/);
	await expectNoBarriers(container);
});

const page = 'https://example.org/services/basic-pension/';
test.each([
	['ko', 100, page],
	['vi', 100, `${page}#lang=vi`],
	['ko', 160, `${page}#size=160`],
	['ko-easy', 200, `${page}#lang=ko-easy&size=200`]
])('a code printed in %s at %d %%', (lang, size, url) => {
	expect(carried(page, lang, size)).toBe(url);
	expect(new URL(url).search).toBe('');
	expect(carried('', lang, size)).toBe('');
});
