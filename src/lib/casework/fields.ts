/** The fields of what can be changed later. Each field is its own register: the last writer wins, the others stay in the history. */
import * as v from 'valibot';
import * as kinds from './kinds.ts';
import { basis, count, day, items, key, loose, near, receiver, sender, text } from './shapes.ts';

const pick = <const T extends readonly [string, ...string[]]>(words: T) => v.picklist(words);
/** `null` empties a field. */
const may = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

export const personFields = v.strictObject({
	name: text(40),
	birthYear: may(v.pipe(v.number(), v.integer(), v.minValue(1890), v.maxValue(2100))),
	sex: may(pick(kinds.SEXES)),
	phone: may(text(30)),
	/** May others in the household learn of the call? */
	phoneOpen: may(pick(kinds.YES_NO)),
	dong: may(key),
	address: may(text(120)),
	language: may(text(30)),
	guardian: may(near),
	proxy: may(near),
	/** Answers for the finder, as a household file. */
	household: may(loose)
});

export const consultationFields = v.strictObject({
	on: day,
	at: may(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time'))),
	where: text(60),
	dong: may(key),
	way: pick(kinds.WAYS),
	fields: v.pipe(v.array(key), v.minLength(1)),
	role: key,
	round: may(key),
	/** Taps of the booth counter that this record grew out of: they are not counted a second time. */
	taps: may(v.array(key)),
	summary: may(text(300)),
	/** Health and the like; only with C3. */
	sensitive: may(text(300)),
	doneAtOnce: may(v.array(text(120))),
	services: may(v.array(key))
});

export const needFields = v.strictObject({
	consultation: key,
	area: pick(kinds.AREAS),
	urgency: pick(kinds.URGENCIES),
	met: may(day)
});

export const referralFields = v.strictObject({
	number: v.pipe(v.string(), v.regex(/^[0-9A-Z-]{6,24}$/, 'number')),
	earlier: may(v.pipe(v.string(), v.regex(/^[0-9A-Z-]{6,24}$/, 'number'))),
	on: day,
	from: sender,
	to: receiver,
	reason: text(300),
	request: text(300),
	replyBy: day,
	urgency: pick(kinds.URGENCIES),
	consultation: may(key),
	items,
	basis: may(basis),
	way: may(pick(kinds.SEND_WAYS))
});

export const roundFields = v.strictObject({
	number: may(v.pipe(count, v.minValue(1))),
	on: day,
	place: text(60),
	dong: may(key),
	team: v.array(v.strictObject({ role: key, actor: text(40) }))
});

/** Fields as they stand: those never written, or emptied, are missing. */
type Known<T> = { [K in keyof T]?: Exclude<T[K], null> };
export type PersonFields = Known<v.InferOutput<typeof personFields>>;
export type ConsultationFields = Known<v.InferOutput<typeof consultationFields>>;
export type NeedFields = Known<v.InferOutput<typeof needFields>>;
export type ReferralFields = Known<v.InferOutput<typeof referralFields>>;
export type RoundFields = Known<v.InferOutput<typeof roundFields>>;
