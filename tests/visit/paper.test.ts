import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stageFirsts, stagePaper } from '#lib/catalogue/paper-views.ts';
import { packReader } from '#lib/catalogue/reader.ts';
import { byKind } from '#lib/places/group.ts';
import { byTheme } from '#lib/visit/by-theme.ts';
import DongLeaflet from '#lib/visit/DongLeaflet.svelte';
import PrintButton from '#lib/visit/PrintButton.svelte';
import StageBooklet from '#lib/visit/StageBooklet.svelte';
import StageGuide from '#lib/visit/StageGuide.svelte';
import { full, pack, site } from '../support/model.ts';
import { expectNoBarriers, show } from '../support/words.ts';

const reader = packReader(pack);
const senior = site.stages.find(({ id }) => id === 'senior')!;
const today = '2026-11-23';
const url = 'https://example.org/stages/senior/';
const print = vi.fn();
beforeEach(() => vi.stubGlobal('print', print));
afterEach(() => {
	print.mockClear();
	vi.unstubAllGlobals();
});

test('a stage on paper is each full service that is offered, once, in the order of its page; what ended is named apart', async () => {
	const ended = { ...full('basic-pension'), id: 'gone', name: '사라진 것', state: 'ended' as const };
	const paper = await stagePaper(packReader({ ...pack, services: [...pack.services, ended] }), senior, today);
	const wanted = pack.services.filter(({ depth, stages, state }) => depth === 'full' && stages.includes('senior') && state !== 'ended' && state !== 'historic');
	expect(paper.services.map(({ id }) => id).sort()).toEqual(wanted.map(({ id }) => id).sort());
	expect(paper.services.slice(0, senior.first.length).map(({ id }) => id)).toEqual(senior.first);
	expect(paper.past).toContain('사라진 것');
	expect(paper.services.map(({ name }) => name)).not.toContain('사라진 것');
});

test('the guide: name, line, what one gets, whom to call, source and day; a code and the address in words', async () => {
	const paper = {
		...(await stagePaper(reader, senior, today)),
		services: [full('basic-pension'), { ...full('livelihood-benefit'), state: 'check' as const }],
		past: ['옛것']
	};
	const { container } = show(StageGuide, { stage: senior, paper, url, today, fallback: '120' });
	const guide = screen.getByRole('region', { name: `${senior.name} 안내지` });
	expect(within(guide).getByRole('heading', { name: '기초연금' })).toBeInTheDocument();
	const service = full('basic-pension');
	for (const words of [service.text.gist, ...service.text.youGet]) expect(within(guide).getByText(words)).toBeInTheDocument();
	expect(within(guide).getByText('물어볼 곳: 국민연금공단 1355, 보건복지상담센터 129')).toBeInTheDocument();
	expect(within(guide).getAllByText(/자료: .*2026년.*확인한 날: 2026년/)).toHaveLength(2);
	expect(within(guide).getAllByText('지금도 하는지 먼저 확인합니다.')).toHaveLength(1);
	expect(within(guide).getByText(`이 안내를 휴대전화로 보기: ${url}`)).toBeInTheDocument();
	expect(within(guide).getByText(/이 종이를 만든 날: 2026년 11월 23일/)).toBeInTheDocument();
	expect(within(guide).getByText(/뺀 것: 옛것/)).toBeInTheDocument();
	expect(guide.querySelectorAll('svg.qr')).toHaveLength(1);
	expect(guide).toHaveClass('only-print');
	await expectNoBarriers(container);
});

test('a service without a number says whom to ask; one past its review day says that it is old', () => {
	const bare = { ...full('basic-pension'), nextReview: '2026-01-01' };
	bare.contacts = bare.contacts.map(({ phone: _, ...rest }) => rest);
	show(StageGuide, { stage: senior, paper: { services: [bare], past: [], sources: pack.tables.sources }, url, today, fallback: '120' });
	expect(screen.getByText('전화번호는 확인이 필요합니다. 120에 물어봅니다.')).toBeInTheDocument();
	expect(screen.getByText(/확인한 지 오래됐습니다/)).toBeInTheDocument();
});

