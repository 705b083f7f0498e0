import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/app.ts';
import { routes } from '../support/routes.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

for (const theme of ['light', 'dark'] as const)
	test(`axe finds nothing on any page, ${theme}`, async ({ app, page }) => {
		await page.emulateMedia({ colorScheme: theme });
		for (const route of routes) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			const { violations, passes } = await new AxeBuilder({ page })
				.withTags(TAGS)
				.options({
					rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true }, 'color-contrast-enhanced': { enabled: true } }
				})
				.analyze();
			expect
				.soft(
					violations.map(
						(v) =>
							`${route} ${v.id}: ${v.nodes
								.map((n) => n.target.join(' '))
								.slice(0, 3)
								.join(' | ')}`
					)
				)
				.toEqual([]);
			expect(passes.map((p) => p.id)).toContain('document-title');
		}
	});

test('a planted fault is found: the check is awake', async ({ app, page }) => {
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await page.evaluate(() => {
		const button = document.createElement('button');
		button.style.cssText = 'min-height:0;width:10px;height:10px;padding:0;color:#999;background:#fff';
		const row = document.createElement('div');
		row.append(button, button.cloneNode());
		document.querySelector('main')!.append(row);
	});
	const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
	expect(violations.map((v) => v.id)).toEqual(expect.arrayContaining(['button-name', 'target-size']));
});

for (const [width, size] of [
	[320, 100],
	[360, 200]
] as const)
	test(`no page scrolls sideways at ${width} px with ${size} % text`, async ({ app, page }) => {
		await page.setViewportSize({ width, height: 640 });
		await page.addInitScript((s) => localStorage.setItem('bokji:display', JSON.stringify({ size: s, theme: 'system', contrast: 'usual' })), size);
		for (const route of routes) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
			expect.soft(`${route} ${wide! <= seen!}`).toBe(`${route} true`);
		}
	});

test('every target is 48 px, every page has its own title, one h1, and focus goes there', async ({ app, page }) => {
	const titles = new Set<string>();
	for (const route of routes) {
		await page.goto(app.url(route), { waitUntil: 'networkidle' });
		titles.add(await page.title());
		await expect(page.locator('h1')).toHaveCount(1);
		const small = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('button, .button, summary, input:not([type=radio]):not([type=checkbox]), select, nav a')]
				.filter((e) => e.checkVisibility() && !e.classList.contains('term') && !e.closest('p.skip'))
				.filter((e) => e.getBoundingClientRect().height < 47.5)
				.map((e) => e.textContent?.trim().slice(0, 20))
		);
		expect.soft({ route, small }).toEqual({ route, small: [] });
	}
	expect(titles.size).toBe(routes.length);
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: /급할 때 전화/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('text size, theme and contrast are remembered before the first paint', async ({ app, page }) => {
	await page.goto(app.url('/display/'), { waitUntil: 'networkidle' });
	await page.getByLabel('아주 크게').check();
	await page.getByLabel('어둡게').check();
	await page.goto(app.url('/about/'), { waitUntil: 'commit' });
	await expect(page.locator('html')).toHaveAttribute('data-size', '160');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.waitForLoadState('networkidle');
	expect(await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeCloseTo(16 * 1.6 * 1.125, 0);
});

test('reduced motion moves nothing, and a search says its count politely', async ({ app, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(app.url('/search/'), { waitUntil: 'networkidle' });
	const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length);
	expect(moving).toBe(0);
	await page.getByRole('searchbox').fill('기초연금');
	await expect(page.getByRole('status').filter({ hasText: '찾았어요' })).toHaveText(/\d+가지를 찾았어요/);
});

test('at 200 % on a small window the menu at the bottom lets go; at 100 % it stays at the thumb', async ({ app, page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(app.url('/display/'), { waitUntil: 'networkidle' });
	const menu = page.locator('nav').last();
	const held = () => menu.evaluate((e) => getComputedStyle(e).position);
	expect(await held()).toBe('fixed');
	await page.getByLabel('가장 크게').check();
	expect(await held()).toBe('static');
	await page.setViewportSize({ width: 360, height: 1000 });
	expect(await held()).toBe('fixed');
});

test('another language keeps the focus where it was and is said; every setting is two taps away', async ({ app, page }) => {
	await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
	await page.getByRole('contentinfo').getByRole('button', { name: 'Tiếng Việt' }).press('Enter');
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
	await expect(page.getByRole('contentinfo').getByRole('button', { name: 'Tiếng Việt' })).toBeFocused();
	await expect(page.getByRole('status').filter({ hasText: 'Tiếng Việt' })).toHaveCount(1);
	await page.getByRole('contentinfo').getByRole('button', { name: '한국어', exact: true }).press('Enter');
	await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
	await page.getByRole('link', { name: '글자·화면 표시' }).click();
	await page.getByRole('group', { name: '읽는 빠르기' }).getByLabel('빠르게').check();
	await page.getByRole('checkbox', { name: '여럿이 쓰는 기기예요' }).check();
	await page.getByRole('group', { name: /언어/ }).getByLabel('English').check();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.getByLabel('English')).toBeFocused();
	await page.reload({ waitUntil: 'networkidle' });
	await expect(page.locator('input[name=speed][value=fast]')).toBeChecked();
	await expect(page.getByLabel('English')).toBeChecked();
	await expect(page.getByRole('checkbox')).toBeChecked();
});
