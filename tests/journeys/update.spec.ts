import { expect, readyForOffline, test } from '../support/app.ts';

test('a new version is asked for in every tab, and one yes moves them all', async ({ copy, context }) => {
	const [one, two] = [await context.newPage(), await context.newPage()];
	await one.goto(copy.url('/'));
	await readyForOffline(one);
	await one.reload();
	await two.goto(copy.url('/search/'));
	await two.getByRole('searchbox').fill('월세');
	await expect(two).toHaveURL(/q=/);

	expect(copy.edit('200.html', (html) => html.replace('<head>', '<head><meta name="edition" content="second">'))).toBe(1);
	copy.edit('index.html', (html) => html.replace('<head>', '<head><meta name="edition" content="second">'));
	expect(copy.edit('service-worker.js', (code) => `${code}\n// second edition`)).toBe(1);
	copy.edit('service-worker.js', (code) => code.replaceAll('"dev"', '"second"').replaceAll('`dev`', '`second`').replaceAll("'dev'", "'second'"));
	for (const page of [one, two]) await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());

	for (const page of [one, two]) await expect(page.getByText('새 내용이 있어요')).toBeVisible();
	expect(await one.locator('meta[name=edition]').count()).toBe(0);
	await one.getByRole('button', { name: '새 내용으로 바꾸기' }).click();
	for (const page of [one, two]) await expect(page.locator('meta[name=edition]')).toHaveCount(1);
	await expect(two.getByRole('searchbox')).toHaveValue('월세');
});

test('a pack that arrives damaged is refused and the page says so; a retry mends it', async ({ copy, page }) => {
	let whole = '';
	copy.edit('.json', (text) => text);
	const name = (await import('node:fs')).readdirSync(`${copy.folder}/data`).find((n) => n.startsWith('pack-'))!;
	copy.edit(name, (text) => ((whole = text), text.slice(0, text.length / 2)));
	await page.goto(copy.url('/'));
	await expect(page.getByText('내려받은 자료가 온전하지 않아서')).toBeVisible();
	copy.edit(name, () => whole);
	await page.evaluate(() => caches.keys().then((keys) => Promise.all(keys.map((k) => caches.delete(k)))));
	await page.route('**/data/pack-*', async (route) => route.fulfill({ body: whole, contentType: 'application/json' }));
	await page.getByRole('button', { name: '다시 하기' }).click();
	await expect(page.getByText('내려받은 자료가 온전하지 않아서')).toBeHidden();
	await readyForOffline(page);
});
