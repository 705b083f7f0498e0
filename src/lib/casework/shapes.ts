/** The small shapes that event data is made of. Every text is looked through for what is never stored. */
import * as v from 'valibot';
import { isRealDay } from '#lib/content/day.ts';
import * as kinds from './kinds.ts';
import { neverStored, neverStoredIn } from './never-stored.ts';

export const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w-]{0,63}$/, 'key'));
export const day = v.pipe(v.string(), v.check(isRealDay, 'day'));
export const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month'));
export const hlc = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
export const text = (max: number) =>
	v.pipe(
		v.string(),
		v.check((said) => said.trim().length > 0, 'missing'),
		v.maxLength(max, 'too_long'),
		v.check((said) => neverStored(said) === undefined, 'never_stored')
	);

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const json: v.GenericSchema<Json> = v.lazy(() => v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(v.string(), json)]));
/** Whatever a form holds half filled in. */
export const loose = v.pipe(
	v.record(v.string(), json),
	v.check((form) => JSON.stringify(form).length <= 20_000, 'too_long'),
	v.check((form) => neverStoredIn(form).length === 0, 'never_stored')
);

export const receiver = v.strictObject({
	/** The office's id in the roster, where it has one; without it only paper and phone reach it. */
	office: v.optional(key),
	name: text(60),
	kind: v.picklist(kinds.RECEIVER_KINDS),
	phone: v.optional(text(30))
});
export const sender = v.strictObject({ office: key, name: text(60) });
export const near = v.strictObject({ name: text(40), phone: v.optional(text(30)), relation: v.optional(text(20)) });
export const items = v.array(v.picklist(kinds.ITEMS));

export const basis = v.variant('kind', [
	v.strictObject({ kind: v.literal('consent'), consent: key }),
	v.strictObject({ kind: v.literal('notice'), wording: key, on: day, law: v.optional(text(80)) })
]);

/** Somebody of the other side said it, and we wrote it down. */
export const heard = v.strictObject({ from: text(40), way: v.picklist(kinds.HEARD_WAYS) });

/** Counts by field and by kind of leaflet. */
export const counts = v.strictObject({
	consultation: v.record(key, count),
	registration: v.record(key, count),
	leaflet: v.record(key, count)
});

/** What leaves the office: exactly this, and nothing beside it. */
export const parcel = v.strictObject({
	number: v.pipe(v.string(), v.regex(/^[0-9A-Z-]{6,24}$/, 'number')),
	earlier: v.optional(v.pipe(v.string(), v.regex(/^[0-9A-Z-]{6,24}$/, 'number'))),
	from: sender,
	to: receiver,
	reason: text(300),
	request: text(300),
	replyBy: day,
	urgency: v.picklist(kinds.URGENCIES),
	way: v.picklist(kinds.SEND_WAYS),
	supplement: v.optional(text(300)),
	basis,
	items,
	facts: v.strictObject({
		name: v.optional(text(40)),
		phone: v.optional(text(30)),
		dong: v.optional(key),
		area: v.optional(v.array(v.picklist(kinds.AREAS))),
		urgency: v.optional(v.picklist(kinds.URGENCIES)),
		birth_year: v.optional(v.number()),
		sex: v.optional(v.picklist(kinds.SEXES)),
		address: v.optional(text(120)),
		language: v.optional(text(30)),
		guardian: v.optional(near),
		proxy: v.optional(near),
		summary: v.optional(text(300)),
		services: v.optional(v.array(key))
	})
});

/** One row of the report: words in the first columns, numbers or "does not apply" in the others. */
export const table = v.strictObject({
	columns: v.array(key),
	rows: v.array(v.strictObject({ key: v.string(), cells: v.record(key, v.nullable(v.union([v.string(), v.number()]))) }))
});

export type Receiver = v.InferOutput<typeof receiver>;
export type Basis = v.InferOutput<typeof basis>;
export type Parcel = v.InferOutput<typeof parcel>;
export type Counts = v.InferOutput<typeof counts>;
export type Table = v.InferOutput<typeof table>;
