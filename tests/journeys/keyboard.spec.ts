import { expect, test } from '../support/app.ts';

test('from home to a printed service with keys alone', async ({ app, page }) => {
	await page.addInitScript(() => {
		(globalThis as unknown as { printed: number }).printed = 0;
		window.print = () => {
			(globalThis as unknown as { printed: number }).printed++;
		};
	});
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: '본문 바로가기' })).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('기초연금');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/search\/\?q=/);
	const hit = page.getByRole('link', { name: '기초연금', exact: true });
	await expect(hit).toBeVisible();
	for (let i = 0; i < 40 && !(await hit.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
	await expect(hit).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('기초연금');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	const print = page.getByRole('button', { name: '인쇄' });
	for (let i = 0; i < 20 && !(await print.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
	await expect(print).toBeFocused();
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => (globalThis as unknown as { printed: number }).printed)).toBe(1);
});

test('back goes back to where you were', async ({ app, page }) => {
	await page.goto(app.url('/stages/senior/'), { waitUntil: 'networkidle' });
	const link = page.locator('article a').nth(12);
	const name = await link.textContent();
	await link.scrollIntoViewIfNeeded();
	const before = await page.evaluate(() => scrollY);
	await link.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name!.trim());
	await page.getByRole('button', { name: '뒤로' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('어르신');
	await expect.poll(async () => Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(200);
	await expect(link).toBeFocused();
	// A list that was searched for comes a moment after its page: the way back waits for it.
	await page.goto(app.url('/search/?q=연금'), { waitUntil: 'networkidle' });
	const hit = page.locator('article a').nth(5);
	const found = (await hit.textContent())!.trim();
	await hit.click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await page.goBack();
	await expect(page.getByRole('link', { name: found, exact: true })).toBeFocused();
});
