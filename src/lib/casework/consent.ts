/** May this leave, to this receiver? One gate, asked by the screen, by what builds the parcel and by the fold of what was imported. */
import type { DataOf, EventOf } from './events.ts';
import type { PersonFields } from './fields.ts';
import { MINIMUM_ITEMS, type ConsentKind, type Item } from './kinds.ts';
import type { Basis, Receiver } from './shapes.ts';

export type Consent = DataOf<'consent.given'> & { case: string; actor: string; withdrawn?: { on: string; by: string } };
/** A wording of content/consent-wordings.yaml: which consent it asks for, and when it was in use. */
export type Wording = { kind: ConsentKind | 'notice'; from: string; to?: string | undefined };

export type GateReason =
	| 'consent_missing'
	| 'consent_refused'
	| 'consent_withdrawn'
	| 'consent_other_receiver'
	| 'consent_not_covering'
	| 'consent_over'
	| 'consent_wrong_kind'
	| 'wording_unknown'
	| 'guardian_missing'
	| 'proxy_unknown'
	| 'more_than_minimum'
	| 'withheld'
	| 'sensitive_without_consent';
export type Gate = { open: true } | { open: false; reasons: GateReason[] };

export type GateQuestion = {
	on: string;
	to: Receiver;
	items: readonly Item[];
	basis: Basis | undefined;
	person: PersonFields | undefined;
	/** All consents of the case. */
	consents: readonly Consent[];
	/** Known wordings; left out where the content is not at hand (folding). */
	wordings?: Readonly<Record<string, Wording>> | undefined;
};

const samePlace = (a: Receiver | undefined, b: Receiver): boolean =>
	a !== undefined && a.kind === b.kind && (a.office !== undefined || b.office !== undefined ? a.office === b.office : a.name.trim() === b.name.trim());

/** 개인정보 보호법 제22조의2. With only a year of birth, the year in which somebody turns fourteen stays open. */
export function isUnderFourteen(birthYear: number | undefined, on: string): 'yes' | 'no' | 'unknown' {
	if (birthYear === undefined) return 'unknown';
	const years = Number(on.slice(0, 4)) - birthYear;
	return years < 14 ? 'yes' : years > 14 ? 'no' : 'unknown';
}

/** Does this answer stand: said yes, by somebody who may, in words we know, and not taken back? */
export function faultsOf(consent: Consent, { on, person, wordings }: Pick<GateQuestion, 'on' | 'person' | 'wordings'>): GateReason[] {
	const faults: GateReason[] = [];
	if (consent.answer === 'no') faults.push('consent_refused');
	if (consent.withdrawn) faults.push('consent_withdrawn');
	if (consent.on > on || (consent.until !== undefined && consent.until < on)) faults.push('consent_over');
	if (wordings && !isInUse(wordings[consent.wording], consent)) faults.push('wording_unknown');
	return [...faults, ...giverFaults(consent, person)];
}

const isInUse = (wording: Wording | undefined, { kind, on }: Consent): boolean =>
	wording !== undefined && wording.kind === kind && wording.from <= on && (wording.to ?? on) >= on;

/** For a child the guardian answers; a proxy has to be known. */
function giverFaults(consent: Consent, person: PersonFields | undefined): GateReason[] {
	const child = consent.age === 'under_fourteen' || isUnderFourteen(person?.birthYear, consent.on) === 'yes';
	if (child && (consent.by !== 'guardian' || !person?.guardian)) return ['guardian_missing'];
	return consent.by === 'proxy' && !person?.proxy ? ['proxy_unknown'] : [];
}

function byConsent(question: GateQuestion, id: string): GateReason[] {
	const consent = question.consents.find((c) => c.id === id);
	if (!consent) return ['consent_missing'];
	const faults = consent.kind === 'C2' ? faultsOf(consent, question) : (['consent_wrong_kind'] as GateReason[]);
	if (!samePlace(consent.receiver, question.to)) faults.push('consent_other_receiver');
	if (question.items.some((item) => item !== 'sensitive' && !consent.items.includes(item))) faults.push('consent_not_covering');
	return faults;
}

function byNotice(question: GateQuestion, basis: Basis & { kind: 'notice' }): GateReason[] {
	const faults: GateReason[] = question.to.kind === 'private' ? ['consent_missing'] : [];
	if (question.wordings && question.wordings[basis.wording]?.kind !== 'notice') faults.push('wording_unknown');
	if (question.items.some((item) => item !== 'sensitive' && !MINIMUM_ITEMS.includes(item))) faults.push('more_than_minimum');
	if (isUnderFourteen(question.person?.birthYear, question.on) === 'yes' && !question.person?.guardian) faults.push('guardian_missing');
	return faults;
}

/** What somebody asked to keep back, in any consent of the case that still stands. */
export function withheld(consents: readonly Consent[]): Set<Item> {
	return new Set(consents.filter((c) => !c.withdrawn).flatMap((c) => c.withhold));
}

/** Public body: a notice, and no more than the minimum. Private facility: a stored C2 for this very receiver. Sensitive facts: C3 besides. */
export function gate(question: GateQuestion): Gate {
	const { basis, items, consents } = question;
	const reasons: GateReason[] = !basis ? ['consent_missing'] : basis.kind === 'consent' ? byConsent(question, basis.consent) : byNotice(question, basis);
	const back = withheld(consents);
	if (items.some((item) => back.has(item))) reasons.push('withheld');
	if (items.includes('sensitive') && !mayKeepSensitive(question)) reasons.push('sensitive_without_consent');
	return reasons.length ? { open: false, reasons: [...new Set(reasons)] } : { open: true };
}

/** A stored C3 that stands: needed to write down sensitive facts, and to pass them on. */
export function mayKeepSensitive(question: Pick<GateQuestion, 'on' | 'person' | 'consents' | 'wordings'>): boolean {
	return question.consents.some((c) => c.kind === 'C3' && faultsOf(c, question).length === 0);
}

/** Which consent the screen has to ask for before this receiver can get these items; `notice` where telling is enough. */
export function asksFor(to: Receiver, items: readonly Item[]): (ConsentKind | 'notice')[] {
	const beyond = items.some((item) => item !== 'sensitive' && !MINIMUM_ITEMS.includes(item));
	const first: ConsentKind | 'notice' = to.kind === 'private' || beyond ? 'C2' : 'notice';
	return items.includes('sensitive') ? [first, 'C3'] : [first];
}

/** One answer, kept as it was given. */
export function consentGiven(event: EventOf<'consent.given'>): Consent {
	return { ...event.data, case: event.case, actor: event.actor };
}
