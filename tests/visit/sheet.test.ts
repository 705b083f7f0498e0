import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { AnyService } from '#lib/content/pack.ts';
import VisitSheet from '#lib/visit/VisitSheet.svelte';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const office = pack.places.find(({ id }) => id === 'dong-office-yaksu');
const props = (services: AnyService[]) => ({
	services,
	documents: pack.tables.documents,
	sources: pack.tables.sources,
	placeOf: ({ where }: { where: string }) => (where === 'dong_office' ? office : undefined),
	today: '2026-12-31',
	links: {
		href: (id: string) => `/services/${id}/`,
		address: (id: string) => `https://example.org/services/${id}/`,
		share: 'https://example.org/visit/?ids=basic-pension'
	},
	fallback: '120'
});
afterEach(() => vi.unstubAllGlobals());

test('one errand: where, what to bring with boxes, what to say, whom to call, how old', async () => {
	const { container } = show(VisitSheet, props([full('basic-pension'), full('livelihood-benefit')]));
	const stop = screen.getByRole('region', { name: /1\. 동주민센터/ });
	expect(within(stop).getByText('약수동 주민센터')).toBeInTheDocument();
	expect(within(stop).getByRole('link', { name: '전화 02-3396-6770' })).toHaveAttribute('href', 'tel:0233966770');
	const box = within(stop).getByRole('checkbox', { name: /신분증/ });
	await userEvent.click(box);
	expect(box).toBeChecked();
	expect(screen.getByText('기초연금을 신청하고 싶어요.')).toBeInTheDocument();
	expect(screen.getAllByText('제가 받을 수 있는지 봐 주세요.')).toHaveLength(2);
	expect(screen.getByText('이 종이를 만든 날: 2026년 12월 31일')).toBeInTheDocument();
	expect(container.querySelectorAll('svg.qr')).toHaveLength(2);
	expect(screen.getByText('자세한 안내: https://example.org/services/basic-pension/')).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('without a dong it says how to find the office, and a service in doubt says so', async () => {
	const { container } = show(VisitSheet, { ...props([{ ...full('basic-pension'), state: 'check' }]), placeOf: () => undefined });
	expect(screen.getByText(/주소의 동주민센터로 갑니다/)).toBeInTheDocument();
	expect(screen.getByText('지금도 하는지 먼저 확인합니다.')).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('the size of letters on paper is a choice that ends with the page', async () => {
	const { unmount } = show(VisitSheet, props([full('basic-pension')]));
	expect(document.documentElement).not.toHaveAttribute('data-paper');
	await userEvent.click(screen.getByRole('radio', { name: '큰 글자' }));
	expect(document.documentElement).toHaveAttribute('data-paper', 'large');
	await userEvent.click(screen.getByRole('radio', { name: '보통 글자' }));
	expect(document.documentElement).not.toHaveAttribute('data-paper');
	await userEvent.click(screen.getByRole('radio', { name: '큰 글자' }));
	unmount();
	expect(document.documentElement).not.toHaveAttribute('data-paper');
});

test('what is sent is the sheet as words and its address', async () => {
	const user = userEvent.setup();
	const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
	show(VisitSheet, props([full('basic-pension')]));
	await user.click(screen.getByRole('button', { name: '보내기' }));
	const sent = written.mock.calls[0]![0];
	for (const part of ['한 번에 챙길 것', '약수동 주민센터', '□ 신분증', 'https://example.org/visit/?ids=basic-pension']) expect(sent).toContain(part);
});
