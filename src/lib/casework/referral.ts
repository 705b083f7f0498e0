/** A referral, one event after the other. What does not fit is refused with a reason and changes nothing. */
import { canonical } from '#lib/vault/canonical.ts';
import type { Consent, GateReason } from './consent.ts';
import { entryFault, gateOf, writerFault } from './referral-entry.ts';
import type { DataOf, EventOf } from './events.ts';
import type { PersonFields, ReferralFields } from './fields.ts';
import type { Evidence, State } from './kinds.ts';
import { isEnded, isOutcome, RULES, type Side } from './referral-states.ts';
import type { Parcel, Receiver } from './shapes.ts';
import { written, type Sheet } from './sheet.ts';

export type Moved = DataOf<'referral.moved'>;
export type ReferralEvent = EventOf<'referral.changed' | 'referral.sent' | 'referral.enclosed' | 'referral.moved' | 'referral.seen'>;
export type Outcome = { state: State; on: string; evidence?: Evidence; event: string; office: string };
export type Step = { to: State; on: string; event: string; hlc: string; actor: string; office: string; side: Side; move?: Moved };

export type Referral = {
	id: string;
	case: string;
	/** The office that began it: the sender, also before the draft names one. */
	office: string;
	state: State;
	/** Day this state was entered. */
	since: string;
	sheet: Sheet<ReferralFields>;
	/** It came from elsewhere: there is no draft and no consent of ours behind it. */
	arrived?: true;
	/** What went out, last time; frozen. */
	sent?: Parcel;
	sentOn?: string;
	/** Sensitive facts that went along: an event of their own, so that they can go without the rest. */
	enclosed?: string;
	steps: Step[];
	outcome?: Outcome;
	/** Outcomes that lost against a stronger one: shown, never dropped. */
	lost: Outcome[];
	closedOn?: string;
	/** News after closing. */
	lateOn?: string;
	/** The next leg, where it was passed on. */
	leg?: { number: string; to: Receiver };
	/** The consent it rests on was taken back, on this day. */
	blockedOn?: string;
	tries: { resident: number; receiver: number };
	/** Newest news of the other side, and how far they were looked at. */
	news?: string;
	seenUpTo?: string;
};

export type Refusal =
	| GateReason
	| 'unknown_referral' | 'not_a_party' | 'not_yours' | 'not_from_here' | 'already_sent' | 'incomplete'
	| 'not_what_was_ready' | 'phone_today' | 'three_tries_first' | 'too_late_to_reopen' | 'start_or_appointment'; // prettier-ignore
export type Stepped = { ok: true; referral: Referral } | { ok: false; reason: Refusal };
/** What the case knows at that moment. */
export type Around = { consents: readonly Consent[]; person: PersonFields | undefined };

const refuse = (reason: Refusal): Stepped => ({ ok: false, reason });

export function sideOf(referral: Referral, office: string): Side | undefined {
	const { from, to } = referral.sheet.value;
	if ((from?.office ?? referral.office) === office) return 'sender';
	return to?.office === office ? 'receiver' : undefined;
}

/** done(E2, E3) > withdrawn > declined, failed > done(E1). */
function rank(outcome: Outcome): number {
	if (outcome.state === 'done') return outcome.evidence === 'E1' ? 1 : outcome.evidence === 'E2' ? 4 : 5;
	return outcome.state === 'withdrawn' ? 3 : 2;
}

const stepOf = (event: ReferralEvent, to: State, on: string, side: Side): Step => ({
	to,
	on,
	event: event.id,
	hlc: event.hlc,
	actor: event.actor,
	office: event.office,
	side
});

function entered(referral: Referral, event: ReferralEvent, step: Step): Referral {
	const news = step.side === 'receiver' ? event.hlc : referral.news;
	return { ...referral, state: step.to, since: step.on, steps: [...referral.steps, step], ...(news ? { news } : {}) };
}

/** An outcome: the stronger one stands, the weaker is kept beside it. After closing only the outcome changes, not the state. */
function withOutcome(referral: Referral, event: EventOf<'referral.moved'>, step: Step): Referral {
	const { data } = event;
	const mine: Outcome = { state: data.to, on: data.on, event: event.id, office: event.office, ...('evidence' in data ? { evidence: data.evidence } : {}) };
	const other = referral.outcome;
	const wins = !other || rank(mine) >= rank(other);
	const lost = other ? [...referral.lost, wins ? other : mine] : referral.lost;
	const kept = wins ? mine : other;
	const closed = referral.state === 'closed';
	const next = wins && !closed ? entered(referral, event, step) : { ...referral, steps: [...referral.steps, step] };
	return {
		...next,
		outcome: kept,
		lost,
		...(closed && step.side === 'receiver' ? { lateOn: data.on } : {}),
		...(step.side === 'receiver' ? { news: event.hlc } : {})
	};
}

function moved(referral: Referral, event: EventOf<'referral.moved'>, around: Around): Stepped {
	const { data } = event;
	const side = sideOf(referral, event.office);
	if (!side) return refuse('not_a_party');
	const contest = isOutcome(data.to) && isEnded(referral.state);
	if (!contest && !RULES[referral.state].next.includes(data.to)) return refuse('not_from_here');
	const fault = writerFault(event, side) ?? entryFault(referral, data, around);
	if (fault) return refuse(fault);
	const step: Step = { ...stepOf(event, data.to, data.on, side), move: data };
	if (isOutcome(data.to)) return { ok: true, referral: withOutcome(referral, event, step) };
	const next = entered(referral, event, step);
	if (data.to === 'forwarded') next.leg = { number: data.leg, to: data.next };
	if (data.to === 'closed') next.closedOn = data.on;
	if (data.to === 'draft') return { ok: true, referral: reopened(next) };
	return { ok: true, referral: next };
}

