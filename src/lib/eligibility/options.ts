/** What a person might answer: for each question a handful of typical answers, to see what asking would settle. */
import { addDays } from '#lib/content/day.ts';
import { birthsOfAge, daysBetween, monthsLater, type Day } from './calendar.ts';
import type { Situation } from './facts.ts';
import { answered, answerOf, wordOf, type Answer, type Household, type Member } from './household.ts';

const AGES: Readonly<Record<string, readonly number[]>> = {
	self: [17, 23, 30, 42, 57, 64, 72], spouse: [24, 33, 45, 60, 72], child: [0, 1, 4, 8, 13, 17, 22], parent: [58, 66, 78], grandchild: [1, 6, 13]
};
const ANYBODY = [1, 8, 17, 30, 50, 67] as const;
/** Whom the next person in a list of the family may be. */
const PERSONS: readonly (readonly [relation: string, age: number])[] = [['spouse', 35], ['spouse', 68], ['child', 1], ['child', 8], ['child', 15], ['child', 25], ['parent', 70], ['other', 40]];
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
	'income.median_percent': [15, 40, 55, 75, 95, 130, 200], children_count: [0, 1, 2, 3], assets: [20_000_000, 150_000_000, 400_000_000]
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
	return values.map((value) => (card?.kind === 'choices' ? { kind: 'words', words: [value] } : word(value)));
}

function answersTo(key: string, member: Member | undefined, s: Situation): Answer[] {
	const { asOf } = s.context;
	if (key === 'birth') return births(member, asOf);
	if (key === 'pregnancy') return pregnancies(asOf);
	if (key === 'residence.since') return MONTHS_HERE.map((months) => day(monthsLater(asOf, -months)));
	if (key === 'size') return [0, 1, 2].map((more) => number(Math.max(1, s.household.members.length) + more));
	return key in NUMBERS ? numbers(key, s) : choices(key, s);
}

/**
 * The household after each typical answer to one question. A person not listed yet is answered with relation and age
 * at once, as the page asks for both; the others who may live here are left out, so that one answer can settle something.
 */
export function outcomes(key: string, member: number | undefined, s: Situation): Household[] {
	const { household, context } = s;
	if (member !== undefined && member >= household.members.length) {
		const sized = answered(household, 'size', number(member + 1));
		return PERSONS.map(([relation, age]) => answered(answered(sized, 'relation', word(relation), member), 'birth', bornAt(age, context.asOf), member));
	}
	const person = member === undefined ? undefined : household.members[member];
	return answersTo(key, person, s).map((answer) => answered(household, key, answer, member));
}
