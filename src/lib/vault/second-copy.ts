/**
 * The sealed rows once more, in a file beside the database. A browser that is killed while it writes may find its database damaged and begin an
 * empty one: then everything is put back from here. Written before a commit is acknowledged; nothing in it opens without the keys.
 * Two files take turns: a frame is added to the one in step; whatever is not in step is written whole into the other.
 */
import { chain, EMPTY, isCanary, type Canary, type InnerCanary, type Loss } from './canary.ts';
import { findSecret } from './device-secret.ts';
import { frameOf, framesIn, markAt, sameMark, TAIL, type Frame, type Mark } from './frame.ts';
import { readHeader } from './header.ts';
import type { Ports } from './session.ts';
import type { CaseKeyRow, Meta, Row, VaultStore } from './store.ts';

const filesOf = (name: string) => [`${name}.rows-a`, `${name}.rows-b`] as const;
/** What a drawer is besides its rows. Tries, snapshots and what was put back are of this database alone. */
const META: Meta['key'][] = ['header', 'canary', 'backup', 'loss'];

const markOf = (store: VaultStore, { turn, head }: Pick<Canary, 'turn' | 'head'>): Mark => ({ version: store.verno, turn, head });

/** `left`: bytes at its end, so many as were asked for or fewer; an empty file has none. */
type Standing = { name: string; mark: Mark | undefined; left: number };
async function standing({ files, name }: Ports): Promise<Standing[]> {
	return Promise.all(
		filesOf(name).map(async (file) => {
			const tail = await files.read(file, TAIL).catch(() => undefined);
			return { name: file, mark: markAt(tail), left: tail?.length ?? 0 };
		})
	);
}

/** What a commit added to the state `before`. Under the writer's lock, after the commit. Never fails: what is behind is brought up at the next chance. */
export async function follow(ports: Ports, store: VaultStore, before: InnerCanary, added: Pick<Frame, 'rows' | 'cases'>): Promise<void> {
	try {
		const inStep = (await standing(ports)).find(({ mark }) => sameMark(mark, markOf(store, before)));
		if (!inStep) return await copyWhole(ports, store);
		const { meta, canary } = await metaOf(store);
		// The header changes only with everything else.
		const changed = meta.filter(({ key }) => key !== 'header');
		await ports.files.write(inStep.name, await frameOf({ meta: changed, ...added, graves: [] }, markOf(store, canary)), 'end');
	} catch {
		// The rows are in the database; the next look or commit writes the copy anew.
	}
}

async function metaOf(store: VaultStore): Promise<{ meta: Meta[]; canary: InnerCanary }> {
	const meta = (await store.meta.bulkGet(META)).filter((row) => row !== undefined);
	const canary = meta.find((row) => row.key === 'canary');
	if (!canary) throw new Error('no canary');
	return { meta, canary };
}

/** Everything anew, into the file that is further behind; the other is emptied. Under the writer's lock. */
export async function copyWhole(ports: Ports, store: VaultStore): Promise<void> {
	const { frame, mark } = await store.transaction('r', store.tables, async () => {
		const { meta, canary } = await metaOf(store);
		const [rows, cases, graves] = [await store.events.orderBy('seq').toArray(), await store.cases.toArray(), await store.graves.toCollection().primaryKeys()];
		return { frame: { meta, rows, cases, graves }, mark: markOf(store, canary) };
	});
	const turnOf = ({ mark: its }: Standing) => (its?.version === mark.version ? its.turn : -1);
	// One torn at its end still gives everything before it: the empty one is written first.
	const [target, other] = (await standing(ports)).sort((a, b) => turnOf(a) - turnOf(b) || a.left - b.left);
	if (target) await ports.files.write(target.name, await frameOf(frame, mark));
	if (other?.left) await ports.files.write(other.name, new Uint8Array());
}

/** After the keys were changed: the copy under the old ones must not outlive them, whatever happens. */
export async function copyAnew(ports: Ports, store: VaultStore): Promise<void> {
	await copyWhole(ports, store).catch(() => removeCopy(ports).catch(() => undefined));
}

/** For a database that is whole: a copy that is behind, torn or missing is written anew. `false` where there is no room for it: the drawer works without. */
export async function catchUp(ports: Ports, store: VaultStore, canary: InnerCanary): Promise<boolean> {
	try {
		const files = await standing(ports);
		const inStep = files.find(({ mark }) => sameMark(mark, markOf(store, canary)));
		if (!inStep) await copyWhole(ports, store);
		else for (const { name, mark } of files) if (mark && name !== inStep.name) await ports.files.write(name, new Uint8Array());
		return true;
	} catch {
		return false;
	}
}

