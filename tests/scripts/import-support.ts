/** A content folder to import into, and an open-data portal to import from. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runImport, type Options } from '../../scripts/import/main.ts';

export const fixture = (name: string) => readFileSync(join('tests/fixtures/open-api', name));
export const fixtureText = (name: string) => fixture(name).toString('utf8');
export const KEY = 'secret/key+for=tests';

/** A fresh `content/` with one hand-written record in it, and a folder for the importer's state. */
export function workplace() {
	const root = mkdtempSync(join(tmpdir(), 'import-'));
	const content = join(root, 'content');
	for (const name of [...readdirSync('content').filter((file) => file.endsWith('.yaml')), 'sources'])
		cpSync(join('content', name), join(content, name), { recursive: true });
	cpSync('tests/fixtures/content/services', join(content, 'services'), { recursive: true });
	const options: Options = {
		from: 'api',
		datasets: ['bokjiro-central'],
		write: true,
		again: false,
		on: '2026-11-23',
		content,
		state: join(root, 'state'),
		pace: { pauseMs: 0, timeoutMs: 1_000, backoffMs: 5, tries: 3 }
	};
	const said: string[] = [];
	return {
		root,
		content,
		said,
		options,
		run: (change: Partial<Options> = {}, base?: string) =>
			runImport({ ...options, ...change }, { BOKJI_API_KEY: KEY, BOKJI_API_BASE: base }, (line) => said.push(line)),
		save(files: Record<string, string | Uint8Array>): string {
			const folder = join(root, 'saved');
			rmSync(folder, { recursive: true, force: true });
			mkdirSync(folder);
			for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), body);
			return folder;
		},
		remove: () => rmSync(root, { recursive: true, force: true })
	};
}

/** Every file below a folder with its bytes, to see what was touched. */
export function snapshot(folder: string): Record<string, string> {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
	return Object.fromEntries(names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

type Handler = (request: { url: URL; n: number }, response: ServerResponse) => void;
export const send =
	(body: string | Uint8Array, status = 200, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		void response.writeHead(status, headers).end(body);

/** Plays the portal. `handle` decides what each call gets; all calls are kept. */
export async function portal(handle: Handler) {
	const calls: URL[] = [];
	const server = createServer((request: IncomingMessage, response: ServerResponse) => {
		const url = new URL(request.url ?? '/', 'http://portal.test');
		calls.push(url);
		handle({ url, n: calls.length }, response);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		calls,
		close: () =>
			new Promise<void>((done) => {
				server.closeAllConnections();
				server.close(() => done());
			})
	};
}

/** A list of 복지로 with `total` made-up services, `size` a page. */
export function centralPage(page: number, total: number, size = 100): string {
	const rows = Array.from({ length: Math.max(0, Math.min(size, total - (page - 1) * size)) }, (_, i) => {
		const n = (page - 1) * size + i;
		return `<servList><inqNum>${n * 31}</inqNum><jurMnofNm>시험부</jurMnofNm><lifeArray>청년</lifeArray><rprsCtadr>1599-0000</rprsCtadr><servId>WLF1${String(n).padStart(7, '0')}</servId><servNm>시험 도움 ${n}호</servNm><srvPvsnNm>현금지급</srvPvsnNm><intrsThemaArray>생활지원</intrsThemaArray></servList>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?><wantedList><totalCount>${total}</totalCount><pageNo>${page}</pageNo><numOfRows>${size}</numOfRows><resultCode>0</resultCode><resultMessage>SUCCESS</resultMessage>${rows.join('')}</wantedList>`;
}
