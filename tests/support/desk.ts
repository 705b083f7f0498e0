/** The steps of the desk that several journeys, the long campaigns and the help's pictures share. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { cutTexts, outlineFaults, spaceText, wordless } from './barriers.ts';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const pick = (page: Page, legend: string, choice: string) => page.getByRole('group', { name: legend }).getByText(choice, { exact: true }).click();
export const room = async (page: Page, name: string) => {
	await page.getByRole('navigation', { name: '상담 창구 메뉴' }).getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('link', { name, exact: true }).and(page.locator('[aria-current=page]'))).toBeVisible();
};

/** What axe finds; in dark only what has to do with colour. */
const axe = (page: Page, only?: string[]) => {
	const made = new AxeBuilder({ page });
	if (only) return made.withRules(only).analyze();
	return made
		.options({ rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } } })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'])
		.analyze();
};
const told = (page: Page, { violations }: Awaited<ReturnType<typeof axe>>) =>
	violations.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);

/** axe, 48 px targets, and nothing to scroll sideways, also with letters twice as large. */
export async function noBarriers(page: Page): Promise<void> {
	expect.soft(told(page, await axe(page))).toEqual([]);
	for (const size of ['200', '100']) {
		const [wide, seen] = await page.evaluate((s) => {
			document.documentElement.dataset.size = s;
			return [document.documentElement.scrollWidth, document.documentElement.clientWidth];
		}, size);
		expect.soft(wide!, `${page.url()} ${size} %`).toBeLessThanOrEqual(seen!);
	}
	expect.soft(await small(page), page.url()).toEqual([]);
}

/** What a finger would miss. */
const small = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, .button, summary, input:not([type=radio]):not([type=checkbox]), select, nav a')]
			.filter((e) => e.checkVisibility() && !e.closest('p.skip') && !e.classList.contains('unseen') && e.getBoundingClientRect().height < 47.5)
			.map((e) => `${e.localName} ${e.id} ${e.textContent?.trim().slice(0, 20)}`)
	);

/** And the same screen in dark, at 320 px, with large text and in wide spacing: colours, one way through the headings, no text cut off. */
export async function noBarriersAtAll(page: Page): Promise<void> {
	expect.soft(told(page, await axe(page))).toEqual([]);
	expect.soft(await small(page), page.url()).toEqual([]);
	await page.emulateMedia({ colorScheme: 'dark' });
	expect.soft(told(page, await axe(page, ['color-contrast', 'color-contrast-enhanced']))).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
	const window = page.viewportSize()!;
	for (const [width, size, wide] of [
		[320, '130', false],
		[360, '200', true]
	] as const) {
		await page.setViewportSize({ width, height: window.height });
		await page.evaluate((s) => document.documentElement.setAttribute('data-size', s), size);
		await spaceText(page, wide);
		expect.soft({ url: page.url(), width, size, cut: await cutTexts(page) }).toEqual({ url: page.url(), width, size, cut: [] });
	}
	await spaceText(page, false);
	await page.setViewportSize(window);
	await page.evaluate(() => document.documentElement.setAttribute('data-size', '100'));
	expect.soft({ url: page.url(), faults: [...(await outlineFaults(page)), ...(await wordless(page))] }).toEqual({ url: page.url(), faults: [] });
}

/** A fresh drawer with a name, open on today's page. Returns the words that open it. */
export async function setUp(page: Page, office = '연습 사무실', worker = '연습 담당'): Promise<string> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구 준비', { timeout: 30_000 });
	await page.getByLabel('사무실 이름').fill(office);
	await page.getByLabel('담당자 이름').fill(worker);
	await button(page, '이 낱말 쓰기').click();
	const words = await page.locator('.offered').innerText();
	await page.getByLabel('여는 말 한 번 더').fill(words);
	await button(page, '보관함 만들기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('복구 종이', { timeout: 90_000 });
	await expect(page.locator('.code')).toHaveText(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
	await page.getByLabel('인쇄했거나 손으로 옮겨 적었습니다.').check();
	await button(page, '다음').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('오늘 할 일');
	return words;
}

export async function unlock(page: Page, words: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	await page.getByLabel('여는 말', { exact: true }).fill(words);
	await button(page, '열기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('오늘 할 일', { timeout: 60_000 });
}

/** A talk with somebody, agreed to, up to the referral. */
export async function talkAndRefer(page: Page, name: string): Promise<void> {
	await room(page, '오늘');
	await page.getByRole('link', { name: '새 상담 시작' }).click();
	await page.getByLabel('부를 이름').fill(name);
	await pick(page, '어떻게 만났습니까?', '방문');
	await pick(page, '무엇을 상담했습니까?', '복지');
	await pick(page, '무엇이 힘듭니까?', '경제');
	await pick(page, '얼마나 급합니까?', '이번 주');
	await page.getByLabel('상담 요약').fill('난방비가 걱정이라고 하심');
	await button(page, '저장하고 의뢰하기').click();
	await page.getByText('만 14세 이상').click();
	await button(page, '네, 괜찮습니다').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('의뢰');
}
