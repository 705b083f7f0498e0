/** A referral that came to us and is not ours to do: it goes on as a new leg of our own, which names the number of the first. */
import type { NewEvent } from './events.ts';
import type { ConsultationFields, NeedFields } from './fields.ts';
import { referralsOf, type Casebook } from './fold.ts';
import type { FailReason } from './kinds.ts';
import { sideOf, type Referral } from './referral.ts';
import { RULES } from './referral-states.ts';
import type { Parcel } from './shapes.ts';

/** Can this office pass it on now? */
export const mayForward = (referral: Referral, office: string): boolean =>
	referral.arrived === true && sideOf(referral, office) === 'receiver' && RULES[referral.state].next.includes('forwarded');

/** The referral that a leg goes on from. */
export function firstOf(book: Casebook, { case: of, sheet: { value } }: Referral): Referral | undefined {
	return value.earlier === undefined ? undefined : referralsOf(book, of).find(({ sheet }) => sheet.value.number === value.earlier);
}

/** The leg that was begun for it. */
export function legOf(book: Casebook, { case: of, sheet: { value } }: Referral): Referral | undefined {
	return referralsOf(book, of).find(({ sheet }) => sheet.value.earlier !== undefined && sheet.value.earlier === value.number);
}

/** Why it came to nothing, as far as somebody gave a reason. */
export function reasonOf({ outcome, steps }: Referral): FailReason | undefined {
	const move = steps.find((step) => step.event === outcome?.event)?.move;
	if (move?.to === 'withdrawn') return move.who === 'office' ? undefined : 'not_wanted';
	return move?.to === 'declined' || move?.to === 'failed' ? move.reason : undefined;
}

/** What its sender told of the talk and of what is hard. Sensitive facts stay out: they were agreed to for us, not for the next. */
export function toldIn({ facts, urgency }: Parcel): { consultation: ConsultationFields; needs: NeedFields[] } {
	const { summary, services, area = [] } = facts;
	return { consultation: { ...(summary && { summary }), ...(services && { services }) }, needs: area.map((one) => ({ area: one, urgency })) };
}

/** The step of the first referral that goes with the leg: its sender sees to whom it went, under which number, and on what ground. */
export const passedOn = (first: Referral, leg: Parcel, on: string): NewEvent & { type: 'referral.moved' } => ({
	type: 'referral.moved',
	case: first.case,
	data: { id: first.id, on, to: 'forwarded', leg: leg.number, next: leg.to, basis: leg.basis, items: leg.items }
});
