import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { cardOf, headline } from '#lib/content/card.ts';
import Filters from '#lib/services/Filters.svelte';
import ServiceCard from '#lib/services/ServiceCard.svelte';
import { choiceOf, filtered, noChoice, queryOf } from '#lib/services/filter.ts';
import { full, pack, site } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const cards = pack.services.filter((s) => s.stages[0] === 'senior').map((s) => cardOf(s, '2026-11-23'));

test('a card is sentences: name as link, what you get, amount, a quiet foot', async () => {
	const { container } = show(ServiceCard, { card: cardOf(full('basic-pension'), '2026-11-23'), href: '/services/basic-pension/', today: '2026-11-23' });
	expect(screen.getByRole('link', { name: '기초연금' })).toHaveAttribute('href', '/services/basic-pension/');
	expect(screen.getByText('월 최대 349,700원')).toBeInTheDocument();
	expect(screen.getByText(/나라 · 2026년 11월 23일 확인/)).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('a stale card says so', () => {
	show(ServiceCard, { card: cardOf(full('basic-pension'), '2027-06-01'), href: '/x/', today: '2027-06-01' });
	expect(screen.getByText(/확인한 지 오래됐어요/)).toBeInTheDocument();
});

test('a service that is not confirmed is never shown as running', () => {
	expect(full('junggu-senior-transport').state).toBe('check');
	show(ServiceCard, { card: cardOf(full('junggu-senior-transport'), '2026-11-23'), href: '/x/', today: '2026-11-23' });
	expect(screen.getByText(/확인이 필요해요/)).toBeInTheDocument();
});

test('choices within a kind widen, kinds together narrow', () => {
	const money = filtered(cards, { ...noChoice, theme: ['money'] });
	const moneyOrHealth = filtered(cards, { ...noChoice, theme: ['money', 'health'] });
	const both = filtered(cards, { theme: ['money'], target: [], level: ['district'] });
	expect(money.length).toBeGreaterThan(0);
	expect(moneyOrHealth.length).toBeGreaterThan(money.length);
	expect(both.every((c) => c.themes.includes('money') && c.level === 'district')).toBe(true);
	expect(choiceOf(new URLSearchParams(queryOf({ theme: ['money'], target: [], level: ['seoul'] })))).toEqual({
		theme: ['money'],
		target: [],
		level: ['seoul']
	});
});

test('filters are chosen, applied with one button, seen and taken back', async () => {
	const user = userEvent.setup();
	const onchange = vi.fn();
	const names = { theme: site.themes, target: site.targets };
	const { unmount, container } = show(Filters, { cards, choice: noChoice, names, onchange });
	await user.click(screen.getByText('골라 보기'));
	await user.click(screen.getByRole('checkbox', { name: /^돈/ }));
	expect(onchange).not.toHaveBeenCalled();
	await user.click(screen.getByRole('button', { name: '이렇게 보기' }));
	expect(onchange).toHaveBeenCalledWith({ theme: ['money'], target: [], level: [] });
	await expectNoBarriers(container);
	unmount();
	show(Filters, { cards, choice: { theme: ['money'], target: [], level: [] }, names, onchange });
	await user.click(screen.getByRole('button', { name: '돈 빼기' }));
	expect(onchange).toHaveBeenLastCalledWith(noChoice);
});

test('the headline is the largest sum of the day’s year', () => {
	expect(headline(full('basic-pension'), '2026-11-23')?.won).toBe(349700);
});
