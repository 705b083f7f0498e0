/** The desk in one morning: a drawer is made, a talk written down, agreed to, referred on paper, locked; and nobody finds a word on the disk. */
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, readyForOffline, test } from '../support/app.ts';

const MARKS = { name: '별빛고래표식', summary: '난로옆고양이표식이 걱정이라고 하심', request: '파란우산표식을 알아보아 주세요' };

/** Every way a text may lie on a disk: UTF-8, UTF-16, escaped in JSON, and base64 of the UTF-8 at each of its three offsets. */
function traces(text: string): Buffer[] {
	const bytes = Buffer.from(text, 'utf8');
	const base64 = [0, 1, 2].map((offset) =>
		Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.slice(offset ? 4 : 0, -4)
	);
	const escaped = [...text].map((letter) => (letter > '~' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('');
	return [bytes, Buffer.from(text, 'utf16le'), ...[escaped, ...base64].map((written) => Buffer.from(written))];
}

/** Files of the profile in which one of the marks lies. */
function filesWith(folder: string, texts: string[]): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
	const wanted = texts.flatMap(traces);
	return files.filter((path) => {
		const bytes = readFileSync(path);
		return wanted.some((trace) => bytes.includes(trace));
	});
}

const open = (profile: string) =>
	chromium.launchPersistentContext(profile, {
		...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
		args: ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
		locale: 'ko-KR',
		timezoneId: 'Asia/Seoul',
		viewport: { width: 360, height: 740 }
	});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const pick = (page: Page, legend: string, choice: string) => page.getByRole('group', { name: legend }).getByText(choice, { exact: true }).click();

async function noBarriers(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa'])
		.options({ rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } } })
		.analyze();
	expect.soft(violations.map((v) => `${page.url()} ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)).toEqual([]);
	const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
	expect.soft(wide!).toBeLessThanOrEqual(seen!);
}

async function setUp(page: Page): Promise<string> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구 준비');
	await noBarriers(page);
	await page.getByLabel('사무실 이름').fill('연습 사무실');
	await page.getByLabel('담당자 이름').fill('연습 담당');
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
	await noBarriers(page);
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
	await noBarriers(page);
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
	await noBarriers(page);
}

async function unlock(page: Page, words: string): Promise<void> {
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	await page.getByLabel('여는 말', { exact: true }).fill(words);
	await button(page, '열기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('오늘 할 일', { timeout: 60_000 });
}

async function findAgain(page: Page): Promise<void> {
	await page.getByLabel('이름이나 전화번호 뒷자리').fill(MARKS.name);
	await button(page, '찾기').click();
	await page.getByRole('link', { name: MARKS.name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(MARKS.name);
	await expect(page.getByText(MARKS.summary)).toBeVisible();
	await expect(page.locator('.state')).toContainText('보냄');
	expect(await page.title()).not.toContain(MARKS.name);
	await noBarriers(page);
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
	const words = await setUp(page);
	await consult(page);
	await refer(page);

	for (const room of ['오늘', '부스', '실적', '보관', '도움말']) {
		await page.getByRole('navigation', { name: '상담 창구 메뉴' }).getByRole('link', { name: room }).click();
		await expect(page.getByRole('link', { name: room, exact: true })).toHaveAttribute('aria-current', 'page');
		await noBarriers(page);
	}

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
	rmSync(profile, { recursive: true, force: true });
});

test('a drawer whose database vanished is told with numbers, and never greeted as new', async ({ app, page }) => {
	test.setTimeout(120_000);
	await page.goto(app.url('/desk/'));
	await setUp(page);
	await button(page, '잠그기').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('상담 창구가 잠겨 있습니다');
	await page.goto(app.url('/about/'));
	await page.evaluate(() => new Promise<void>((done) => (indexedDB.deleteDatabase('bokji-desk').onsuccess = () => done())));
	await page.goto(app.url('/desk/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('보관함을 열 수 없습니다');
	await expect(page.getByText(/적어 둔 기록 \d+건 가운데 0건이 남아 있습니다/)).toBeVisible();
	await expect(page.getByRole('heading', { name: '백업 파일로 되살리기' })).toBeVisible();
	await noBarriers(page);
});
