/** What the bench does inside a page. */
import { preparing, type SearchInput } from '../../src/lib/search/prepare.ts';
import { openSearch, type Prepared } from '../../src/lib/search/search.ts';
import { engines, timed } from './engines.ts';

const opened = new Promise<IDBDatabase>((done, fail) => {
	const request = indexedDB.open('bench', 1);
	request.onupgradeneeded = () => request.result.createObjectStore('kept');
	request.onsuccess = () => done(request.result);
	request.onerror = () => fail(new Error('IndexedDB does not open'));
});

async function kept<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const request = work((await opened).transaction('kept', mode).objectStore('kept'));
	return new Promise((done, fail) => {
		request.onsuccess = () => done(request.result);
		request.onerror = () => fail(new Error('IndexedDB does not answer'));
	});
}

/** Milliseconds from wanting what is kept to the first answer; the middle of five. */
async function firstAnswer(input: SearchInput, query: string): Promise<number> {
	const steps = preparing(input);
	let step = steps.next();
	while (!step.done) step = steps.next();
	await kept('readwrite', (store) => store.put(step.value, 'search'));
	const times: number[] = [];
	for (let i = 0; i < 5; i++) {
		const start = performance.now();
		openSearch(await kept<Prepared>('readonly', (store) => store.get('search') as IDBRequest<Prepared>)).search(query);
		times.push(performance.now() - start);
	}
	return Math.round(times.sort((a, b) => a - b)[2] ?? NaN);
}

/** Run by the bench in the page. */
export async function run(engine: string): Promise<Record<string, unknown>> {
	const { input, queries } = (await (await fetch('/input.json')).json()) as { input: SearchInput; queries: string[] };
	const make = engines[engine];
	if (!make) throw new Error(`no engine is called ${engine}`);
	const row = { engine, ...(await timed(make, input, queries)) };
	return engine === 'ours' ? { ...row, firstMs: await firstAnswer(input, queries[0] ?? '') } : row;
}
