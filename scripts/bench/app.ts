/**
 * npm run bench — what the phone feels, measured in Chromium against the built app: bytes of the first load, time to a
 * working page on a slow line, time to being ready for offline, time to a page never opened before without a network.
 *   npm run bench -- --json        figures as JSON
 *   npm run bench -- --runs 5      medians of so many runs (default 3)
 *   npm run bench -- --lighthouse  also runs Lighthouse 12 (fetched by npx; it is no part of the project)
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from '../../tests/support/chromium.mjs';
import { serve } from '../serve.mjs';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, runs: { type: 'string', default: '3' }, lighthouse: { type: 'boolean' } } });
const RUNS = Number(values.runs);
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const FAR = { offline: false, latency: 150, downloadThroughput: -1, uploadThroughput: -1 };
const ARGS = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;
const runs = async (once: () => Promise<number>) => {
	const all: number[] = [];
	for (let i = 0; i < RUNS; i++) all.push(await once());
	return { median: Math.round(median(all)), all: all.map(Math.round) };
};

async function fresh(browser: Browser): Promise<{ page: Page; cdp: CDPSession; close: () => Promise<void> }> {
	const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'ko-KR', timezoneId: 'Asia/Seoul' });
	const page = await context.newPage();
	return { page, cdp: await context.newCDPSession(page), close: () => context.close() };
}

async function throttle(cdp: CDPSession, network: typeof SLOW_4G | undefined, cpu: number): Promise<void> {
	await cdp.send('Network.enable');
	if (network) await cdp.send('Network.emulateNetworkConditions', network);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

/** Length of a body as the server presses it. */
const pressed = (url: string): Promise<number> =>
	new Promise((done, fail) => {
		get(url, { headers: { 'accept-encoding': 'br' } }, (answer) => {
			let bytes = 0;
			answer.on('data', (part: Buffer) => (bytes += part.length)).on('end', () => done(bytes));
		}).on('error', fail);
	});

/** Bytes of script, brotli, asked for until the page rests, its worker's own script too. Headers are left out: they depend on the host and its protocol. */
async function scriptBytes(browser: Browser, url: string, idle = false): Promise<number> {
	const { page, close } = await fresh(browser);
	// What the page does in its idle time (fetching the catalogue) is not part of the first load. Plain text: a compiled function would not run there.
	await page.addInitScript({ content: `delete Navigator.prototype.serviceWorker;${idle ? '' : 'globalThis.requestIdleCallback = () => 0;'}` });
	const scripts = new Set<string>();
	page.on('response', (answer) => new URL(answer.url()).pathname.endsWith('.js') && scripts.add(answer.url()));
	await page.goto(url, { waitUntil: 'networkidle' });
	await close();
	const sizes = await Promise.all([...scripts].map(pressed));
	return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function hydrated(browser: Browser, url: string): Promise<number> {
	const { page, cdp, close } = await fresh(browser);
	await throttle(cdp, SLOW_4G, 4);
	const start = Date.now();
	await page.goto(url, { waitUntil: 'commit' });
	await page.evaluate(async () => {
		while (!(await navigator.serviceWorker.getRegistration())) await new Promise((next) => setTimeout(next, 10));
	});
	const took = Date.now() - start;
	await close();
	return took;
}

async function offlineReady(browser: Browser, url: string): Promise<number> {
	const { page, cdp, close } = await fresh(browser);
	await throttle(cdp, FAR, 1);
	const start = Date.now();
	await page.goto(url);
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const took = Date.now() - start;
	await close();
	return took;
}

/** True once the catalogue lies in IndexedDB. */
const INSTALLED = `new Promise((done) => {
	const open = indexedDB.open('bokji-catalogue');
	open.onupgradeneeded = () => open.transaction.abort();
	open.onerror = () => done(false);
	open.onsuccess = () => {
		const get = open.result.transaction('meta').objectStore('meta').get('installed');
		get.onsuccess = () => { open.result.close(); done(Boolean(get.result)); };
	};
})`;

/** A service page never opened, with the server gone: from the start of the navigation until its beginning is painted, in ms. */
async function neverOpened(executablePath: string): Promise<number> {
	const { server, port } = await serve('build', 0);
	const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'bench-')), {
		executablePath,
		args: ARGS,
		viewport: { width: 360, height: 740 }
	});
	const page = await context.newPage();
	await page.goto(`http://localhost:${port}/`);
	// Plain text: a compiled function would carry the compiler's helpers into the page.
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	while (!(await page.evaluate<boolean>(INSTALLED))) await page.waitForTimeout(200);
	await page.waitForTimeout(2000);
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await page.goto(`http://localhost:${port}/about/`);
	// People read a page before they leave it: its own work is not part of the next one.
	await page.waitForTimeout(1500);
	const cdp = await context.newCDPSession(page);
	await throttle(cdp, undefined, 4);
	await page.goto(`http://localhost:${port}/services/basic-pension/`, { waitUntil: 'commit' });
	// The frame and the heading come in one step: nothing is painted before. Asked when all is over: asking carries a script of
	// the tester's own into the page, and at a quarter of the speed that alone was sixty milliseconds of what was measured.
	let took: number | undefined;
	for (let asked = 0; !took && asked < 10; asked++) {
		await page.waitForTimeout(2000);
		took = await page.evaluate(() => (document.querySelector('h1') ? performance.getEntriesByName('first-contentful-paint')[0]?.startTime : undefined));
	}
	await context.close();
	return took ?? NaN;
}

async function lighthouse(url: string, executablePath: string): Promise<Record<string, number[]> | string> {
	const scores: Record<string, number[]> = {};
	for (let i = 0; i < RUNS; i++) {
		const file = join(mkdtempSync(join(tmpdir(), 'lighthouse-')), 'report.json');
		// Not in step with this process: the server that is looked at lives in it.
		const looking = spawn(
			'npx',
			['--yes', 'lighthouse@12.8.2', url, '--quiet', '--output=json', `--output-path=${file}`, '--chrome-flags=--headless=new --no-sandbox'],
			{
				env: { ...process.env, CHROME_PATH: executablePath },
				stdio: 'ignore',
				timeout: 180_000
			}
		);
		await once(looking, 'exit');
		if (!existsSync(file)) return 'Lighthouse could not be run here';
		const { categories } = JSON.parse(readFileSync(file, 'utf8')) as { categories: Record<string, { score: number }> };
		for (const [name, { score }] of Object.entries(categories)) (scores[name] ??= []).push(Math.round(score * 100));
	}
	return scores;
}

const { executablePath } = await findChromium();
const { server, port } = await serve('build', 0);
const home = `http://localhost:${port}/`;
const browser = await chromium.launch({ executablePath, args: ARGS });
const figures = {
	firstLoadJsBytes: { value: await scriptBytes(browser, home), budget: 60_000 },
	codeWithSearchBytes: { value: await scriptBytes(browser, `${home}search/?q=기초연금`, true), budget: 100_000 },
	hydratedMs: { value: await runs(() => hydrated(browser, home)), budget: 2_000 },
	offlineReadyMs: { value: await runs(() => offlineReady(browser, home)), budget: 6_000 },
	neverOpenedOfflineMs: { value: await runs(() => neverOpened(executablePath)), budget: 600 },
	...(values.lighthouse ? { lighthouse: { value: await lighthouse(home, executablePath), budget: 100 } } : {})
};
await browser.close();
server.closeAllConnections();
server.close();
if (values.json) console.log(JSON.stringify(figures));
else console.dir(figures, { depth: null });
