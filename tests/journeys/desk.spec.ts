/** The desk in one morning: a drawer is made, a talk written down, agreed to, referred on paper, locked; and nobody finds a word on the disk. */
import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, readyForOffline, test } from '../support/app.ts';
import { button, noBarriers, noBarriersAtAll, pick, room, setUp, unlock } from '../support/desk.ts';
import { open as openScreen, screens } from '../support/desk-screens.ts';
import { filesWith } from '../support/traces.ts';
import { turnedAtTheBooth, turnedFaults } from '../support/turned.ts';

const MARKS = { name: '별빛고래표식', summary: '난로옆고양이표식이 걱정이라고 하심', request: '파란우산표식을 알아보아 주세요' };

const open = (profile: string) =>
	chromium.launchPersistentContext(profile, {
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
		locale: 'ko-KR',
		timezoneId: 'Asia/Seoul',
		viewport: { width: 360, height: 740 }
	});

async function consult(page: Page): Promise<void> {
	await page.getByRole('link', { name: '새 상담 시작' }).click();
	await page.getByLabel('부를 이름').fill(MARKS.name);
	await pick(page, '어떻게 만났습니까?', '방문');
	await pick(page, '무엇을 상담했습니까?', '복지');
	await pick(page, '무엇이 힘듭니까?', '경제');
	await pick(page, '얼마나 급합니까?', '이번 주');
	const summary = page.getByLabel('상담 요약');
	await summary.fill('걱정이 많으심 901010-1234567');
	await expect(page.getByText('주민등록번호 같은 숫자가 있어요. 지워 주세요.')).toBeVisible();
	await button(page, '저장하고 의뢰하기').click();
	await expect(page.getByRole('alert')).toContainText('상담 요약');
	await summary.fill(MARKS.summary);
	await expect(page.getByText('쓰던 글을 보관함에 담았습니다.')).toBeVisible();
	await button(page, '저장하고 의뢰하기').click();
	const asked = page.getByRole('dialog');
	await expect(asked).toContainText('싫다고 하셔도 됩니다. 적지 않아도 상담은 그대로 이어집니다.');
	await page.getByText('만 14세 이상').click();
	await noBarriers(page);
	await button(page, '네, 괜찮습니다').click();
}

async function refer(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('의뢰');
	await page.getByLabel('받는 기관', { exact: true }).fill('연습 나눔복지관');
	await pick(page, '기관의 갈래', '민간 기관');
	await page.getByLabel('의뢰하는 까닭').fill('혼자 지내십니다.');
	await page.getByLabel('부탁하는 것').fill(MARKS.request);
	await expect(page.getByRole('region', { name: '여기 남는 것' })).toContainText(MARKS.summary);
	await button(page, '주민께 여쭙기').click();
	const asked = page.getByRole('dialog');
	await expect(asked).toContainText('연습 나눔복지관');
	await page.getByText('만 14세 이상').click();
	await button(page, '네, 괜찮습니다').click();
	await page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-printed', 'yes') }));
	await button(page, '인쇄하고 보냄으로 적기').click();
	await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
	const paper = page.getByRole('article', { name: '의뢰서' });
	await expect(paper).toContainText(MARKS.request);
	await expect(paper).not.toContainText(MARKS.summary);
}

/** The help is read before there is a drawer, and while it is locked: by its link there, back by its own and by the browser's. */
async function helpAndBack(page: Page, from: string): Promise<void> {
	const heading = page.getByRole('heading', { level: 1 });
	for (const back of [() => page.getByRole('link', { name: '상담 창구로 돌아가기' }).click(), () => page.goBack()]) {
		await expect(heading).toHaveText(from);
		await page.getByRole('main').getByRole('link', { name: '도움말', exact: true }).click();
		await expect(heading).toHaveText('도움말');
		await expect(page.getByRole('navigation', { name: '상담 창구 메뉴' })).toHaveCount(0);
		await back();
	}
	await expect(heading).toHaveText(from);
}

