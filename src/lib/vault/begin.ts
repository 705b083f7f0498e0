/** A new vault, empty or filled from a backup. Whatever was there is replaced in one transaction. */
import { canaryOf, chain, EMPTY, NEVER, readOutside, writeOutside } from './canary.ts';
import { newDeviceSecret, writeSecret } from './device-secret.ts';
import { newId, type DeskEvent } from './event.ts';
import { HybridClock } from './hlc.ts';
import { newRecoveryCode } from './passphrase.ts';
import { sealEvents } from './rows.ts';
import { copyAnew } from './second-copy.ts';
import { caseKeys, type Ports, type Session } from './session.ts';
import { newHeader, newRoot } from './slots.ts';
import type { VaultStore } from './store.ts';

export type Start = { passphrase: string; events: DeskEvent[]; graves: string[] };

/** The open session and the recovery code, which is shown once and kept nowhere. Throws where the browser cannot store. */
export async function begin(ports: Ports, store: VaultStore, { passphrase, events, graves }: Start): Promise<{ session: Session; recovery: string }> {
	const recovery = newRecoveryCode();
	const secret = newDeviceSecret();
	const roots = [await newRoot(ports.derive, { passphrase }), await newRoot(ports.derive, { recovery })];
	const { header, keys } = await newHeader({ vault: newId(), epoch: 1, secret, roots });
	const cases = await caseKeys(keys, new Map(), { ids: events.map((event) => event.case), rows: [], make: true });
	const rows = (await sealEvents(header.vault, cases.keys, events)).map((row, seq) => ({ ...row, seq }));
	const outside = await readOutside(ports.files, ports.name);
	// One copy is still the earlier secret: until the transaction is through, the earlier vault stays whole.
	await writeSecret(ports.files, ports.name, secret, 'second');
	const synced = outside.kind === 'canary' ? { turn: outside.canary.turn, head: outside.canary.head } : NEVER;
	const turn = synced.turn + 1;
	const canary = canaryOf(keys.canary, { vault: header.vault, turn, count: rows.length, head: chain(EMPTY, rows) });
	const clock = new HybridClock(ports.who().device);
	for (const event of events) clock.see(event.hlc, ports.now());
	await store.whole(async () => {
		await Promise.all([store.events.clear(), store.cases.clear(), store.graves.clear(), store.meta.clear()]);
		await store.cases.bulkAdd(cases.added);
		await store.events.bulkAdd(rows);
		await store.graves.bulkAdd(graves.map((id) => ({ id })));
		await store.meta.put({ key: 'header', text: JSON.stringify(header) });
		await store.meta.put({ key: 'canary', ...canary, nextSeq: rows.length, hlc: clock.last, synced });
	});
	await copyAnew(ports, store);
	await writeSecret(ports.files, ports.name, secret, 'first');
	await writeOutside(ports.files, ports.name, canary);
	return { session: { header, keys, clock, cases: cases.keys }, recovery };
}
