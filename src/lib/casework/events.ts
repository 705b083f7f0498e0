/** Every kind of event with its data, and the door through which stored or received events come in. */
import * as v from 'valibot';
import { isEvent } from '#lib/vault/event.ts';
import type { DeskEvent } from './event.ts';
import * as fields from './fields.ts';
import * as kinds from './kinds.ts';
import { basis, counts, count, day, heard, hlc, items, key, loose, month, parcel, receiver, table, text } from './shapes.ts';

/** A change of some fields. `seen` is the newest change the writer had before the eyes: what came later was overtaken unseen. */
const change = <T extends v.ObjectEntries>(of: v.StrictObjectSchema<T, undefined>) => v.strictObject({ id: key, seen: v.optional(hlc), set: v.partial(of) });
const of = { id: key, on: day };
/** A word of a list that may have grown since. */
const word = v.pipe(v.string(), v.regex(/^[a-z][a-z_-]{0,39}$/, 'word'));
const told = { told: v.optional(heard) };

const moved = v.variant('to', [
	v.strictObject({ ...of, to: v.literal('draft'), why: text(120) }),
	v.strictObject({ ...of, to: v.literal('ready'), itemsSeen: v.literal(true) }),
	v.strictObject({ ...of, ...told, to: v.literal('received'), who: text(40) }),
	v.strictObject({ ...of, ...told, to: v.literal('waiting_info'), question: text(300) }),
	v.strictObject({ ...of, ...told, to: v.literal('accepted'), worker: text(40) }),
	v.strictObject({ ...of, ...told, to: v.literal('in_service'), started: v.optional(day), appointment: v.optional(day) }),
	v.strictObject({ ...of, ...told, to: v.literal('forwarded'), leg: v.pipe(v.string(), v.regex(/^[0-9A-Z-]{6,24}$/, 'number')), next: receiver, basis: v.optional(basis), items: v.optional(items) }),
	v.strictObject({ ...of, ...told, to: v.literal('done'), evidence: v.picklist(kinds.EVIDENCE), words: v.optional(text(300)) }),
	v.strictObject({ ...of, ...told, to: v.literal('declined'), reason: v.picklist(kinds.FAIL_REASONS), words: v.optional(text(300)) }),
	v.strictObject({ ...of, to: v.literal('failed'), reason: v.picklist(kinds.FAIL_REASONS), words: v.optional(text(300)) }),
	v.strictObject({ ...of, to: v.literal('withdrawn'), who: v.picklist([...kinds.GIVERS, 'office']), words: v.optional(text(300)) }),
	v.strictObject({ ...of, to: v.literal('closed'), by: v.picklist(['told', 'three_tries']) })
]); // prettier-ignore

