/** What has to go, and when: 30 days without a follow-up, 90 days after closing, never more than a year, the audit after two years. */
import { addDays } from '#lib/content/day.ts';
import { timeOf } from '#lib/vault/hlc.ts';
import type { Consent } from './consent.ts';
import { consentsOf, referralsOf, type Casebook } from './fold.ts';
import { isEnded, KEEP_AFTER_CLOSING_DAYS } from './referral-states.ts';

export const KEEP = { withoutFollowUp: 30, afterClosing: KEEP_AFTER_CLOSING_DAYS, atMost: 365, audit: 730 } as const;

export type DestroyWhy = 'consent_withdrawn' | 'consent_refused' | 'without_follow_up' | 'after_closing' | 'a_year' | 'audit_over';
export type Destroy = {
	what: 'case' | 'copy' | 'sensitive' | 'audit';
	case: string;
	why: DestroyWhy;
	due: string;
	/** Only these events; the whole drawer where it is left out. */
	events?: string[];
	/** Receivers that hold a copy and have to be told. */
	tell: string[];
};

const latest = (days: (string | undefined)[]): string | undefined =>
	days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last), undefined);

/** Offices and facilities to which something of the case went out. */
function tell(book: Casebook, of: string): string[] {
	const sent = referralsOf(book, of).filter((referral) => referral.sent && !referral.arrived);
	return [...new Set(sent.map((referral) => referral.sent!.to.name))];
}

const stands = (consents: readonly Consent[]): boolean => consents.some((c) => c.answer === 'yes' && !c.withdrawn);

/** A yes to collecting taken back or never given: the whole case, at once. */
function c1Gone(book: Casebook, of: string): Destroy[] {
	const consents = consentsOf(book, of).filter((c) => c.kind === 'C1');
	const last = consents.at(-1);
	if (!last || stands(consents)) return [];
	const why = last.withdrawn ? 'consent_withdrawn' : 'consent_refused';
	return [{ what: 'case', case: of, why, due: last.withdrawn?.on ?? last.on, tell: tell(book, of) }];
}

/** C2 taken back: the copy that went out. Done when the referral is withdrawn, which tells the receiver. */
function c2Gone(book: Casebook, of: string): Destroy[] {
	return referralsOf(book, of).flatMap((referral): Destroy[] => {
		const told = referral.steps.some((step) => step.to === 'withdrawn');
		if (!referral.sent || !referral.blockedOn || told) return [];
		return [{ what: 'copy', case: of, why: 'consent_withdrawn', due: referral.blockedOn, tell: [referral.sent.to.name] }];
	});
}

/** C3 taken back: what is sensitive, at once. */
function c3Gone(book: Casebook, of: string): Destroy[] {
	const consents = consentsOf(book, of).filter((c) => c.kind === 'C3');
	const gone = consents.find((c) => c.withdrawn)?.withdrawn;
	const events = gone && !stands(consents) ? (book.byCase.get(of) ?? []).filter(isSensitive).map((event) => event.id) : [];
	return gone && events.length ? [{ what: 'sensitive', case: of, why: 'consent_withdrawn', due: gone.on, events, tell: tell(book, of) }] : [];
}

/** A case that came from elsewhere and was withdrawn there by the resident: our copy, at once. */
function copyGone(book: Casebook, of: string): Destroy[] {
	if (book.casePerson.has(of)) return [];
	const steps = referralsOf(book, of).flatMap((referral) => referral.steps);
	const gone = steps.find((step) => step.move?.to === 'withdrawn' && step.move.who !== 'office');
	return gone ? [{ what: 'case', case: of, why: 'consent_withdrawn', due: gone.on, tell: [] }] : [];
}

function byConsent(book: Casebook, of: string): Destroy[] {
	const whole = [...c1Gone(book, of), ...copyGone(book, of)];
	return whole.length ? whole : [...c2Gone(book, of), ...c3Gone(book, of)];
}

const isSensitive = (event: { type: string; data: unknown }): boolean => {
	const data = event.data as { sensitive?: unknown; set?: { sensitive?: unknown } };
	return Boolean(data.sensitive ?? data.set?.sensitive);
};

/** The last day something was done in a case, by the days people wrote down. */
function lastDay(book: Casebook, of: string): string | undefined {
	const days = (book.byCase.get(of) ?? []).map(({ data }) => {
		const { on, set } = data as { on?: string; set?: { on?: string | null } };
		return on ?? set?.on ?? undefined;
	});
	return latest(days);
}

function byTime(book: Casebook, of: string): Destroy | undefined {
	const last = lastDay(book, of);
	if (!last) return undefined;
	const referrals = referralsOf(book, of);
	const closed = latest(referrals.map((referral) => referral.closedOn ?? referral.since)) ?? last;
	const over = referrals.every((referral) => isEnded(referral.state) && (referral.closedOn !== undefined || referral.state === 'withdrawn'));
	const [why, from, days]: [DestroyWhy, string, number] =
		referrals.length === 0
			? ['without_follow_up', last, KEEP.withoutFollowUp]
			: over
				? ['after_closing', closed, KEEP.afterClosing]
				: ['a_year', last, KEEP.atMost];
	const longer = latest(book.kept.filter((kept) => kept.case === of).map((kept) => kept.until));
	const due = latest([addDays(from, days), longer])!;
	const most = longer ? addDays(from, KEEP.atMost) : due;
	return { what: 'case', case: of, why: due > most ? 'a_year' : why, due: due > most ? most : due, tell: tell(book, of) };
}

const dayOf = (hlc: string): string => new Date(timeOf(hlc)).toISOString().slice(0, 10);

/** Audit drawers hold a month each; one goes when its newest line is two years old. */
function audits(book: Casebook): Destroy[] {
	const newest = new Map<string, string>();
	for (const line of book.audit) newest.set(line.case, latest([newest.get(line.case), dayOf(line.hlc)])!);
	return [...newest].map(([of, day]): Destroy => ({ what: 'audit', case: of, why: 'audit_over', due: addDays(day, KEEP.audit), tell: [] }));
}

const nearestFirst = (list: Destroy[]): Destroy[] => list.sort((a, b) => (a.due + a.case < b.due + b.case ? -1 : 1));

/** When each case goes, the nearest first. */
export const plan = (book: Casebook): Destroy[] => nearestFirst(unsorted(book));

function unsorted(book: Casebook): Destroy[] {
	const cases = [...book.byCase.keys()].filter((of) => book.casePerson.has(of) || book.caseReferrals.has(of));
	const all = cases.flatMap((of) => {
		const consent = byConsent(book, of);
		const time = consent.some((entry) => entry.what === 'case') ? undefined : byTime(book, of);
		return time ? [...consent, time] : consent;
	});
	return [...all, ...audits(book)];
}

/** What is due to be destroyed today. */
export const destroyList = (book: Casebook, today: string): Destroy[] => nearestFirst(unsorted(book).filter((entry) => entry.due <= today));
