import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, readyForOffline, test } from '../support/app.ts';

test('after one visit everything works with the server killed, and no picture of the desk came along', async ({ app, page }) => {
	const asked: string[] = [];
	page.context().on('request', (request) => asked.push(request.url()));
	await page.goto(app.url('/'));
	await readyForOffline(page);
	await app.kill();
	const kept = await page.evaluate(async () => {
		const boxes = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
		return (await Promise.all(boxes.map((cache) => cache.keys()))).flat().map(({ url }) => url);
	});
	expect(kept.filter((url) => url.includes('/_app/')).length).toBeGreaterThan(20);
	expect([...asked, ...kept].filter((url) => url.endsWith('.webp'))).toEqual([]);

	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('기초연금');
	await expect(page.getByText('349,700원').first()).toBeVisible();
	await page.getByRole('button', { name: /저장/ }).click();

	await page.goto(app.url('/search/?q=기초연금'));
	await expect(page.getByRole('link', { name: '기초연금', exact: true })).toBeVisible();

	await page.goto(app.url('/saved/'));
	await expect(page.getByRole('link', { name: '기초연금' })).toBeVisible();

	await page.goto(app.url('/urgent/'));
	await expect(page.getByRole('link', { name: /109/ })).toHaveAttribute('href', 'tel:109');

	await page.goto(app.url('/places/'));
	await page
		.getByRole('link', { name: /약수동$/ })
		.last()
		.click();
	await expect(page.getByRole('heading', { name: /약수동 주민센터/ })).toBeVisible();

	await page.goto(app.url('/stages/infant'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('영·유아');

	await page.goto(app.url('/nowhere/at/all'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('페이지를 찾을 수 없어요');
	await expect(page.getByRole('searchbox')).toBeVisible();
});

test('a page never opened before opens after the browser was restarted, with no server', async ({ app }) => {
	const profile = mkdtempSync(join(tmpdir(), 'profile-'));
	const open = () =>
		chromium.launchPersistentContext(profile, {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
			locale: 'ko-KR'
		});
	const first = await open();
	const page = await first.newPage();
	await page.goto(app.url('/'));
	await readyForOffline(page);
	await first.close();
	await app.kill();

	const second = await open();
	const again = await second.newPage();
	await again.goto(app.url('/services/parent-benefit/'));
	await expect(again.getByRole('heading', { level: 1 })).toContainText('부모급여');
	await again.goto(app.url('/'));
	await expect(again.getByRole('heading', { level: 1 })).toBeVisible();
	await second.close();
	rmSync(profile, { recursive: true, force: true });
});

test('without a network the device says so, and client navigation goes on', async ({ app, page, context }) => {
	await page.goto(app.url('/'));
	await readyForOffline(page);
	await page.reload();
	await context.setOffline(true);
	await page
		.getByRole('link', { name: /어르신/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('어르신');
	await page.getByRole('link', { name: '기초연금', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('기초연금');
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('어르신');
});
