/** Facts of the household: where, how long, how many. */
import { monthsBetween, type Day } from './calendar.ts';
import type { Derivation, Situation, Value } from './facts.ts';
import { answerOf, wordOf, type Household, type Member } from './household.ts';
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

/** Full months from birth month to the month in which 기초연금 can be applied for, one before the 65th birthday. */
const PENSION_MONTHS = 779;
const ADULT = 18;

/**
 * Benefits nobody here can have: a single-parent certificate without a child to raise, a pension without anybody
 * old enough, a disability pension without a severely disabled adult.
 */
function cannotReceive(s: Situation): string[] {
	const no = (fact: string) => {
		const value = s.value(fact);
		return value.kind === 'word' && value.word === 'no';
	};
	const nobody = (fits: (member: Member) => boolean) => sizeSpan(s.household).to === s.household.members.length && !s.household.members.some(fits);
	const reaches = (fact: string, years: number) => (member: Member) => {
		const value = s.value(fact, member);
		return value.kind !== 'number' || value.to >= years;
	};
	const severe = (member: Member) => ['severe', undefined].includes(wordOf(member, 'disability')) && reaches('age', ADULT)(member);
	return [
		...(no('family.single_parent') && no('family.grandparent') ? ['single_parent'] : []),
		...(nobody(reaches('age.calendar_months', PENSION_MONTHS)) ? ['basic_pension'] : []),
		...(nobody(severe) ? ['disability_pension'] : [])
	];
}

/** What they receive as answered, and what follows from who they are. */
const receives: Derivation = (s) => {
	const answer = answerOf(s.household, 'receives');
	const without = cannotReceive(s);
	if (answer.kind === 'words') return { ...answer, without };
	const why = answer.kind === 'missing' ? answer.why : 'not_asked';
	return without.length ? { kind: 'words', words: [], without, why } : { kind: 'missing', why };
};

export const householdFacts: Readonly<Record<string, Derivation>> = {
	size,
	receives,
	'residence.district': ({ household }) => district(household),
	'residence.months': monthsHere
};
