/** The record of ninety seconds: one form, checked, turned into events. */
import type { AnyEvent, DataOf, NewEvent } from './events.ts';
import { isSound } from './events.ts';
import type { Consent } from './consent.ts';
import { mayKeepSensitive } from './consent.ts';
import type { ConsultationFields, NeedFields, PersonFields } from './fields.ts';
import type { Area, Urgency } from './kinds.ts';
import { neverStoredIn, type FieldFault } from './never-stored.ts';

export type ConsultationForm = {
	person: PersonFields;
	consultation: ConsultationFields;
	/** At least one, each with area and urgency. */
	needs: { area?: Area | undefined; urgency?: Urgency | undefined }[];
};
export type Place = { case: string; newId: () => string; consents: readonly Consent[]; draft?: string };
export type Saved = { ok: true; events: NewEvent[]; consultation: string } | { ok: false; faults: FieldFault[] };

const NEEDED: readonly (keyof ConsultationFields)[] = ['on', 'where', 'way', 'fields', 'role'];
/** As long as the shapes of the events allow (fields.ts): whoever writes more hears which field, before anybody is asked to agree. */
const LONGEST: Readonly<Record<string, number>> = {
	'consultation.summary': 300,
	'consultation.sensitive': 300,
	'consultation.where': 60,
	'consultation.doneAtOnce.0': 120,
	'person.name': 40,
	'person.phone': 30,
	'person.address': 120,
	'person.language': 30,
	...Object.fromEntries(
		['guardian', 'proxy'].flatMap((near) => [
			[`person.${near}.name`, 40],
			[`person.${near}.relation`, 20],
			[`person.${near}.phone`, 30]
		])
	)
};

const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && !value.trim()) || (Array.isArray(value) && value.length === 0);

function missing(form: ConsultationForm): FieldFault[] {
	const lacking = NEEDED.filter((name) => isEmpty(form.consultation[name])).map((name) => `consultation.${name}`);
	if (isEmpty(form.person.name)) lacking.push('person.name');
	if (form.needs.length === 0) lacking.push('needs.0.area', 'needs.0.urgency');
	form.needs.forEach((need, i) => {
		if (!need.area) lacking.push(`needs.${i}.area`);
		if (!need.urgency) lacking.push(`needs.${i}.urgency`);
	});
	return lacking.map((field) => ({ field, code: 'missing' }));
}

function tooLong(form: ConsultationForm): FieldFault[] {
	return Object.entries(LONGEST).flatMap(([field, most]): FieldFault[] => {
		const said = field.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], form);
		return typeof said === 'string' && said.length > most ? [{ field, code: 'too_long' }] : [];
	});
}

/** Everything wrong with the form, by field; the texts of the form stay as they are. */
export function faultsIn(form: ConsultationForm, consents: readonly Consent[]): FieldFault[] {
	const faults = [...missing(form), ...tooLong(form), ...neverStoredIn(form)];
	const on = form.consultation.on;
	if (form.consultation.sensitive && on && !mayKeepSensitive({ on, person: form.person, consents }))
		faults.push({ field: 'consultation.sensitive', code: 'needs_consent' });
	return faults;
}

/** What was left empty is not written. */
const filled = <T extends object>(fields: T): T => Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value))) as T;

/** Form → events for the vault. The draft it grew from goes with it. */
export function consultation(form: ConsultationForm, place: Place): Saved {
	const faults = faultsIn(form, place.consents);
	if (faults.length) return { ok: false, faults };
	const id = place.newId();
	const at = { case: place.case };
	const { sensitive, ...rest } = form.consultation;
	const need = (fields: NeedFields): NewEvent => ({ ...at, type: 'need.changed', data: { id: place.newId(), set: { ...fields, consultation: id } } });
	const events: NewEvent[] = [
		{ ...at, type: 'person.changed', data: { id: place.case, set: filled(form.person) } },
		{ ...at, type: 'consultation.changed', data: { id, set: filled(rest) } },
		...form.needs.map(({ area, urgency }) => need({ area, urgency }))
	];
	// An event of its own: it can be destroyed alone when C3 is taken back.
	if (sensitive?.trim()) events.push({ ...at, type: 'consultation.changed', data: { id, set: { sensitive } } });
	if (place.draft) events.push({ ...at, type: 'draft.dropped', data: { id: place.draft } });
	const odd = events.find((event) => !isSound(event));
	if (odd) return { ok: false, faults: [{ field: odd.type.split('.')[0]!, code: 'not_fitting' }] };
	return { ok: true, events, consultation: id };
}

export type KeptDraft = { ok: true; event: NewEvent & { type: 'draft.kept' } } | { ok: false; faults: FieldFault[] };

/** A form half filled in, kept as it is; what is never stored is not stored in a draft either. */
export function draft(of: string, data: DataOf<'draft.kept'>): KeptDraft {
	const faults = neverStoredIn(data.values);
	if (faults.length) return { ok: false, faults };
	const event = { type: 'draft.kept', case: of, data } as const;
	return isSound(event) ? { ok: true, event } : { ok: false, faults: [{ field: '', code: 'too_long' }] };
}

/** One tap at the booth, for a talk that needs no follow-up. */
export function tap(round: { id: string; case: string }, what: Omit<DataOf<'round.tapped'>, 'id' | 'times'>): NewEvent {
	return { type: 'round.tapped', case: round.case, data: { ...what, id: round.id, times: 1 } };
}

/** Takes back one tap, whichever device made it. */
export function untap(round: { id: string; case: string }, tapped: Pick<AnyEvent, 'id'>): NewEvent {
	return { type: 'round.untapped', case: round.case, data: { id: round.id, tap: tapped.id } };
}
