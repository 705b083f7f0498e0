/** Builds and serves the bare page of the vault; opens it in a browser on a profile. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { Running } from './browser.ts';
import type { Report } from './page/page.ts';

export type Bare = { url: string; end: () => void };

export async function bare(): Promise<Bare> {
	const folder = mkdtempSync(join(tmpdir(), 'soak-page-'));
	await build({
		root: 'tests/soak/page',
		configFile: false,
		logLevel: 'error',
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, target: 'es2022' }
	});
	copyFileSync(join(folder, 'index.html'), join(folder, '200.html'));
	const { server, port } = await serve(folder, 0);
	return {
		url: `http://localhost:${port}/`,
		end: () => {
			server.closeAllConnections();
			server.close();
			rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
		}
	};
}

export const newProfile = (): string => mkdtempSync(join(tmpdir(), 'soak-profile-'));

/** The page on this profile; `report` hears what it is about to do and what was acknowledged. */
export async function openBare(at: Bare, profile: string, report: (line: Report) => void = () => {}): Promise<Running> {
	const running = await Running.on(profile);
	await running.page.exposeFunction('report', report);
	// A machine at full load takes its time.
	await running.page.goto(at.url, { timeout: 180_000 });
	await running.page.waitForFunction(() => 'soak' in window, undefined, { timeout: 180_000 });
	return running;
}
