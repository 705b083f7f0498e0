/** Two offices and a camera: cards are given and compared, a referral goes by code, the answer comes back by file, and what does not belong stays outside. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../support/app.ts';
import { expect, test } from '../support/app.ts';
import { button, noBarriers, pick, room, setUp, talkAndRefer } from '../support/desk.ts';
import { drawn, drawnMoving, film } from '../support/fake-camera.ts';

const CAMERA = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const launch = (args: string[]) =>
	chromium.launch({ ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}), args: ['--no-first-run', ...args] });
const table = (browser: Browser): Promise<BrowserContext> =>
	browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', viewport: { width: 360, height: 740 } });

async function desk(context: BrowserContext, app: App, office: string): Promise<Page> {
	const page = await context.newPage();
	page.setDefaultTimeout(45_000);
	await page.goto(app.url('/desk/'));
	await setUp(page, office);
	return page;
}

/** What a tap on a button gives as a file. */
async function fileFrom(page: Page, name: string, folder: string): Promise<string> {
	const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
	const path = join(folder, `${Date.now()}-${download.suggestedFilename()}`);
	await download.saveAs(path);
	return path;
}

const sight = (page: Page) => page.getByRole('region', { name: '카메라로 QR 읽기' });
const ownFingerprint = (page: Page) => page.getByRole('region', { name: '우리 사무실 카드' }).locator('.digits').innerText();
const cardOf = (page: Page, office: string) => page.getByRole('article', { name: office });

async function compare(page: Page, office: string, digits: string): Promise<void> {
	await cardOf(page, office)
		.getByLabel(/불러 주는 지문/)
		.fill(digits);
	await button(page, '맞춰 보기').click();
}

async function refuses(page: Page, bytes: Buffer | string, says: string): Promise<void> {
	const payload = typeof bytes === 'string' ? bytes : { name: 'letter.txt', mimeType: 'text/plain', buffer: bytes };
	await page.getByLabel('파일 열기').setInputFiles(payload);
	await expect(page.getByRole('alert')).toContainText(says);
	await expect(page.getByRole('alert')).toContainText('담은 것은 없습니다.');
}

/** Lines of the audit of a kind, and all referrals the desk knows of. */
async function auditLines(page: Page, did: string, count: number): Promise<void> {
	await room(page, '보관');
	await page.locator('summary', { hasText: '살펴본 기록' }).click();
	await expect(page.getByRole('region', { name: '살펴본 기록' }).getByRole('cell', { name: did })).toHaveCount(count);
}

