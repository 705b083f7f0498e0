/** What a screen reader is given: announcements, languages, the tree of four pages. */
import { cutTexts, heard, listen, outlineFaults, strayTongues } from '../support/barriers.ts';
import { readFileSync } from 'node:fs';
import { expect, test } from '../support/app.ts';

test('one polite voice: a search says its count once, a new page its name once, a saved service once', async ({ app, page }) => {
	await listen(page);
	await page.goto(app.url('/search/'), { waitUntil: 'networkidle' });
	expect(await page.locator('[role=status], [aria-live=polite]').count()).toBe(1);
	// Slow fingers: results and the title change between two letters.
	await page.getByRole('searchbox').pressSequentially('기초연금', { delay: 400 });
	await expect.poll(() => heard(page)).toEqual([expect.stringMatching(/^\d+가지를 찾았어요/)]);
	await page.getByRole('link', { name: '기초연금', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: '기초연금' })).toBeFocused();
	await expect.poll(async () => (await heard(page)).slice(1)).toEqual([expect.stringContaining('기초연금')]);
	await page.getByRole('button', { name: /^저장/ }).first().click();
	await expect.poll(async () => (await heard(page)).slice(2)).toEqual(['저장했어요.']);
	await page.goto(app.url('/places/'), { waitUntil: 'networkidle' });
	await page.getByRole('combobox').selectOption({ index: 1 });
	await expect.poll(() => heard(page)).toHaveLength(1);
	expect(await page.locator('main').innerText()).toContain((await heard(page))[0]);
});

for (const [lang, tag] of [
	['ko-easy', 'ko'],
	['en', 'en'],
	['zh-Hans', 'zh-Hans'],
	['vi', 'vi'],
	['ru', 'ru'],
	['mn', 'mn'],
	['uz', 'uz']
] as const)
	test(`in ${lang} pages say which language they are in, show words and not keys, and fit 320 px with text at 160 %`, async ({ app, page }) => {
		await page.setViewportSize({ width: 320, height: 640 });
		// What the page said it was in, each time with the first word of its menu.
		await page.addInitScript(() => {
			const seen = ((globalThis as unknown as { seen: Set<string> }).seen = new Set<string>());
			new MutationObserver(() => {
				const word = document.querySelector('.app > nav a')?.textContent?.trim();
				if (word) seen.add(`${document.documentElement.lang} ${word}`);
			}).observe(document, { subtree: true, childList: true, attributeFilter: ['lang'] });
		});
		// As a phone opens what a printed code carries; the pages after it remember.
		for (const route of [`/#lang=${lang}&size=160`, '/services/basic-pension/', '/search/?q=연금', '/finder/']) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			await expect(page.locator('html')).toHaveAttribute('data-size', '160');
			await expect(page.locator('html')).toHaveAttribute('lang', tag);
			// First the stored page, which is Korean and says so, then the chosen language: never words of one under the name of the other.
			const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
			expect.soft({ route, seen: seen.filter((one) => one.startsWith('ko ') !== /\p{Script=Hangul}/u.test(one)) }).toEqual({ route, seen: [] });
			if (route === '/finder/') {
				await page.locator('button.door').first().click();
				await expect(page.locator('#question')).toBeFocused();
				// Reasons, conditions and answers of a result too.
				for (const kind of ['good', 'ask', 'office']) {
					const summary = page.locator(`article:has(.${kind}) summary`).first();
					if (await summary.count()) await summary.click();
				}
			}
			const keys = await page.evaluate(
				() => document.body.innerText.match(/\b(?:app|nav|home|help|service|search|language|do|count)\.[a-z][A-Za-z.]+\b/g) ?? []
			);
			// Easy Korean is Korean; everywhere else what is Korean says so.
			const stray = tag === 'ko' ? [] : await strayTongues(page);
			expect
				.soft({ route, keys, stray, outline: await outlineFaults(page), cut: await cutTexts(page) })
				.toEqual({ route, keys: [], stray: [], outline: [], cut: [] });
		}
		if (lang !== 'ko-easy') return;
		// Easy Korean hides nothing: the same services stand there as in the stored page.
		await page.goto(app.url('/stages/senior/'), { waitUntil: 'networkidle' });
		const shown = await page.locator('main a[href*="/services/"]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
		const stored = [...readFileSync('build/stages/senior/index.html', 'utf8').matchAll(/services\/([a-z0-9-]+)\/?"/g)].map(([, id]) => id);
		expect(shown.length).toBeGreaterThan(100);
		expect([...new Set(shown.map((path) => path.split('/')[2]))].sort()).toEqual([...new Set(stored)].sort());
	});

test('the tree of four pages: landmarks, headings, lists and controls by name', async ({ app, page }) => {
	const tree = (name: string) => expect.soft(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
	await page.goto(app.url('/'), { waitUntil: 'networkidle' });
	await tree('home');
	await page.goto(app.url('/services/basic-pension/'), { waitUntil: 'networkidle' });
	await tree('service');
	await page.goto(app.url('/search/?q=기초연금'), { waitUntil: 'networkidle' });
	await expect(page.getByRole('link', { name: '기초연금', exact: true })).toBeVisible();
	await tree('search');
	await page.goto(app.url('/finder/'), { waitUntil: 'networkidle' });
	await page.getByRole('button', { name: '아이가 태어났어요' }).click();
	await expect(page.locator('#question')).toBeFocused();
	await tree('finder');
});
