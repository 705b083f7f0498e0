/** A referral as it stands in the fields of the page: what it begins with, and what is wrong with it. */
import type { ReferralFields } from '#lib/casework/fields.ts';
import type { Urgency } from '#lib/casework/kinds.ts';
import { neverStored, type FieldFault } from '#lib/casework/never-stored.ts';
import { replyBy } from '#lib/casework/next-move.ts';
import { isRealDay } from '#lib/content/day.ts';

/** As long as the shapes of the events allow. */
const LONGEST = { toName: 60, toPhone: 30, reason: 300, request: 300 } as const;

export type Way = NonNullable<ReferralFields['way']>;

export const blank = (today: string) => ({
	/** Its id in the roster; empty where only paper and phone reach it. */
	toOffice: '',
	toName: '',
	toKind: '',
	toPhone: '',
	reason: '',
	request: '',
	replyBy: replyBy(today),
	urgency: '' as Urgency | '',
	way: 'print' as Way
});
export type Form = ReturnType<typeof blank>;

/** The form with what was written before; a day that has gone by is set anew. */
export function resumed(form: Form, today: string, { to, reason = '', request = '', replyBy: by, urgency, way }: ReferralFields): Form {
	const office = { toOffice: to?.office ?? '', toName: to?.name ?? '', toKind: to?.kind ?? '', toPhone: to?.phone ?? '' };
	return { ...form, ...office, reason, request, replyBy: by && by >= today ? by : form.replyBy, urgency: urgency ?? form.urgency, way: way ?? 'print' };
}

export function faultsIn(form: Form, today: string): FieldFault[] {
	const needed = (['toName', 'toKind', 'reason', 'request', 'urgency'] as const).filter((field) => !form[field].trim());
	const texts = (['toName', 'toPhone', 'reason', 'request'] as const).flatMap((field): FieldFault[] => {
		const code = neverStored(form[field]) ?? (form[field].length > LONGEST[field] ? 'too_long' : undefined);
		return code ? [{ field, code }] : [];
	});
	const day: FieldFault[] = !isRealDay(form.replyBy) || form.replyBy < today ? [{ field: 'replyBy', code: 'not_fitting' }] : [];
	return [...needed.map((field): FieldFault => ({ field, code: 'missing' })), ...texts, ...day];
}

/** The most urgent of several needs. */
export const mostUrgent = (all: readonly (Urgency | undefined)[]): Urgency | '' =>
	(['today', 'week', 'month'] as const).find((urgency) => all.includes(urgency)) ?? '';
