/**
 * 32 random bytes that never leave this device: two copies in the private file system, none in IndexedDB.
 * Every slot needs them, so overwriting them makes every older header on the disk useless.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, random, same, utf8, type Bytes } from './bytes.ts';
import type { SmallFiles } from './files.ts';

export type DeviceSecret = { bytes: Bytes; id: string };

const LENGTH = 32;
const idBytes = (secret: Bytes): Bytes => new Uint8Array(sha256(concat(utf8('bokji/device/1'), secret))).slice(0, 8);
const copies = (name: string) => [`${name}.key-a`, `${name}.key-b`] as const;

export function newDeviceSecret(): DeviceSecret {
	const bytes = random(LENGTH);
	return { bytes, id: hex(idBytes(bytes)) };
}

/** Writes one copy, or both. While keys rotate one copy is the old secret and one the new; the header says which counts. */
export async function writeSecret(files: SmallFiles, name: string, secret: DeviceSecret, which: 'first' | 'second' | 'both' = 'both'): Promise<void> {
	const [a, b] = copies(name);
	const content = concat(secret.bytes, idBytes(secret.bytes));
	if (which !== 'first') await files.write(b, content);
	if (which !== 'second') await files.write(a, content);
}

/** The copy the header asks for; one that is torn, stale or missing is written anew from it, unless it shall stay for now. Only under the writer's lock. */
export async function findSecret(files: SmallFiles, name: string, id: string, mend = true): Promise<DeviceSecret | undefined> {
	const found = await Promise.all(copies(name).map((copy) => readCopy(files, copy)));
	const good = found.find((secret) => secret?.id === id);
	// The one good copy is not written over: a death in the middle of that would leave none.
	if (mend && good && found.some((secret) => secret?.id !== id))
		await writeSecret(files, name, good, found[0] === good ? 'second' : 'first').catch(() => undefined);
	return good;
}

/** Overwritten in place, then removed. */
export async function destroySecret(files: SmallFiles, name: string): Promise<void> {
	for (const copy of copies(name)) {
		if ((await files.read(copy)) === undefined) continue;
		await files.write(copy, random(LENGTH + 8));
		await files.remove(copy);
	}
}

async function readCopy(files: SmallFiles, copy: string): Promise<DeviceSecret | undefined> {
	const content = await files.read(copy).catch(() => undefined);
	if (content?.length !== LENGTH + 8) return undefined;
	const bytes = content.slice(0, LENGTH);
	const id = idBytes(bytes);
	return same(id, content.slice(LENGTH)) ? { bytes, id: hex(id) } : undefined;
}