/** Open again: the old outcome stays in the history, as one that no longer stands. */
function reopened({ outcome, closedOn: _closed, lateOn: _late, ...rest }: Referral): Referral {
	return { ...rest, lost: outcome ? [...rest.lost, outcome] : rest.lost };
}

function begun(event: EventOf<'referral.changed' | 'referral.sent'>, on: string): Referral {
	const sheet: Sheet<ReferralFields> = { id: event.data.id, case: event.case, newest: '', value: {}, writers: {}, past: [] };
	return {
		id: event.data.id,
		case: event.case,
		office: event.office,
		state: 'draft',
		since: on,
		sheet,
		steps: [],
		lost: [],
		tries: { resident: 0, receiver: 0 }
	};
}

function changed(referral: Referral | undefined, event: EventOf<'referral.changed'>): Stepped {
	const old = referral ?? begun(event, event.data.set.on ?? '1970-01-01');
	if (old.state !== 'draft') return refuse('already_sent');
	if (old.office !== event.office || (event.data.set.from && event.data.set.from.office !== event.office)) return refuse('not_yours');
	const sheet = written(old.sheet, event);
	return { ok: true, referral: { ...old, sheet, since: old.steps.length ? old.since : (sheet.value.on ?? old.since) } };
}

const same = (a: unknown, b: unknown): boolean => canonical({ is: a }) === canonical({ is: b });

/** Sending out of one's own draft asks the gate again. What arrives from elsewhere has no draft: the basis it names must fit its receiver. */
function sent(referral: Referral | undefined, event: EventOf<'referral.sent'>, around: Around): Stepped {
	const { data } = event;
	const { sent: parcel } = data;
	if (parcel.from.office !== event.office) return refuse('not_yours');
	if (Object.keys(parcel.facts).some((item) => !parcel.items.some((named) => named === item))) return refuse('not_what_was_ready');
	if (parcel.urgency === 'today' && !data.phoned) return refuse('phone_today');
	if (referral) {
		if (sideOf(referral, event.office) !== 'sender') return refuse('not_yours');
		const again = isAgain(referral);
		if (!again && !RULES[referral.state].next.includes('sent')) return refuse('not_from_here');
		if (!isAsReady(referral, parcel, again)) return refuse('not_what_was_ready');
		const fault = referral.arrived ? undefined : gateOf(parcel, data.on, around);
		if (fault) return refuse(fault);
	} else if (parcel.to.kind === 'private' && parcel.basis.kind !== 'consent') return refuse('consent_missing');
	// What was enclosed before goes along only where it is enclosed again.
	const { enclosed: _, ...old } = referral ? (isAgain(referral) ? arrived(referral, event) : referral) : arrived(begun(event, data.on), event);
	const next = entered(old, event, stepOf(event, 'sent', data.on, 'sender'));
	return { ok: true, referral: { ...next, sent: parcel, sentOn: data.on, ...(old.arrived ? { news: event.hlc } : {}) } };
}

/** It came from elsewhere and was opened again there: how it was made ready lies with the sender. */
const isAgain = (referral: Referral): boolean => referral.arrived === true && referral.state === 'draft';

/** Word for word what was agreed to. What is sent once more from elsewhere may be another text, but to the same office and under the same number. */
function isAsReady({ sheet }: Referral, parcel: Parcel, again: boolean): boolean {
	const { number, to, items, basis } = sheet.value;
	if (parcel.number !== number) return false;
	if (again) return parcel.to.office === to?.office && (parcel.to.kind !== 'private' || parcel.basis.kind === 'consent');
	return same(parcel.to, to) && same(parcel.items, items) && same(parcel.basis, basis);
}

function arrived(referral: Referral, event: EventOf<'referral.sent'>): Referral {
	const { facts: _, supplement: _more, ...fields } = event.data.sent;
	const set = { ...fields, on: event.data.on };
	return { ...referral, arrived: true, sheet: written<ReferralFields>(undefined, { ...event, data: { id: event.data.id, set } }) };
}

function enclosed(referral: Referral, event: EventOf<'referral.enclosed'>): Stepped {
	if (sideOf(referral, event.office) !== 'sender') return refuse('not_yours');
	if (!referral.sent?.items.includes('sensitive')) return refuse('not_what_was_ready');
	return { ok: true, referral: { ...referral, enclosed: event.data.sensitive } };
}

/** The next state of a referral, or why not. Pure: the same answer tells a screen beforehand whether a button may be shown. */
export function stepped(referral: Referral | undefined, event: ReferralEvent, around: Around): Stepped {
	if (event.type === 'referral.changed') return changed(referral, event);
	if (event.type === 'referral.sent') return sent(referral, event, around);
	if (!referral) return refuse('unknown_referral');
	if (event.type === 'referral.enclosed') return enclosed(referral, event);
	if (event.type === 'referral.seen') return { ok: true, referral: { ...referral, seenUpTo: event.data.upTo } };
	return moved(referral, event, around);
}

export const isMine = (referral: Referral, office: string, owner: string): boolean => sideOf(referral, office) === owner;
