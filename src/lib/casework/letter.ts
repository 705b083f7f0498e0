/** What the other side of a referral gets from us by envelope: our own steps, and the referral itself as long as it may be given. */
import { mayKeepSensitive } from './consent.ts';
import type { AnyEvent, EventOf } from './events.ts';
import { consentsOf, personOf, type Casebook } from './fold.ts';
import { sideOf, type Referral } from './referral.ts';

export type Mail = { kind: 'referral' | 'reply'; to: string | undefined; name: string; events: AnyEvent[] };

type Step = EventOf<'referral.sent' | 'referral.enclosed' | 'referral.moved'>;
const isStep = (event: AnyEvent): event is Step => ['referral.sent', 'referral.enclosed', 'referral.moved'].includes(event.type);

/** A step inside the office (drafting) and what was only heard from the other side are not told to it. */
function isTold(event: Step): boolean {
	if (event.type !== 'referral.moved') return true;
	const { data } = event;
	return data.to !== 'draft' && data.to !== 'ready' && !('told' in data && data.told);
}

/** `to` is missing where the other side has no card. No events: there is nothing to tell yet. `undefined`: we are no party. */
export function mailOf(book: Casebook, referral: Referral, { office, on }: { office: string; on: string }): Mail | undefined {
	const side = sideOf(referral, office);
	const { from, to } = referral.sheet.value;
	if (!side) return undefined;
	const steps = (book.byCase.get(referral.case) ?? []).filter(isStep).filter((event) => event.data.id === referral.id && event.office === office);
	const known = new Set(referral.steps.map((step) => step.event));
	const counted = steps.filter((event) => isTold(event) && (event.type === 'referral.enclosed' || known.has(event.id)));
	if (side === 'receiver') return { kind: 'reply', to: from?.office, name: from?.name ?? '', events: counted };
	return { kind: 'referral', to: to?.office, name: to?.name ?? '', events: referral.sent ? counted.filter(mayGo(book, referral, on)) : [] };
}

/** Taken back: only the word that it was taken back goes out, never the person again. Sensitive facts go as long as their own consent stands. */
function mayGo(book: Casebook, referral: Referral, on: string): (event: Step) => boolean {
	const back = referral.blockedOn !== undefined || referral.steps.some((step) => step.to === 'withdrawn');
	const sensitive = mayKeepSensitive({ on, person: personOf(book, referral.case), consents: consentsOf(book, referral.case) });
	return (event) => event.type === 'referral.moved' || (!back && (event.type === 'referral.sent' || sensitive));
}
