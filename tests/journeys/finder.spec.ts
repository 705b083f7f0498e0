import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, readyForOffline, test } from '../support/app.ts';
import { axed, broken, COLOURS } from '../support/axe.ts';

const heading = (page: Page) => page.locator('#question');
const next = (page: Page) => page.getByRole('button', { name: '다음', exact: true });

/** Opens one question from the list of all, and answers it; leads back to the list. */
async function answer(page: Page, question: RegExp, how: (form: ReturnType<Page['locator']>) => Promise<void>): Promise<void> {
	await expect(heading(page)).toHaveText('질문 모두 보기');
	await page.getByRole('button', { name: question }).click();
	await expect(heading(page)).not.toHaveText('질문 모두 보기');
	await how(page.locator('form:has(#question)'));
	await next(page).click();
	await expect(heading(page)).toHaveText('질문 모두 보기');
}

async function openAll(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByRole('button', { name: '질문 시작하기' }).click();
	await page.getByRole('button', { name: '질문 모두 보기' }).click();
}

test('from a door to an explanation and a saved service; back changes an answer and loses none', async ({ app, page }) => {
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: /나에게 맞는 지원 알아보기/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	const address = page.url();
	await page.getByRole('button', { name: '아이가 태어났어요' }).click();
	await expect(heading(page)).toBeFocused();
	await expect(page.getByText('이렇게 알고 시작해요')).toBeVisible();
	await page.getByLabel('년', { exact: true }).fill('2026');
	await page.getByLabel('월', { exact: true }).fill('10');
	await next(page).click();
	await expect(page.getByRole('heading', { name: '지금까지의 답으로 본 결과' })).toBeVisible();

	await expect(heading(page)).toHaveText('어디에 살고 계세요?');
	await page.getByLabel('서울의 다른 구에 있어요').check();
	await next(page).click();
	await expect(heading(page)).not.toHaveText('어디에 살고 계세요?');
	await page.goBack();
	await expect(heading(page)).toHaveText('어디에 살고 계세요?');
	await expect(heading(page)).toBeFocused();
	await expect(page.getByLabel('서울의 다른 구에 있어요')).toBeChecked();
	await page.getByLabel('중구에 주민등록이 있어요').check();
	await next(page).click();
	await expect(heading(page)).not.toHaveText('어디에 살고 계세요?');
	await page.getByRole('button', { name: '질문 모두 보기' }).click();
	await expect(page.getByText('중구에 주민등록이 있어요')).toBeVisible();
	await expect(page.getByText('2026년 10월')).toBeVisible();
	expect(page.url()).toBe(address);
	expect(await page.evaluate(() => JSON.stringify(history.state))).not.toMatch(/2026-10|here|seoul/);

	const card = page
		.getByRole('article')
		.filter({ has: page.getByText('가능성 있음') })
		.first();
	await card.getByText('왜 그런지 보기').click();
	await expect(card.getByText(/내 답: /).first()).toBeVisible();
	await expect(card.getByText(/자료$/).first()).toBeVisible();
	const name = (await card.getByRole('heading').textContent())!.trim();
	await card.getByRole('button', { name: /^저장/ }).click();
	await page.goto(app.url('/saved/'));
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
});

test('with keys alone, a service opened and left again', async ({ app, page }) => {
	await page.goto(app.url('/finder/'), { waitUntil: 'networkidle' });
	const to = async (target: ReturnType<Page['locator']>) => {
		await expect(target).toBeVisible();
		for (let i = 0; i < 80 && !(await target.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press('Tab');
		await expect(target).toBeFocused();
	};
	await to(page.getByRole('radio', { name: '나', exact: true }));
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: '부모님' })).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(heading(page)).toContainText('부모님');
	for (let i = 0; i < 3; i++) {
		const before = await heading(page).textContent();
		await expect(heading(page)).toBeFocused();
		await to(page.getByRole('button', { name: '모르겠어요' }));
		await page.keyboard.press('Enter');
		await expect(heading(page)).not.toHaveText(before!);
	}
	await to(page.getByRole('link', { name: '결과 보기' }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: '지금까지의 답으로 본 결과' })).toBeFocused();
	const link = page.getByRole('article').first().getByRole('link').first();
	await to(link);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	const question = page.url();
	expect(question).not.toContain('/finder/');
	await page.goBack();
	await expect(heading(page)).toBeVisible();
	await expect(page.getByText(/지금까지 \d+가지를 알려 주셨어요/)).toBeVisible();
});

test('without a network, once it has been there', async ({ app, page }) => {
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await readyForOffline(page);
	await app.kill();
	await openAll(page, app.url('/finder/'));
	await answer(page, /답하기.*나이가 어떻게/, (form) => form.getByRole('textbox').fill('72'));
	await expect(page.getByText('만 72살')).toBeVisible();
	await expect(page.getByRole('article').first()).toBeVisible();
});

test('answers that contradict each other are asked back, and one tap erases everything', async ({ app, page }) => {
	await openAll(page, app.url('/finder/'));
	await answer(page, /답하기.*모두 몇 명/, async (form) => {
		await form.locator('#age-0').fill('20');
		await form.getByRole('button', { name: /자녀 더하기/ }).click();
		await form.locator('#age-1').fill('35');
		await form.getByLabel('네, 모두 2명이에요').check();
	});
	await expect(page.getByText('다시 여쭤볼게요')).toBeVisible();
	await page.getByRole('button', { name: /^자녀.*고치기/ }).click();
	await page.getByLabel('년', { exact: true }).fill('2024');
	await next(page).click();
	await expect(page.getByText('다시 여쭤볼게요')).toHaveCount(0);
	await page.getByRole('button', { name: '모두 지우기' }).first().click();
	await expect(page.getByText('누구를 위해 알아볼까요?')).toBeVisible();
	await expect(page.getByText('지금까지의 답으로 본 결과')).toHaveCount(0);
});

