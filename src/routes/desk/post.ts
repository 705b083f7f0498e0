/** The desk's post: which offices it knows, what goes out sealed and what comes in. Keys and roster lie in the vault, in the desk's own drawer. */
import { asKnown, housed, type Anew } from '#lib/casework/anew.ts';
import { admit, reachFault, type AdmitFault, type ReachFault } from '#lib/casework/admit.ts';
import type { AnyEvent } from '#lib/casework/events.ts';
import { isSealable, sealEnvelope, type SealedEnvelope } from '#lib/handoff/envelope.ts';
import { followed, outgoing } from '#lib/handoff/new-keys.ts';
import { cardOf, type OfficeCard } from '#lib/handoff/office.ts';
import { openEnvelope, type OpenedEnvelope, type Refusal } from '#lib/handoff/open.ts';
import { cardConflict, cardData, entriesIn, receivers, rosterOf, type CardState, type Entry } from '#lib/handoff/roster.ts';
import { takeIn } from '#lib/handoff/take-in.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import type { DeskEvent } from '#lib/vault/event.ts';
import { newId } from '#lib/vault/event.ts';
import { desk, type Kept } from './desk.svelte.ts';
import { homesIn } from './office.ts';

const DAY = 86_400_000;

export type Refused = {
	ok: false;
	reason: Refusal['reason'] | AdmitFault | ReachFault | 'own-copy' | 'unverified-sender' | 'revoked-sender' | 'locked';
	who?: string;
};
/** `came`: as they were sent; `events`: as they would lie here. `anew`: cases destroyed here that they would open afresh. */
export type Opened = { ok: true; opened: OpenedEnvelope; came: AnyEvent[]; events: AnyEvent[]; anew: Anew[] } | Refused;
export type Standing = CardState | 'expired' | 'none';

