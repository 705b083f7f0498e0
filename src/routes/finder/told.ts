/**
 * What a person has told the finder, as a household file, and every way in which it changes.
 * Each change gives a new value, so that any of them can be undone and nothing is half said.
 */
import { addDays } from '#lib/content/day.ts';
import type { LifeEvent } from '#lib/content/schema.ts';
import { birthsOfAge, daysBetween, type Day } from '#lib/eligibility/calendar.ts';

export const WHO = ['self', 'family', 'parent', 'child', 'client'] as const;
/** For whom is asked. The household is theirs; its `self` is the parent for `parent`, the client for `client`. */
export type Who = (typeof WHO)[number];
export type Raw = Record<string, unknown>;
/** A household file; keys of another version stay in it untouched. `asOf`: the day the answers were given. */
export type File = { asOf: Day; household: Raw; members: Raw[]; [unknown: string]: unknown };
/** One answer's place: `size`, or `birth 1` for the second person. The planner names places in the same way. */
export type Slot = string;
export type Told = {
	who: Who;
	file: File;
	/** Taken for granted after a life event; the person may take each back. */
	assumed: Slot[];
	/** Not to be asked again: skipped, or answered as closely as the person wished. */
	done: Slot[];
	/** Ids of services they said they receive, and of those they put aside. */
	already: string[];
	aside: string[];
};

export const FAMILY = 'family';
/** Several keys of the household file for one answer: setting one clears the others. */
const TWINS: readonly (readonly string[])[] = [
	['birth', 'age'],
	['income.median_percent', 'income.monthly']
];

export function slotOf(key: string, member?: number): Slot {
	return member === undefined ? key : `${key} ${member}`;
}

export function placeOf(slot: Slot): { key: string; member?: number } {
	const [key = '', member] = slot.split(' ');
	return member === undefined ? { key } : { key, member: Number(member) };
}

export function nothingTold(who: Who, asOf: Day): Told {
	const members = who === 'child' ? [{ relation: 'self' }, { relation: 'child' }] : [{ relation: 'self' }];
	return { who, file: { asOf, household: {}, members }, assumed: [], done: [], already: [], aside: [] };
}

/** Has anything been answered beyond who there is? */
export function isEmpty({ file }: Told): boolean {
	return Object.keys(file.household).length === 0 && file.members.every((person) => Object.keys(person).every((key) => key === 'relation'));
}

/** How many things were said, leaving out who there is. */
export function answeredCount({ file }: Told): number {
	const count = (holder: Raw) => Object.keys(holder).filter((key) => key !== 'relation').length;
	return file.members.reduce((sum, person) => sum + count(person), count(file.household));
}

/** What was said under a key, or under its twin. */
export function rawAt({ file }: Told, key: string, member?: number): unknown {
	const holder = member === undefined ? file.household : (file.members[member] ?? {});
	const keys = TWINS.find((twins) => twins.includes(key)) ?? [key];
	return keys.map((k) => holder[k]).find((value) => value !== undefined);
}

function withHolder(file: File, member: number | undefined, change: (holder: Raw) => Raw): File {
	if (member === undefined) return { ...file, household: change(file.household) };
	const members = [...file.members];
	while (members.length <= member) members.push({});
	members[member] = change(members[member]!);
	return { ...file, members };
}

const without = (holder: Raw, key: string): Raw => {
	const twins = TWINS.find((list) => list.includes(key)) ?? [key];
	return Object.fromEntries(Object.entries(holder).filter(([k]) => !twins.includes(k)));
};

/** One answer given; it is the person's own from now on. */
export function withAnswer(told: Told, { key, member }: { key: string; member?: number }, raw: unknown): Told {
	const file = withHolder(told.file, member, (holder) => ({ ...without(holder, key), [key]: raw }));
	return { ...told, file, assumed: told.assumed.filter((slot) => slot !== slotOf(key, member)) };
}

