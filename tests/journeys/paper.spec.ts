import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from '../support/app.ts';

async function pdfText(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
	const pdf = await getDocument({ data: bytes, useSystemFonts: true }).promise;
	let text = '';
	for (let n = 1; n <= pdf.numPages; n++) {
		const content = await (await pdf.getPage(n)).getTextContent();
		text += content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
	}
	return { text: text.replace(/\s+/g, ''), pages: pdf.numPages };
}

test('a service on paper reads: what, who, how, papers, phone, source, address', async ({ app, page }) => {
	await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
	const { text, pages } = await pdfText(new Uint8Array(await page.pdf({ format: 'A4', tagged: true })));
	for (const words of [
		'기초연금',
		'349,700원',
		'무엇을받나요',
		'누가받나요',
		'어떻게신청하나요',
		'무엇을가져가나요',
		'1355',
		'복지로',
		'https://www.bokjiro.go.kr/',
		'/services/basic-pension/',
		'인쇄한날'
	])
		expect(text).toContain(words);
	expect(text).not.toContain('본문바로가기');
	expect(text).not.toContain('글자·화면표시');
	expect(pages).toBeLessThanOrEqual(4);
});

test('paper is black on white with a QR of at least 25 mm, in both themes', async ({ app, page }) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ media: 'print', colorScheme });
		await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
		const look = await page.evaluate(() => {
			const body = getComputedStyle(document.body);
			return {
				ink: body.color,
				paper: body.backgroundColor,
				size: parseFloat(body.fontSize),
				qr: document.querySelector('svg.qr')!.getBoundingClientRect().width
			};
		});
		expect(look.ink).toBe('rgb(0, 0, 0)');
		expect(look.paper).toBe('rgb(255, 255, 255)');
		expect(look.size).toBeGreaterThanOrEqual((16 * 96) / 72 - 0.5);
		expect(look.qr).toBeGreaterThanOrEqual((25 / 25.4) * 96);
		await expect(page.getByRole('navigation')).toBeHidden();
	}
});
