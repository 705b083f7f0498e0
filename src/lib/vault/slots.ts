/**
 * Two ways to the vault key: the passphrase and the recovery code.
 * root = Argon2id(what the person knows); slot key = HKDF(root ‖ device secret); the slot holds AES-256-GCM(vault key).
 */
import { concat, hex, random, unhex, utf8, type Bytes } from './bytes.ts';
import { headerAad, type Header, type Slot, type SlotKind } from './header.ts';
import { COST, type Derive, type KdfCost } from './kdf.ts';
import { aesKey, hkdf, vaultKeys, type VaultKeys } from './keys.ts';
import { passphraseBytes, recoveryBytes } from './passphrase.ts';
import { SUITE } from './seal.ts';

/** What a slot is made from: kept under the vault key, so that rotation need not ask anybody. */
export type Root = { kind: SlotKind; cost: KdfCost; salt: string; root: Bytes };
export type Known = { passphrase: string } | { recovery: string };

const ROOT = 32;
const gcm = (nonce: string, aad: Bytes) => ({ name: 'AES-GCM', iv: unhex(nonce, 12) ?? new Uint8Array(12), additionalData: aad });

/** The bytes that go into Argon2id. A code with a typing error becomes a wrong one and costs the same time. */
function secretBytes(known: Known): Bytes {
	if ('passphrase' in known) return passphraseBytes(known.passphrase);
	return recoveryBytes(known.recovery) ?? utf8('no code');
}

export async function newRoot(derive: Derive, known: Known): Promise<Root> {
	const salt = random(16);
	return { kind: 'passphrase' in known ? 'passphrase' : 'recovery', cost: COST, salt: hex(salt), root: await derive(secretBytes(known), salt, COST) };
}

/** The root for a header's slot. `slot` comes from a checked header. */
export function rootFor(derive: Derive, slot: Slot, known: Known): Promise<Bytes> {
	return derive(secretBytes(known), unhex(slot.salt, 16) ?? new Uint8Array(16), slot.cost);
}

async function slotKey(root: Bytes, secret: Bytes, salt: string): Promise<CryptoKey> {
	return aesKey(await hkdf(concat(root, secret), unhex(salt, 16) ?? new Uint8Array(16), 'bokji/vault/1/slot'));
}

type Plan = { vault: string; epoch: number; secret: { bytes: Bytes; id: string }; roots: Root[] };

/** A header with a fresh vault key behind both slots, and the keys that come from it. */
export async function newHeader({ vault, epoch, secret, roots }: Plan): Promise<{ header: Header; keys: VaultKeys }> {
	const vaultKey = random(32);
	const keys = await vaultKeys(vault, vaultKey);
	const slots = roots.map(({ kind, cost, salt }) => ({ kind, cost, salt, nonce: hex(random(12)), wrapped: '' }));
	const header: Header = { suite: SUITE, vault, epoch, secret: secret.id, slots, roots: { nonce: hex(random(12)), wrapped: '' } };
	const aad = headerAad(header);
	for (const [i, slot] of slots.entries()) {
		const key = await slotKey(roots[i]?.root ?? new Uint8Array(ROOT), secret.bytes, slot.salt);
		slot.wrapped = hex(new Uint8Array(await crypto.subtle.encrypt(gcm(slot.nonce, aad), key, vaultKey)));
	}
	const all = concat(...roots.map(({ root }) => root));
	header.roots.wrapped = hex(new Uint8Array(await crypto.subtle.encrypt(gcm(header.roots.nonce, aad), keys.roots, all)));
	vaultKey.fill(0);
	return { header, keys };
}

/** The keys behind a slot, or `undefined`: wrong root, wrong device secret and changed header look the same. */
export async function openSlot(header: Header, slot: Slot, root: Bytes, secret: Bytes): Promise<VaultKeys | undefined> {
	try {
		const key = await slotKey(root, secret, slot.salt);
		const wrapped = unhex(slot.wrapped, 48) ?? new Uint8Array(48);
		const vaultKey = new Uint8Array(await crypto.subtle.decrypt(gcm(slot.nonce, headerAad(header)), key, wrapped));
		const keys = await vaultKeys(header.vault, vaultKey);
		vaultKey.fill(0);
		return keys;
	} catch {
		return undefined;
	}
}

/** The roots of an open vault, for rotation. Throws where the header does not belong to the keys. */
export async function openRoots(header: Header, keys: VaultKeys): Promise<Root[]> {
	const wrapped = unhex(header.roots.wrapped, 80) ?? new Uint8Array(80);
	const all = new Uint8Array(await crypto.subtle.decrypt(gcm(header.roots.nonce, headerAad(header)), keys.roots, wrapped));
	return header.slots.map(({ kind, cost, salt }, i) => ({ kind, cost, salt, root: all.slice(i * ROOT, (i + 1) * ROOT) }));
}
