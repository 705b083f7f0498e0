/** A household as the engine holds it: answers, never conclusions. */
import type { Day } from './calendar.ts';

/** Why a fact is not there. `doubtful`: an answer was given but contradicts itself or another one. */
export type Why = 'not_asked' | 'dont_know' | 'declined' | 'doubtful';

/** What was said. Intervals are closed; a number or day known exactly has `from === to`. */
export type Answer =
	| { kind: 'word'; word: string }
	/** A set. `['none']` says no to all, `[…, 'no_others']` no to the rest; what is not named is otherwise not asked. */
	| { kind: 'words'; words: readonly string[] }
	| { kind: 'number'; from: number; to: number }
	| { kind: 'day'; from: Day; to: Day }
	/** `pregnant`: the days on which week 0 may have begun. `delivered`: the days of the birth. */
	| { kind: 'pregnancy'; stage: 'pregnant' | 'delivered'; from: Day; to: Day }
	| { kind: 'missing'; why: Why };

/** Closes a set: whoever was shown the whole list and ticked some has said no to the others. */
export const NO_OTHERS = 'no_others';

/** Answers by the key of the household file; `kept` holds what this version does not know, untouched. */
export type Member = { answers: Readonly<Record<string, Answer>>; kept: Readonly<Record<string, unknown>> };
export type Household = {
	answers: Readonly<Record<string, Answer>>;
	members: readonly Member[];
	kept: Readonly<Record<string, unknown>>;
};

const NOT_ASKED: Answer = { kind: 'missing', why: 'not_asked' };

export function answerOf(holder: { answers: Readonly<Record<string, Answer>> }, key: string): Answer {
	return holder.answers[key] ?? NOT_ASKED;
}

/** The word given for a key, if one was given. */
export function wordOf(holder: { answers: Readonly<Record<string, Answer>> }, key: string): string | undefined {
	const answer = answerOf(holder, key);
	return answer.kind === 'word' ? answer.word : undefined;
}

/** Several facts are read from one answer: the key under which the household file keeps it. */
const KEY_OF: Readonly<Record<string, string>> = {
	age: 'birth',
	'age.months': 'birth',
	'age.calendar_months': 'birth',
	'residence.months': 'residence.since',
	pregnant: 'pregnancy',
	'pregnancy.weeks': 'pregnancy',
	days_since_delivery: 'pregnancy',
	'income.monthly': 'income.median_percent',
	'income.recognised_percent': 'income.recognised'
};

/** The key of the answer that decides a fact: `age` → `birth`, `pregnancy.weeks` → `pregnancy`. */
export function keyOf(fact: string): string {
	return KEY_OF[fact] ?? fact;
}

/** The household with one answer set. `member` is an index; the index after the last adds a person. */
export function answered(household: Household, key: string, answer: Answer, member?: number): Household {
	if (member === undefined) return { ...household, answers: { ...household.answers, [key]: answer } };
	const old = household.members[member] ?? { answers: {}, kept: {} };
	const members = [...household.members];
	members[member] = { ...old, answers: { ...old.answers, [key]: answer } };
	return { ...household, members };
}