test('the booklet: contents first, themes in their order, each service once with its number', async () => {
	const paper = await stagePaper(reader, senior, today);
	const parts = byTheme(paper.services, site.themes);
	const orders = parts.map(({ id }) => site.themes[id]!.order);
	expect(orders).toEqual([...orders].sort((a, b) => a - b));
	expect(parts.flatMap(({ entries }) => entries.map(({ number }) => number))).toEqual(paper.services.map((_, i) => i + 1));
	expect(new Set(parts.flatMap(({ entries }) => entries.map(({ service }) => service.id))).size).toBe(paper.services.length);

	const few = { ...paper, services: paper.services.slice(0, 12) };
	const { container } = show(StageBooklet, { stage: senior, paper: few, themes: site.themes, url, today, fallback: '120' });
	const booklet = screen.getByRole('region', { name: `${senior.name} 소책자` });
	const contents = within(booklet).getByRole('navigation', { name: '차례' });
	const links = within(contents).getAllByRole('link');
	expect(links).toHaveLength(12);
	for (const link of links) expect(container.querySelector(link.getAttribute('href')!)).toHaveTextContent(link.textContent.trim());
	expect(contents.compareDocumentPosition(within(booklet).getAllByRole('article')[0]!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
	await expectNoBarriers(container);
});

test('the leaflet of a dong: its office with what is known of its number, places by kind, seven times of life', async () => {
	const places = pack.places.filter(({ dong }) => dong === 'yaksu');
	const office = places.find(({ kind }) => kind === 'dong-office')!;
	const near = byKind(
		places.filter((place) => place !== office),
		site.placeKinds
	);
	expect(near.flatMap((group) => group.places)).toHaveLength(places.length - 1);
	const firsts = await stageFirsts(reader, site.stages, today, 3);
	const life = site.stages.map(({ id, name }) => ({ id, name, services: firsts[id] ?? [] }));
	const { container } = show(DongLeaflet, { dong: '약수동', office, near, life, lines: ['120 다산콜'], url: 'https://example.org/places/yaksu/', today });
	const leaflet = screen.getByRole('region', { name: '약수동 복지 안내지' });
	expect(within(leaflet).getByText(`${office.name} ${office.phone}`)).toBeInTheDocument();
	expect(within(leaflet).getByText(office.phoneNote!)).toBeInTheDocument();
	const stages = within(within(leaflet).getByRole('region', { name: '나이와 때에 맞는 도움' })).getAllByRole('definition');
	expect(stages).toHaveLength(7);
	for (const stage of stages) expect(stage.textContent.split(', ').length).toBeGreaterThanOrEqual(3);
	for (const { kind } of near) expect(within(leaflet).getByText(kind)).toBeInTheDocument();
	expect(leaflet.querySelectorAll('svg.qr')).toHaveLength(1);
	await expectNoBarriers(container);
});

test('the button gathers first and prints then; where nothing can be read it says so and prints nothing', async () => {
	const user = userEvent.setup();
	const prepare = vi.fn(async () => expect(print).not.toHaveBeenCalled());
	show(PrintButton, { label: '안내지 인쇄', prepare });
	await user.click(screen.getByRole('button', { name: '안내지 인쇄' }));
	expect(prepare).toHaveBeenCalledOnce();
	await vi.waitFor(() => expect(print).toHaveBeenCalledOnce());

	prepare.mockRejectedValueOnce(new Error('no catalogue'));
	await user.click(screen.getByRole('button', { name: '안내지 인쇄' }));
	expect(await screen.findByText(/안내를 읽지 못했어요/)).toBeInTheDocument();
	expect(print).toHaveBeenCalledOnce();
});
