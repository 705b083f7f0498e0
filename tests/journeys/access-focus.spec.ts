/** Where the focus is can be seen, and nothing lies over it. */
import { hiddenFocus, sameWhenFocused } from '../support/barriers.ts';
import { expect, test } from '../support/app.ts';

const pages = ['/', '/services/basic-pension/', '/search/?q=연금', '/stages/senior/'];

for (const size of ['100', '200'])
	test(`tabbing through a page, what is focused lies free of the menu and wears a ring, text at ${size} %`, async ({ app, page }) => {
		for (const route of pages) {
			await page.goto(app.url(route), { waitUntil: 'networkidle' });
			await page.evaluate((s) => document.documentElement.setAttribute('data-size', s), size);
			expect.soft({ route, hidden: await hiddenFocus(page, 30) }).toEqual({ route, hidden: [] });
		}
	});

test('every kind of control looks different when it is focused, also in forced colours', async ({ app, page }) => {
	for (const route of ['/', '/services/basic-pension/', '/search/?q=연금', '/display/']) {
		await page.goto(app.url(route), { waitUntil: 'networkidle' });
		for (const forcedColors of ['none', 'active'] as const) {
			await page.emulateMedia({ forcedColors });
			expect.soft({ route, forcedColors, same: await sameWhenFocused(page) }).toEqual({ route, forcedColors, same: [] });
		}
	}
});
