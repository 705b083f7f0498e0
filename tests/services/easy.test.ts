/** A full service in easy Korean: the same amounts, phones and papers, with a picture and its word at each heading. */
import { screen, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { translatedWords } from '#lib/i18n/translated.ts';
import type { Labels } from '#lib/content/texts.ts';
import type { WordTree } from '#lib/i18n/words.ts';
import FullBody from '#lib/services/FullBody.svelte';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const read = <T>(path: string) => JSON.parse(readFileSync(`.content/${path}`, 'utf8')) as T;
const easyWords = translatedWords(
	'ko-easy',
	{ 'ko-easy': read<WordTree>('words/ko-easy.json'), ko: read<WordTree>('words/ko.json') },
	read<{ labels: Partial<Labels> }>('tongues/ko-easy.json').labels
);
const props = (id: string) => ({
	service: full(id),
	documents: pack.tables.documents,
	terms: Object.values(pack.tables.terms),
	today: '2026-11-23',
	placesHref: '/places/',
	fallback: '120'
});
const money = (container: Element) => container.querySelector('section[aria-labelledby="youget"] :is(dl, table, ul)')?.textContent?.match(/[\d,]+원/g) ?? [];

test('the same amounts, phones and papers stand there', async () => {
	const usual = show(FullBody, props('basic-pension'));
	const [amounts, headings] = [money(usual.container), screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent?.trim())];
	const calls = screen.getAllByRole('link', { name: /전화|1355/ }).map((link) => link.getAttribute('href'));
	usual.unmount();
	const { container } = show(FullBody, props('basic-pension'), easyWords);
	expect(amounts).toContain('349,700원');
	expect(money(container)).toEqual(amounts);
	expect(screen.getAllByRole('link', { name: /전화|1355/ }).map((link) => link.getAttribute('href'))).toEqual(calls);
	expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent?.trim())).toEqual(['그림이 뜻하는 것', ...headings]);
	expect(screen.getByText('신분증')).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('the key tells each picture, and the headings bear the same pictures', () => {
	show(FullBody, props('basic-pension'), easyWords);
	const key = screen.getByRole('region', { name: '그림이 뜻하는 것' });
	const pictured = within(key).getAllByRole('listitem');
	expect(pictured.map((item) => item.textContent?.trim())).toEqual(['무엇을 받나', '누가', '어떻게', '가져갈 것', '언제', '전화']);
	const shapes = pictured.map((item) => item.querySelector('svg')!.innerHTML);
	expect(new Set(shapes).size).toBe(6);
	const headed = screen.getAllByRole('heading', { level: 2 }).flatMap((heading) => [...heading.querySelectorAll('svg')].map((svg) => svg.innerHTML));
	expect(headed).toEqual(shapes);
});

test('in usual Korean there is no key', () => {
	show(FullBody, props('basic-pension'));
	expect(words.lang).toBe('ko');
	expect(screen.queryByRole('region', { name: '그림이 뜻하는 것' })).toBeNull();
});

test('a caution is told in easy words where there are some, and is never left out', () => {
	const { unmount } = show(FullBody, props('energy-voucher'), easyWords);
	const who = screen.getByRole('region', { name: words.t('service.who') });
	expect(full('energy-voucher').easy.caution?.length).toBeGreaterThan(0);
	for (const line of full('energy-voucher').easy.caution ?? []) expect(within(who).getByText(line)).toBeInTheDocument();
	unmount();
	show(FullBody, props('basic-pension'), easyWords);
	expect(full('basic-pension').easy.caution).toBeUndefined();
	expect(screen.getByRole('region', { name: words.t('service.who') })).toHaveTextContent(full('basic-pension').text.caution[0]!);
});
