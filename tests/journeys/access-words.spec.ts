/** What a screen reader is given: announcements, languages, the tree of four pages. */
import { cutTexts, heard, listen, outlineFaults, strayTongues } from '../support/barriers.ts';
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
		await page.addInitScript((chosen) => {
			localStorage.setItem('bokji:language', JSON.stringify(chosen));
			localStorage.setItem('bokji:display', JSON.stringify({ size: 160, theme: 'system', contrast: 'usual' }));
		}, lang);
		for (const route of ['/', '/services/basic-pension/', '/search/?q=연금']) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			// A language whose words have not come yet is shown, and named, in the first one.
			expect.soft([tag, 'ko']).toContain(await page.locator('html').getAttribute('lang'));
			const keys = await page.evaluate(
				() => document.body.innerText.match(/\b(?:app|nav|home|help|service|search|language|do|count)\.[a-z][A-Za-z.]+\b/g) ?? []
			);
			// Easy Korean is Korean; everywhere else what is Korean says so.
			const stray = tag === 'ko' ? [] : await strayTongues(page);
			expect
				.soft({ route, keys, stray, outline: await outlineFaults(page), cut: await cutTexts(page) })
				.toEqual({ route, keys: [], stray: [], outline: [], cut: [] });
		}
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
