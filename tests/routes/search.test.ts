/** The search screen as people use it, over the real catalogue. */
import { configure, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import type { Pack } from '#lib/content/pack.ts';
import { shared } from '#lib/device/shared.svelte.ts';
import Page from '../../src/routes/search/+page.svelte';
import { addressOf, readAddress } from '../../src/routes/search/address.ts';
import { recent } from '../../src/routes/search/recent.svelte.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const at = vi.hoisted(() => ({ page: { url: new URL('http://localhost/search/'), state: {} }, goto: vi.fn(), left: [] as (() => void)[] }));
vi.mock('$app/state', () => ({ page: at.page }));
vi.mock('$app/navigation', () => ({
	replaceState: (url: URL) => history.replaceState({}, '', url),
	goto: at.goto,
	afterNavigate: (run: (how: unknown) => void) => queueMicrotask(() => run({ type: 'enter', from: null, to: { route: { id: '/search' } } })),
	beforeNavigate: (run: () => void) => at.left.push(run)
}));

// The search is prepared anew in every test.
configure({ asyncUtilTimeout: 10_000 });
const user = userEvent.setup();
const { t } = words;
const box = () => screen.getByRole('searchbox');
const names = () => screen.getAllByRole('heading', { level: 3 }).map((h) => h.textContent);

beforeEach(() => {
	catalogue.hold(JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack);
	history.replaceState({}, '', '/search/');
	localStorage.clear();
	shared.on = false;
	recent.clear();
	at.left.length = 0;
});

async function ask(query: string) {
	const view = show(Page as never, {});
	await user.type(box(), query.replace(/[[{]/g, '$&$&'));
	return view;
}

describe('results while typing', () => {
	test('the service, with what was typed marked, and no barriers', async () => {
		const { container } = await ask('기초연금');
		const link = await screen.findByRole('link', { name: '기초연금' });
		expect(within(link).getByText('기초연금').tagName).toBe('MARK');
		expect(location.search).toBe(`?${new URLSearchParams({ q: '기초연금' })}`);
		await expectNoBarriers(container);
	});
	test('why it is here', async () => {
		await ask('노맞돌');
		expect(await screen.findByText(t('search.why.alias', { text: '노맞돌' }))).toBeInTheDocument();
	});
	test('how it was read, and it is taken back', async () => {
		await ask('rlchdusrma');
		const chip = await screen.findByRole('button', { name: /rlchdusrma → 기초연금/ });
		await user.click(chip);
		await waitFor(() => expect(screen.queryByRole('button', { name: /rlchdusrma → 기초연금/ })).toBeNull());
		expect(readAddress(new URL(location.href)).without).toEqual(['keyboard:rlchdusrma']);
	});
	test('an address with words is answered', async () => {
		history.replaceState({}, '', `/search/?q=${encodeURIComponent('노인 연금 얼마')}`);
		show(Page as never, {});
		await waitFor(() => expect(names()).toContain('기초연금'));
		expect(box()).toHaveValue('노인 연금 얼마');
	});
	test('one life stage goes into the address', async () => {
		await ask('치매');
		const group = await screen.findByRole('group', { name: t('search.stage') });
		await user.click(within(group).getAllByRole('button')[0]!);
		expect(String(at.goto.mock.calls.at(-1)?.[0])).toContain('stage=');
	});
});

describe('answers that are no service', () => {
	test('a crisis: the number stands before everything', async () => {
		await ask('죽고 싶어요');
		const link = await screen.findByRole('link', { name: /109/ });
		expect(link).toHaveAttribute('href', 'tel:109');
		expect(screen.getAllByRole('heading', { level: 2 })[0]).toHaveTextContent(t('search.crisis'));
	});
	test('the name of a service is no cry for help: its line stands below', async () => {
		await ask('생계급여');
		expect(await screen.findByRole('link', { name: /129/ })).toBeInTheDocument();
		expect(screen.queryByRole('heading', { name: t('search.crisis') })).toBeNull();
	});
	test('another place of the same name', async () => {
		await ask('부산 중구 출산지원금');
		expect(await screen.findByText(/부산에 사시면/)).toBeInTheDocument();
	});
	test('a resident registration number is nowhere', async () => {
		await ask('900101-1234567 기초연금');
		expect(await screen.findByText(t('search.private'))).toBeInTheDocument();
		at.left.forEach((run) => run());
		expect(location.href + JSON.stringify(localStorage)).not.toMatch(/1234567/);
	});
	test('nothing found: what begins alike, phones, life stages', async () => {
		const { container } = await ask('기쭁뿗뙓');
		expect(await screen.findByText(t('search.nearest'))).toBeInTheDocument();
		expect(screen.getByRole('link', { name: t('help.city') })).toHaveAttribute('href', 'tel:120');
		await expectNoBarriers(container);
	});
});

describe('recent searches', () => {
	test('stay on this device, can be chosen and cleared', async () => {
		recent.add('월세');
		show(Page as never, {});
		await user.click(await screen.findByRole('button', { name: '월세' }));
		await waitFor(() => expect(names().length).toBeGreaterThan(3));
		await user.clear(box());
		await user.click(await screen.findByRole('button', { name: t('search.recentClear') }));
		expect(localStorage.getItem('bokji:recent-searches')).toBeNull();
	});
	test('none on a device that several people use', () => {
		localStorage.setItem('bokji:shared-device', 'true');
		recent.start();
		recent.add('월세');
		expect(recent.words).toEqual([]);
		expect(localStorage.getItem('bokji:recent-searches')).toBeNull();
	});
});

test('an address holds words, filters and what was taken back', () => {
	const url = addressOf(new URL('http://x/search/?old=1'), {
		query: ' 월세 900101-1234567',
		without: ['meaning:월세'],
		choice: { theme: ['money'], target: [], level: [] },
		stage: 'senior'
	});
	expect(
		addressOf(new URL('http://x/search/'), {
			query: '가'.repeat(10_000),
			without: [],
			choice: { theme: [], target: [], level: [] },
			stage: ''
		}).searchParams.get('q')
	).toHaveLength(300);
	expect(Object.fromEntries(url.searchParams)).toEqual({ theme: 'money', q: '월세', stage: 'senior', not: 'meaning:월세' });
});
