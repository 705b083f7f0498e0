/** The offices we know. A card comes in by file or QR and counts once its fingerprint was compared over the phone. */
import type { OfficeCard } from './office.ts';

export type Roster = readonly OfficeCard[];
export type Sender = { kind: 'known'; card: OfficeCard } | { kind: 'expired'; card: OfficeCard } | { kind: 'unknown' };

/** Who signs with this key, and whether the card counts now. */
export function senderOf(roster: Roster, verify: string, now: number): Sender {
	const cards = roster.filter((card) => card.verify === verify);
	const valid = cards.find((card) => card.from <= now && now < card.until);
	if (valid) return { kind: 'known', card: valid };
	return cards[0] ? { kind: 'expired', card: cards[0] } : { kind: 'unknown' };
}

/** Those to whom something can be sent today. */
export function receivers(roster: Roster, now: number): OfficeCard[] {
	return roster.filter((card) => card.from <= now && now < card.until);
}

/** Another office may not take a known one's id, and one key speaks for one office. */
export function cardConflict(roster: Roster, card: OfficeCard): 'same-key' | 'same-id' | undefined {
	if (roster.some((known) => known.id !== card.id && (known.verify === card.verify || known.recipient === card.recipient))) return 'same-key';
	return roster.some((known) => known.id === card.id && (known.verify !== card.verify || known.recipient !== card.recipient)) ? 'same-id' : undefined;
}
