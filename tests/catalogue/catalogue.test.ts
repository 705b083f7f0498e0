import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bringIn } from '#lib/catalogue/bring-in.ts';
import { fetchPack } from '#lib/catalogue/install.ts';
import { openShelf, putPack } from '#lib/catalogue/shelf.ts';
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
let name = '';
beforeEach(() => {
	name = `test-${n++}`;
	store = new CatalogueStore(name);
});
afterEach(() => store.close());

/** As the worker does it: its own connection, closed at the end. */
async function put(wanted: Pack, hash: string, at: string): Promise<void> {
	const db = await openShelf(name);
	await putPack(db, wanted, hash, at).finally(() => db.close());
}

const bytes = new TextEncoder().encode(packLines(pack));
const hashOf = async (b: Uint8Array<ArrayBuffer>) => Buffer.from(await crypto.subtle.digest('SHA-256', b)).toString('hex');
const answer = (body: BodyInit, status = 200) => (async () => new Response(body, { status })) as typeof fetch;

test('a pack goes in whole and is read back the same', async () => {
	await put(pack, 'h', '2026-11-23T00:00:00Z');
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
	await put(pack, 'first', 'a');
	const broken: Pack = { ...pack, services: [...pack.services.slice(0, 5), pack.services[0]!] };
	await expect(put(broken, 'second', 'b')).rejects.toThrow();
	expect((await store.installed())?.hash).toBe('first');
	expect((await store.reader().services()).length).toBe(pack.services.length);
});

test('what was worked out from a pack is kept beside it, and goes with it', async () => {
	await put(pack, 'first', 'a');
	const reader = store.reader();
	expect(await reader.hasDerived('index')).toBe(false);
	expect(await reader.keepDerived('index', async () => ({ list: Uint32Array.of(1, 2) }))).toEqual({ list: Uint32Array.of(1, 2) });
	expect(await reader.derived('index')).toEqual({ list: Uint32Array.of(1, 2) });
	await put(pack, 'second', 'b');
	expect(await reader.hasDerived('index')).toBe(false);
	await reader.keepDerived('index', async () => {
		await put(pack, 'third', 'c');
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

test('bringing in: kept, there, changed, and what was there stays when the new one cannot be had', async () => {
	const wanted = { url: '/data/pack.jsonl', hash: await hashOf(bytes) };
	expect(await bringIn(wanted, 'a', answer('', 500), name)).toEqual({ outcome: 'unreachable', earlier: false });
	expect(await bringIn(wanted, 'a', answer(bytes), name)).toEqual({ outcome: 'kept', earlier: false });
	expect(await bringIn(wanted, 'b', answer('', 500), name)).toEqual({ outcome: 'there', earlier: true });
	const next = new TextEncoder().encode(packLines({ ...pack, services: pack.services.slice(0, 50) }));
	const newer = { url: '/data/next.jsonl', hash: await hashOf(next) };
	expect(await bringIn(newer, 'c', answer(next.slice(0, 99)), name)).toEqual({ outcome: 'damaged', earlier: true });
	expect((await store.reader().services()).length).toBe(pack.services.length);
	expect(await bringIn(newer, 'd', answer(next), name)).toEqual({ outcome: 'kept', earlier: true });
	expect((await store.reader().services()).length).toBe(50);
	expect(await store.installed()).toMatchObject({ hash: newer.hash, at: 'd' });
	const { indexedDB } = globalThis;
	globalThis.indexedDB = undefined as never;
	expect(await bringIn(newer, 'e', answer(next), name)).toEqual({ outcome: 'full', earlier: false });
	globalThis.indexedDB = indexedDB;
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
