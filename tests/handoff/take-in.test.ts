import 'fake-indexeddb/auto';
import fc from '../support/fc.ts';
import { expect, test } from 'vitest';
import { sealEnvelope } from '#lib/handoff/envelope.ts';
import { takeIn } from '#lib/handoff/take-in.ts';
import { inOrder, newId } from '#lib/vault/event.ts';
import { canonical } from '#lib/vault/canonical.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { openDesk, PASSPHRASE } from '../vault/desk.ts';
import { event, NOW, party, reads } from './offices.ts';

/** All that came in by envelope, as one text. */
async function folded(vault: Vault): Promise<string> {
	const all = await vault.readAll();
	if (!all.ok || all.damaged.length || all.loss) throw new Error('not whole');
	return canonical(all.events.filter(({ type }) => type === 'referral'));
}

test('the same envelopes, many times, in any order, on three devices: the same set in the same order', async () => {
	const [a, b] = [await party('office-a'), await party('office-b')];
	const shared = newId();
	const letters = await Promise.all(
		Array.from({ length: 4 }, async (_, i) => {
			const events = [event('office-a', { text: `own ${i}` }), event('office-a', { text: `shared ${i}` }, shared)];
			const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events, now: NOW });
			if (!sealed.ok) throw new Error(sealed.reason);
			return { text: sealed.text, events };
		})
	);
	const wanted = canonical(inOrder(letters.flatMap(({ events }) => events)));
	const orders = fc.array(fc.nat(3), { minLength: 10, maxLength: 14 }).map((order) => [...order, 0, 1, 2, 3]);
	await fc.assert(
		fc.asyncProperty(fc.tuple(orders, orders, orders), async (three) => {
			const devices = await Promise.all(
				three.map(async (order) => {
					const { vault } = await openDesk();
					for (const i of order) {
						const opened = await reads(b, [a])(letters[i]?.text ?? '');
						if (!opened.ok) throw new Error(opened.reason);
						expect(await takeIn(opened, (events) => vault.append(events))).toEqual({ ok: true, again: false });
					}
					return folded(vault);
				})
			);
			expect(devices).toEqual([wanted, wanted, wanted]);
		}),
		{ numRuns: 12 }
	);
}, 60_000);

test('the same envelope ten times: once with effect, and by its id not even tried again', async () => {
	const [a, b] = [await party('office-a'), await party('office-b')];
	const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events: [event('office-a')], now: NOW });
	if (!sealed.ok) throw new Error(sealed.reason);
	const { vault } = await openDesk();
	const seen = new Set<string>();
	let commits = 0;
	for (let i = 0; i < 10; i++) {
		const opened = await reads(b, [a], { seen })(sealed.text);
		if (!opened.ok) throw new Error(opened.reason);
		const taken = await takeIn(opened, async (events, id) => {
			commits++;
			seen.add(id);
			return vault.append(events);
		});
		expect(taken).toEqual({ ok: true, again: i > 0 });
	}
	expect(commits).toBe(1);
	expect(JSON.parse(await folded(vault))).toHaveLength(1);
	const own = await reads(a, [b])(sealed.text);
	expect(own.ok && (await takeIn(own, async () => ({ ok: true })))).toEqual({ ok: false, reason: 'own-copy' });
});

test('an import killed at each step leaves all of it or nothing, and the second try brings all', async () => {
	const [a, b] = [await party('office-a'), await party('office-b')];
	const one = newId();
	const events = Array.from({ length: 5 }, (_, i) => event('office-a', { text: `part ${i}` }, i % 2 ? one : newId()));
	const sealed = await sealEnvelope({ from: a.keys, to: b.card, kind: 'referral', events, now: NOW });
	if (!sealed.ok) throw new Error(sealed.reason);
	const { add, put } = IDBObjectStore.prototype;
	for (let step = 0; step < 10; step++) {
		const table = await openDesk();
		let left = step;
		const dies = () => {
			if (left-- <= 0) throw new DOMException('killed', 'AbortError');
		};
		const opened = await reads(b, [a])(sealed.text);
		if (!opened.ok) throw new Error(opened.reason);
		table.files.before = dies;
		IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
			dies();
			return add.apply(this, args);
		};
		IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
			dies();
			return put.apply(this, args);
		};
		const taken = await takeIn(opened, (all) => table.vault.append(all)).finally(() => Object.assign(IDBObjectStore.prototype, { add, put }));
		table.files.before = () => {};
		const tab = table.again();
		expect(await tab.unlock({ passphrase: PASSPHRASE }), `step ${step}`).toEqual({ ok: true, failed: 0 });
		expect(JSON.parse(await folded(tab)).length, `step ${step}`).toBe(taken.ok ? 5 : 0);
		expect(await takeIn(opened, (all) => tab.append(all))).toEqual({ ok: true, again: false });
		expect(await folded(tab)).toBe(canonical(inOrder(events)));
	}
});