async function findAgain(page: Page): Promise<void> {
	await page.getByLabel('이름이나 전화번호 뒷자리').fill(MARKS.name);
	await button(page, '찾기').click();
	await page.getByRole('link', { name: MARKS.name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(MARKS.name);
	await expect(page.getByText(MARKS.summary)).toBeVisible();
	await expect(page.locator('.state')).toContainText('보냄');
	expect(await page.title()).not.toContain(MARKS.name);
}

test('a talk becomes a referral on paper, survives the lock and a dead server, and leaves no word on the disk', async ({ app }) => {
	test.setTimeout(240_000);
	const profile = mkdtempSync(join(tmpdir(), 'profile-'));
	const first = await open(profile);
	const page = await first.newPage();
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	await page.goto(app.url('/desk/'));
	await readyForOffline(page);
	await page.reload();
	await app.kill();
	await helpAndBack(page, '상담 창구 준비');
	const words = await setUp(page);
	await consult(page);
	await refer(page);

	// Without a server there are no pictures: their words stand whole.
	await room(page, '도움말');
	await page.getByText('그림은 인터넷이 될 때 담깁니다.').first().scrollIntoViewIfNeeded();
	await room(page, '오늘');

	const other = await first.newPage();
	await other.goto(app.url('/desk/'));
	await unlock(other, words);
	await button(page, '잠그기').click();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	for (const tab of [page, other]) {
		await expect(tab.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
		expect(await tab.content()).not.toContain(MARKS.name);
	}
	await other.close();
	await helpAndBack(page, '상담 창구가 잠겨 있습니다');
	await page.reload();
	await button(page, '열기').waitFor();
	await page.getByLabel('여는 말', { exact: true }).fill('하나도 맞지 않는 낱말들');
	await button(page, '열기').click();
	await expect(page.getByText('열리지 않습니다.')).toBeVisible({ timeout: 60_000 });
	await noBarriers(page);
	await unlock(page, words);
	await findAgain(page);
	await first.close();

	const second = await open(profile);
	const again = await second.newPage();
	await again.goto(app.url('/desk/'));
	await unlock(again, words);
	await findAgain(again);
	await second.close();

	expect(complaints).toEqual([]);
	expect(filesWith(profile, ['bokji-desk-lock-nothing'])).toEqual([]);
	expect(filesWith(profile, ['bokji-desk']).length).toBeGreaterThan(0);
	expect(filesWith(profile, Object.values(MARKS))).toEqual([]);
	rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
});

test('a drawer whose database vanished is told with numbers, and never greeted as new', async ({ app, page }) => {
	test.setTimeout(120_000);
	await page.goto(app.url('/desk/'));
	const words = await setUp(page);
	await button(page, '잠그기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	const vanish = () => page.evaluate(() => new Promise<void>((done) => (indexedDB.deleteDatabase('bokji-desk').onsuccess = () => done())));
	await page.goto(app.url('/about/'));
	await vanish();
	// The second copy has it all: told with numbers, until it was read.
	await page.goto(app.url('/desk/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	const told = page.getByText(/적어 둔 기록 [1-9]\d*건 가운데 0건만 남아 있었습니다/);
	await expect(told).toBeVisible();
	await expect(page.getByText('백업 파일로 되살리기')).toBeVisible();
	await noBarriers(page);
	await unlock(page, words);
	await expect(told).toBeVisible();
	await noBarriers(page);
	await button(page, '읽었습니다').click();
	await expect(told).toBeHidden();
	await room(page, '보관');
	await expect(page.getByText('둘째 사본에서 되살림')).toHaveCount(1);
	await button(page, '잠그기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	await expect(told).toBeHidden();

	// Gone together with the second copy.
	await page.goto(app.url('/about/'));
	await vanish();
	await page.evaluate(async () => {
		const room = await (await navigator.storage.getDirectory()).getDirectoryHandle('bokji-desk');
		for (const half of ['a', 'b']) await room.removeEntry(`bokji-desk.rows-${half}`).catch(() => undefined);
	});
	await page.goto(app.url('/desk/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('보관함을 열 수 없습니다');
	await expect(page.getByText(/적어 둔 기록 \d+건 가운데 0건이 남아 있습니다/)).toBeVisible();
	await expect(page.getByRole('heading', { name: '백업 파일로 되살리기' })).toBeVisible();
	await noBarriers(page);

	// A browser short of room takes the private files along.
	await page.goto(app.url('/about/'));
	await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry('bokji-desk', { recursive: true }));
	await page.goto(app.url('/desk/'));
	await expect(page.getByText(/적어 둔 기록 [1-9]\d*건 가운데 0건이 남아 있습니다/)).toBeVisible();
	await page.getByText('백업이 없을 때').click();
	await page.getByLabel(/라고 적어 주세요/).fill('모두 지웁니다');
	await button(page, '모두 지우기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구 준비');
});

test('every screen that opens with the practice people is without barriers in light, dark, small and large; the help has its pictures offline; the turned screen is large and leaves nothing', async ({
	app,
	page
}) => {
	test.setTimeout(400_000);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto(app.url('/desk/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구 준비');
	await noBarriersAtAll(page);
	await setUp(page);
	await room(page, '보관');
	await button(page, '연습용 사람 들여오기').click();
	await expect(button(page, '연습용 사람 모두 버리기')).toBeVisible();
	for (const screen of screens)
		await test.step(screen.path, async () => {
			await openScreen(page, screen);
			await noBarriersAtAll(page);
		});
	await button(page, '주민께 여쭙기').click();
	await expect(page.getByRole('alert')).toContainText('의뢰하는 까닭');
	await page.getByLabel('의뢰하는 까닭').fill('혼자 지내십니다.');
	await page.getByLabel('부탁하는 것').fill('살펴 주세요.');
	await button(page, '주민께 여쭙기').click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await noBarriersAtAll(page);
	expect.soft(await turnedFaults(page)).toEqual([]);
	await button(page, '나중에 묻기').click();
	await expect(button(page, '주민께 여쭙기')).toBeFocused();

	await readyForOffline(page);
	await app.kill();
	await room(page, '도움말');
	for (const picture of await page.locator('main').getByRole('img').all()) {
		await picture.scrollIntoViewIfNeeded();
		await expect.poll(() => picture.evaluate((e: HTMLImageElement) => e.naturalWidth)).toBe(720);
	}
	await expect(page.locator('main').getByRole('img')).toHaveCount(9);
	await test.step('turned and wiped', () => turnedAtTheBooth(page));
});
