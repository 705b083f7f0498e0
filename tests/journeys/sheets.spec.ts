import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/app.ts';

/** Presses a button that prints, and reads what would come out of the printer. */
async function printed(page: Page, summary: string | undefined, button: string): Promise<{ text: string; pages: number; qr: number }> {
	await page.evaluate(() => {
		const seen = window as unknown as { asked: number };
		seen.asked = 0;
		window.print = () => {
			window.dispatchEvent(new Event('beforeprint'));
			seen.asked++;
		};
	});
	if (summary) await page.getByText(summary, { exact: true }).click();
	await page.getByRole('button', { name: button }).click();
	await page.waitForFunction(() => (window as unknown as { asked: number }).asked === 1);
	await page.emulateMedia({ media: 'print' });
	const qr = await page.evaluate(() => document.querySelector('.only-print svg.qr')?.getBoundingClientRect().width ?? 0);
	const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), useSystemFonts: true }).promise;
	let text = '';
	for (let n = 1; n <= pdf.numPages; n++) {
		const content = await (await pdf.getPage(n)).getTextContent();
		text += content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
	}
	return { text: text.replace(/\s+/g, ''), pages: pdf.numPages, qr };
}
const LEAST = (25 / 25.4) * 96;

test('a stage prints as a guide, without the page it was asked from', async ({ app, page }) => {
	await page.goto(app.url('/stages/senior/'), { waitUntil: 'networkidle' });
	const { text, pages, qr } = await printed(page, '종이로 뽑기', '안내지 인쇄');
	for (const words of ['안내지', '기초연금', '물어볼곳:국민연금공단1355', '이종이를만든날', '/stages/senior/', '자료:']) expect(text).toContain(words);
	expect(text).not.toContain('골라보기');
	expect(qr).toBeGreaterThanOrEqual(LEAST);
	test.info().annotations.push({ type: 'pages', description: `guide ${pages}` });
});

test('the booklet has its contents first', async ({ app, page }) => {
	await page.goto(app.url('/stages/senior/'), { waitUntil: 'networkidle' });
	const { text, pages } = await printed(page, '종이로 뽑기', '소책자 인쇄');
	expect(text.indexOf('차례')).toBeGreaterThan(0);
	expect(text.indexOf('차례')).toBeLessThan(text.indexOf('물어볼곳:'));
	test.info().annotations.push({ type: 'pages', description: `booklet ${pages}` });
});

for (const dong of ['jungnim', 'yaksu'])
	test(`the leaflet of a dong with many places stays on two sheets: ${dong}`, async ({ app, page }) => {
		await page.goto(app.url(`/places/${dong}/`), { waitUntil: 'networkidle' });
		const { text, pages, qr } = await printed(page, '종이로 뽑기', '우리 동 안내지 인쇄');
		for (const words of ['물어볼곳', '주민센터', '나이와때에맞는도움', '가까운곳', `/places/${dong}/`]) expect(text).toContain(words);
		expect(qr).toBeGreaterThanOrEqual(LEAST);
		expect(pages).toBeLessThanOrEqual(2);
		test.info().annotations.push({ type: 'pages', description: `leaflet ${pages}` });
	});

test('a message for the board prints its words and a code, and nothing else', async ({ app, page }) => {
	await page.goto(app.url('/message/?ids=basic-pension'), { waitUntil: 'networkidle' });
	await page.getByRole('radio', { name: '게시판에 붙일 종이' }).check();
	const { text, pages, qr } = await printed(page, undefined, '이 글 인쇄');
	for (const words of ['알려드립니다', '기초연금', '물어볼곳:국민연금공단1355', '/services/basic-pension/']) expect(text).toContain(words);
	expect(text).not.toContain('어떤글로만들까요');
	expect(pages).toBe(1);
	expect(qr).toBeGreaterThanOrEqual(LEAST);
});
