/** The steps of the desk that several journeys and the long campaigns share. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
export const pick = (page: Page, legend: string, choice: string) => page.getByRole('group', { name: legend }).getByText(choice, { exact: true }).click();

export async function noBarriers(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa'])
		.options({ rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } } })
		.analyze();
	expect.soft(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)).toEqual([]);
	const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
	expect.soft(wide!).toBeLessThanOrEqual(seen!);
}

export async function setUp(page: Page, names = { office: '연습 사무실', worker: '연습 담당' }): Promise<string> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구 준비', { timeout: 30_000 });
	await page.getByLabel('사무실 이름').fill(names.office);
	await page.getByLabel('담당자 이름').fill(names.worker);
	await button(page, '이 낱말 쓰기').click();
	const words = await page.locator('.offered').innerText();
	await page.getByLabel('여는 말 한 번 더').fill(words);
	await button(page, '보관함 만들기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('복구 종이', { timeout: 60_000 });
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
