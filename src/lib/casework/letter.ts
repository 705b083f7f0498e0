/** What the other side of a referral gets from us by envelope: our own steps, and the referral itself as long as it may be given. */
import { mayKeepSensitive } from './consent.ts';
import type { AnyEvent, EventOf } from './events.ts';
import { consentsOf, personOf, type Casebook } from './fold.ts';
import { sideOf, type Referral } from './referral.ts';
import { isEnded } from './referral-states.ts';

export type Mail = { kind: 'referral' | 'reply'; to: string | undefined; name: string; events: AnyEvent[] };

type Step = EventOf<'referral.sent' | 'referral.enclosed' | 'referral.moved'>;
const isStep = (event: AnyEvent): event is Step => ['referral.sent', 'referral.enclosed', 'referral.moved'].includes(event.type);

/** Steps back to writing after an end: the other side has to know that it is open again. */
const reopenings = ({ steps }: Referral): ReadonlySet<string> =>
	new Set(steps.flatMap((step, i) => (step.to === 'draft' && isEnded(steps[i - 1]?.to ?? 'draft') ? [step.event] : [])));

/** A step inside the office (drafting) and what was only heard from the other side are not told to it. */
function isTold(event: Step, reopened: ReadonlySet<string>): boolean {
	if (event.type !== 'referral.moved') return true;
	const { data } = event;
	return reopened.has(event.id) || (data.to !== 'draft' && data.to !== 'ready' && !('told' in data && data.told));
}

/** Reopened and sent to another office: what came before is not that office's. */
function since(steps: Step[], to: string | undefined): Step[] {
	const first = steps.findIndex((event) => event.type === 'referral.sent' && event.data.sent.to.office === to);
	return first < 0 ? [] : steps.slice(first);
}

/** `to` is missing where the other side has no card. No events: there is nothing to tell yet. `undefined`: we are no party. */
export function mailOf(book: Casebook, referral: Referral, { office, on }: { office: string; on: string }): Mail | undefined {
	const side = sideOf(referral, office);
	const { from, to } = referral.sheet.value;
	if (!side) return undefined;
	const steps = (book.byCase.get(referral.case) ?? []).filter(isStep).filter((event) => event.data.id === referral.id && event.office === office);
	const known = new Set(referral.steps.map((step) => step.event));
	const reopened = reopenings(referral);
	const counted = steps.filter((event) => isTold(event, reopened) && (event.type === 'referral.enclosed' || known.has(event.id)));
	if (side === 'receiver') return { kind: 'reply', to: from?.office, name: from?.name ?? '', events: counted };
	return { kind: 'referral', to: to?.office, name: to?.name ?? '', events: since(counted, to?.office).filter(mayGo(book, referral, on)) };
}

/** Taken back: only the word that it was taken back goes out, never what went before it. Sensitive facts go as long as their own consent stands. */
function mayGo(book: Casebook, referral: Referral, on: string): (event: Step) => boolean {
	const back = referral.steps.findLast((step) => step.to === 'withdrawn')?.hlc ?? '';
	const sensitive = mayKeepSensitive({ on, person: personOf(book, referral.case), consents: consentsOf(book, referral.case) });
	const stands = (event: Step) => referral.blockedOn === undefined && event.hlc > back;
	return (event) => event.type === 'referral.moved' || (stands(event) && (event.type === 'referral.sent' || sensitive));
}
