/**
 * Putting a pack into IndexedDB, without Dexie: so that the thread that does it carries no second copy of that library.
 * The tables are described once, in Dexie's own words; Dexie reads them.
 */
import type { Pack } from '#lib/content/pack.ts';

export const SHELF = 'bokji-catalogue';
export const VERSION = 1;
export const TABLES = { services: 'id, *stages', programmes: 'id', places: 'id, kind, dong', small: 'name', meta: 'key' };
export type Installed = { key: 'installed'; hash: string; shape: number; at: string };

/** Dexie numbers its versions in tens. */
const NATIVE_VERSION = VERSION * 10;

function createTables(db: IDBDatabase): void {
	for (const [name, description] of Object.entries(TABLES)) {
		const [keyPath = '', ...indexes] = description.split(', ');
		const table = db.createObjectStore(name, { keyPath });
		for (const index of indexes) {
			const field = index.replace('*', '');
			table.createIndex(field, field, { multiEntry: index.startsWith('*') });
		}
	}
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(request.error ?? new DOMException('refused'));
	});

/** Opens the shelf, new or old. Throws where the browser refuses, or where a later version of this app has been at it. */
export async function openShelf(name = SHELF): Promise<IDBDatabase> {
	const request = indexedDB.open(name, NATIVE_VERSION);
	request.onupgradeneeded = () => createTables(request.result);
	const db = await answer(request);
	db.onversionchange = () => db.close();
	return db;
}

export async function installedOn(db: IDBDatabase): Promise<Installed | undefined> {
	return answer<Installed | undefined>(db.transaction('meta').objectStore('meta').get('installed'));
}

/** Replaces everything in one transaction. If any part fails (quota, crash) the earlier pack stays as it was. */
export async function putPack(db: IDBDatabase, pack: Pack, hash: string, at: string): Promise<void> {
	const names = Object.keys(TABLES).filter((name) => db.objectStoreNames.contains(name));
	const change = db.transaction(names, 'readwrite');
	const done = new Promise<void>((kept, lost) => {
		change.oncomplete = () => kept();
		change.onabort = () => lost(change.error ?? new DOMException('aborted', 'AbortError'));
	});
	try {
		for (const name of ['services', 'programmes', 'places', 'small']) change.objectStore(name).clear();
		for (const part of ['services', 'programmes', 'places'] as const) for (const row of pack[part]) change.objectStore(part).add(row);
		for (const [name, rows] of Object.entries(pack.tables)) change.objectStore('small').add({ name, rows });
		change.objectStore('meta').put({ key: 'installed', hash, shape: pack.shape, at } satisfies Installed);
	} catch (error) {
		change.abort();
		await done.catch(() => {});
		throw error;
	}
	return done;
}
