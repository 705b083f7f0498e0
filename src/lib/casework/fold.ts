/** From events to what the desk shows. The same events give the same desk, in any order, however often they arrive, from however many devices. */
import type { AnyEvent, DataOf, EventOf, EventType } from './events.ts';
import { union } from './event.ts';
import { consentGiven, type Consent } from './consent.ts';
import type { ConsultationFields, NeedFields, PersonFields } from './fields.ts';
import { personIn } from './parcel.ts';
import { stepped, type Referral, type ReferralEvent } from './referral.ts';
import { closed, counted, tapped, untapped, roundChanged, type Round } from './round.ts';
import { written, type Sheet } from './sheet.ts';

/** A record of something that happened once, with who wrote it. */
export type Noted<T extends EventType> = DataOf<T> & { event: string; hlc: string; actor: string; office: string; case: string };
export type Refused = { event: AnyEvent; reason: string };

export type Casebook = {
	people: Map<string, Sheet<PersonFields>>;
	consultations: Map<string, Sheet<ConsultationFields>>;
	needs: Map<string, Sheet<NeedFields>>;
	drafts: Map<string, Noted<'draft.kept'>>;
	consents: Map<string, Consent>;
	referrals: Map<string, Referral>;
	replies: Noted<'reply.noted'>[];
	contacts: Noted<'contact.tried'>[];
	rounds: Map<string, Round>;
	frozen: Noted<'report.frozen'>[];
	corrections: Noted<'report.corrected'>[];
	audit: Noted<'audit'>[];
	kept: Noted<'case.kept'>[];
	casePerson: Map<string, string>;
	caseConsents: Map<string, string[]>;
	caseReferrals: Map<string, string[]>;
	/** Events by case, for access requests and destruction. */
	byCase: Map<string, AnyEvent[]>;
	/** Events that did not fit, with the reason. They are kept, and shown. */
	refused: Refused[];
};

const empty = (): Casebook => ({
	people: new Map(), consultations: new Map(), needs: new Map(), drafts: new Map(), consents: new Map(), referrals: new Map(), rounds: new Map(),
	replies: [], contacts: [], frozen: [], corrections: [], audit: [], kept: [], byCase: new Map(), casePerson: new Map(), caseConsents: new Map(), caseReferrals: new Map(), refused: []
}); // prettier-ignore

const noted = <T extends EventType>(event: EventOf<T>): Noted<T> => {
	const { id, hlc, actor, office, case: of, data } = event as EventOf<EventType>;
	return { ...data, event: id, hlc, actor, office, case: of } as unknown as Noted<T>;
};

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

/** A record belongs to the case that first named it: an event of another case cannot reach in. */
type Placed = { case: string };
const foreign = (known: Placed | undefined, event: AnyEvent): boolean => known !== undefined && known.case !== event.case;

function changeIn<T extends object>(
	sheets: Map<string, Sheet<T>>,
	event: EventOf<'person.changed' | 'consultation.changed' | 'need.changed'>
): string | undefined {
	const known = sheets.get(event.data.id);
	if (foreign(known, event)) return 'other_case';
	sheets.set(event.data.id, written(known, event));
	return undefined;
}

export const consentsOf = (book: Casebook, of: string): Consent[] => (book.caseConsents.get(of) ?? []).map((id) => book.consents.get(id)!);
export const referralsOf = (book: Casebook, of: string): Referral[] => (book.caseReferrals.get(of) ?? []).map((id) => book.referrals.get(id)!);
/** The person of a case: the one first written; where none was, the one whom a referral from elsewhere told of. */
export function personOf(book: Casebook, of: string): PersonFields | undefined {
	const own = book.people.get(book.casePerson.get(of) ?? '')?.value;
	const told = own ? undefined : referralsOf(book, of).find(({ arrived }) => arrived)?.sent;
	return own ?? (told && personIn(told));
}

function referralStep(book: Casebook, event: ReferralEvent): string | undefined {
	const known = book.referrals.get(event.data.id);
	if (foreign(known, event)) return 'other_case';
	const step = stepped(known, event, { consents: consentsOf(book, event.case), person: personOf(book, event.case) });
	if (!step.ok) return step.reason;
	if (!known) push(book.caseReferrals, event.case, event.data.id);
	book.referrals.set(event.data.id, step.referral);
	return undefined;
}

