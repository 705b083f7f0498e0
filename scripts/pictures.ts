/**
 * npm run pictures — takes the pictures of the desk's help page from the practice people, in the built app.
 * To be run again whenever a pictured page changes its looks; look at them before they are kept.
 */
import { chromium, type Page } from '@playwright/test';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { PICTURES, SIZE, type Picture } from '../src/routes/desk/help/pictures.ts';
import { findChromium } from '../tests/support/chromium.mjs';
import { button, pick, room, setUp, unlock } from '../tests/support/desk.ts';
import { serve } from './serve.mjs';

const FOLDER = 'src/routes/desk/help/pictures';
/** In bytes. */
const LARGEST = 25 * 1024;
const taken = new Set<Picture>();

/** The page from `from` on, with nothing that moves or marks a focus, as good as the room allows. */
async function take(page: Page, name: Picture, from?: string): Promise<void> {
	const y = await page.evaluate((selector) => {
		(document.activeElement as HTMLElement | null)?.blur();
		const box = document.querySelector<HTMLElement>('dialog[open]') ?? document.scrollingElement!;
		const top = selector ? box.scrollTop + document.querySelector(selector)!.getBoundingClientRect().top - 16 : 0;
		box.scrollTo({ top, behavior: 'instant' });
		return scrollY;
	}, from);
	await page.waitForTimeout(300);
	const cdp = await page.context().newCDPSession(page);
	const file = `${FOLDER}/${name}.webp`;
	for (const quality of [60, 45, 30, 20, 10, 5]) {
		const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality, clip: { x: 0, y, ...SIZE, scale: 2 } });
		writeFileSync(file, Buffer.from(data, 'base64'));
		const { size } = statSync(file);
		console.log(`${name}: ${size} bytes at quality ${quality}`);
		if (size <= LARGEST) {
			taken.add(name);
			return cdp.detach();
		}
	}
	throw new Error(`${name} is larger than ${LARGEST} bytes`);
}

async function morning(page: Page, url: string): Promise<void> {
	await page.addInitScript('window.print = () => undefined');
	await page.goto(url, { waitUntil: 'networkidle' });
	const words = await setUp(page);
	await room(page, '보관');
	await button(page, '연습용 사람 들여오기').click();
	await button(page, '연습용 사람 모두 버리기').waitFor();
	await button(page, '백업 파일 만들기').click();
	await page.getByText('백업 파일을 만들었습니다.').first().waitFor();
	await button(page, '잠그기').click();
	await page.getByRole('heading', { level: 1, name: '상담 창구가 잠겨 있습니다' }).waitFor();
	await take(page, 'unlock');
	await unlock(page, words);
	await take(page, 'today');
	await room(page, '받기');
	await take(page, 'inbox');
	await room(page, '실적');
	await take(page, 'report', 'main .scroll');

	await room(page, '오늘');
	await page.getByRole('link', { name: /^이야기/ }).click();
	await page.getByLabel('부를 이름').fill('이야기');
	await pick(page, '어떻게 만났습니까?', '방문');
	await pick(page, '무엇을 상담했습니까?', '복지');
	await pick(page, '무엇이 힘듭니까?', '경제');
	await pick(page, '얼마나 급합니까?', '이번 주');
	await page.getByLabel('상담 요약').fill('혼자 지내시고 난방비가 걱정이라고 하심.');
	await page.getByText('쓰던 글을 보관함에 담았습니다.').waitFor();
	await take(page, 'talk', 'main form');
	await button(page, '저장하고 의뢰하기').click();
	await page.getByText('만 14세 이상').click();
	await take(page, 'agree');
	await button(page, '네, 괜찮습니다').click();

	await page.getByLabel('받는 기관', { exact: true }).fill('연습구청 복지과');
	await pick(page, '기관의 갈래', '공공기관');
	await page.getByLabel('의뢰하는 까닭').fill('혼자 지내십니다.');
	await page.getByLabel('부탁하는 것').fill('난방비 도움이 되는지 보아 주세요.');
	await take(page, 'refer', '.two');
	await button(page, '주민께 여쭙기').click();
	await button(page, '알겠습니다').click();
	await button(page, '인쇄하고 보냄으로 적기').click();
	await page.getByRole('article', { name: '의뢰서' }).waitFor();
	await take(page, 'send', 'main article');

	await room(page, '오늘');
	await page.getByRole('link', { name: /홍보기/ }).click();
	await page.getByRole('link', { name: '맞는 지원 찾기' }).click();
	await page.getByRole('heading', { name: '맞을 수 있는 지원' }).waitFor();
	await take(page, 'match', '#matches');
}

const { executablePath, env } = await findChromium();
const { server, port } = await serve('build', 0);
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } });
mkdirSync(FOLDER, { recursive: true });
try {
	const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: 2, locale: 'ko-KR', timezoneId: 'Asia/Seoul', reducedMotion: 'reduce' });
	await morning(page, `http://localhost:${port}/desk/`);
} finally {
	await browser.close();
	server.closeAllConnections();
	server.close();
}
const missing = PICTURES.filter((name) => !taken.has(name));
if (missing.length) throw new Error(`not taken: ${missing.join(', ')}`);