class Post {
	get entries(): Entry[] {
		return entriesIn(desk.drawer);
	}
	/** Envelopes that were taken in. */
	get #seen(): Set<string> {
		return new Set(desk.drawer.filter(({ type }) => type === 'desk.envelope').map(({ data }) => String(data.id)));
	}

	/** Those to whom something can be sent today. */
	get receivers(): OfficeCard[] {
		return receivers(rosterOf(this.entries), Date.now());
	}

	/** The newest card of an office that counts, or the newest of all. */
	entryOf(office: string | undefined): Entry | undefined {
		const all = this.entries.filter(({ card }) => card.id === office);
		return all.findLast((entry) => this.standing(entry) === 'known') ?? all.at(-1);
	}

	/** Where an office we know comes with other keys: its card so far, and whether that one signed the new one. */
	before({ card }: Entry): { old: Entry; isFollowed: boolean } | undefined {
		const others = this.entries.filter((entry) => entry.card.id === card.id && entry.card.verify !== card.verify && entry.state === 'known');
		const signed = followed(others, card, Date.now());
		const old = signed ?? others.at(-1);
		return old && { old, isFollowed: signed !== undefined };
	}

	/** How an office's card stands now. */
	standing(entry: Entry | undefined): Standing {
		if (!entry) return 'none';
		const now = Date.now();
		const over = now >= entry.card.until || now < entry.card.from;
		return entry.state !== 'revoked' && over ? 'expired' : entry.state;
	}

	/** Our own card, valid from yesterday on: the other clock may be a little behind. */
	async ownCard(): Promise<OfficeCard | undefined> {
		const { keys, follows } = desk.office ?? {};
		return keys && { ...(await cardOf(keys, Math.floor(Date.now() / DAY) * DAY - DAY)), ...(follows && { follows }) };
	}

	/** A card that came in; it counts only once its fingerprint was compared. */
	async add(card: OfficeCard): Promise<Kept> {
		const own = await this.ownCard();
		if (own && (card.verify === own.verify || card.id === own.id)) return { ok: false, reason: 'own' };
		const conflict = cardConflict(
			this.entries.map((entry) => entry.card),
			card
		);
		// An office we know with two new keys is looked at; with one old and one new key nobody honest comes.
		const mixed = this.entries.some((entry) => entry.card.verify === card.verify || entry.card.recipient === card.recipient);
		if (conflict && (conflict === 'same-key' || mixed)) return { ok: false, reason: conflict };
		const known = this.entries.find((entry) => entry.card.verify === card.verify);
		return known?.state === 'revoked' ? { ok: false, reason: 'revoked' } : this.#keep([{ card, state: known?.state ?? 'new' }]);
	}

	/** A card that counts from now on takes the place of the one before. */
	set(entry: Entry, state: CardState): Promise<Kept> {
		const before = state === 'known' ? this.before(entry) : undefined;
		const old = before ? [outgoing(before.old, before.isFollowed, Date.now())] : [];
		return this.#keep([...old, { card: entry.card, state }]);
	}

	#keep(cards: Pick<Entry, 'card' | 'state'>[]): Promise<Kept> {
		const marks = cards.map(({ card, state }) => ({ type: 'desk.card', data: cardData(card, state) }));
		return desk.receive([], marks, { what: 'import', why: 'card' });
	}

	/** Seals events of ours for an office of the roster. */
	async seal(to: OfficeCard, kind: string, events: AnyEvent[]): Promise<SealedEnvelope | { ok: false; reason: 'locked' | 'practice' }> {
		const from = desk.office?.keys;
		if (!from) return { ok: false, reason: 'locked' };
		if (!isSealable(events as unknown as DeskEvent[])) return { ok: false, reason: 'practice' };
		return sealEnvelope({ from, to, kind, events: asKnown(events, homesIn(desk.drawer)) as unknown as DeskEvent[], now: Date.now() });
	}

	/** First phase: nothing is kept. Every doubt has its own reason. */
	async open(letter: string | Bytes): Promise<Opened> {
		const office = desk.office?.keys;
		if (!office) return { ok: false, reason: 'locked' };
		const opened = await openEnvelope(letter, {
			office,
			earlier: desk.office?.earlier ?? [],
			roster: rosterOf(this.entries),
			now: Date.now(),
			seen: this.#seen
		});
		if (!opened.ok) return this.#worded(opened);
		if (opened.own) return { ok: false, reason: 'own-copy' };
		const from = opened.sender?.id ?? office.id;
		const who = opened.sender?.name ?? office.name;
		const admitted = admit(opened.envelope.events, from);
		if (!admitted.ok) return { ok: false, reason: admitted.reason, who };
		const { events, anew } = this.#housed(admitted.events);
		const fault = reachFault(desk.book, events, { from, here: office.id });
		return fault ? { ok: false, reason: fault, who } : { ok: true, opened, came: admitted.events, events, anew };
	}

	/** A sender whose card is here but does not count has a reason of its own. */
	#worded(refusal: Refusal): Refused {
		const { reason } = refusal;
		const by = 'verify' in refusal ? refusal.verify : 'sender' in refusal ? refusal.sender?.verify : undefined;
		const entry = this.entries.find(({ card }) => card.verify === by);
		const who = entry && { who: entry.card.name };
		// A card that is over cannot be compared any more: it has to come anew.
		if (reason === 'unknown-sender' && entry?.state === 'new')
			return { ok: false, reason: this.standing(entry) === 'expired' ? 'expired-sender' : 'unverified-sender', ...who };
		if (reason === 'expired-sender' && entry?.state === 'revoked') return { ok: false, reason: 'revoked-sender', ...who };
		return { ok: false, reason, ...who };
	}

	#housed<E extends AnyEvent>(came: readonly E[]) {
		return housed(came, { book: desk.book, homes: homesIn(desk.drawer), newId });
	}

	/**
	 * Second phase: all events, the mark of the envelope and of what is opened afresh, or nothing. `cases` are where it lies then.
	 * Housed once more, because another tab may have opened the same case meanwhile; what nobody was asked about the vault passes over.
	 */
	async takeIn(letter: Opened & { ok: true }): Promise<Awaited<ReturnType<typeof takeIn>> & { cases: string[] }> {
		const { opened } = letter;
		const now = this.#housed(letter.came);
		const { events, anew } = now.anew.length > letter.anew.length ? letter : now;
		const cases = [...new Set(events.map((event) => event.case))];
		const homes = anew.map(({ was, is, after }) => ({ type: 'desk.home', data: { was, is, after } }));
		const audit = {
			what: 'import',
			why: opened.envelope.events.some(({ type }) => type.startsWith('round.')) ? 'round' : 'referral',
			count: events.length,
			...(cases[0] && { whose: cases[0] })
		} as const;
		const again = opened.again || this.#seen.has(opened.envelope.id);
		const commit = (id: string) => desk.receive(events as unknown as DeskEvent[], [{ type: 'desk.envelope', data: { id } }, ...homes], audit);
		return { ...(await takeIn({ ...opened, again }, (_, id) => commit(id))), cases };
	}
}

export const post = new Post();