export const DATA = {
	'person.changed': change(fields.personFields),
	'consultation.changed': change(fields.consultationFields),
	'need.changed': change(fields.needFields),
	'draft.kept': v.strictObject({ id: key, form: v.picklist(['consultation', 'consent', 'referral', 'reply']), on: day, values: loose }),
	'draft.dropped': v.strictObject({ id: key }),
	/** Whoever says no is asked nothing more: only a yes needs an age. */
	'consent.given': v.pipe(
		v.strictObject({
			...of,
			kind: v.picklist(kinds.CONSENTS),
			wording: key,
			receiver: v.optional(receiver),
			purpose: text(120),
			items,
			withhold: items,
			retention: text(80),
			until: v.optional(day),
			answer: v.picklist(kinds.YES_NO),
			method: v.picklist(kinds.CONSENT_METHODS),
			by: v.picklist(kinds.GIVERS),
			age: v.optional(v.picklist(kinds.AGES))
		}),
		v.check(({ answer, age }) => answer === 'no' || age !== undefined, 'missing')
	),
	'consent.withdrawn': v.strictObject({ ...of, by: v.picklist(kinds.GIVERS), method: v.picklist(kinds.CONSENT_METHODS) }),
	'referral.changed': change(fields.referralFields),
	'referral.sent': v.strictObject({ ...of, sent: parcel, phoned: v.optional(text(40)) }),
	'referral.enclosed': v.strictObject({ id: key, sensitive: text(300) }),
	'referral.moved': moved,
	'referral.seen': v.strictObject({ id: key, upTo: hlc }),
	'reply.noted': v.strictObject({ ...of, referral: key, way: v.picklist(kinds.HEARD_WAYS), from: text(40), words: v.optional(text(300)) }),
	'contact.tried': v.strictObject({
		...of,
		referral: v.optional(key),
		whom: v.picklist(['resident', 'receiver']),
		way: v.picklist(kinds.WAYS),
		reached: v.picklist(kinds.YES_NO),
		words: v.optional(text(120))
	}),
	'round.changed': change(fields.roundFields),
	'round.tapped': v.strictObject({ id: key, kind: v.picklist(kinds.TAP_KINDS), of: key, times: v.optional(v.pipe(count, v.minValue(1)), 1) }),
	'round.untapped': v.strictObject({ id: key, tap: key }),
	'round.counted': v.strictObject({ id: key, counts }),
	'round.closed': v.strictObject({ ...of, counts, reason: v.optional(text(120)) }),
	'report.frozen': v.strictObject({ ...of, month, table }),
	'report.corrected': v.strictObject({ ...of, month, row: v.string(), column: key, difference: v.pipe(v.number(), v.integer()), reason: text(120) }),
	/** Written by the vault too (vault/audit.ts); words from a list, never content. */
	audit: v.strictObject({ what: word, whose: v.optional(key), why: v.optional(text(80)), count: v.optional(count) }),
	'case.kept': v.strictObject({ on: day, until: day, reason: text(120) })
} as const;

export type EventType = keyof typeof DATA;
export type DataOf<T extends EventType> = v.InferOutput<(typeof DATA)[T]>;
export type EventOf<T extends EventType> = { [K in T]: DeskEvent<K, DataOf<K>> }[T];
export type AnyEvent = EventOf<EventType>;
/** What logic makes; the vault adds id, clock, actor, office and device. */
export type NewEvent = { [K in EventType]: { type: K; case: string; data: DataOf<K> } }[EventType];

const isType = (type: string): type is EventType => Object.hasOwn(DATA, type);

export type ReadEvent = { ok: true; event: AnyEvent } | { ok: false; reason: 'not_an_event' | 'unknown_type' | 'never_stored' | 'wrong_data'; field?: string };

function fault(issues: v.BaseIssue<unknown>[]): ReadEvent {
	const worst = issues.find((issue) => issue.message === 'never_stored') ?? issues[0]!;
	return { ok: false, reason: worst.message === 'never_stored' ? 'never_stored' : 'wrong_data', field: v.getDotPath(worst) ?? '' };
}

/** Holds one stored or received event against its shape; `lets` passes over faults of a text. An event of a later version is unknown, not wrong: keep it, do not fold it. */
export function readEvent(raw: unknown, lets: (issue: v.BaseIssue<unknown>) => boolean = () => false): ReadEvent {
	if (!isEvent(raw)) return { ok: false, reason: 'not_an_event' };
	const { type } = raw;
	if (!isType(type)) return { ok: false, reason: 'unknown_type' };
	const data = v.safeParse(DATA[type] as v.GenericSchema, raw.data);
	const fits = data.success || (data.typed && data.issues.every(lets));
	return fits ? { ok: true, event: { ...raw, type, data: data.output } as AnyEvent } : fault(data.issues);
}

/**
 * What this device has sealed itself. It came through the search for what is never stored as that was on its day: one that has become stricter
 * since keeps such words out of new texts, and takes none off the screens.
 */
export function readKept(raws: Iterable<unknown>): AnyEvent[] {
	const events: AnyEvent[] = [];
	for (const raw of raws) {
		const read = readEvent(raw, (issue) => issue.message === 'never_stored');
		if (read.ok) events.push(read.event);
	}
	return events;
}

/** Checks what logic or a form made, before it is sealed. */
export function isSound(event: NewEvent): boolean {
	return v.is(DATA[event.type] as v.GenericSchema, event.data);
}