/** One answer taken back: not asked, as if it had never been said. */
export function withoutAnswer(told: Told, { key, member }: { key: string; member?: number }): Told {
	const slot = slotOf(key, member);
	const file = withHolder(told.file, member, (holder) => without(holder, key));
	return { ...told, file, assumed: told.assumed.filter((s) => s !== slot), done: told.done.filter((s) => s !== slot) };
}

export function withDone(told: Told, slots: Slot[]): Told {
	return { ...told, done: [...new Set([...told.done, ...slots])] };
}

/** Slots after one person has left the list: theirs go, later persons move up. */
function slotsWithout(slots: Slot[], gone: number): Slot[] {
	return slots.flatMap((slot) => {
		const { key, member } = placeOf(slot);
		if (member === gone) return [];
		return [member !== undefined && member > gone ? slotOf(key, member - 1) : slot];
	});
}

export function withoutMember(told: Told, member: number): Told {
	const members = told.file.members.filter((_, i) => i !== member);
	return { ...told, file: { ...told.file, members }, assumed: slotsWithout(told.assumed, member), done: slotsWithout(told.done, member) };
}

/** An age in full years today, as the days of birth it allows: it stays right when the answers are kept. */
export function birthOfAge(years: number, asOf: Day): [Day, Day] {
	const { from, to } = birthsOfAge(asOf, years, years);
	return [from, to];
}

const union = (old: unknown, more: unknown[]) => [...new Set([...(Array.isArray(old) ? old.filter((word) => word !== 'none') : []), ...more])];

/** One benefit more that they receive. */
export function alsoReceives(told: Told, word: string): Told {
	return withAnswer(told, { key: 'receives' }, union(rawAt(told, 'receives'), [word]));
}

function assume(told: Told, place: { key: string; member?: number }, raw: unknown): Told {
	const old = rawAt(told, place.key, place.member);
	if (old !== undefined && !Array.isArray(raw)) return told;
	const value = Array.isArray(raw) ? union(old, raw) : place.key === 'age' ? birthOfAge(Number(raw), told.file.asOf) : raw;
	const key = place.key === 'age' ? 'birth' : place.key;
	const next = withAnswer(told, { ...place, key }, value);
	return { ...next, assumed: [...new Set([...next.assumed, slotOf(key, place.member)])] };
}

/** What a life event takes for granted, added where the person has not answered already. */
export function withEvent(told: Told, event: Pick<LifeEvent, 'household' | 'members'>): Told {
	let next = Object.entries(event.household).reduce((kept, [key, raw]) => assume(kept, { key }, raw), told);
	for (const { relation, ...answers } of event.members) {
		const found = next.file.members.findIndex((person) => person['relation'] === relation);
		const member = found < 0 ? next.file.members.length : found;
		if (found < 0) next = assume(next, { key: 'relation', member }, relation);
		for (const [key, raw] of Object.entries(answers)) next = assume(next, { key, member }, raw);
	}
	return next;
}

/** Takes back one thing that was taken for granted; a person who was added by it leaves with it. */
export function takenBack(told: Told, slot: Slot): Told {
	const { key, member } = placeOf(slot);
	return key === 'relation' && member !== undefined ? withoutMember(told, member) : withoutAnswer(told, placeOf(slot));
}

function olderWeeks(weeks: unknown, days: number): unknown {
	const [from, to] = Array.isArray(weeks) ? [Number(weeks[0]), Number(weeks[1])] : [Number(weeks), Number(weeks)];
	return [from + Math.floor(days / 7), to + Math.floor((days + 6) / 7)];
}

/** Kept answers on a later day: weeks have gone by, and from now on answers are of today. Ages are kept as days of birth. */
export function onDay(told: Told, today: Day): Told {
	const { file } = told;
	const days = daysBetween(file.asOf, today);
	if (!(days > 0)) return told;
	const members = file.members.map((person) => {
		const pregnancy = person['pregnancy'];
		if (typeof pregnancy !== 'object' || pregnancy === null || !('weeks' in pregnancy)) return person;
		return { ...person, pregnancy: { weeks: olderWeeks(pregnancy.weeks, days) } };
	});
	return { ...told, file: { ...file, members, asOf: addDays(file.asOf, days) } };
}
