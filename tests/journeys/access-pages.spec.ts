/**
 * Every page, opened once and held against everything: axe in both themes, names, targets, places, sizes, spacing, forced colours.
 * In parts, so that both workers have some.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutTexts, fixedShare, moving, outlineFaults, spaceText, twoMeanings, vanished, wordless } from '../support/barriers.ts';
import { axed, broken, COLOURS } from '../support/axe.ts';
import { expect, test } from '../support/app.ts';
import {
	backwards,
	beyondThumb,
	currentWays,
	longLines,
	outOfReach,
	sameEverywhere,
	silentLinks,
	smallLetters,
	smallTargets,
	tightTargets,
	twinIds,
	withoutContents
} from '../support/habits.ts';
import { routes } from '../support/routes.ts';

const PARTS = 6;
const pages = [...routes, '/search/?q=연금'];
/** What a link out of the app says. */
const AWAY = '다른 누리집';
/** The pages that the menu leads to. */
const IN_MENU: Record<string, string> = { '/': '처음', '/search/': '찾기', '/saved/': '저장', '/urgent/': '급할 때' };

/** What is looked at: name, window, text size in per cent, wide spacing. */
const looks = [
	['320 × 256', 320, 256, '100', false],
	['320 px, text at 130 %', 320, 640, '130', false],
	['360 px, text at 200 %', 360, 740, '200', false],
	['360 px, wide spacing', 360, 740, '100', true]
] as const;

test('no two stored pages have one name, none has an id twice, and each says which language it is in', () => {
	const files = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
	expect(files.length).toBeGreaterThan(500);
	const named = new Map<string, string>();
	const faults: string[] = [];
	for (const file of files) {
		const html = readFileSync(join('build', file), 'utf8');
		const title = /<title>(.*?)<\/title>/s.exec(html)?.[1]?.trim() ?? '';
		if (!html.includes('<html lang="ko" dir="ltr"')) faults.push(`${file} does not say its language`);
		// The page that stands for every other one is named when it is opened.
		if (!html.includes('<h1')) continue;
		if (!title || named.has(title)) faults.push(`${file} is called "${title}" as ${named.get(title)} is`);
		named.set(title, file);
		const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		for (const id of new Set(ids)) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`${file} has ${id} twice`);
	}
	expect(faults).toEqual([]);
	expect(named.size).toBeGreaterThan(500);
});

let same: string | undefined;
for (let part = 0; part < PARTS; part++)
	test(`on every page axe finds nothing, and names, targets, places, sizes and forced colours hold, part ${part + 1}`, async ({ app, page }) => {
		for (const route of pages.filter((_, i) => i % PARTS === part)) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			const looked = await axed(page);
			expect.soft({ route, axe: broken(looked) }).toEqual({ route, axe: [] });
			expect(looked.passes.map((rule) => rule.id)).toContain('document-title');
			await page.emulateMedia({ colorScheme: 'dark' });
			expect.soft({ route, dark: broken(await axed(page, COLOURS)) }).toEqual({ route, dark: [] });
			await page.emulateMedia({ colorScheme: 'light' });

			expect.soft([route, await page.title()]).toEqual([route, expect.stringMatching(route.includes('?q=') ? /'연금' 찾은 것 \d+가지/ : /\S/)]);
			expect.soft({ route, outline: await outlineFaults(page) }).toEqual({ route, outline: [] });
			expect.soft({ route, links: await twoMeanings(page) }).toEqual({ route, links: [] });
			expect.soft({ route, words: await wordless(page) }).toEqual({ route, words: [] });
			expect.soft({ route, small: await smallTargets(page) }).toEqual({ route, small: [] });
			expect.soft({ route, tight: await tightTargets(page) }).toEqual({ route, tight: [] });
			expect.soft({ route, letters: await smallLetters(page) }).toEqual({ route, letters: [] });
			expect.soft({ route, backwards: await backwards(page) }).toEqual({ route, backwards: [] });
			expect.soft({ route, silent: await silentLinks(page, AWAY) }).toEqual({ route, silent: [] });
			expect.soft({ route, twins: await twinIds(page) }).toEqual({ route, twins: [] });
			expect.soft({ route, reach: await outOfReach(page) }).toEqual({ route, reach: [] });
			expect.soft({ route, thumb: await beyondThumb(page) }).toEqual({ route, thumb: [] });
			expect.soft({ route, contents: await withoutContents(page) }).toEqual({ route, contents: [] });
			const here = IN_MENU[new URL(app.url(route)).pathname];
			expect.soft({ route, current: await currentWays(page) }).toEqual({ route, current: here ? [here] : [] });
			same ??= await sameEverywhere(page);
			expect(same).toMatch(/120.*129.*급할 때/);
			expect.soft(await sameEverywhere(page), route).toBe(same);

			for (const [look, width, height, size, wide] of looks) {
				await page.setViewportSize({ width, height });
				await page.evaluate((s) => document.documentElement.setAttribute('data-size', s), size);
				await spaceText(page, wide);
				expect.soft({ route, look, cut: await cutTexts(page) }).toEqual({ route, look, cut: [] });
				if (height === 256) expect.soft(await fixedShare(page), `${route}: bars that stay`).toBeLessThanOrEqual(0.25);
			}
			await spaceText(page, false);
			await page.setViewportSize({ width: 1280, height: 740 });
			expect.soft({ route, lines: await longLines(page) }).toEqual({ route, lines: [] });
			expect.soft({ route, wide: await smallLetters(page) }).toEqual({ route, wide: [] });
			await page.setViewportSize({ width: 740, height: 360 });
			expect.soft({ route, turned: await cutTexts(page) }).toEqual({ route, turned: [] });
			await page.setViewportSize({ width: 360, height: 740 });
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
				expect.soft({ route, gone: await vanished(page) }).toEqual({ route, gone: [] });
			}
			expect.soft({ route, moving: await moving(page) }).toEqual({ route, moving: [] });
			await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'no-preference' });
		}
	});
