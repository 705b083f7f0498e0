/**
 * A bird in the mine: count and head of the chain of rows, in IndexedDB and in a file beside it, on each commit.
 * A browser that silently drops rows or the whole database leaves the two in disagreement, and we can say by how much.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hex, textOf, unhex, utf8, type Bytes } from './bytes.ts';
import { canonical } from './canonical.ts';
import { isId } from './event.ts';
import type { SmallFiles } from './files.ts';

/** `turn` grows with every commit, also when rows are destroyed. `mac` proves it to whoever has the keys. */
export type Canary = { vault: string; turn: number; count: number; head: string; mac: string };
/** Beside the rows: also the last one known to stand in the file, so that a death between the two writes is no loss. */
export type InnerCanary = Canary & { synced: { turn: number; head: string } };

export type Loss = { what: 'database' | 'rows' | 'changed' | 'private-files'; expected: number; found: number };

export const EMPTY = hex(new Uint8Array(32));
const TAG = 16;
/** Letters of an id, see event.ts. */
const ID = 32;

/** The head after these rows: for each, SHA-256(head ‖ id ‖ the box's tag). The tag stands for the whole box. */
export function chain(head: string, rows: { id: string; box: Bytes }[]): string {
	let last: Uint8Array = unhex(head, 32) ?? new Uint8Array(32);
	const text = new TextEncoder();
	// Twenty thousand rows: one buffer for all of them.
	const link = new Uint8Array(32 + ID + TAG);
	for (const { id, box } of rows) {
		link.fill(0, 32);
		link.set(last);
		text.encodeInto(id, link.subarray(32, 32 + ID));
		link.set(box.subarray(-TAG), 32 + ID);
		last = sha256(link);
	}
	return hex(last);
}

function macOf(key: Bytes, { vault, turn, count, head }: Omit<Canary, 'mac'>): string {
	return hex(hmac(sha256, key, utf8(`${vault}|${turn}|${count}|${head}`)));
}

export function canaryOf(key: Bytes, facts: Omit<Canary, 'mac'>): Canary {
	return { ...facts, mac: macOf(key, facts) };
}

export function isProven(key: Bytes, canary: Canary): boolean {
	return macOf(key, canary) === canary.mac;
}

export type Outside = { kind: 'canary'; canary: Canary } | { kind: 'wiping' } | { kind: 'none' };
const birds = (name: string) => [`${name}.canary-a`, `${name}.canary-b`];

/** Two copies, so that one torn while writing leaves the other; the later turn counts. */
export async function writeOutside(files: SmallFiles, name: string, canary: Canary | 'wiping'): Promise<void> {
	const text = canary === 'wiping' ? '"wiping"' : canonical({ ...canary });
	const content = utf8(`${hex(sha256(utf8(text))).slice(0, 16)}${text}`);
	for (const bird of birds(name)) await files.write(bird, content);
}

export async function readOutside(files: SmallFiles, name: string): Promise<Outside> {
	const found = await Promise.all(birds(name).map((bird) => readBird(files, bird)));
	if (found.includes('wiping')) return { kind: 'wiping' };
	const canaries = found.filter((bird): bird is Canary => typeof bird === 'object').sort((a, b) => b.turn - a.turn);
	return canaries[0] ? { kind: 'canary', canary: canaries[0] } : { kind: 'none' };
}

export async function removeOutside(files: SmallFiles, name: string): Promise<void> {
	for (const bird of birds(name)) await files.remove(bird);
}

async function readBird(files: SmallFiles, bird: string): Promise<Canary | 'wiping' | undefined> {
	try {
		const content = textOf((await files.read(bird)) ?? new Uint8Array());
		const text = content.slice(16);
		if (text === '' || hex(sha256(utf8(text))).slice(0, 16) !== content.slice(0, 16)) return undefined;
		const value = JSON.parse(text) as Canary | 'wiping';
		return value === 'wiping' || isCanary(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

export function isCanary(value: unknown): value is Canary {
	const canary = value as Partial<Canary> | null | undefined;
	return (
		isId(canary?.vault) &&
		Number.isSafeInteger(canary.turn) &&
		Number.isSafeInteger(canary.count) &&
		unhex(canary.head, 32) !== undefined &&
		unhex(canary.mac, 32) !== undefined
	);
}

/** `synced` of a vault that has never been beside a file. */
export const NEVER = { turn: -1, head: EMPTY };

/** What the two canaries and the number of rows say together. `undefined` means all is well. */
export function judge(inner: InnerCanary | undefined, outside: Outside, rows: number): Loss | undefined {
	if (outside.kind !== 'canary') {
		const fresh = !inner || inner.synced.turn === NEVER.turn;
		return fresh ? undefined : { what: 'private-files', expected: inner.count, found: rows };
	}
	const { canary } = outside;
	const agrees = inner && [inner, inner.synced].some(({ turn, head }) => turn === canary.turn && head === canary.head);
	if (!inner || (!agrees && inner.vault !== canary.vault)) return { what: 'database', expected: canary.count, found: inner ? rows : 0 };
	const expected = !agrees && canary.turn > inner.turn ? canary.count : inner.count;
	if (rows < expected) return { what: 'rows', expected, found: rows };
	return agrees && rows === expected ? undefined : { what: 'changed', expected, found: rows };
}
