/** The screen turned to a resident: large, one fact a line, nothing about anybody; and what is left when it was wiped. */
import { expect, type Page } from '@playwright/test';
import { hiddenFocus } from './barriers.ts';
import { button, noBarriersAtAll, pick, room } from './desk.ts';
import { placesWith } from './traces.ts';

/** Large letters by WCAG: 18 points. */
const LARGE = 24;
/** The longest line that residents are given (../shared/design/LOOK.md: plain words, one fact a sentence). */
const LONGEST = 60;
const TURN = '화면 돌려 보여주기';

/** What is too small, holds two facts, shares its row, or runs out of the window. Reads whatever screen is turned. */
export const turnedFaults = (page: Page): Promise<string[]> =>
	page.evaluate(
		([large, longest]) => {
			const turned = document.querySelector<HTMLElement>('dialog[open]')!;
			const said = (e: Element) => `"${e.textContent!.trim().replace(/\s+/g, ' ').slice(0, 30)}"`;
			const texts = [...turned.querySelectorAll<HTMLElement>('*')].filter((e) =>
				[...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim())
			);
			const found = texts.filter((e) => parseFloat(getComputedStyle(e).fontSize) < large).map((e) => `small ${said(e)}`);
			const lines = [...turned.querySelectorAll<HTMLElement>('li')];
			lines.forEach((line, i) => {
				const text = line.textContent!.trim();
				if (text.split(/(?<=[.?!])\s/).length > 1 || text.length > longest) found.push(`more than a fact ${said(line)}`);
				const next = lines[i + 1];
				if (next && next.getBoundingClientRect().top < line.getBoundingClientRect().bottom) found.push(`one row ${said(line)} ${said(next)}`);
			});
			if (turned.scrollWidth > turned.clientWidth) found.push(`sideways ${turned.scrollWidth} > ${turned.clientWidth}`);
			const { top, left, right, bottom } = turned.getBoundingClientRect();
			if (top > 0 || left > 0 || right < innerWidth || bottom < innerHeight) found.push('does not cover the screen');
			if (turned.scrollTop > 0) found.push('does not begin at its top');
			return found;
		},
		[LARGE, LONGEST] as const
	);

/** From now on the clock of the page is so much ahead. */
const later = (page: Page, ms: number) =>
	page.evaluate((ahead) => {
		const now = Date.now.bind(Date);
		Date.now = () => now() + ahead;
	}, ms);

/** At the booth: somebody's words are typed, the screen is turned, nobody touches it for three minutes. */
export async function turnedAtTheBooth(page: Page): Promise<void> {
	const marks = ['부스고래표식', '시장앞등대표식'] as const;
	await room(page, '새 상담');
	await page.getByLabel('부를 이름').fill(marks[0]);
	await expect(page.getByText('쓰던 글을 보관함에 담았습니다.')).toBeVisible();
	// The next one in the queue finds an empty page; going back finds what was half written.
	await page.getByRole('link', { name: '새 상담', exact: true }).click();
	await expect(page.getByLabel('부를 이름')).toHaveValue('');
	await page.goBack();
	await expect(page.getByLabel('부를 이름')).toHaveValue(marks[0]);
	await room(page, '부스');
	await page.getByLabel('곳', { exact: true }).fill(marks[1]);
	await pick(page, '함께 앉은 사람', '복지 코디네이터');
	await button(page, '회차 시작').click();
	await noBarriersAtAll(page);

	await button(page, TURN).click();
	const turned = page.getByRole('dialog', { name: '무엇이든 물어보십시오' });
	await expect(turned).toBeFocused();
	await noBarriersAtAll(page);
	const window = page.viewportSize()!;
	for (const [width, size] of [
		[360, '100'],
		[320, '100'],
		[320, '200']
	] as const) {
		await page.setViewportSize({ width, height: window.height });
		await page.evaluate((s) => document.documentElement.setAttribute('data-size', s), size);
		expect.soft({ width, size, turned: await turnedFaults(page) }).toEqual({ width, size, turned: [] });
	}
	await page.evaluate(() => document.documentElement.setAttribute('data-size', '100'));
	await page.setViewportSize(window);
	for (const mark of [...marks, '새봄이', '홍보기']) expect.soft(await turned.innerText()).not.toContain(mark);
	expect.soft(await hiddenFocus(page, 3)).toEqual([]);
	await page.keyboard.press('Escape');
	await expect(button(page, TURN)).toBeFocused();

	await button(page, TURN).click();
	await later(page, 155_000);
	await expect(turned.getByRole('alert')).toHaveText(/곧 잠깁니다/);
	await page.keyboard.press('Shift');
	await expect(turned.getByRole('alert')).toBeHidden();
	await later(page, 181_000);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	await expect(turned).toBeHidden();
	expect(new URL(page.url()).pathname).toBe('/desk/');
	for (const mark of marks) expect.soft(await page.content()).not.toContain(mark);
	expect.soft(await placesWith(page, [...marks])).toEqual([]);
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('부스');
	for (const mark of marks) expect.soft(await page.content()).not.toContain(mark);
}
