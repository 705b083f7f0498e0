/** The hard words have contents by first sound; each stands under its own, with its meaning in the reader's language first where there is one. */
import { screen, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Pack } from '#lib/content/pack.ts';
import Page from '../../src/routes/words/+page.svelte';
import { expectNoBarriers, show, words } from '../support/words.ts';

const { terms } = (JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack).tables;
const all = Object.values(terms);

test('each line of the contents leads to words of that sound, and no word is missing', async () => {
	const { container } = show(Page, { data: { terms } } as never);
	const jumps = within(screen.getByRole('navigation', { name: '첫소리로 가기' })).getAllByRole('link');
	let met = 0;
	for (const jump of jumps) {
		const heading = container.querySelector(jump.getAttribute('href')!)!;
		expect(heading.textContent).toBe(jump.textContent);
		const names = [...heading.parentElement!.querySelectorAll('dt')].map((dt) => dt.textContent);
		expect(names).not.toEqual([]);
		if (jump.textContent === 'ㄱ') expect(names.every((name) => name! >= '가' && name! < '나')).toBe(true);
		met += names.length;
	}
	expect(met).toBe(all.length);
	await expectNoBarriers(container);
});

test('a meaning that is told comes first, as a draft until it was checked; the Korean stays', () => {
	const [first, second] = all;
	const told = {
		...words,
		lang: 'vi',
		labels: {
			terms: {
				[first!.term]: { plain: 'giải thích', definition: 'cả câu', checked: false },
				[second!.term]: { plain: 'đã kiểm tra', definition: 'câu khác', checked: true }
			}
		}
	};
	show(Page, { data: { terms } } as never, told as never);
	const card = (text: string) => screen.getByText(text).closest<HTMLElement>('.card')!;
	expect(card('giải thích')).toHaveTextContent(first!.plain);
	expect(card('giải thích')).toHaveTextContent(first!.definition);
	const own = within(card('giải thích')).getByText('giải thích').closest('dd');
	expect(own).toHaveAttribute('lang', 'vi');
	expect(own).toHaveTextContent('cả câu');
	const draft = words.t('term.draft');
	expect(card('giải thích')).toHaveTextContent(draft);
	expect(card('đã kiểm tra')).not.toHaveTextContent(draft);
});
