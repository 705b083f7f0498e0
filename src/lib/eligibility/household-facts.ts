/** Facts of the household: where, how long, how many. */
import { monthsBetween, type Day } from './calendar.ts';
import type { Derivation, Situation, Value } from './facts.ts';
import { answerOf, wordOf, type Household } from './household.ts';
import type { Span } from './span.ts';

/** Persons in the household, `members listed … Infinity` when the size was not given. */
export function sizeSpan(household: Household): Span {
	const answer = answerOf(household, 'size');
	const listed = Math.max(1, household.members.length);
	if (answer.kind !== 'number') return { from: listed, to: Infinity };
	return { from: Math.max(answer.from, listed), to: answer.to };
}

const size: Derivation = ({ household }) => {
	const answer = answerOf(household, 'size');
	return { kind: 'number', ...sizeSpan(household), ...(answer.kind === 'missing' && { why: answer.why }) };
};

/** Whoever names a dong of the district lives in the district. */
function district(household: Household): Value {
	const answer = answerOf(household, 'residence.district');
	if (answer.kind === 'word') return answer;
	if (wordOf(household, 'residence.dong') !== undefined) return { kind: 'word', word: 'here' };
	return { kind: 'missing', why: answer.kind === 'missing' ? answer.why : 'not_asked' };
}

/** Full months since moving in. Who lives elsewhere has no months here. */
function monthsHere(s: Situation): Value {
	const where = s.value('residence.district');
	if (where.kind === 'word' && where.word !== 'here') return { kind: 'none' };
	const since = answerOf(s.household, 'residence.since');
	if (since.kind !== 'day') return { kind: 'missing', why: since.kind === 'missing' ? since.why : 'not_asked' };
	const months = (day: Day) => Math.max(0, monthsBetween(day, s.context.asOf));
	return { kind: 'number', from: months(since.to), to: months(since.from) };
}

export const householdFacts: Readonly<Record<string, Derivation>> = {
	size,
	'residence.district': ({ household }) => district(household),
	'residence.months': monthsHere
};
