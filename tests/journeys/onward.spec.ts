/** From the finder's results onward: the years to come, and one sheet for what was picked. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/app.ts';

const heading = (page: Page) => page.locator('#question');

/** Somebody of 64 who lives here, told through the list of all questions. */
async function tell(page: Page, url: string): Promise<void> {
	await page.goto(url, { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: '질문 시작하기' }).click();
	await page.getByRole('button', { name: '질문 모두 보기' }).click();
	for (const [question, give] of [
		[/답하기.*나이가 어떻게/, (form: ReturnType<Page['locator']>) => form.getByRole('textbox').fill('1962-03-15')],
		[/답하기.*어디에 살고/, (form: ReturnType<Page['locator']>) => form.getByLabel('중구에 주민등록이 있어요').check()]
	] as const) {
		await page.getByRole('button', { name: question }).click();
		await expect(heading(page)).not.toHaveText('질문 모두 보기');
		await give(page.locator('form:has(#question)'));
		await page.getByRole('button', { name: '다음', exact: true }).click();
		await expect(heading(page)).toHaveText('질문 모두 보기');
	}
}

test('the results lead to the life timetable, to a calendar file, and back to where one was', async ({ app, page }) => {
	await tell(page, app.url('/finder/'));
	await page.getByRole('link', { name: '생애 시간표 보기' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '생애 시간표' })).toBeFocused();
	await expect(page.getByText('나, 만 65세가 돼요.').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: '2027년 3월 15일' }).first()).toBeVisible();
	const held = await page.evaluate(() => JSON.stringify([location.href, document.title, history.state, { ...sessionStorage }, { ...localStorage }]));
	expect(held).not.toMatch(/1962|here/);
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '달력에 넣기' }).click()]);
	expect(download.suggestedFilename()).toBe('복지-시간표.ics');
	const file = readFileSync(await download.path(), 'utf8').replace(/\r\n /g, '');
	expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
	expect(file).toContain('DTSTART;VALUE=DATE:20270315');
	await page.getByRole('button', { name: '결과로 돌아가기' }).click();
	await expect(heading(page)).toHaveText('질문 모두 보기');
	await expect(page.getByText('1962년 3월 15일').first()).toBeVisible();
});

test('opened by its address, the timetable knows nobody and says where to begin', async ({ app, page }) => {
	await page.goto(app.url('/finder/timeline/'), { waitUntil: 'networkidle' });
	await expect(page.getByText('아직 알려 주신 것이 없어요.')).toBeVisible();
	await page.getByRole('link', { name: '질문에 답하기' }).click();
	await expect(page.getByText('누구를 위해 알아볼까요?')).toBeVisible();
});

test('on a shared device what is picked makes a sheet, stands nowhere else, and is gone after it', async ({ app, page }) => {
	await page.goto(app.url('/display/'), { waitUntil: 'networkidle' });
	await page.getByLabel('여럿이 쓰는 기기예요').check();
	await tell(page, app.url('/finder/'));
	const card = page.getByRole('article').first();
	const name = (await card.getByRole('heading').textContent())!.trim();
	await card.getByRole('button', { name: /^담기/ }).click();
	await page.getByRole('link', { name: '생애 시간표 보기' }).click();
	await expect(page.getByText('나, 만 65세가 돼요.').first()).toBeVisible();
	await page.getByRole('button', { name: '결과로 돌아가기' }).click();
	await page.getByRole('article').first().getByRole('link', { name: '한 번에 챙길 것 보기' }).click();
	await expect(page.getByRole('heading', { level: 3, name, exact: true })).toBeVisible();
	expect(new URL(page.url()).search).toBe('');
	expect(await page.evaluate(() => Object.keys(localStorage).sort())).toEqual(['bokji:shared-device']);
	await page.getByRole('navigation').getByRole('link', { name: '처음' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '무엇을 도와드릴까요?' })).toBeVisible();
	await page.goBack();
	await expect(page.getByText('아직 고른 서비스가 없어요.')).toBeVisible();
	await page.goto(app.url('/finder/'));
	await expect(page.getByText('누구를 위해 알아볼까요?')).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(0);
});
