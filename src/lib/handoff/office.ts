/** An office's keys and the card it gives to others. Keys are kept as an event in the vault, never anywhere else. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hex, random, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { isCaseId } from '#lib/vault/event.ts';
import { isRecipient, newIdentity, recipientOf } from './age.ts';
import type { Follows } from './new-keys.ts';

/** `identity` opens, `seed` (32 bytes, hex) signs. */
export type OfficeKeys = { id: string; name: string; identity: string; seed: string };
/** What others need: `recipient` to seal to, `verify` (hex) to check signatures; valid between two times (milliseconds). `follows`: the old key's word for it. */
export type OfficeCard = { id: string; name: string; recipient: string; verify: string; from: number; until: number; follows?: Follows };

const YEAR = 366 * 86_400_000;
const LABEL = utf8('bokji-envelope-1\0');

export async function newOffice(id: string, name: string): Promise<OfficeKeys> {
	return { id, name, identity: await newIdentity(), seed: hex(random(32)) };
}

/** Valid for two years unless told otherwise. */
export async function cardOf(keys: OfficeKeys, from: number, until = from + 2 * YEAR): Promise<OfficeCard> {
	return { id: keys.id, name: keys.name, recipient: await recipientOf(keys.identity), verify: verifyKeyOf(keys), from, until };
}

export function verifyKeyOf({ seed }: Pick<OfficeKeys, 'seed'>): string {
	return hex(ed25519.getPublicKey(seedBytes(seed)));
}

/** `undefined` where a text is no card. */
export function readCard(text: string): OfficeCard | undefined {
	if (text.length > 2000) return undefined;
	try {
		const card = JSON.parse(text) as Partial<OfficeCard>;
		const timed = Number.isSafeInteger(card.from) && Number.isSafeInteger(card.until);
		const named = isCaseId(card.id) && typeof card.name === 'string' && card.name.length <= 200;
		if (!timed || !named || !isRecipient(card.recipient) || !unhex(card.verify, 32)) return undefined;
		const { id, name, recipient, verify, from, until, follows } = card as OfficeCard;
		if (follows !== undefined && (!unhex(follows.verify, 32) || !unhex(follows.signature, 64))) return undefined;
		return { id, name, recipient, verify, from, until, ...(follows && { follows: { verify: follows.verify, signature: follows.signature } }) };
	} catch {
		return undefined;
	}
}

/** Six groups of five digits to read out over the phone: 99 bits over id and both keys. */
export function fingerprint({ id, recipient, verify }: OfficeCard): string {
	const view = new DataView(new Uint8Array(sha256(utf8(canonical({ id, recipient, verify })))).buffer);
	return Array.from({ length: 6 }, (_, i) => String(view.getUint32(i * 4) % 100_000).padStart(5, '0')).join(' ');
}

function seedBytes(seed: string): Bytes {
	const bytes = unhex(seed, 32);
	if (!bytes) throw new TypeError('a seed has 32 bytes');
	return bytes;
}

/** What is signed names both sides: a letter passed on under a new seal still says for whom it was. */
function signed(sender: Bytes, receiver: Bytes, content: Bytes): Uint8Array {
	return new Uint8Array([...LABEL, ...sender, ...receiver, ...content]);
}

export type Signing = { sender: Bytes; receiver: Bytes; content: Bytes };

export function sign(keys: Pick<OfficeKeys, 'seed'>, { sender, receiver, content }: Signing): Bytes {
	return signWith(keys, signed(sender, receiver, content));
}

export function isSigned(signature: Bytes, { sender, receiver, content }: Signing): boolean {
	return isSignedBy(sender, signature, signed(sender, receiver, content));
}

/** Whatever is signed begins with a label that says what it is. */
export function signWith({ seed }: Pick<OfficeKeys, 'seed'>, labelled: Uint8Array): Bytes {
	return new Uint8Array(ed25519.sign(labelled, seedBytes(seed)));
}

/** By RFC 8032, strictly. */
export function isSignedBy(verify: Bytes, signature: Bytes, labelled: Uint8Array): boolean {
	try {
		return ed25519.verify(signature, labelled, verify, { zip215: false });
	} catch {
		return false;
	}
}
