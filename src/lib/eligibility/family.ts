/** Who lives together: counting children, and which further members there may be. */
import { birthsOfAge } from './calendar.ts';
import type { Derivation, Situation, Value } from './facts.ts';
import { answerOf, wordOf, type Answer, type Member } from './household.ts';
import { sizeSpan } from './household-facts.ts';
import { ageSpan } from './member-facts.ts';

const RELATIONS = ['self', 'spouse', 'child', 'parent', 'grandchild', 'other'] as const;
/** `children_count` counts children under this age. */
const GROWN = 18;
/** Nobody is raised as a child beyond this age (한부모가족지원법: 22, longer after military service). */
const RAISED_UNTIL = 25;

/** How many persons may live here who are not listed; `Infinity` when the size is not known. */
export function unlistedCount(s: Situation): number {
	return Math.max(0, sizeSpan(s.household).to - s.household.members.length);
}

/** Listed children surely under 18, and those who may be. */
function listedChildren(s: Situation): { sure: number; possible: number } {
	let [sure, possible] = [0, 0];
	for (const member of s.household.members) {
		const years = ageSpan(member, s);
		if (years.from >= GROWN || wordOf(member, 'relation') === 'spouse') continue;
		possible += 1;
		if (wordOf(member, 'relation') === 'child' && years.to < GROWN) sure += 1;
	}
	return { sure, possible };
}

function childrenCount(s: Situation): Value {
	const answer = answerOf(s.household, 'children_count');
	if (answer.kind === 'number') return answer;
	const { sure, possible } = listedChildren(s);
	return { kind: 'number', from: sure, to: possible + unlistedCount(s), why: answer.kind === 'missing' ? answer.why : 'not_asked' };
}

const listed = (s: Situation, relation: string) => s.household.members.some((m) => wordOf(m, 'relation') === relation);

/** Relations a further member can have: one self, one spouse, and a spouse only for the married. */
function openRelations(s: Situation): string[] {
	const { members } = s.household;
	if (members.some((m) => wordOf(m, 'relation') === undefined)) return [...RELATIONS];
	const self = members.find((m) => wordOf(m, 'relation') === 'self');
	const marriage = self && wordOf(self, 'marriage');
	const unmarried = marriage !== undefined && marriage !== 'married';
	return RELATIONS.filter((r) => !(r === 'self' && self) && !(r === 'spouse' && (unmarried || listed(s, 'spouse'))));
}

/**
 * The kinds of persons who may live here besides those listed: each relation still open, and nothing else known.
 * A further child is grown up where the children given are all listed already.
 */
export function possibleMembers(s: Situation): Member[] {
	if (unlistedCount(s) === 0) return [];
	const count = answerOf(s.household, 'children_count');
	const onlyGrown = count.kind === 'number' && listedChildren(s).sure >= count.to;
	const grown: Answer = { kind: 'day', from: '1890-01-01', to: birthsOfAge(s.context.asOf, GROWN, GROWN).to };
	return openRelations(s).map((word): Member => {
		const relation: Answer = { kind: 'word', word };
		const answers: Record<string, Answer> = word === 'child' && onlyGrown ? { relation, birth: grown } : { relation };
		return { answers, kept: {} };
	});
}

/** Nobody here is, or may be, young enough to be raised by somebody. */
function nobodyToRaise(s: Situation, age: number): boolean {
	return unlistedCount(s) === 0 && s.household.members.every((member) => ageSpan(member, s).from >= age);
}

/** A yes/no about the family: as answered, else "no" where there is no child to raise. */
function raising(key: string, age: number): Derivation {
	return (s) => {
		const answer = answerOf(s.household, key);
		if (answer.kind === 'word') return answer;
		if (nobodyToRaise(s, age)) return { kind: 'word', word: 'no' };
		return { kind: 'missing', why: answer.kind === 'missing' ? answer.why : 'not_asked' };
	};
}

export const familyFacts: Readonly<Record<string, Derivation>> = {
	children_count: childrenCount,
	'family.single_parent': raising('family.single_parent', RAISED_UNTIL),
	'family.grandparent': raising('family.grandparent', RAISED_UNTIL)
};
