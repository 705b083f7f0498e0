/**
 * An office with new keys. The old ones open, for a while, what was on its way to them; and they sign the new card once, so that whoever
 * knows the old card can see that it is the same office. That proves only who held the old keys: somebody still has to say yes.
 */
import { hex, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { recipientOf } from './age.ts';
import { isSignedBy, newOffice, signWith, verifyKeyOf, type OfficeCard, type OfficeKeys } from './office.ts';
import type { Entry } from './roster.ts';

/** After `lost` and `colleague` somebody else may hold the old keys too: they sign nothing, and the others compare digits. */
export const NEW_KEYS_WHY = ['yearly', 'colleague', 'lost'] as const;
export type NewKeysWhy = (typeof NEW_KEYS_WHY)[number];

/** Keys that were replaced: `identity` opens what was sealed to them, `verify` (hex) is their name, up to the day `until` (days since 1970). */
export type EarlierKeys = { identity: string; verify: string; until: number };
/** The old key's word for the new card: `verify` names the old key, both in hex. */
export type Follows = { verify: string; signature: string };
/** What an office keeps of its own: the keys in use, those before, and the word of the last ones. */
export type Held = { keys: OfficeKeys; earlier?: EarlierKeys[]; follows?: Follows };

const DAY = 86_400_000;
/** As long as an envelope is good for. */
export const GRACE_DAYS = 30;
const KEPT = 3;
const LABEL = 'bokji-card-follows-1\0';

const words = (card: Pick<OfficeCard, 'id' | 'recipient' | 'verify'>, old: string): Bytes =>
	utf8(LABEL + canonical({ id: card.id, recipient: card.recipient, verify: card.verify, follows: old }));

/** New keys in the place of the old ones. */
export async function renewed({ keys, earlier = [] }: Held, why: NewKeysWhy, now: number): Promise<Held> {
	const fresh = await newOffice(keys.id, keys.name);
	const old = { identity: keys.identity, verify: verifyKeyOf(keys), until: Math.floor(now / DAY) + GRACE_DAYS };
	const held: Held = { keys: fresh, earlier: [old, ...earlier].slice(0, KEPT) };
	if (why !== 'yearly') return held;
	const card = { id: fresh.id, recipient: await recipientOf(fresh.identity), verify: verifyKeyOf(fresh) };
	return { ...held, follows: { verify: old.verify, signature: hex(signWith(keys, words(card, old.verify))) } };
}

/** The entry whose key signed this card: the same office, and a card that counts. `undefined`: compare digits, as with a new office. */
export function followed(entries: readonly Entry[], card: OfficeCard, now: number): Entry | undefined {
	const { follows } = card;
	const old = follows && entries.find((entry) => entry.card.verify === follows.verify);
	if (!old || old.state !== 'known' || old.card.id !== card.id || now >= old.card.until || now < old.card.from) return undefined;
	const [key, signature] = [unhex(follows.verify, 32), unhex(follows.signature, 64)];
	return key && signature && isSignedBy(key, signature, words(card, follows.verify)) ? old : undefined;
}

/** What becomes of the card before: signed over, it counts while letters are on their way; otherwise it counts no more. */
export function outgoing(old: Entry, isFollowed: boolean, now: number): Pick<Entry, 'card' | 'state'> {
	if (!isFollowed) return { card: old.card, state: 'revoked' };
	const until = (Math.floor(now / DAY) + GRACE_DAYS) * DAY;
	return { card: { ...old.card, until: Math.min(old.card.until, until) }, state: old.state };
}

/** Whether what was sealed to these keys is still opened. */
export const isInGrace = (earlier: EarlierKeys, now: number): boolean => Math.floor(now / DAY) <= earlier.until;
