/** What a person might answer: for each question a handful of typical answers, to see what asking would settle. */
import { addDays } from '#lib/content/day.ts';
import { birthsOfAge, daysBetween, monthsLater, type Day } from './calendar.ts';
import type { Situation } from './facts.ts';
import { answered, answerOf, NO_OTHERS, wordOf, type Answer, type Household, type Member } from './household.ts';

const AGES: Readonly<Record<string, readonly number[]>> = {
	self: [17, 23, 30, 42, 57, 64, 72],
	spouse: [24, 33, 45, 60, 72],
	child: [0, 1, 4, 8, 13, 17, 22],
	parent: [58, 66, 78],
	grandchild: [1, 6, 13]
};
const ANYBODY = [1, 8, 17, 30, 50, 67] as const;
/** Families as they live together: the person who answers, then the others with relation and age. */
const FAMILIES: readonly (readonly (readonly [relation: string, age: number])[])[] = [
	[['self', 25]],
	[['self', 45]],
	[['self', 70]],
	[
		['self', 70],
		['spouse', 68]
	],
	[
		['self', 35],
		['spouse', 35]
	],
	[
		['self', 33],
		['spouse', 35],
		['child', 1]
	],
	[
		['self', 42],
		['spouse', 45],
		['child', 8],
		['child', 15]
	],
	[
		['self', 40],
		['child', 8]
	],
	[
		['self', 28],
		['parent', 60]
	]
];
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
	'income.median_percent': [15, 40, 55, 75, 95, 130, 200],
	children_count: [0, 1, 2, 3],
	assets: [20_000_000, 150_000_000, 400_000_000]
};
const MONTHS_HERE = [1, 5, 10, 30, 120] as const;

const word = (w: string): Answer => ({ kind: 'word', word: w });
const number = (n: number): Answer => ({ kind: 'number', from: n, to: n });
const day = (d: Day): Answer => ({ kind: 'day', from: d, to: d });
const bornAt = (age: number, asOf: Day): Answer => day(birthsOfAge(asOf, age, age).to);

/** Days of birth: typical ages, or both ends and the middle of a band already given. */
function births(member: Member | undefined, asOf: Day): Answer[] {
	const known = member && answerOf(member, 'birth');
	if (known?.kind === 'day') return [known.from, addDays(known.from, Math.floor(daysBetween(known.from, known.to) / 2)), known.to].map(day);
	return (AGES[(member && wordOf(member, 'relation')) ?? ''] ?? ANYBODY).map((age) => bornAt(age, asOf));
}

function pregnancies(asOf: Day): Answer[] {
	const since = (stage: 'pregnant' | 'delivered', days: number): Answer => {
		const start = addDays(asOf, -days);
		return { kind: 'pregnancy', stage, from: start, to: start };
	};
	return [word('no'), since('pregnant', 84), since('pregnant', 210), since('delivered', 20), since('delivered', 200)];
}

/** A number already given as an interval can only turn out to lie inside it. */
function numbers(key: string, s: Situation): Answer[] {
	const known = answerOf(s.household, key);
	if (known.kind !== 'number') return (NUMBERS[key] ?? []).map(number);
	return [known.from, (known.from + Math.min(known.to, known.from * 3)) / 2, known.to].filter(Number.isFinite).map(number);
}

function choices(key: string, s: Situation): Answer[] {
	const card = s.context.facts[key];
	const values = card?.options.length ? card.options.map((option) => option.value) : ['yes', 'no'];
	return values.map((value) => (card?.kind === 'choices' ? { kind: 'words', words: value === 'none' ? [value] : [value, NO_OTHERS] } : word(value)));
}

function answersTo(key: string, member: Member | undefined, s: Situation): Answer[] {
	const { asOf } = s.context;
	if (key === 'birth') return births(member, asOf);
	if (key === 'pregnancy') return pregnancies(asOf);
	if (key === 'residence.since') return MONTHS_HERE.map((months) => day(monthsLater(asOf, -months)));
	return key in NUMBERS ? numbers(key, s) : choices(key, s);
}

/** A typical answer and how likely it is, all together 1. */
export type Outcome = { household: Household; chance: number };

/** Most people are in no special situation: "none" and "no" are half of all answers. */
function weighed(answers: Answer[]): { answer: Answer; chance: number }[] {
	const usual = answers.findIndex((answer) => ['none', 'no'].includes(answer.kind === 'word' ? answer.word : answer.kind === 'words' ? answer.words[0]! : ''));
	const rest = usual < 0 || answers.length === 1 ? 1 : 0.5;
	const others = Math.max(1, usual < 0 ? answers.length : answers.length - 1);
	return answers.map((answer, i) => ({ answer, chance: i === usual ? 1 - (others === answers.length ? 0 : rest) : rest / others }));
}

/** The person's own family list, kept where it is filled in, in each of the typical shapes. */
function families({ household, context }: Situation): Outcome[] {
	const fitting = FAMILIES.filter((family) => family.length >= household.members.length);
	const shapes = fitting.length ? fitting : [FAMILIES[0]!];
	return shapes.map((family) => {
		const start = answered(household, 'size', number(Math.max(family.length, household.members.length)));
		const filled = family.reduce((kept, [relation, age], i) => {
			const fresh = (key: string) => !kept.members[i] || answerOf(kept.members[i], key).kind === 'missing';
			const related = fresh('relation') ? answered(kept, 'relation', word(relation), i) : kept;
			return fresh('birth') ? answered(related, 'birth', bornAt(age, context.asOf), i) : related;
		}, start);
		return { household: filled, chance: 1 / shapes.length };
	});
}

/** The key under which size, relations and ages are asked together. */
export const FAMILY = 'family';

/**
 * The household after each typical answer to one question. Asked of several members, one of them gives the answer in
 * turn and the others give the usual one.
 */
export function outcomes(key: string, members: readonly number[], s: Situation): Outcome[] {
	if (key === FAMILY) return families(s);
	const { household } = s;
	if (!members.length) return weighed(answersTo(key, undefined, s)).map(({ answer, chance }) => ({ household: answered(household, key, answer), chance }));
	const each = weighed(answersTo(key, household.members[members[0]!], s));
	return each.map(({ answer, chance }, i) => {
		const speaker = members[i % members.length];
		const usual = each.reduce((a, b) => (b.chance > a.chance ? b : a)).answer;
		const set = (kept: Household, member: number) => answered(kept, key, member === speaker || key === 'birth' ? answer : usual, member);
		return { household: members.reduce(set, household), chance };
	});
}
