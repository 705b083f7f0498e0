/** Looks for texts in the files of a browser's profile. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Every way a text may lie on a disk: UTF-8, UTF-16 in both orders, escaped in JSON, and base64 of the UTF-8 at each of its three offsets. */
function traces(text: string): Buffer[] {
	const bytes = Buffer.from(text, 'utf8');
	const base64 = [0, 1, 2].map((offset) =>
		Buffer.concat([Buffer.alloc(offset), bytes])
			.toString('base64')
			.slice(offset ? 4 : 0, -4)
	);
	const escaped = [...text].map((letter) => (letter > '~' ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)).join('');
	const utf16 = Buffer.from(text, 'utf16le');
	return [bytes, utf16, Buffer.from(utf16).swap16(), ...[escaped, ...base64].map((written) => Buffer.from(written))];
}

const PASSES = 10;
/** Thrown where a browser that still runs took a file or a folder away between listing and reading. */
const isGone = (problem: unknown): boolean => (problem as NodeJS.ErrnoException | null)?.code === 'ENOENT';

/**
 * Files of the profile in which one of the marks lies. A browser that runs moves what it wrote from file to file: where one went while it
 * was looked for, its words may lie in a newer one, and all files are looked through again.
 */
export function filesWith(folder: string, texts: string[]): string[] {
	const wanted = texts.flatMap(traces);
	for (let pass = 1; ; pass++) {
		try {
			return filesUnder(folder).filter((path) => {
				const bytes = readFileSync(path);
				return wanted.some((trace) => bytes.includes(trace));
			});
		} catch (problem) {
			if (!isGone(problem) || pass === PASSES) throw problem;
		}
	}
}

/** Links such as the browser's own lock lead nowhere and hold nothing. */
function filesUnder(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
	});
}

/**
 * Where one of the texts stands in what the page can reach: IndexedDB row by row (its files may be pressed), private files, caches,
 * local and session storage, the address, the title and the history.
 */
export function placesWith(page: Page, texts: string[]): Promise<string[]> {
	return page.evaluate(async (marks) => {
		const found: string[] = [];
		const decoders = ['utf-8', 'utf-16le'].map((name) => new TextDecoder(name));
		const look = (where: string, value: unknown): void => {
			if (typeof value === 'string') {
				if (marks.some((mark) => value.includes(mark))) found.push(where);
			} else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
				for (const decoder of decoders) look(where, decoder.decode(value));
			} else if (value !== null && typeof value === 'object')
				for (const [key, inner] of Object.entries(value)) {
					look(`${where}.key`, key);
					look(`${where}.${key}`, inner);
				}
		};
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((good, bad) => {
				request.onsuccess = () => good(request.result);
				request.onerror = () => bad(request.error);
			});
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			for (const store of db.objectStoreNames) {
				const rows = db.transaction(store).objectStore(store);
				look(`${name}/${store}`, await done(rows.getAll()));
				look(`${name}/${store} keys`, await done(rows.getAllKeys()));
			}
			db.close();
		}
		/** The desk may be writing this very file: then its picture is stale and cannot be read, and a new one is taken. One that was removed holds nothing. */
		const bytesOf = async (handle: FileSystemFileHandle, tries = 50): Promise<ArrayBuffer> => {
			try {
				return await (await handle.getFile()).arrayBuffer();
			} catch (problem) {
				const name = problem instanceof DOMException ? problem.name : '';
				if (name === 'NotFoundError') return new ArrayBuffer(0);
				if (name !== 'NotReadableError' || tries === 0) throw problem;
				await new Promise((next) => setTimeout(next, 100));
				return bytesOf(handle, tries - 1);
			}
		};
		const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
			for await (const [name, handle] of folder as unknown as AsyncIterable<[string, FileSystemHandle]>) {
				look(`${path}/${name}`, name);
				if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle, `${path}/${name}`);
				else look(`${path}/${name}`, await bytesOf(handle as FileSystemFileHandle));
			}
		};
		await walk(await navigator.storage.getDirectory(), 'files');
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				look(`cache ${request.url}`, decodeURIComponent(request.url));
				look(`cache ${request.url}`, await (await cache.match(request))?.arrayBuffer());
			}
		}
		look('local storage', { ...localStorage });
		look('session storage', { ...sessionStorage });
		look('address', [decodeURIComponent(location.href), document.title, JSON.stringify(history.state)]);
		return found;
	}, texts);
}
