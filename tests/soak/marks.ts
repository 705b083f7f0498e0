/**
 * Seeds more than forty marks through every text field of the desk and searches the profile for them: running, crashed and closed.
 * Whatever is found is a word that lay on the disk unsealed.
 */
import { expect, type Page } from '@playwright/test';
import { rmSync } from 'node:fs';
import { serve } from '../../scripts/serve.mjs';
import { button, pick, setUp, unlock } from '../support/desk.ts';
import { filesWith, placesWith } from '../support/traces.ts';
import { newProfile } from './bare.ts';
import { Running } from './browser.ts';

const WORDS = ['부를 이름', '주소', '쓰는 말', '상담 요약', '그 자리에서 해 드린 것'];
const NEAR = ['보호자', '대신하는 사람'];
/** Syllables that no content and no other mark begins with: a number from 0, written with eight vowels. */
const mark = (n: number): string => `뷁${[...(n + 4096).toString(8)].map((digit) => String.fromCodePoint(0xb8b0 + Number(digit) * 28)).join('')}뷁`;
const phone = (n: number): string => `010-7${String(131 + n * 7).padStart(3, '0')}-${String(2357 + n * 13).padStart(4, '0')}`;

/** `marks` seeded; `found` says when and where each trace was; `control`: a mark laid down in the open was found. */
export type Marks = { marks: number; found: string[]; control: boolean };

class Seeds {
	readonly all: string[] = [];
	next(make: (n: number) => string = mark): string {
		const made = make(this.all.length);
		this.all.push(made);
		return made;
	}
}

/** A consultation with a mark in every field; not yet saved. */
async function type(page: Page, seeds: Seeds): Promise<string> {
	await page.getByRole('link', { name: '새 상담', exact: true }).click();
	const fields = page.locator('form');
	await page.getByText('더 적을 것 (안 적어도 됩니다)').click();
	const names: string[] = [];
	for (const label of WORDS) {
		names.push(seeds.next());
		await fields.getByLabel(label, { exact: true }).fill(names.at(-1)!);
	}
	await fields.locator('[id="person.phone"]').fill(seeds.next(phone));
	for (const who of NEAR) {
		const group = page.getByRole('group', { name: who });
		await group.getByLabel('이름').fill(seeds.next());
		await group.getByLabel('관계').fill(seeds.next());
		await group.getByLabel('연락처').fill(seeds.next(phone));
	}
	await pick(page, '어떻게 만났습니까?', '방문');
	await pick(page, '무엇을 상담했습니까?', '복지');
	await pick(page, '무엇이 힘듭니까?', '경제');
	await pick(page, '얼마나 급합니까?', '이번 주');
	await expect(page.getByText('쓰던 글을 보관함에 담았습니다.')).toBeVisible({ timeout: 30_000 });
	return names[0]!;
}

async function agree(page: Page): Promise<void> {
	await page.getByText('만 14세 이상').click();
	await button(page, '네, 괜찮습니다').click();
}

async function refer(page: Page, seeds: Seeds): Promise<void> {
	await page.getByLabel('받는 기관', { exact: true }).fill(seeds.next());
	await pick(page, '기관의 갈래', '민간 기관');
	await page.getByLabel('기관 전화').fill(seeds.next(phone));
	await page.getByLabel('의뢰하는 까닭').fill(seeds.next());
	await page.getByLabel('부탁하는 것').fill(seeds.next());
	await button(page, '주민께 여쭙기').click();
	await agree(page);
	await page.evaluate(() => Object.assign(window, { print: () => undefined }));
	await button(page, '인쇄하고 보냄으로 적기').click();
	await expect(page.getByRole('article', { name: '의뢰서' })).toBeVisible();
}

async function search(page: Page, name: string): Promise<void> {
	await page.getByRole('navigation', { name: '상담 창구 메뉴' }).getByRole('link', { name: '오늘' }).click();
	await page.getByLabel('이름이나 전화번호 뒷자리').fill(name);
	await button(page, '찾기').click();
	await page.getByRole('link', { name }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** A mark laid down in the open has to be found, or the search proves nothing. */
async function control(url: string, profile: string): Promise<boolean> {
	const planted = mark(9999);
	const running = await Running.on(profile);
	await running.page.goto(url);
	await running.page.evaluate((text) => localStorage.setItem('planted', text), planted);
	const seen = await placesWith(running.page, [planted]);
	await running.close();
	return seen.length > 0 && filesWith(profile, [planted]).length > 0;
}

/** Needs the app built. */
export async function marks(): Promise<Marks> {
	const { server, port } = await serve('build', 0);
	const url = `http://localhost:${port}/desk/`;
	const profile = newProfile();
	const seeds = new Seeds();
	const found: string[] = [];
	const seek = (when: string) => found.push(...filesWith(profile, seeds.all).map((path) => `${when}: ${path.slice(profile.length)}`));
	try {
		const first = await Running.on(profile);
		const { page } = first;
		await page.goto(url);
		const words = await setUp(page, seeds.next(), seeds.next());
		seeds.all.push(words);
		const name = await type(page, seeds);
		await button(page, '저장하고 의뢰하기').click();
		await agree(page);
		await refer(page, seeds);
		await type(page, seeds);
		await button(page, '저장하고 마치기').click();
		await agree(page);
		await expect(page.getByRole('heading', { name: '있었던 일' })).toBeVisible();
		await search(page, name);
		found.push(...(await placesWith(page, seeds.all)).map((place) => `running: ${place}`));
		seek('running');
		await type(page, seeds);
		await first.kill();
		seek('crashed');
		const second = await Running.on(profile);
		await second.page.goto(url);
		await unlock(second.page, words);
		await search(second.page, name);
		await second.close();
		seek('closed');
		return { marks: seeds.all.length, found, control: await control(url, profile) };
	} finally {
		server.closeAllConnections();
		server.close();
		rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
	}
}
