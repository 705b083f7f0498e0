import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import FullBody from '#lib/services/FullBody.svelte';
import ListedBody from '#lib/services/ListedBody.svelte';
import Sources from '#lib/services/Sources.svelte';
import type { Listed } from '#lib/content/pack.ts';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const props = (today: string, change: Partial<ReturnType<typeof full>> = {}) => {
	const service = { ...full('basic-pension'), ...change };
	return { service, documents: pack.tables.documents, terms: Object.values(pack.tables.terms), today, placesHref: '/places/', fallback: '120' };
};

test('a service is told in the order people need it', async () => {
	const { container } = show(FullBody, props('2026-11-23'));
	expect(screen.getAllByRole('heading', { level: 2 }).map((h) => h.textContent)).toEqual([
		'무엇을 받나요',
		'누가 받나요',
		'어떻게 신청하나요',
		'무엇을 가져가나요',
		'언제 신청하나요',
		'어디에 물어보나요'
	]);
	expect(screen.getByText(/월 최대 349,700원/)).toBeInTheDocument();
	expect(screen.getByRole('link', { name: /국민연금공단 1355/ })).toHaveAttribute('href', 'tel:1355');
	expect(screen.getByText('신분증')).toBeInTheDocument();
	await expectNoBarriers(container);
});

test('on 1 January the amount of last year says that it is last year’s', () => {
	const before = show(FullBody, props('2026-12-31'));
	expect(screen.queryByText(/2027년 금액은 아직/)).toBeNull();
	before.unmount();
	show(FullBody, props('2027-01-01'));
	expect(screen.getByText(/2027년 금액은 아직 확인되지 않았어요/)).toHaveTextContent('2026년 금액');
});

test('hard words are explained where they stand', () => {
	show(FullBody, props('2026-11-23'));
	const button = screen.getAllByRole('button', { name: /소득인정액: 쉬운 말로/ })[0]!;
	const meaning = document.getElementById(button.getAttribute('popovertarget')!)!;
	expect(meaning).toHaveTextContent('소득과 재산을 합쳐 계산한 한 달 금액');
	expect(screen.queryByRole('button', { name: /^상이/ })).toBeNull();
});

test('a conflict shows both values and whom to ask', () => {
	const service = full('junggu-birth-grant');
	show(FullBody, { ...props('2026-11-23'), service });
	const conflict = service.conflicts[0]!;
	for (const value of conflict.values) expect(screen.getByText(value.says)).toBeInTheDocument();
	expect(screen.getByText(conflict.ask)).toBeInTheDocument();
});

test('where no papers are known, the page says so instead of being silent', () => {
	show(FullBody, props('2026-11-23', { documents: undefined }));
	expect(screen.getByText(/필요한 서류가 확인되지 않았어요/)).toBeInTheDocument();
});

test('each paper says how one comes by it: who issues it, that one has it or fills it in, or whom to ask', () => {
	const kinds = Object.values(pack.tables.documents).map(({ issuer, got, ask }) => [issuer, got, ask].filter(Boolean).length);
	expect(kinds.every((said) => said === 1)).toBe(true);
	const list = ['resident-register', 'bankbook', 'service-application', 'exception-proof'].map((id) => ({ id }));
	show(FullBody, props('2026-11-23', { documents: { from: ['papers'], list } }));
	const said = screen.getByRole('region', { name: '무엇을 가져가나요' });
	expect(within(said).getByText(/동주민센터·구청·무인민원발급기/)).toBeInTheDocument();
	expect(within(said).getByText('갖고 있는 것을 가져가요')).toBeInTheDocument();
	expect(within(said).getByText(/신청할 때 적는 서류예요/)).toBeInTheDocument();
	expect(within(said).getByText(/확인 필요: 예외에 드는지 보건소에 물어보세요/)).toBeInTheDocument();
});

test('sources carry publisher, day and number; a stale record says how old it is', () => {
	const service = full('basic-pension');
	const { unmount } = show(Sources, { service, sources: pack.tables.sources, today: '2026-11-23' });
	const link = screen.getByRole('link', { name: /한국사회보장정보원/ });
	expect(link).toHaveAttribute('href', expect.stringContaining('WLF00001164'));
	expect(screen.getByText(/2026년 6월 12일 자료/)).toBeInTheDocument();
	expect(screen.queryByText('확인한 지 오래됐어요')).toBeNull();
	unmount();
	show(Sources, { service, sources: pack.tables.sources, today: '2027-06-01' });
	expect(screen.getByText('확인한 지 오래됐어요')).toBeInTheDocument();
});

test('a source that is less sure than it looks says so', () => {
	const service = full('junggu-small-shop-support');
	show(Sources, { service, sources: pack.tables.sources, today: '2026-11-23' });
	expect(screen.getByText('원문이 아니라 옮겨 적은 글에서 읽었어요')).toBeInTheDocument();
});

test('a listed service is marked as short and says whom to call', async () => {
	const listed: Listed = {
		...full('basic-pension'),
		depth: 'listed',
		line: '짧은 안내예요',
		online: 'https://www.bokjiro.go.kr/',
		phones: []
	} as unknown as Listed;
	const { container } = show(ListedBody, { service: listed, fallback: '120' });
	expect(screen.getByText('간단 안내')).toBeInTheDocument();
	const whom = screen.getByRole('region', { name: '어디에 물어보나요' });
	expect(within(whom).getByText(/120/)).toBeInTheDocument();
	await expectNoBarriers(container);
});
