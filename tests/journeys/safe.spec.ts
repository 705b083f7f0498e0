import { expect, readyForOffline, test } from '../support/app.ts';
import { routes } from '../support/routes.ts';

test('no request ever leaves the origin, and no page breaks the policy', async ({ app, page, context }) => {
	const outside: string[] = [];
	const complaints: string[] = [];
	context.on('request', (request) => {
		if (!request.url().startsWith(app.url('/')) && !request.url().startsWith('data:')) outside.push(request.url());
	});
	page.on('console', (message) => {
		if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(error.message));
	for (const route of routes) await page.goto(app.url(route), { waitUntil: 'networkidle' });
	await readyForOffline(page);
	expect(outside).toEqual([]);
	expect(complaints).toEqual([]);
});

test('the server sends the security headers, and nothing outside its folder', async ({ app, request }) => {
	const response = await request.get(app.url('/'));
	expect(response.headers()).toMatchObject({
		'content-security-policy': "frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer',
		'cross-origin-opener-policy': 'same-origin'
	});
	const html = await response.text();
	expect(html).toContain("require-trusted-types-for 'script'");
	expect(html).not.toContain('unsafe-inline');
	const outside = await request.get(app.url('/..%2f..%2fpackage.json'));
	expect(await outside.text()).not.toContain('bokji-giljabi');
});