export async function removeCopy({ files, name }: Pick<Ports, 'files' | 'name'>): Promise<void> {
	for (const file of filesOf(name)) await files.remove(file);
}

type Copied = { meta: Map<Meta['key'], Meta>; rows: Map<string, Row>; cases: Map<string, CaseKeyRow>; graves: Set<string>; canary: InnerCanary };

/**
 * The frames of one file laid over one another; `undefined` unless count and chain prove that nothing is missing. Where a loss was pending the
 * database itself did not add up: then whatever it still had counts.
 */
async function copiedIn(ports: Ports, store: VaultStore, file: string): Promise<Copied | undefined> {
	const { frames, mark } = await framesIn((await ports.files.read(file)) ?? new Uint8Array());
	const meta = new Map(frames.flatMap((frame) => frame.meta.map((row) => [row.key, row] as const)));
	const canary = meta.get('canary');
	if (canary?.key !== 'canary' || !isCanary(canary) || mark?.version !== store.verno) return undefined;
	const rows = new Map(frames.flatMap((frame) => frame.rows.map((row) => [row.id, row] as const)));
	const inPlace = [...rows.values()].sort((a, b) => a.seq - b.seq);
	if (!meta.has('loss') && (rows.size !== canary.count || chain(EMPTY, inPlace) !== canary.head)) return undefined;
	const cases = new Map(frames.flatMap((frame) => frame.cases.map((row) => [row.id, row] as const)));
	return { meta, rows, cases, graves: new Set(frames.flatMap((frame) => frame.graves)), canary };
}

/** What the database still has. */
type Left = { inner: InnerCanary | undefined; rows: number };
type Known = { outside: Canary | undefined; missed: Loss | undefined };

/** Of this drawer, with more than the database still has, and under a secret that is still here. */
async function fits(ports: Ports, { canary, rows, meta }: Copied, { inner, rows: left }: Left, outside: Canary | undefined): Promise<boolean> {
	// One that took another's place, and died before the file beside it could say so, knows what that file still says.
	const follows = outside?.turn === canary.synced.turn && outside.head === canary.synced.head;
	if ((outside && outside.vault !== canary.vault && !follows) || (inner && inner.vault !== canary.vault)) return false;
	const same = canary.turn === inner?.turn && canary.head === inner.head;
	const more = inner ? canary.turn > inner.turn || (same && rows.size > left) : rows.size >= left;
	if (!more) return false;
	const header = meta.get('header');
	const read = readHeader(header?.key === 'header' ? header.text : undefined);
	return read.ok && (await findSecret(ports.files, ports.name, read.header.secret)) !== undefined;
}

/**
 * Puts everything back in one transaction, where the copy has more than the database; `false` leaves all as it was. Also where nothing seems
 * `missed`: a file beside the database that could not be written knows of no later turn. What was missing is written down beside it, to be told.
 * Throws where there is no room for it: a drawer opened without it would write over the better copy.
 */
export async function putBack(ports: Ports, store: VaultStore, stood: Left, { outside, missed }: Known): Promise<boolean> {
	// One from before a backup took its place has nothing of what the file beside it speaks of.
	const isAnother = missed?.what === 'database' && stood.inner && stood.inner.vault !== outside?.vault;
	const left = isAnother ? { inner: undefined, rows: 0 } : stood;
	const isAhead = ({ mark }: Standing) => mark?.version === store.verno && mark.turn > (left.inner?.turn ?? -1);
	if (!missed && !(await standing(ports)).some(isAhead)) return false;
	const copies = await Promise.all(filesOf(ports.name).map((file) => copiedIn(ports, store, file).catch(() => undefined)));
	const newestFirst = copies.filter((copy) => copy !== undefined).sort((a, b) => b.canary.turn - a.canary.turn);
	for (const copy of newestFirst) {
		if (!(await fits(ports, copy, left, outside))) continue;
		const { count: expected } = outside && outside.turn >= copy.canary.turn ? outside : copy.canary;
		await store.whole(async () => {
			const found = (await store.events.toCollection().primaryKeys()).filter((id) => copy.rows.has(id)).length;
			await Promise.all(store.tables.map((table) => table.clear()));
			await store.cases.bulkAdd([...copy.cases.values()]);
			await store.events.bulkAdd([...copy.rows.values()]);
			await store.graves.bulkAdd([...copy.graves].map((id) => ({ id })));
			await store.meta.bulkPut([...copy.meta.values()]);
			await store.meta.put({ key: 'put-back', what: missed?.what ?? (left.inner ? 'rows' : 'database'), expected, found });
		});
		return true;
	}
	return false;
}
