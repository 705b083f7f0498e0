/** One record, one box: AES-256-GCM with a random nonce in front, bound to its place, padded so that its length says little. */
import { concat, random, utf8, type Bytes } from './bytes.ts';

/** Names algorithms and layouts; another suite would be another word here and in every header. */
export const SUITE = 'bokji-vault-1';
const BLOCK = 256;
const NONCE = 12;

/** Where a box belongs. A box moved elsewhere does not open. */
export type Place = { vault: string; table: string; record: string; caseId: string };

export function aadOf({ vault, table, record, caseId }: Place): Bytes {
	return utf8([SUITE, vault, table, record, caseId].join('|'));
}

/** nonce ‖ ciphertext ‖ tag */
export async function seal(key: CryptoKey, aad: Bytes, plain: Bytes): Promise<Bytes> {
	const iv = random(NONCE);
	return concat(iv, new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: aad }, key, plain)));
}

/** `undefined` where a single bit of box, key or place differs. */
export async function open(key: CryptoKey, aad: Bytes, box: Bytes): Promise<Bytes | undefined> {
	try {
		return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.subarray(0, NONCE), additionalData: aad }, key, box.subarray(NONCE)));
	} catch {
		return undefined;
	}
}

/** Length (4 bytes, big end first), the bytes, zeros up to a multiple of 256. */
export function pad(bytes: Bytes): Bytes {
	const padded = new Uint8Array(Math.ceil((bytes.length + 4) / BLOCK) * BLOCK);
	new DataView(padded.buffer).setUint32(0, bytes.length);
	padded.set(bytes, 4);
	return padded;
}

export function unpad(padded: Bytes): Bytes | undefined {
	if (padded.length < 4) return undefined;
	const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
	return length + 4 <= padded.length ? padded.subarray(4, 4 + length) : undefined;
}