test('a shared device forgets on leaving and when it is put away', async ({ app, page }) => {
	await page.goto(app.url('/display/'), { waitUntil: 'networkidle' });
	await page.getByLabel('여럿이 쓰는 기기예요').check();
	for (const leave of ['link', 'away'] as const) {
		await openAll(page, app.url('/finder/'));
		await answer(page, /답하기.*어디에 살고/, (form) => form.getByLabel('중구에 주민등록이 있어요').check());
		await expect(page.getByLabel('이 기기에 30일 두기')).toHaveCount(0);
		if (leave === 'link') await page.getByRole('navigation').getByRole('link', { name: '처음' }).click();
		else await page.goto(app.url('/urgent/'));
		await expect(page).not.toHaveURL(/finder/);
		await page.goBack();
		await expect(page.getByText('누구를 위해 알아볼까요?')).toBeVisible();
		await expect(page.getByText('지금까지의 답으로 본 결과')).toHaveCount(0);
	}
});

test('axe finds nothing on any screen of the finder, light and dark, and none scrolls sideways at 200 %', async ({ app, page }) => {
	await page.addInitScript(() => localStorage.setItem('bokji:display', JSON.stringify({ size: 200, theme: 'system', contrast: 'usual' })));
	const check = async (name: string) => {
		expect.soft({ name, light: broken(await axed(page, undefined, 'main')) }).toEqual({ name, light: [] });
		await page.emulateMedia({ colorScheme: 'dark' });
		expect.soft({ name, dark: broken(await axed(page, COLOURS, 'main')) }).toEqual({ name, dark: [] });
		await page.emulateMedia({ colorScheme: 'light' });
		expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
	};
	await page.goto(app.url('/finder/'), { waitUntil: 'networkidle' });
	await expect(page.getByRole('button', { name: '임신했어요' })).toBeVisible();
	await check('start');
	await page.getByRole('button', { name: '임신했어요' }).click();
	await page.getByLabel('임신 중이에요').check();
	await page.getByLabel('임신 몇 주인지').fill('60');
	await next(page).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await check('mend');
	await page.getByLabel('임신 몇 주인지').fill('12');
	await next(page).click();
	await expect(heading(page)).toHaveText('어디에 살고 계세요?');
	for (const name of ['왜 그런지 보기', '무엇을 더 알면 되는지 보기', '무엇을 확인할지 보기']) {
		const summary = page.locator('summary', { hasText: name }).first();
		if (await summary.count()) await summary.click();
	}
	await check('results');
	await page.getByRole('link', { name: '생애 시간표 보기' }).click();
	await expect(page.getByRole('img', { name: '시간표 그림' })).toBeVisible();
	await check('timetable');
	await page.getByRole('button', { name: '결과로 돌아가기' }).click();
	await expect(heading(page)).toHaveText('어디에 살고 계세요?');
	await page.getByRole('button', { name: '질문 모두 보기' }).click();
	await check('all');
	await page.getByRole('button', { name: /답하기.*모두 몇 명/ }).click();
	await page.getByRole('button', { name: /자녀 더하기/ }).click();
	await check('family');
});

/** Every file of a browser profile that holds one of the texts, in either encoding. */
function traces(profile: string, needles: string[]): string[] {
	const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	return files.flatMap((entry) => {
		const path = join(entry.parentPath, entry.name);
		const bytes = readFileSync(path);
		return needles
			.filter((needle) => bytes.includes(Buffer.from(needle, 'utf8')) || bytes.includes(Buffer.from(needle, 'utf16le')))
			.map((needle) => `${needle} in ${path}`);
	});
}

for (const keep of [false, true])
	test(keep ? 'answers kept on purpose are found on the device: the search is awake' : 'no answer is left anywhere in the browser', async ({ app }) => {
		const profile = mkdtempSync(join(tmpdir(), 'profile-'));
		const context = await chromium.launchPersistentContext(profile, {
			...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
			locale: 'ko-KR',
			viewport: { width: 360, height: 740 }
		});
		const page = context.pages()[0] ?? (await context.newPage());
		await page.goto(app.url('/'), { waitUntil: 'networkidle' });
		await readyForOffline(page);
		await openAll(page, app.url('/finder/'));
		if (keep) await page.getByLabel('이 기기에 30일 두기').check();
		await answer(page, /답하기.*나이가 어떻게/, (form) => form.getByRole('textbox').fill('1947-03-19'));
		await answer(page, /답하기.*한 달 소득/, async (form) => {
			await form.getByLabel('금액을 직접 적을게요').check();
			await form.getByRole('textbox').fill('1837465');
		});
		await page.getByRole('link', { name: '결과 보기' }).click();
		await page.getByRole('article').first().getByRole('link').first().click();
		await expect(page).not.toHaveURL(/finder/);
		await page.goBack();
		await expect(heading(page)).toBeVisible();
		await page.getByRole('link', { name: '생애 시간표 보기' }).click();
		await expect(page.getByRole('heading', { name: '언제 무엇이 달라지나요' })).toBeVisible();
		const held = await page.evaluate(() => JSON.stringify([location.href, document.title, history.state, { ...sessionStorage }]));
		expect(held).not.toMatch(/1947|1837465/);
		await page.waitForTimeout(1500);
		await context.close();
		const found = traces(profile, ['1947-03-19', '1837465', '1,837,465']);
		rmSync(profile, { recursive: true, force: true });
		if (keep) expect(found.length).toBeGreaterThan(0);
		else expect(found).toEqual([]);
	});
