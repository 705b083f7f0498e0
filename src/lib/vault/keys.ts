/** From one vault key to the keys that do the work, each under its own label. */
import { random, utf8, type Bytes } from './bytes.ts';
import { aadOf, open, seal } from './seal.ts';

/** Keys of an open vault. They live in memory only, never in IndexedDB: the bytes of a stored `CryptoKey` lie on the disk. */
export type VaultKeys = {
	vault: string;
	/** wraps the key of each case */
	wrap: CryptoKey;
	/** keeps the slots' roots, so that keys can be rotated without asking for the passphrase */
	roots: CryptoKey;
	/** proves the canary; bytes, because it is used inside a transaction, which must not wait */
	canary: Bytes;
};

/** 32 bytes by HKDF-SHA-256 (RFC 5869). */
export async function hkdf(secret: Bytes, salt: Bytes, label: string): Promise<Bytes> {
	const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
	return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info: utf8(label) }, base, 256));
}

/** A key for AES-256-GCM that cannot be read back. */
export function aesKey(bytes: Bytes): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** Everything a session needs. The caller wipes `vaultKey` afterwards. */
export async function vaultKeys(vault: string, vaultKey: Bytes): Promise<VaultKeys> {
	const from = (label: string) => hkdf(vaultKey, utf8(vault), `bokji/vault/1/${label}`);
	const [wrap, roots, canary] = await Promise.all([from('case-wrap'), from('slot-roots'), from('canary')]);
	return { vault, wrap: await aesKey(wrap), roots: await aesKey(roots), canary };
}

const caseAad = (vault: string, caseId: string) => aadOf({ vault, table: 'cases', record: caseId, caseId });

export const newCaseKey = (): Bytes => random(32);

/** Out of the old keys and into the new ones; `undefined` where it does not open. */
export async function rewrapCaseKey(from: VaultKeys, to: VaultKeys, { id, box }: { id: string; box: Bytes }): Promise<Bytes | undefined> {
	const aad = caseAad(from.vault, id);
	const raw = await open(from.wrap, aad, box);
	const renewed = raw && (await seal(to.wrap, aad, raw));
	raw?.fill(0);
	return renewed;
}

export function wrapCaseKey(keys: VaultKeys, caseId: string, key: Bytes): Promise<Bytes> {
	return seal(keys.wrap, caseAad(keys.vault, caseId), key);
}

/** `undefined` where the wrapped key is damaged or belongs to other keys. */
export function unwrapCaseKey(keys: VaultKeys, caseId: string, box: Bytes): Promise<Bytes | undefined> {
	return open(keys.wrap, caseAad(keys.vault, caseId), box);
}
