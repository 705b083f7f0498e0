import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '@playwright/test';
import { expect, test, type App } from '../support/app.ts';

const MM = 96 / 25.4;
const PT = 96 / 72;

async function pdfText(bytes: Uint8Array): Promise<string> {
	const pdf = await getDocument({ data: bytes, useSystemFonts: true }).promise;
	let text = '';
	for (let n = 1; n <= pdf.numPages; n++)
		text += (await (await pdf.getPage(n)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
	return text.replace(/\s+/g, '');
}

async function save(app: App, page: Page, id: string): Promise<void> {
	await page.goto(app.url(`/services/${id}/`), { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: /^저장/ }).first().click();
	await expect(page.getByRole('button', { name: /저장됨/ })).toBeVisible();
}

test('two services saved become one sheet: where, what, what to say, on paper', async ({ app, page }) => {
	await save(app, page, 'basic-pension');
	await save(app, page, 'livelihood-benefit');
	await page.goto(app.url('/saved/'), { waitUntil: 'networkidle' });
	await page.getByRole('link', { name: '한 번에 챙길 것 보기' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '한 번에 챙길 것' })).toBeVisible();
	await page.getByRole('combobox', { name: '어느 동에 사세요?' }).selectOption({ label: '약수동' });
	await expect(page.getByText('02-3396-6770')).toBeVisible();
	await page.getByRole('checkbox', { name: /신분증/ }).check();
	expect(page.url()).toBe(app.url('/visit/'));
	const text = await pdfText(new Uint8Array(await page.pdf({ format: 'A4', tagged: true })));
	for (const words of [
		'한번에챙길것',
		'약수동주민센터',
		'02-3396-6770',
		'가져갈것',
		'신분증',
		'기초연금을신청하고싶어요.',
		'제가받을수있는지봐주세요.',
		'1355',
		'/services/basic-pension/',
		'/services/livelihood-benefit/',
		'자료:',
		'이종이를만든날'
	])
		expect(text).toContain(words);
	for (const words of ['본문바로가기', '어느동에사세요', '종이에찍을글자', '복지길잡이에대해']) expect(text).not.toContain(words);
});

test('the sheet of an address needs nothing saved, and what it does not know it leaves out', async ({ app, page }) => {
	await page.goto(app.url('/visit/?ids=basic-pension,no-such-service,%3Cscript%3E'), { waitUntil: 'networkidle' });
	await expect(page.getByRole('heading', { level: 3, name: '기초연금' })).toBeVisible();
	await expect(page.getByRole('article')).toHaveCount(1);
	await page.goto(app.url('/visit/?ids=no-such-service'), { waitUntil: 'networkidle' });
	await expect(page.getByText(/안내에서 빠진 서비스예요/)).toBeVisible();
	await page.goto(app.url('/visit/'), { waitUntil: 'networkidle' });
	await expect(page.getByText('아직 고른 서비스가 없어요.')).toBeVisible();
});

test('on paper letters are 16 or 20 points, and every QR is at least 25 mm', async ({ app, page }) => {
	await page.goto(app.url('/visit/?ids=basic-pension,livelihood-benefit'), { waitUntil: 'networkidle' });
	const look = () =>
		page.evaluate(() => ({
			letters: parseFloat(getComputedStyle(document.querySelector('main p')!).fontSize),
			codes: [...document.querySelectorAll('svg.qr')].map((code) => code.getBoundingClientRect().width)
		}));
	await page.emulateMedia({ media: 'print' });
	expect((await look()).letters).toBeGreaterThanOrEqual(15.9 * PT);
	await page.emulateMedia({ media: 'screen' });
	await page.getByRole('radio', { name: '큰 글자' }).check();
	await page.emulateMedia({ media: 'print' });
	const { letters, codes } = await look();
	expect(letters).toBeGreaterThanOrEqual(20 * PT - 0.1);
	expect(codes).toHaveLength(2);
	for (const width of codes) expect(width).toBeGreaterThanOrEqual(25 * MM);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
	expect(wide).toBe(true);
});

test('progress is kept when written down, comes back, and is erased at once', async ({ app, page }) => {
	await save(app, page, 'basic-pension');
	const kept = () => page.evaluate(() => localStorage.getItem('bokji:progress'));
	await page.goto(app.url('/saved/'), { waitUntil: 'networkidle' });
	await page.getByText('진행 상황 적기').click();
	await page.getByRole('radio', { name: '신청함' }).check();
	expect(await kept()).toBeNull();
	await page.getByRole('button', { name: '이 기기에 적어 두기' }).click();
	expect(JSON.parse((await kept())!)['basic-pension'].step).toBe('applied');
	await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
	await expect(page.getByText(/신청함 · /)).toBeVisible();
	await page.goto(app.url('/saved/'), { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: '진행 상황 모두 지우기' }).click();
	expect(await kept()).toBeNull();
	await expect(page.getByText(/신청함 · /)).toHaveCount(0);
});

test('a file made on the page may be saved: its rules of safety allow it', async ({ app, page }) => {
	await page.goto(app.url('/visit/'), { waitUntil: 'networkidle' });
	const refused: string[] = [];
	page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.evaluate(() => {
			const link = document.createElement('a');
			link.href = URL.createObjectURL(new Blob(['BEGIN:VCALENDAR'], { type: 'text/calendar' }));
			link.download = '복지-시간표.ics';
			link.click();
		})
	]);
	expect(download.suggestedFilename()).toBe('복지-시간표.ics');
	expect(await download.failure()).toBeNull();
	expect(refused).toEqual([]);
});
