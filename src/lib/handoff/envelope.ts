/**
 * A sealed letter between offices: canonical JSON → deflate → signed with the receiver's name → age to the receiver and to ourselves.
 * Inside the seal: `BJE1` ‖ sender's key (32) ‖ receiver's key (32) ‖ signature (64) ‖ deflated content.
 */
import { concat, same, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { isCaseId, isEvent, isId, newId, type DeskEvent } from '#lib/vault/event.ts';
import { armour, encryptTo, recipientOf } from './age.ts';
import { deflate } from './deflate.ts';
import { LIMITS } from './limits.ts';
import { sign, verifyKeyOf, type OfficeCard, type OfficeKeys, type Signing } from './office.ts';

/** `kind` is a word such as `referral` or `reply`; times in milliseconds. */
export type Envelope = { format: string; id: string; kind: string; from: string; to: string; made: number; expires: number; events: DeskEvent[] };
/** `file` for QR frames, `text` (armoured) for a .txt file. */
export type SealedEnvelope = { ok: true; id: string; file: Bytes; text: string } | { ok: false; reason: 'too-large' };

const FORMAT = 'bokji-envelope-1';
const MAGIC = utf8('BJE1');
const DAY = 86_400_000;

export type Letter = { from: OfficeKeys; to: OfficeCard; kind: string; events: DeskEvent[]; now: number; days?: number };

/** Only cases with a random id leave the house: practice cases and the desk's own drawers have names, and every receiver refuses them. */
export const isSealable = (events: readonly DeskEvent[]): boolean => events.length > 0 && events.every((event) => isId(event.case));

/** Valid for 30 days unless told otherwise. Throws on a card whose keys are none. */
export async function sealEnvelope({ from, to, kind, events, now, days = 30 }: Letter): Promise<SealedEnvelope> {
	const envelope: Envelope = { format: FORMAT, id: newId(), kind, from: from.id, to: to.id, made: now, expires: now + days * DAY, events };
	const text = utf8(canonical(envelope));
	if (text.length > LIMITS.inside) return { ok: false, reason: 'too-large' };
	const names = { sender: keyBytes(verifyKeyOf(from)), receiver: keyBytes(to.verify) };
	const content = await deflate(text);
	const inner = concat(MAGIC, names.sender, names.receiver, sign(from, { ...names, content }), content);
	const own = await recipientOf(from.identity);
	const file = await encryptTo([...new Set([to.recipient, own])])(inner);
	return file.length > LIMITS.file ? { ok: false, reason: 'too-large' } : { ok: true, id: envelope.id, file, text: armour(file) };
}

export type Parts = Signing & { signature: Bytes };
/** The parts inside the seal, or `undefined` where it is no envelope of ours. */
export function partsOf(inner: Bytes): Parts | undefined {
	if (inner.length < 133 || !same(inner.slice(0, 4), MAGIC)) return undefined;
	return { sender: inner.slice(4, 36), receiver: inner.slice(36, 68), signature: inner.slice(68, 132), content: inner.slice(132) };
}

export function isEnvelope(value: unknown): value is Envelope {
	const envelope = value as Partial<Envelope> | null | undefined;
	if (envelope?.format !== FORMAT || !isId(envelope.id) || !isCaseId(envelope.from) || !isCaseId(envelope.to) || !isCaseId(envelope.kind)) return false;
	if (!Number.isSafeInteger(envelope.made) || !Number.isSafeInteger(envelope.expires)) return false;
	if (!Array.isArray(envelope.events) || !envelope.events.length || !envelope.events.every(isEvent) || Object.keys(envelope).length !== 8) return false;
	return new Set(envelope.events.map(({ id }) => id)).size === envelope.events.length;
}

function keyBytes(text: string): Bytes {
	const bytes = unhex(text, 32);
	if (!bytes) throw new TypeError('a key has 32 bytes');
	return bytes;
}
