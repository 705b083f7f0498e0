/**
 * From answers to facts: what a rule may ask about, derived as of one day and no further than the answers reach.
 * A derived number is an interval as soon as any answer under it is one.
 */
import { familyFacts } from './family.ts';
import type { Context } from './context.ts';
import { answerOf, type Answer, type Household, type Member, type Why } from './household.ts';
import { householdFacts } from './household-facts.ts';
import { incomeFacts } from './income.ts';
import { memberFacts } from './member-facts.ts';

/** `parameter`: a figure of the as-of year is missing. */
export type Gap = Why | 'parameter';
/**
 * A fact as far as it is known.
 * `none`: it cannot apply (days since delivery of a man), so every condition on it fails.
 * `words`: a set; `without` names what it cannot hold though nobody said so.
 * `oneOf`: not known, but one of these words. `asks`: the facts to ask for when this one is open, if not itself. `why`: why a number is only an interval.
 */
export type Value =
	| Extract<Answer, { kind: 'word' | 'day' }>
	| { kind: 'words'; words: readonly string[]; without?: readonly string[]; why?: Gap }
	| { kind: 'number'; from: number; to: number; why?: Gap; asks?: readonly string[] }
	| { kind: 'oneOf'; words: readonly string[]; why: Gap }
	| { kind: 'none' }
	| { kind: 'missing'; why: Gap; asks?: readonly string[] };

/** A household on a day. Values are worked out when first asked for and kept. */
export type Situation = {
	household: Household;
	context: Context;
	/** A fact of the household, or of one of its members. */
	value(fact: string, member?: Member): Value;
};
export type Derivation = (s: Situation) => Value;
export type MemberDerivation = (member: Member, s: Situation) => Value;

const HOUSEHOLD: Readonly<Record<string, Derivation>> = { ...householdFacts, ...familyFacts, ...incomeFacts };

/** An answer taken as it stands. */
export function asGiven(holder: Household | Member, key: string): Value {
	const answer = answerOf(holder, key);
	return answer.kind === 'pregnancy' ? { kind: 'missing', why: 'not_asked' } : answer;
}

function derive(fact: string, member: Member | undefined, s: Situation): Value {
	if (!member) return HOUSEHOLD[fact]?.(s) ?? asGiven(s.household, fact);
	return memberFacts[fact]?.(member, s) ?? asGiven(member, fact);
}

/** The household seen on `context.asOf`. */
export function situation(household: Household, context: Context): Situation {
	const kept = new Map<Member | undefined, Map<string, Value>>();
	const s: Situation = {
		household,
		context,
		value(fact, member) {
			let values = kept.get(member);
			if (!values) kept.set(member, (values = new Map()));
			let value = values.get(fact);
			if (!value) values.set(fact, (value = derive(fact, member, s)));
			return value;
		}
	};
	return s;
}
