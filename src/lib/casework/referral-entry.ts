/** What it takes to enter a state, and who may write it. */
import { addDays } from '#lib/content/day.ts';
import { gate } from './consent.ts';
import type { EventOf } from './events.ts';
import type { ReferralFields } from './fields.ts';
import type { Around, Moved, Referral, Refusal } from './referral.ts';
import { isEnded, REOPEN_DAYS, RULES, TRIES, type Side } from './referral-states.ts';
import type { Parcel } from './shapes.ts';

const NEEDED: readonly (keyof ReferralFields)[] = ['number', 'from', 'to', 'reason', 'request', 'replyBy', 'urgency', 'items', 'basis'];

/** What a draft still lacks. */
export const missingIn = (fields: ReferralFields): string[] => NEEDED.filter((name) => fields[name] === undefined);

export function gateOf(fields: Partial<Pick<Parcel, 'to' | 'items' | 'basis'>>, on: string, around: Around): Refusal | undefined {
	const opened = gate({ on, to: fields.to!, items: fields.items!, basis: fields.basis, ...around });
	return opened.open ? undefined : opened.reasons[0];
}

/** Why this office may not write this state now; undefined when it may. */
export function writerFault(event: EventOf<'referral.moved'>, side: Side): Refusal | undefined {
	const { writer } = RULES[event.data.to];
	if (writer === 'either' || writer === side) return undefined;
	return writer === 'receiver' && 'told' in event.data && event.data.told ? undefined : 'not_yours';
}

export function entryFault(referral: Referral, move: Moved, around: Around): Refusal | undefined {
	const fields = referral.sheet.value;
	if (move.to === 'ready') return missingIn(fields).length ? 'incomplete' : gateOf(fields, move.on, around);
	if (move.to === 'in_service') return move.started || move.appointment ? undefined : 'start_or_appointment';
	if (move.to === 'failed' && move.reason === 'not_reached')
		return referral.tries.resident + referral.tries.receiver >= TRIES ? undefined : 'three_tries_first';
	if (move.to === 'closed' && move.by === 'three_tries') return referral.tries.resident >= TRIES ? undefined : 'three_tries_first';
	if (move.to === 'forwarded') return forwardFault(referral, move, around);
	if (move.to === 'draft' && isEnded(referral.state))
		return move.on <= addDays(referral.closedOn ?? referral.since, REOPEN_DAYS) ? undefined : 'too_late_to_reopen';
	return undefined;
}

/**
 * Passing on is giving to somebody else: a private receiver needs a consent of its own, a public one a notice.
 * What goes along is named, or is all that came. The consent lies with whoever passes on; where it is not in this case, its name has to do. What was only heard is a report, not an act of ours.
 */
function forwardFault(referral: Referral, move: Moved & { to: 'forwarded' }, around: Around): Refusal | undefined {
	if (move.told) return undefined;
	const { items: all, basis: first } = referral.sent ?? referral.sheet.value;
	const items = move.items ?? all;
	const basis = move.basis ?? (first?.kind === 'notice' ? first : undefined);
	if (!basis || (move.next.kind === 'private' && basis.kind !== 'consent')) return 'consent_missing';
	if (basis.kind === 'consent' && !around.consents.some((c) => c.id === basis.consent)) return undefined;
	return gateOf({ to: move.next, items: items ?? [], basis }, move.on, around);
}
