import { axed, broken, COLOURS } from '../support/axe.ts';
import { expect, test } from '../support/app.ts';

test('a planted fault of each kind is found: the check is awake', async ({ app, page }) => {
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await page.evaluate(() => {
		const make = (tag: string, given: Record<string, string>, text = '', style = '') => {
			const e = document.createElement(tag);
			for (const [key, value] of Object.entries(given)) e.setAttribute(key, value);
			e.textContent = text;
			e.style.cssText = style;
			return e;
		};
		const tiny = 'min-height:0;width:10px;height:10px;padding:0;background:#fff';
		const row = make('div', {});
		row.append(make('button', {}, '', tiny), make('button', {}, '', tiny));
		row.append(make('p', {}, 'enough for AA, not for AAA', 'color:#6b6b6b;background:#fff'));
		row.append(make('button', { 'aria-label': 'Other words' }, 'Seen words'));
		row.append(make('a', { href: '/about/' }, 'twins'), make('a', { href: '/words/' }, 'twins'));
		row.append(make('h5', {}, 'skipped'));
		document.querySelector('main')!.append(row);
	});
	const { violations, incomplete } = await axed(page);
	expect(violations.map((v) => v.id)).toEqual(
		expect.arrayContaining(['button-name', 'target-size', 'color-contrast-enhanced', 'label-content-name-mismatch', 'heading-order'])
	);
	// Axe asks a person about links of one name; our own check decides it: access-pages.spec.ts.
	expect(incomplete.map((v) => v.id)).toContain('identical-links-same-purpose');
	// The second look at a page, in the other theme, is for colours alone.
	expect(broken(await axed(page, COLOURS)).join()).toContain('color-contrast-enhanced');
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
	// Whoever asked the phone for more contrast gets stronger edges without asking here.
	const edge = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('footer .button')!).borderTopWidth));
	const usual = await edge();
	await page.emulateMedia({ contrast: 'more' });
	expect(await edge()).toBeGreaterThan(usual);
});

test('reduced motion moves nothing, and a search says its count politely', async ({ app, page }) => {
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(app.url('/search/'), { waitUntil: 'networkidle' });
	const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length);
	expect(moving).toBe(0);
	await page.getByRole('searchbox').fill('기초연금');
	await expect(page.getByRole('status').filter({ hasText: '찾았어요' })).toHaveText(/\d+가지를 찾았어요/);
	await page.getByRole('link', { name: '급할 때' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '급할 때' })).toBeFocused();
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
	expect(page.url()).toBe(app.url('/services/basic-pension/'));
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
