/** Every page at the sizes people need: small windows, large text, wide spacing, forced colours. Each page is opened once. */
import { cutTexts, fixedShare, moving, spaceText, vanished } from '../support/barriers.ts';
import { expect, test } from '../support/app.ts';
import { routes } from '../support/routes.ts';

/** What is looked at: name, window, text size in per cent, wide spacing. */
const looks = [
	['320 × 256', 320, 256, '100', false],
	['320 px, text at 130 %', 320, 640, '130', false],
	['360 px, text at 200 %', 360, 740, '200', false],
	['360 px, wide spacing', 360, 740, '100', true]
] as const;
const halves = [routes.filter((_, i) => i % 2 === 0), routes.filter((_, i) => i % 2 === 1)];

for (const [n, half] of halves.entries())
	test(`nothing is cut off at any size, with wide spacing, or in forced colours, part ${n + 1}`, async ({ app, page }) => {
		for (const route of half) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			for (const [look, width, height, size, wide] of looks) {
				await page.setViewportSize({ width, height });
				await page.evaluate((s) => document.documentElement.setAttribute('data-size', s), size);
				await spaceText(page, wide);
				expect.soft({ route, look, cut: await cutTexts(page) }).toEqual({ route, look, cut: [] });
				if (height === 256) expect.soft(await fixedShare(page), `${route}: bars that stay`).toBeLessThanOrEqual(0.25);
			}
			await spaceText(page, false);
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
				expect.soft({ route, gone: await vanished(page) }).toEqual({ route, gone: [] });
			}
			expect.soft({ route, moving: await moving(page) }).toEqual({ route, moving: [] });
			await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'no-preference' });
		}
	});

test('turned on its side a page still fits', async ({ app, page }) => {
	await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
	for (const [width, height] of [
		[740, 360],
		[360, 740]
	] as const) {
		await page.setViewportSize({ width, height });
		expect(await cutTexts(page)).toEqual([]);
	}
});

test('letters are 16 px or more, with lines 1.35 apart in headings and 1.5 in text', async ({ app, page }) => {
	for (const route of ['/', '/services/basic-pension/', '/urgent/']) {
		await page.goto(app.url(route), { waitUntil: 'networkidle' });
		const small = await page.evaluate(() =>
			[...document.querySelectorAll<HTMLElement>('body *:not(svg *)')]
				.filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim()))
				.filter((e) => {
					const { fontSize, lineHeight } = getComputedStyle(e);
					const least = e.closest('h1, h2, h3, button, .button, summary') ? 1.34 : 1.49;
					return parseFloat(fontSize) < 15.9 || parseFloat(lineHeight) / parseFloat(fontSize) < least;
				})
				.map((e) => `${e.localName} "${e.textContent?.trim().slice(0, 20)}"`)
		);
		expect.soft({ route, small }).toEqual({ route, small: [] });
	}
});
