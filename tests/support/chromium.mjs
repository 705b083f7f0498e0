/** Finds a Chromium: the one named, the system's, Playwright's own, else the one shipped inside an npm package. */
import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

function runnable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

const onPath = (name) =>
	(process.env.PATH ?? '')
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find(runnable);

/** The browser inside `@sparticuz/chromium` needs its own libraries and at least one font; both are set up here, once. */
async function shipped() {
	if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROMIUM_PATH.');
	const cache = resolve('node_modules/.cache/chromium');
	const before = process.env.TMPDIR;
	mkdirSync(join(cache, 'conf'), { recursive: true });
	Object.assign(process.env, { TMPDIR: cache, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' });
	const executablePath = await (await import('@sparticuz/chromium')).default.executablePath();
	if (before === undefined) delete process.env.TMPDIR;
	else process.env.TMPDIR = before;
	const folders = ['/usr/share/fonts', join(cache, 'fonts'), resolve('node_modules/@expo-google-fonts/nanum-gothic')]
		.map((folder) => `<dir>${folder}</dir>`)
		.join('');
	writeFileSync(
		join(cache, 'conf/fonts.conf'),
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cache, 'fc')}</cachedir></fontconfig>`
	);
	return { executablePath, env: { LD_LIBRARY_PATH: join(cache, 'al2023/lib'), FONTCONFIG_PATH: join(cache, 'conf') } };
}

/** Path of a browser, and what its process needs in its environment. */
export async function findChromium() {
	if (process.env.CHROMIUM_PATH) return { executablePath: process.env.CHROMIUM_PATH, env: {} };
	for (const name of NAMES) {
		const path = onPath(name);
		if (path) return { executablePath: path, env: {} };
	}
	const { chromium } = await import('playwright-core');
	if (existsSync(chromium.executablePath())) return { executablePath: chromium.executablePath(), env: {} };
	return shipped();
}
