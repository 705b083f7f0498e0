/** What another office may bring in: its own steps of a referral, its taps of a round, and nothing that reaches into our cases. Asked before an envelope is taken in. */
import { readEvent, type AnyEvent, type EventOf, type EventType } from './events.ts';
import { referralsOf, type Casebook } from './fold.ts';
import { sideOf } from './referral.ts';
import { isOfRound, roundFault, type RoundEvent, type RoundFault } from './round-mail.ts';

type Step = EventOf<'referral.sent' | 'referral.enclosed' | 'referral.moved'>;
type Brought = Step | RoundEvent;
const STEPS: ReadonlySet<EventType> = new Set<Step['type']>(['referral.sent', 'referral.enclosed', 'referral.moved']);
const isBrought = (event: AnyEvent): event is Brought => STEPS.has(event.type) || isOfRound(event);
const isStep = (event: Brought): event is Step => !isOfRound(event);

export type AdmitFault = 'not_an_event' | 'unknown_type' | 'never_stored' | 'wrong_data' | 'not_theirs' | 'not_for_others';
export type Admitted = { ok: true; events: Brought[] } | { ok: false; reason: AdmitFault; at: number };

/** All or nothing: one event that does not fit, and the envelope stays outside. `from` is the office whose key signed it. */
export function admit(events: readonly unknown[], from: string): Admitted {
	const admitted: Brought[] = [];
	for (const [at, raw] of events.entries()) {
		const read = readEvent(raw);
		if (!read.ok) return { ok: false, reason: read.reason, at };
		if (read.event.office !== from) return { ok: false, reason: 'not_theirs', at };
		if (!isBrought(read.event)) return { ok: false, reason: 'not_for_others', at };
		admitted.push(read.event);
	}
	return { ok: true, events: admitted };
}

export type ReachFault = 'other_case' | 'not_a_party' | 'not_addressed' | 'unknown_referral' | RoundFault;

/**
 * Does it reach only where it may? A new referral is for us and lies in a case of its own, or in one that this office shares with us already;
 * every other step belongs to a referral that both of us know. `here` is our own office: its other devices may bring what they wrote.
 */
export function reachFault(book: Casebook, events: readonly Brought[], { from, here }: { from: string; here: string }): ReachFault | undefined {
	const brought = new Set<string>();
	const wrong = roundFault(book, events.filter(isOfRound), { from, here });
	if (wrong) return wrong;
	for (const event of events.filter(isStep).sort((a, b) => Number(b.type === 'referral.sent') - Number(a.type === 'referral.sent'))) {
		const known = book.referrals.get(event.data.id);
		if (known) {
			if (known.case !== event.case) return 'other_case';
			if (!sideOf(known, from)) return 'not_a_party';
		} else if (event.type === 'referral.sent') {
			if (from !== here && event.data.sent.to.office !== here) return 'not_addressed';
			const shared = referralsOf(book, event.case).some((other) => sideOf(other, from));
			if (book.byCase.has(event.case) && !shared) return 'other_case';
			brought.add(`${event.case} ${event.data.id}`);
		} else if (!brought.has(`${event.case} ${event.data.id}`)) return 'unknown_referral';
	}
	return undefined;
}
