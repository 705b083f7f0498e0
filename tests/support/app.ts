/** A built copy of the app behind its own server, for one journey: it can be killed, and a page can be followed until it is ready for offline. */
import { test as base, expect, type Page } from '@playwright/test';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

export class App {
	#server: Server | undefined;
	#port = 0;
	private constructor(readonly folder: string) {}

	static async start(folder = 'build'): Promise<App> {
		const app = new App(folder);
		await app.up();
		return app;
	}

	/** A copy that may be changed. */
	static async copy(): Promise<App> {
		const folder = mkdtempSync(join(tmpdir(), 'app-'));
		cpSync('build', folder, { recursive: true });
		return App.start(folder);
	}

	async up(): Promise<void> {
		const { server, port } = await serve(this.folder, this.#port);
		this.#server = server;
		this.#port = port;
	}

	/** Ends the server and every connection to it. */
	async kill(): Promise<void> {
		const server = this.#server;
		this.#server = undefined;
		if (!server) return;
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}

	async remove(): Promise<void> {
		await this.kill();
		if (this.folder !== 'build') rmSync(this.folder, { recursive: true, force: true });
	}

	url(path = '/'): string {
		return `http://localhost:${this.#port}${path}`;
	}

	/** Rewrites files of the served copy whose path ends so. */
	edit(ending: string, change: (text: string) => string): number {
		if (this.folder === 'build') throw new Error('the build itself is not to be changed; use App.copy()');
		const paths = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((p) => p.endsWith(ending));
		for (const path of paths) writeFileSync(join(this.folder, path), change(readFileSync(join(this.folder, path), 'utf8')));
		return paths.length;
	}
}

/** Waits until the worker is active and the catalogue lies on the device. */
export async function readyForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		const installed = () =>
			new Promise<boolean>((done) => {
				const open = indexedDB.open('bokji-catalogue');
				open.onerror = () => done(false);
				open.onsuccess = () => {
					const db = open.result;
					if (!db.objectStoreNames.contains('meta')) {
						db.close();
						done(false);
						return;
					}
					const get = db.transaction('meta').objectStore('meta').get('installed');
					get.onsuccess = () => {
						db.close();
						done(Boolean(get.result));
					};
				};
			});
		while (!(await installed())) await new Promise((next) => setTimeout(next, 100));
	});
}

export const test = base.extend<{ app: App; copy: App }>({
	app: async ({}, use) => {
		const app = await App.start();
		await use(app);
		await app.remove();
	},
	copy: async ({}, use) => {
		const app = await App.copy();
		await use(app);
		await app.remove();
	}
});
export { expect };
