/** The page of text and screen, and the page about access, as people use them. */
import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { display } from '#lib/device/display.svelte.ts';
import { shared } from '#lib/device/shared.svelte.ts';
import { voice } from '#lib/device/voice.svelte.ts';
import AccessPage from '../../src/routes/access/+page.svelte';
import DisplayPage from '../../src/routes/display/+page.svelte';
import { site } from '../support/model.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const asked = vi.hoisted(() => ({ invalidate: vi.fn() }));
vi.mock('$app/navigation', () => asked);
const user = userEvent.setup();
const { t } = words;
const root = document.documentElement;
const group = (key: string) => within(screen.getByRole('group', { name: t(key) }));
const kept = (key: string): unknown => JSON.parse(localStorage.getItem(`bokji:${key}`) ?? 'null');

beforeEach(() => {
	localStorage.clear();
	vi.restoreAllMocks();
	display.change({ size: 100, theme: 'system', contrast: 'usual' });
	localStorage.clear();
	shared.on = false;
	voice.recall();
	for (const meta of document.querySelectorAll('meta[name=theme-color]')) meta.remove();
});

describe('text and screen', () => {
	test('one heading, every choice in a named group, no barriers', async () => {
		const { container } = show(DisplayPage, {});
		expect(screen.getAllByRole('heading', { level: 1 }).map((h) => h.textContent)).toEqual([t('display.title')]);
		for (const key of ['display.size', 'display.theme', 'display.contrast', 'language.title', 'aloud.speed', 'display.sharedTitle'])
			expect(screen.getByRole('group', { name: t(key) })).toBeInTheDocument();
		await expectNoBarriers(container);
	});

	test('five sizes named in words; the chosen one is seen at once and kept', async () => {
		show(DisplayPage, {});
		expect(group('display.size').getAllByRole('radio')).toHaveLength(5);
		await user.click(group('display.size').getByLabelText(t('display.sizes.160')));
		expect([root.getAttribute('data-size'), kept('display')]).toEqual(['160', { size: 160, theme: 'system', contrast: 'usual' }]);
		await user.click(group('display.size').getByLabelText(t('display.sizes.100')));
		expect(root).not.toHaveAttribute('data-size');
	});

	test('a theme takes the colour of the browser’s bar along, and gives it back', async () => {
		for (const [media, content] of [
			['(prefers-color-scheme: light)', '#FAF8F4'],
			['(prefers-color-scheme: dark)', '#14171A']
		] as const)
			document.head.append(Object.assign(document.createElement('meta'), { name: 'theme-color', media, content }));
		const bars = () => [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].map((meta) => meta.content);
		show(DisplayPage, {});
		await user.click(group('display.theme').getByLabelText(t('display.themes.dark')));
		expect([root.getAttribute('data-theme'), ...bars()]).toEqual(['dark', '#14171A', '#14171A']);
		await user.click(group('display.theme').getByLabelText(t('display.themes.light')));
		expect(bars()).toEqual(['#FAF8F4', '#FAF8F4']);
		await user.click(group('display.theme').getByLabelText(t('display.themes.system')));
		expect(bars()).toEqual(['#FAF8F4', '#14171A']);
		await user.click(group('display.contrast').getByLabelText(t('display.contrasts.more')));
		expect(root).toHaveAttribute('data-contrast', 'more');
	});

	test('each language in its own name and marked with it; choosing one keeps it and asks for its words', async () => {
		show(DisplayPage, {});
		const tongues = group('language.title');
		expect(tongues.getAllByRole('radio')).toHaveLength(site.district.languages.length);
		expect(tongues.getByText('Tiếng Việt')).toHaveAttribute('lang', 'vi');
		expect(tongues.getByText('쉬운 한국어')).toHaveAttribute('lang', 'ko');
		await user.click(tongues.getByLabelText('Tiếng Việt'));
		expect(kept('language')).toBe('vi');
		expect(asked.invalidate).toHaveBeenCalledWith('app:language');
	});

	test('the speed of reading and a shared device are kept', async () => {
		show(DisplayPage, {});
		await user.click(group('aloud.speed').getByLabelText(t('aloud.speeds.slow')));
		expect(kept('voice-speed')).toBe('slow');
		await user.click(screen.getByRole('checkbox', { name: t('display.shared') }));
		expect(shared.on).toBe(true);
		expect(screen.getByRole('group', { name: t('display.sharedTitle') })).toHaveAccessibleDescription(t('display.sharedHint'));
	});

	test('a browser that keeps nothing is told at once', async () => {
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('no', 'QuotaExceededError');
		});
		show(DisplayPage, {});
		expect(screen.queryByRole('alert')).toBeNull();
		await user.click(group('display.size').getByLabelText(t('display.sizes.130')));
		expect(screen.getByRole('alert')).toHaveTextContent(t('display.notKept'));
	});
});

describe('about access', () => {
	test('what was checked, what fails, whom to ask; no mark is claimed', async () => {
		const { container } = show(AccessPage, {});
		for (const key of ['access.checkedTitle', 'access.failsTitle', 'access.askTitle']) {
			const region = within(screen.getByRole('region', { name: t(key) }));
			expect(region.getByRole('heading', { level: 2 })).toHaveTextContent(t(key));
		}
		expect(within(screen.getByRole('region', { name: t('access.failsTitle') })).getAllByRole('listitem').length).toBeGreaterThan(0);
		expect(screen.getByText(t('access.noMark'))).toBeInTheDocument();
		expect(screen.getByRole('link', { name: t('help.city') })).toHaveAttribute('href', `tel:${site.district.cityPhone}`);
		expect(screen.getByRole('link', { name: t('help.dong') })).toHaveAttribute('href', '/places/');
		await expectNoBarriers(container);
	});
});
