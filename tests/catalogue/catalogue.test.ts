import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchPack, keepPack } from '#lib/catalogue/install.ts';
import { viewOf } from '#lib/catalogue/load.ts';
import { packReader } from '#lib/catalogue/reader.ts';
import { CatalogueStore } from '#lib/catalogue/store.ts';
import { dongView, hotlines, inOrder, programmeSheet, serviceSheet, stageCards } from '#lib/catalogue/views.ts';
import type { Pack } from '#lib/content/pack.ts';
import { packLines } from '#lib/content/pack-lines.ts';
import { pack, site } from '../support/model.ts';

const senior = site.stages.find((s) => s.id === 'senior')!;
let n = 0;
let store: CatalogueStore;
beforeEach(() => {
	globalThis.indexedDB = new IDBFactory();
	store = new CatalogueStore(`test-${n++}`);
});
afterEach(() => store.close());

const bytes = new TextEncoder().encode(packLines(pack));
const hashOf = async (b: Uint8Array<ArrayBuffer>) => Buffer.from(await crypto.subtle.digest('SHA-256', b)).toString('hex');
const answer = (body: BodyInit, status = 200) => (async () => new Response(body, { status })) as typeof fetch;

test('a pack goes in whole and is read back the same', async () => {
	await store.install(pack, 'h', '2026-11-23T00:00:00Z');
	const [stored, held] = [store.reader(), packReader(pack)];
	expect((await stored.services()).length).toBe(pack.services.length);
	expect(await serviceSheet(stored, 'basic-pension')).toEqual(await serviceSheet(held, 'basic-pension'));
	expect(await stageCards(stored, senior, '2026-11-23')).toEqual(await stageCards(held, senior, '2026-11-23'));
	expect(await hotlines(stored)).toEqual(await hotlines(held));
	expect(await dongView(stored, 'yaksu')).toEqual(await dongView(held, 'yaksu'));
	expect(await programmeSheet(stored, pack.programmes[0]!.id)).toEqual(await programmeSheet(held, pack.programmes[0]!.id));
	expect(await stored.service('no-such')).toBeUndefined();
});

test('an install that fails midway leaves the earlier pack as it was', async () => {
	await store.install(pack, 'first', 'a');
	const broken: Pack = { ...pack, services: [...pack.services.slice(0, 5), pack.services[0]!] };
	expect(await keepPack(store, broken, 'second', 'b')).toBe('full');
	expect((await store.installed())?.hash).toBe('first');
	expect((await store.reader().services()).length).toBe(pack.services.length);
});

test('what was worked out from a pack is kept beside it, and goes with it', async () => {
	await store.install(pack, 'first', 'a');
	const reader = store.reader();
	expect(await reader.hasDerived('index')).toBe(false);
	expect(await reader.keepDerived('index', async () => ({ list: Uint32Array.of(1, 2) }))).toEqual({ list: Uint32Array.of(1, 2) });
	expect(await reader.derived('index')).toEqual({ list: Uint32Array.of(1, 2) });
	await store.install(pack, 'second', 'b');
	expect(await reader.hasDerived('index')).toBe(false);
	await reader.keepDerived('index', async () => {
		await store.install(pack, 'third', 'c');
		return 'of the second';
	});
	expect(await reader.derived('index')).toBeUndefined();
});

test('a damaged, half-loaded, missing or foreign pack is told apart', async () => {
	const wanted = { url: '/data/pack.json', hash: await hashOf(bytes) };
	expect(await fetchPack(answer(bytes), wanted)).toMatchObject({ ok: true });
	expect(await fetchPack(answer(bytes.slice(0, 1000)), wanted)).toEqual({ ok: false, reason: 'damaged' });
	expect(await fetchPack(answer('', 500), wanted)).toEqual({ ok: false, reason: 'unreachable' });
	expect(await fetchPack((() => Promise.reject(new TypeError('down'))) as typeof fetch, wanted)).toEqual({ ok: false, reason: 'unreachable' });
	const foreign = new TextEncoder().encode(packLines({ ...pack, shape: 99 }));
	expect(await fetchPack(answer(foreign), { url: '/x', hash: await hashOf(foreign) })).toEqual({ ok: false, reason: 'other-shape' });
});

test('a page reads the installed catalogue first, then the network, then the spare pack', async () => {
	const view = async () => 'installed';
	const base = { url: '/data/x.json', view, fetch: answer(JSON.stringify('network')) };
	expect(await viewOf({ ...base, installed: async () => packReader(pack), lastResort: undefined })).toBe('installed');
	expect(await viewOf({ ...base, installed: async () => undefined, lastResort: undefined })).toBe('network');
	const down = (() => Promise.reject(new TypeError('down'))) as typeof fetch;
	expect(await viewOf({ ...base, fetch: down, installed: async () => undefined, lastResort: async () => packReader(pack) })).toBe('installed');
	expect(await viewOf({ ...base, fetch: answer('', 404), installed: undefined, lastResort: undefined })).toBeUndefined();
	await expect(viewOf({ ...base, fetch: down, installed: undefined, lastResort: undefined })).rejects.toThrow('neither');
});

test('the district’s own come first, full before listed, what ended last', async () => {
	const cards = await stageCards(packReader(pack), { id: 'senior', first: [] }, '2026-11-23');
	const ended = cards.findIndex((c) => c.state === 'ended' || c.state === 'historic');
	if (ended >= 0) expect(cards.slice(ended).every((c) => c.state === 'ended' || c.state === 'historic' || c.depth === 'listed')).toBe(true);
	expect(cards[0]?.level).toBe('district');
	expect((await stageCards(packReader(pack), senior, '2026-11-23'))[0]?.id).toBe(senior.first[0]);
	expect(inOrder([...cards].reverse()).map((c) => c.id)).toEqual(cards.map((c) => c.id));
});

test('every stage has its count on the first page', () => {
	for (const stage of site.stages) expect(stage.count).toBeGreaterThanOrEqual(stage.planCount);
});