function withdraw(book: Casebook, { data, case: of }: EventOf<'consent.withdrawn'>): string | undefined {
	const known = book.consents.get(data.id);
	if (!known || known.case !== of) return 'consent_missing';
	if (known.withdrawn) return 'already_there';
	book.consents.set(data.id, { ...known, withdrawn: { on: data.on, by: data.by } });
	return undefined;
}

function give(book: Casebook, event: EventOf<'consent.given'>): string | undefined {
	if (book.consents.has(event.data.id)) return 'already_there';
	book.consents.set(event.data.id, consentGiven(event));
	push(book.caseConsents, event.case, event.data.id);
	return undefined;
}

function contact(book: Casebook, event: EventOf<'contact.tried'>): void {
	book.contacts.push(noted(event));
	const { referral: id, reached, whom } = event.data;
	const referral = id === undefined ? undefined : book.referrals.get(id);
	if (!referral || reached === 'yes' || foreign(referral, event)) return;
	book.referrals.set(referral.id, { ...referral, tries: { ...referral.tries, [whom]: referral.tries[whom] + 1 } });
}

function reply(book: Casebook, event: EventOf<'reply.noted'>): string | undefined {
	const referral = book.referrals.get(event.data.referral);
	if (!referral || foreign(referral, event)) return 'unknown_referral';
	book.replies.push(noted(event));
	book.referrals.set(referral.id, { ...referral, news: event.hlc });
	return undefined;
}

/** One event into the desk; the answer is the reason where it does not fit. */
function take(book: Casebook, event: AnyEvent): string | undefined | void {
	switch (event.type) {
		case 'person.changed':
			if (!book.casePerson.has(event.case)) book.casePerson.set(event.case, event.data.id);
			return changeIn(book.people, event);
		case 'consultation.changed':
			return changeIn(book.consultations, event);
		case 'need.changed':
			return changeIn(book.needs, event);
		case 'draft.kept':
			return void book.drafts.set(event.data.id, noted(event));
		case 'draft.dropped':
			return void book.drafts.delete(event.data.id);
		case 'consent.given':
			return give(book, event);
		case 'consent.withdrawn':
			return withdraw(book, event);
		case 'referral.changed':
		case 'referral.sent':
		case 'referral.enclosed':
		case 'referral.moved':
		case 'referral.seen':
			return referralStep(book, event);
		case 'reply.noted':
			return reply(book, event);
		case 'contact.tried':
			return contact(book, event);
		default:
			return takeBook(book, event);
	}
}

type BookEvent = Extract<AnyEvent, { type: `round.${string}` | `report.${string}` | 'audit' | 'case.kept' }>;

function takeBook(book: Casebook, event: BookEvent): string | undefined | void {
	switch (event.type) {
		case 'round.changed':
			return roundChanged(book.rounds, event);
		case 'round.tapped':
			return tapped(book.rounds, event);
		case 'round.untapped':
			return untapped(book.rounds, event);
		case 'round.counted':
			return counted(book.rounds, event);
		case 'round.closed':
			return closed(book.rounds, event);
		case 'report.frozen':
			return void book.frozen.push(noted(event));
		case 'report.corrected':
			return void book.corrections.push(noted(event));
		case 'audit':
			return void book.audit.push(noted(event));
		case 'case.kept':
			return void book.kept.push(noted(event));
	}
}

/** A referral stands still as soon as the consent it rests on, or the consent to keep anything at all, is taken back. */
function blocked(book: Casebook): void {
	for (const referral of book.referrals.values()) {
		const { basis } = referral.sheet.value;
		const taken = consentsOf(book, referral.case).find((c) => c.withdrawn && (c.kind === 'C1' || (basis?.kind === 'consent' && basis.consent === c.id)));
		if (taken?.withdrawn) book.referrals.set(referral.id, { ...referral, blockedOn: taken.withdrawn.on });
	}
}

export function fold(all: Iterable<AnyEvent>): Casebook {
	const book = empty();
	const { events, twins } = union(all);
	for (const twin of twins) book.refused.push({ event: twin, reason: 'same_id_other_content' });
	for (const event of events) {
		push(book.byCase, event.case, event);
		const reason = take(book, event);
		if (reason) book.refused.push({ event, reason });
	}
	blocked(book);
	return book;
}
