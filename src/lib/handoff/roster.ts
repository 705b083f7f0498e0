/** The offices we know. A card comes in by file or QR and counts once its fingerprint was compared over the phone. */
import type { DeskEvent } from '#lib/vault/event.ts';
import { timeOf } from '#lib/vault/hlc.ts';
import { readCard, type OfficeCard } from './office.ts';

export type Roster = readonly OfficeCard[];
export type Sender = { kind: 'known'; card: OfficeCard } | { kind: 'expired'; card: OfficeCard } | { kind: 'unknown' };

/** Who signs with this key, and whether the card counts now. */
export function senderOf(roster: Roster, verify: string, now: number): Sender {
	const cards = roster.filter((card) => card.verify === verify);
	const valid = cards.find((card) => card.from <= now && now < card.until);
	if (valid) return { kind: 'known', card: valid };
	return cards[0] ? { kind: 'expired', card: cards[0] } : { kind: 'unknown' };
}

/** Those to whom something can be sent today: of an office with new keys only the newer card. */
export function receivers(roster: Roster, now: number): OfficeCard[] {
	return [...new Map(roster.filter((card) => card.from <= now && now < card.until).map((card) => [card.id, card])).values()];
}

/** One key speaks for one office (`same-key`: refused); a known office's id with other keys is that office anew, or somebody else (`same-id`: to be proven). */
export function cardConflict(roster: Roster, card: OfficeCard): 'same-key' | 'same-id' | undefined {
	if (roster.some((known) => known.id !== card.id && (known.verify === card.verify || known.recipient === card.recipient))) return 'same-key';
	return roster.some((known) => known.id === card.id && (known.verify !== card.verify || known.recipient !== card.recipient)) ? 'same-id' : undefined;
}

/** `new`: came in, nobody compared its fingerprint yet. `revoked`: does not count any more, from `since` on (milliseconds). */
export const CARD_STATES = ['new', 'known', 'revoked'] as const;
export type CardState = (typeof CARD_STATES)[number];
export type Entry = { card: OfficeCard; state: CardState; since: number };

const DAY = 86_400_000;

/** A card as the drawer keeps it: days instead of milliseconds, because thirteen digits may read like a resident number and would be refused. */
export function cardData(card: OfficeCard, state: CardState): Record<string, unknown> {
	return { card: { ...card, from: Math.floor(card.from / DAY), until: Math.floor(card.until / DAY) }, state };
}

function keptCard(card: unknown): OfficeCard | undefined {
	const { from, until, ...rest } = (card ?? {}) as Partial<OfficeCard>;
	return readCard(JSON.stringify({ ...rest, from: Number(from) * DAY, until: Number(until) * DAY }));
}

/** The cards as they stand after all events of kind `desk.card`, in the order in which they first came. One key, one entry. */
export function entriesIn(events: readonly DeskEvent[]): Entry[] {
	const found = new Map<string, Entry>();
	for (const event of events) {
		if (event.type !== 'desk.card') continue;
		const { card, state } = event.data as { card?: unknown; state?: unknown };
		const read = keptCard(card);
		const known = CARD_STATES.find((one) => one === state);
		if (read && known) found.set(read.verify, { card: read, state: known, since: timeOf(event.hlc) });
	}
	return [...found.values()];
}

/** Those that count, and those that did until they were revoked. A card that nobody compared is as good as unknown. */
export function rosterOf(entries: readonly Entry[]): Roster {
	return entries.flatMap(({ card, state, since }) => {
		if (state === 'new') return [];
		return [state === 'known' ? card : { ...card, until: Math.min(card.until, since) }];
	});
}
