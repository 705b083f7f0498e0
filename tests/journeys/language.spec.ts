import { expect, readyForOffline, test } from '../support/app.ts';

test('a language chosen at the foot of the page: shown at once, kept, also without a network; a tag that does not exist gives Korean', async ({
	app,
	page
}) => {
	await page.goto(app.url('/services/basic-pension/'));
	await readyForOffline(page);
	await page.getByRole('button', { name: 'Tiếng Việt' }).click();
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lương hưu cơ bản');
	await expect(page.getByText('기초연금', { exact: true }).first()).toHaveAttribute('lang', 'ko');
	await expect(page.getByRole('link', { name: /1577-1366/ })).toBeVisible();
	await app.kill();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lương hưu cơ bản');
	await page.goto(app.url('/stages/infant/'));
	await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
	await page.evaluate(() => localStorage.setItem('bokji:language', '"xx-none"'));
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
});
