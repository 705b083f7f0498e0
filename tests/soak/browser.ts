/** A Chromium on a profile of its own that can be ended in two ways: closed, or killed with all its processes. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ARGS = [
	'--headless=new',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--lang=ko-KR',
	'--window-size=360,740',
	'--remote-debugging-port=0'
];
/** Whether a process of this group still runs; one that only waits to be buried holds no file. Where there is no /proc, nobody can say. */
function lives(group: number): boolean {
	if (!existsSync('/proc/self/stat')) return false;
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.some((name) => {
			try {
				// pid (name) state parent group …; the name may hold anything.
				const [state, , of] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
				return Number(of) === group && !'ZX'.includes(state!);
			} catch {
				return false;
			}
		});
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export class Running {
	private constructor(
		readonly browser: Browser,
		readonly page: Page,
		readonly process: ChildProcess
	) {}

	static async on(profile: string): Promise<Running> {
		const executable = process.env.CHROMIUM_PATH;
		if (!executable) throw new Error('CHROMIUM_PATH names no browser');
		const port = join(profile, 'DevToolsActivePort');
		for (const left of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(profile, left), { force: true });
		const child = spawn(executable, [...ARGS, `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: 'ignore' });
		try {
			return await Running.#connected(child, port);
		} catch (error) {
			if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
			throw error;
		}
	}

	static async #connected(child: ChildProcess, port: string): Promise<Running> {
		for (let i = 0; i < 1200 && !(existsSync(port) && readFileSync(port, 'utf8').includes('\n')); i++) {
			if (child.exitCode !== null) throw new Error(`the browser ended with ${child.exitCode}`);
			await pause(50);
		}
		const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, 'utf8').split('\n')[0]}`, { timeout: 180_000 });
		const context = browser.contexts()[0];
		if (!context) throw new Error('the browser has no context');
		const page = context.pages()[0] ?? (await context.newPage());
		// tsx names functions through a helper of its own, which a page does not have.
		await page.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
		return new Running(browser, page, child);
	}

	/** Every process of it at once, without a word. The next browser may open the profile only when the last of them has let go of it. */
	async kill(): Promise<void> {
		const gone = this.#gone();
		if (this.process.pid) process.kill(-this.process.pid, 'SIGKILL');
		await gone;
		for (let i = 0; i < 600 && this.process.pid && lives(this.process.pid); i++) await pause(50);
		await this.browser.close().catch(() => undefined);
	}

	/** As a person closes it. */
	async close(): Promise<void> {
		const gone = this.#gone();
		const session = await this.browser.newBrowserCDPSession();
		await session.send('Browser.close').catch(() => undefined);
		await gone;
		await this.browser.close().catch(() => undefined);
	}

	#gone(): Promise<void> {
		return new Promise((done) => {
			if (this.process.exitCode !== null || this.process.signalCode !== null) done();
			else this.process.once('exit', () => done());
		});
	}
}
