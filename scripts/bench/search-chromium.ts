/** The search in Chromium with its processor slowed to a quarter, about a cheap phone: time a question, and the first answer from IndexedDB. */
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../../tests/support/chromium.mjs';
import type { SearchInput } from '../../src/lib/search/prepare.ts';

const SLOWED = 4;
const ADDRESS = 'http://localhost/';

/** The engines in one script for a page. */
async function pageScript(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		define: { 'process.env.NODE_ENV': '"production"' },
		resolve: { alias: { '#lib': `${process.cwd()}/src/lib` } },
		build: { write: false, minify: true, lib: { entry: 'scripts/bench/in-page.ts', formats: ['iife'], name: 'bench', fileName: 'bench' } }
	});
	const outputs = (Array.isArray(result) ? result : [result]) as { output: { code?: string }[] }[];
	return outputs.flatMap((r) => r.output.map((o) => o.code ?? '')).join('\n');
}

type Sized = { size: number; input: SearchInput };
type Measured = { engine: string; buildMs: number; p50: number; p95: number; first95: number; firstMs?: number };

export async function inChromium(sizes: Sized[], queries: string[]): Promise<(Measured & { size: number })[]> {
	const script = await pageScript();
	const browser = await chromium.launch({ executablePath: (await findChromium()).executablePath, args: ['--no-first-run'] });
	const rows: (Measured & { size: number })[] = [];
	for (const { size, input } of sizes) {
		for (const engine of ['ours', 'minisearch']) {
			const context = await browser.newContext();
			const page = await context.newPage();
			const bodies: Record<string, [type: string, body: string]> = {
				'/': ['text/html; charset=utf-8', '<!doctype html><script src="/bench.js"></script>'],
				'/bench.js': ['text/javascript; charset=utf-8', script],
				'/input.json': ['application/json', JSON.stringify({ input, queries })]
			};
			await page.route('**/*', (route) => {
				const [contentType, body] = bodies[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
				return route.fulfill({ contentType, body });
			});
			page.on('pageerror', (error) => console.error(error.message));
			await page.goto(ADDRESS);
			await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
			// Plain text: a compiled function would not run there.
			const measured = (await page.evaluate(`bench.run('${engine}')`)) as Measured;
			rows.push({ size, ...measured });
			await context.close();
		}
	}
	await browser.close();
	return rows;
}
