/** What time alone does to a rule: its conditions one by one, and the clocks that some of them read. */
import { addDays } from '#lib/content/day.ts';
import type { Atom, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { monthsLater, monthStartLater, type Day } from './calendar.ts';
import type { Household } from './household.ts';

/** A condition and the person it is asked of: an index, or none for the household. */
export type Place = { atom: Atom; member: number | undefined };

/** Every condition of a tree, once for each person it may be asked of. */
export function places(node: RuleNode, household: Household, member?: number): Place[] {
	if ('fact' in node) return [{ atom: node, member }];
	if ('someone' in node) return household.members.flatMap((_, m) => node.someone.flatMap((part) => places(part, household, m)));
	return partsOf(node).flatMap((part) => places(part, household, member));
}

/** From the day on which a fact's clock started to the day on which it shows `n`. */
export const CLOCKS = {
	age: (start, n) => monthsLater(start, n * 12),
	'age.months': monthsLater,
	'age.calendar_months': monthStartLater,
	'residence.months': monthsLater,
	'pregnancy.weeks': (start, n) => addDays(start, n * 7),
	days_since_delivery: addDays
} satisfies Readonly<Record<string, (start: Day, n: number) => Day>>;
export type ClockFact = keyof typeof CLOCKS;

export function hasClock(fact: string): fact is ClockFact {
	return Object.hasOwn(CLOCKS, fact);
}
