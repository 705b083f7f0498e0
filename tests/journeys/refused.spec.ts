import { expect, readyForOffline, test } from '../support/app.ts';

test('a browser without IndexedDB still reads, online and offline, and says what it cannot keep', async ({ app, page }) => {
	await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }));
	await page.goto(app.url('/'));
	await expect(page.getByText('이 기기에 자리가 모자라서')).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await app.kill();
	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('기초연금');
});

test('with local storage refused, a choice holds until the page closes, and the page says so', async ({ app, page }) => {
	await page.addInitScript(() =>
		Object.defineProperty(globalThis, 'localStorage', {
			get: () => {
				throw new DOMException('refused', 'SecurityError');
			}
		})
	);
	await page.goto(app.url('/display/'));
	await page.getByLabel('가장 크게').check();
	await expect(page.locator('html')).toHaveAttribute('data-size', '200');
	await expect(page.getByRole('alert')).toContainText('이 기기가 저장을 막고 있어요');
});

test('with the disk quota used up the catalogue is still read', async ({ app, page, context }) => {
	const cdp = await context.newCDPSession(page);
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.url()).origin, quotaSize: 20_000 });
	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('기초연금');
	await expect(page.getByText('이 기기에 자리가 모자라서')).toBeVisible();
	await page.getByRole('link', { name: '찾기' }).first().click();
	await page.getByRole('searchbox').fill('기초연금');
	await expect(page.getByRole('link', { name: '기초연금', exact: true })).toBeVisible();
	await cdp.send('Storage.overrideQuotaForOrigin', { origin: new URL(app.url()).origin });
	await page.reload();
	await readyForOffline(page);
});
