/**
 * The household as it will be on a later day, as far as the calendar alone says: school years and the birth of a child
 * who is expected. Everything else stays as it was answered.
 */
import { addDays } from '#lib/content/day.ts';
import { daysBetween, yearOf, type Day } from '#lib/eligibility/calendar.ts';
import { situation, type Situation } from '#lib/eligibility/facts.ts';
import { answered, answerOf, wordOf, type Answer, type Household, type Member } from '#lib/eligibility/household.ts';

/** Something the calendar brings. `member`: whose turn it is; for `born` the child who is not listed yet. `count`: the school's level. */
export type Step = { day: Day; code: 'school' | 'born'; member: number; count: number; apply: (household: Household) => Household };

/** What lies ahead: the days looked at, the steps on the way, and the household on each day. */
export type Ahead = { from: Day; to: Day; steps: Step[]; everybody: Household; sizeAssumed: boolean; on: (day: Day) => Situation };

/** School begins on 1 March of the year after the sixth birthday (초·중등교육법 제13조, 제24조); six, three and three years. */
const SCHOOLS: readonly { years: number; level: number; word?: string }[] = [
	{ years: 7, level: 1, word: 'elementary' },
	{ years: 13, level: 2, word: 'middle' },
	{ years: 16, level: 3, word: 'high' },
	{ years: 19, level: 4 }
];
const LEVEL: Readonly<Record<string, number>> = { none: 0, childcare: 0, kindergarten: 0, elementary: 1, middle: 2, high: 3 };
const PREGNANCY_DAYS = 280;
/** A due date less certain than this is not followed. */
const VAGUE_DAYS = 31;
const NOT_ASKED: Answer = { kind: 'missing', why: 'not_asked' };

/** Moves somebody to the next school, if the one before is where they are. */
const moveTo =
	(member: number, level: number, answer: Answer) =>
	(household: Household): Household => {
		const word = wordOf(household.members[member]!, 'school');
		return word !== undefined && LEVEL[word] === level - 1 ? answered(household, 'school', answer, member) : household;
	};

/** Where only the age is known the year of entry may be one of several: open between the first and the last of them. */
function schoolSteps(person: Member, member: number): Step[] {
	const birth = answerOf(person, 'birth');
	if (birth.kind !== 'day') return [];
	return SCHOOLS.flatMap(({ years, level, word }) => {
		const [first, last] = [birth.from, birth.to].map((day) => `${yearOf(day) + years}-03-01`) as [Day, Day];
		const settled: Answer = word ? { kind: 'word', word } : NOT_ASKED;
		const step = (day: Day, answer: Answer): Step => ({ day, code: 'school', member, count: level, apply: moveTo(member, level, answer) });
		return first === last ? [step(first, settled)] : [step(first, NOT_ASKED)];
	});
}

const RELATION_OF_BABY: Readonly<Record<string, string>> = { self: 'child', spouse: 'child', child: 'grandchild' };

function oneMore(household: Household, key: string): Household {
	const answer = answerOf(household, key);
	return answer.kind === 'number' ? answered(household, key, { ...answer, from: answer.from + 1, to: answer.to + 1 }) : household;
}

/** The child comes on the due date. */
function birthStep(household: Household, member: number, asOf: Day): Step[] {
	const pregnancy = answerOf(household.members[member]!, 'pregnancy');
	if (pregnancy.kind !== 'pregnancy' || pregnancy.stage !== 'pregnant' || daysBetween(pregnancy.from, pregnancy.to) > VAGUE_DAYS) return [];
	const due = addDays(pregnancy.to, PREGNANCY_DAYS);
	const day = due > asOf ? due : addDays(asOf, 1);
	const relation = RELATION_OF_BABY[wordOf(household.members[member]!, 'relation') ?? ''] ?? 'other';
	const apply = (before: Household): Household => {
		const child = before.members.length;
		const delivered = answered(before, 'pregnancy', { kind: 'pregnancy', stage: 'delivered', from: day, to: day }, member);
		const born = answered(delivered, 'birth', { kind: 'day', from: day, to: day }, child);
		return oneMore(oneMore(answered(born, 'relation', { kind: 'word', word: relation }, child), 'size'), 'children_count');
	};
	return [{ day, code: 'born', member: household.members.length, count: 0, apply }];
}

/** Who is listed is everybody, until the size is answered. */
function sized(household: Household): Household {
	if (answerOf(household, 'size').kind !== 'missing' || !household.members.length) return household;
	const { length } = household.members;
	return answered(household, 'size', { kind: 'number', from: length, to: length });
}

/** What lies between the situation's day and `to`. Situations are kept, so that many rules can look at the same day. */
export function lookAhead(now: Situation, to: Day): Ahead {
	const from = now.context.asOf;
	const start = sized(now.household);
	const births = start.members.flatMap((_, member) => birthStep(start, member, from)).slice(0, 1);
	const schools = start.members.flatMap(schoolSteps);
	const steps = [...births, ...schools].filter(({ day }) => day > from && day <= to).sort((a, b) => (a.day < b.day ? -1 : 1));
	const kept = new Map<Day, Situation>();
	const on = (day: Day): Situation => {
		let seen = kept.get(day);
		if (!seen) {
			const household = steps.filter((step) => step.day <= day).reduce((before, step) => step.apply(before), start);
			kept.set(day, (seen = situation(household, { ...now.context, asOf: day })));
		}
		return seen;
	};
	return { from, to, steps, everybody: on(to).household, sizeAssumed: start !== now.household, on };
}
