import { expect, readyForOffline, test } from '../support/app.ts';

test('on 1 January in the district the app turns to the new year by itself, without a network', async ({ app, page }) => {
	await page.clock.setFixedTime(new Date('2026-12-31T14:59:00Z'));
	await page.goto(app.url('/'));
	await readyForOffline(page);
	await app.kill();
	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByText('349,700원').first()).toBeVisible();
	await expect(page.getByText('2027년 금액은 아직 확인되지 않았어요')).toHaveCount(0);

	await page.clock.setFixedTime(new Date('2026-12-31T15:00:00Z'));
	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByText('2027년 금액은 아직 확인되지 않았어요')).toBeVisible();
});

test('a record past its review day says so on the phone', async ({ app, page }) => {
	await page.goto(app.url('/'));
	await readyForOffline(page);
	await page.clock.setFixedTime(new Date('2027-06-01T03:00:00Z'));
	await page.goto(app.url('/services/basic-pension/'));
	await expect(page.getByText('확인한 지 오래됐어요').first()).toBeVisible();
});