test('a referral goes by moving code into the other office, its answer comes back by file and ends the case', async ({ app }) => {
	test.setTimeout(400_000);
	const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
	const camera = join(folder, 'camera.y4m');
	film(camera, [undefined]);
	const browser = await launch([...CAMERA, `--use-file-for-fake-video-capture=${camera}`]);
	const [a, b] = [await desk(await table(browser), app, '연습 가 사무실'), await desk(await table(browser), app, '연습 나 사무실')];
	const complaints: string[] = [];
	for (const page of [a, b]) page.on('pageerror', (error) => complaints.push(error.message));

	await test.step('cards: one by file, one by camera; both compared by what the other reads out', async () => {
		for (const page of [a, b]) await room(page, '카드');
		const file = await fileFrom(b, '카드 파일 건네기', folder);
		await a.getByLabel('카드 파일 열기').setInputFiles(file);
		await expect(cardOf(a, '연습 나 사무실')).toContainText('지문을 맞춰 보아야 합니다');
		const right = await ownFingerprint(b);
		await compare(
			a,
			'연습 나 사무실',
			right.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
		);
		await expect(cardOf(a, '연습 나 사무실')).toContainText('숫자가 다릅니다.');
		await compare(a, '연습 나 사무실', right);
		await expect(cardOf(a, '연습 나 사무실')).toContainText('지문을 맞춰 보았습니다');
		await button(a, 'QR로 보이기').click();
		film(camera, [await drawn(a)]);
		await button(b, '카메라로 카드 읽기').click();
		await expect(cardOf(b, '연습 가 사무실')).toContainText('지문을 맞춰 보아야 합니다', { timeout: 60_000 });
		await noBarriers(b);
	});

	await test.step('a referral to the picked office, sent by code', async () => {
		await talkAndRefer(a, '홍보기');
		await pick(a, '카드를 받은 사무실 가운데 고르기', '연습 나 사무실');
		await expect(a.getByLabel('받는 기관', { exact: true })).toHaveValue('연습 나 사무실');
		await pick(a, '기관의 갈래', '공공기관');
		await a.getByLabel('의뢰하는 까닭').fill('혼자 지내십니다.');
		await a.getByLabel('부탁하는 것').fill('난방비 지원을 알아보아 주세요.');
		await button(a, '주민께 여쭙기').click();
		await button(a, '알겠습니다').click();
		await button(a, '보냄으로 적고 QR 보이기').click();
		await expect(a.getByRole('heading', { level: 1 })).toHaveText('건네기');
		await button(a, 'QR로 보이기').click();
		await noBarriers(a);
	});

	await test.step('an office that was not compared is not believed; once compared, the letter opens', async () => {
		const toMoving = button(a, '잘 안 읽히면 나누어 보이기');
		if (await toMoving.isVisible()) await toMoving.click();
		await expect(a.getByText(/\d+장 가운데 \d+번째 장을 보이고 있습니다/)).toBeVisible();
		film(camera, await drawnMoving(a, 12));
		await button(a, '멈추기').click();
		const paused = await drawn(a);
		await a.waitForTimeout(1000);
		expect(await drawn(a)).toEqual(paused);
		await button(a, '다음 장').click();
		expect(await drawn(a)).not.toEqual(paused);
		await noBarriers(a);

		await room(b, '받기');
		await button(b, '카메라로 QR 읽기').click();
		await expect(b.getByRole('alert')).toContainText('지문을 맞춰 보지 않은 사무실입니다', { timeout: 90_000 });
		await room(b, '카드');
		await room(a, '카드');
		await compare(b, '연습 가 사무실', await ownFingerprint(a));
		await room(b, '받기');
		await button(b, '카메라로 QR 읽기').click();
		await expect(b.getByRole('heading', { name: '연습 가 사무실에서 보냈습니다' })).toBeVisible({ timeout: 90_000 });
		await expect(b.getByText('난방비 지원을 알아보아 주세요.')).toBeVisible();
		await expect(b.getByText('난방비가 걱정이라고 하심')).toHaveCount(0);
		await noBarriers(b);
	});

	await test.step('left, it is not there; taken in, it is', async () => {
		await button(b, '받지 않기').click();
		await expect(b.getByText('받지 않았습니다.')).toBeVisible();
		await room(b, '오늘');
		await expect(b.getByText('홍보기')).toHaveCount(0);
		await room(b, '받기');
		await button(b, '카메라로 QR 읽기').click();
		await button(b, '받아 넣기').click({ timeout: 90_000 });
		await b.getByRole('link', { name: '받은 기록 열기' }).click();
		await expect(b.getByRole('heading', { level: 1 })).toHaveText('홍보기');
		await expect(b.locator('.state')).toContainText('보냄');
	});

	const step = async (page: Page, to: string, fill: () => Promise<void>) => {
		const steps = page.getByText('다음 단계 적기', { exact: true }).first();
		if (!(await button(page, to).isVisible())) await steps.click();
		await button(page, to).click();
		await fill();
		await button(page, `“${to}”(으)로 적기`).click();
		await expect(page.locator('.state')).toContainText(to);
	};
	let answer = '';
	await test.step('the answer: taken on, done, and back as a file', async () => {
		await step(b, '접수', () => b.getByLabel('맡은 사람').fill('연습 담당'));
		await step(b, '연계 완료', () => pick(b, '무엇으로 알았습니까?', '회신 쪽지나 봉투'));
		await noBarriers(b);
		await b.getByRole('link', { name: '답 건네기' }).click();
		answer = await fileFrom(b, '파일로 건네기', folder);
		expect(readFileSync(answer, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
		await noBarriers(b);
	});

	await test.step('what does not belong: each with its own words, one line of the audit, and nothing else', async () => {
		await room(a, '받기');
		await refuses(a, Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), '봉투가 아닙니다');
		await refuses(a, Buffer.alloc(2_000_000, 'x'), '파일이 너무 큽니다');
		await refuses(a, Buffer.from('['.repeat(10_000)), '봉투가 아닙니다');
		await refuses(a, Buffer.alloc(0), '빈 파일입니다');
		const text = readFileSync(answer, 'utf8');
		const at = text.indexOf('\n', 200) + 10;
		await refuses(a, Buffer.from(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)), '봉투가 상했습니다');
		await auditLines(a, '들이지 않음', 5);
		await room(b, '받기');
		await refuses(b, answer, '우리가 보낸 봉투입니다');
	});

	await test.step('the answer is taken in, twice without harm, and the case is closed', async () => {
		await room(a, '받기');
		await a.getByLabel('파일 열기').setInputFiles(answer);
		await expect(a.getByText('의뢰: 연계 완료')).toBeVisible();
		await button(a, '받아 넣기').click();
		await expect(a.locator('#main').getByText('받아 넣었습니다.')).toBeVisible();
		await a.getByLabel('파일 열기').setInputFiles(answer);
		await expect(a.locator('#main').getByText('이미 받은 봉투입니다.')).toBeVisible();
		await button(a, '받아 넣기').click();
		await a.getByRole('link', { name: '받은 기록 열기' }).click();
		await expect(a.locator('.state')).toContainText('연계 완료');
		await step(a, '종결', () => pick(a, '어떻게 마쳤습니까?', '주민께 알림'));
	});

	await test.step('one round on two devices: begun here, tapped on both, gathered here, counted once', async () => {
		const talks = (page: Page) => page.getByRole('region', { name: '상담', exact: true }).getByRole('button', { name: /^복지 ?\d/ });
		const give = async (page: Page, office: string) => {
			await page.locator('summary', { hasText: '다른 기기와 합치기' }).click();
			await pick(page, '건넬 곳', office);
			return fileFrom(page, '파일로 건네기', folder);
		};
		const take = async (page: Page, file: string, says: string) => {
			await room(page, '받기');
			await page.getByLabel('파일 열기').setInputFiles(file);
			await expect(page.locator('#main')).toContainText(says);
			await button(page, '받아 넣기').click();
			await page.getByRole('link', { name: '부스 열기' }).click();
		};
		await room(a, '부스');
		await a.getByLabel('곳', { exact: true }).fill('시장');
		await button(a, '회차 시작').click();
		await talks(a).click();
		await expect(talks(a)).toContainText('1');
		const begun = await give(a, '연습 나 사무실');
		await noBarriers(a);
		await take(b, begun, '상담 1건');
		await expect(b.getByText('연습 가 사무실에서 연 회차입니다')).toBeVisible();
		await expect(b.locator('summary', { hasText: '회차 마감' })).toHaveCount(0);
		for (const sum of ['2', '3']) {
			await talks(b).click();
			await expect(talks(b)).toContainText(sum);
		}
		const tapped = await give(b, '연습 가 사무실');
		for (const word of ['상담 2건', '이미 받은 봉투입니다']) {
			await take(a, tapped, word);
			await expect(talks(a)).toContainText('3');
		}
		await expect(a.locator('summary', { hasText: '회차 마감' })).toBeVisible();
	});

	await test.step('the other office has new keys, signed by the old ones: a yes is enough', async () => {
		await room(b, '카드');
		const before = await ownFingerprint(b);
		await b.locator('summary', { hasText: '우리 열쇠 바꾸기' }).click();
		await pick(b, '왜 바꿉니까?', '한 해마다 바꿉니다');
		await button(b, '새 열쇠 만들기').click();
		await expect(b.locator('#main').getByText('새 열쇠를 만들었습니다')).toBeVisible();
		const after = await ownFingerprint(b);
		expect(after).not.toBe(before);
		const file = await fileFrom(b, '카드 파일 건네기', folder);
		await room(a, '카드');
		await a.getByLabel('카드 파일 열기').setInputFiles(file);
		const renewed = cardOf(a, '연습 나 사무실').filter({ hasText: after });
		await expect(renewed).toContainText('아는 사무실의 새 열쇠입니다');
		await button(a, '네, 새 열쇠로 바꿉니다').click();
		await expect(renewed).toContainText('지문을 맞춰 보았습니다');
	});
	expect(complaints).toEqual([]);
	await browser.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

test('a camera that is refused, missing or covered, and codes of two letters at once, each have words', async ({ app, page }) => {
	test.setTimeout(300_000);
	await page.goto(app.url('/desk/'));
	await setUp(page, '연습 사무실');
	await room(page, '받기');
	await button(page, '카메라로 QR 읽기').click();
	await expect(sight(page).getByText('카메라가 없습니다')).toBeVisible();
	await noBarriers(page);
	await button(page, '그만두기').click();
	await expect(button(page, '카메라로 QR 읽기')).toBeVisible();

	const denied = await launch(['--use-fake-device-for-media-stream']);
	const refusing = await table(denied);
	// What browsers say of a no (W3C Media Capture, 10.2); those without a window have nobody to ask and say something else.
	await refusing.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
	});
	const other = await desk(refusing, app, '연습 사무실');
	await room(other, '받기');
	await button(other, '카메라로 QR 읽기').click();
	await expect(sight(other).getByText('카메라를 쓰도록 허락하지 않았습니다')).toBeVisible();
	await expect(sight(other).getByText(/파일로 받아 주세요/)).toBeVisible();
	await denied.close();

	const folder = mkdtempSync(join(tmpdir(), 'handoff-'));
	const camera = join(folder, 'camera.y4m');
	film(camera, [undefined]);
	const browser = await launch([...CAMERA, `--use-file-for-fake-video-capture=${camera}`]);
	const b = await desk(await table(browser), app, '연습 사무실');
	await room(b, '받기');
	await button(b, '카메라로 QR 읽기').click();
	await expect(sight(b).getByText('너무 어둡습니다.')).toBeVisible({ timeout: 30_000 });
	await button(b, '그만두기').click();

	const { movingFrame } = await import('../../src/lib/handoff/frames.ts');
	const { framePicture } = await import('../../src/lib/handoff/qr.ts');
	const letter = (seed: number) => new Uint8Array(Array.from({ length: 1500 }, (_, i) => (i * seed) % 251));
	const codes = [letter(7), letter(11)].flatMap((message) => [0, 1].map((n) => framePicture(movingFrame(message, n) ?? '')));
	film(camera, codes);
	await button(b, '카메라로 QR 읽기').click();
	await expect(b.getByRole('alert')).toContainText('다른 봉투의 QR이 섞였습니다', { timeout: 60_000 });
	await expect(b.getByText(/6장 가운데 [12]장을 읽었습니다/)).toBeVisible({ timeout: 30_000 });
	await noBarriers(b);
	await browser.close();
	rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});
