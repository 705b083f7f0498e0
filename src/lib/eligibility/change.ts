/** What single change would open a service that is closed now: time passing, or one thing in life being otherwise. */
import type { Atom, Bound, Rule } from '#lib/content/schema.ts';
import type { Day } from './calendar.ts';
import { CLOCKS, hasClock, places, type Place } from './clocks.ts';
import { conditionTruth } from './condition.ts';
import { ruleTruth, treeOf } from './evaluate.ts';
import { situation, type Situation } from './facts.ts';
import { answered, answerOf, keyOf, NO_OTHERS, type Answer, type Member } from './household.ts';
import { sizeSpan } from './household-facts.ts';
import { boundSpan } from './parameters.ts';

/**
 * A change that was tried and worked. `becomes`: what the rule says then; `unknown` = no longer ruled out.
 * `time`: nothing but waiting until `date`. `answer`: the fact would have to be `value` (word, or a number at the limit).
 */
export type Change = { fact: string; member?: number; says: string; becomes: 'yes' | 'unknown' } & (
	{ kind: 'time'; date: Day } | { kind: 'answer'; value: string | number }
);

/** Facts that change in a life without being the person's nature. Nobody is told to divorce or to fall ill. */
const CHANGEABLE: readonly string[] = [
	'residence.district',
	'housing',
	'receives',
	'work',
	'employment_insured',
	'school',
	'care_grade',
	'disability',
	'health_insurance',
	'income.median_percent',
	'income.monthly',
	'income.recognised',
	'income.recognised_percent'
];

const count = (bound: Bound | undefined, s: Situation) => bound !== undefined && boundSpan(bound, sizeSpan(s.household), s.context)?.to;

const personAt = (member: number | undefined, s: Situation): Member | undefined => (member === undefined ? undefined : s.household.members[member]);

/** The days on which time alone carries this fact across a limit of the condition, either way. */
function crossings({ atom, member }: Place, s: Situation): Day[] {
	if (!hasClock(atom.fact)) return [];
	const clock = CLOCKS[atom.fact];
	const start = answerOf(personAt(member, s) ?? s.household, keyOf(atom.fact));
	if (start.kind !== 'day' && start.kind !== 'pregnancy') return [];
	const [least, above, most, below] = [atom.atLeast, atom.above, atom.atMost, atom.below].map((bound) => count(bound, s));
	const limits = [least, typeof above === 'number' && above + 1, typeof most === 'number' && most + 1, below];
	return limits.flatMap((n) => (typeof n === 'number' && Number.isFinite(n) ? [clock(start.to, n)] : []));
}

const who = (member: number | undefined) => (member === undefined ? {} : { member });

/** The earliest day after the as-of day on which the rule is no longer "no", and the earliest on which it is "yes". */
function byTime(rule: Rule, found: Place[], s: Situation): Change[] {
	const { asOf } = s.context;
	const days = found.flatMap((place) => crossings(place, s).map((date) => ({ date, place }))).filter(({ date }) => date > asOf);
	const changes: Change[] = [];
	for (const { date, place } of days.sort((a, b) => (a.date < b.date ? -1 : 1))) {
		const becomes = ruleTruth(rule, situation(s.household, { ...s.context, asOf: date }));
		if (becomes === 'no' || changes.some((change) => change.becomes === becomes)) continue;
		changes.push({ kind: 'time', date, fact: place.atom.fact, says: place.atom.says, becomes, ...who(place.member) });
		if (becomes === 'yes') break;
	}
	return changes;
}

/** Other answers worth trying: the words a condition names, or the limit itself. */
function alternatives(atom: Atom, s: Situation): { value: string | number; answer: Answer }[] {
	const set = atom.has !== undefined || atom.hasAny !== undefined;
	const named = [atom.is, ...(atom.in ?? []), atom.has, ...(atom.hasAny ?? [])].filter((w): w is string => w !== undefined);
	const offered = set ? named : [...new Set([...named, ...(s.context.facts[atom.fact]?.options ?? []).map((o) => o.value)])];
	const words = offered.map((word) => ({ value: word, answer: wordAnswer(word, atom, s) }));
	const limit = count(atom.atMost ?? atom.below ?? atom.atLeast ?? atom.above, s);
	if (typeof limit !== 'number' || !Number.isFinite(limit)) return words;
	const value = atom.below !== undefined ? limit - 1 : atom.above !== undefined ? limit + 1 : limit;
	return [...words, { value, answer: { kind: 'number', from: value, to: value } }];
}

function wordAnswer(word: string, atom: Atom, s: Situation): Answer {
	if (atom.has === undefined && !atom.hasAny) return { kind: 'word', word };
	const old = answerOf(s.household, atom.fact);
	const words = old.kind === 'words' ? old.words.map((w) => (w === 'none' ? NO_OTHERS : w)) : [];
	return { kind: 'words', words: [word, ...words] };
}

function byAnswer(rule: Rule, { atom, member }: Place, s: Situation): Change[] {
	if (!CHANGEABLE.includes(atom.fact)) return [];
	const before = conditionTruth(atom, s, personAt(member, s));
	for (const { value, answer } of alternatives(atom, s)) {
		const other = situation(answered(s.household, atom.fact, answer, member), s.context);
		if (conditionTruth(atom, other, personAt(member, other)) === before) continue;
		const becomes = ruleTruth(rule, other);
		if (becomes !== 'no') return [{ kind: 'answer', value, fact: atom.fact, says: atom.says, becomes, ...who(member) }];
	}
	return [];
}

/**
 * All single changes that would turn this rule's "no" into "yes" (or at least leave it open), each verified by
 * evaluating again; those that make it "yes" first, earliest date first. Empty when the rule does not say no.
 * Years whose figures are not published yet leave income conditions open, so such a day can only offer `unknown`.
 */
export function changesFor(rule: Rule, s: Situation): Change[] {
	if (ruleTruth(rule, s) !== 'no') return [];
	const found = places(treeOf(rule), s.household);
	const seen = new Set<string>();
	const others = found
		.flatMap((place) => byAnswer(rule, place, s))
		.filter((change) => {
			const key = `${change.fact} ${change.member ?? ''}`;
			return !seen.has(key) && seen.add(key);
		});
	return [...byTime(rule, found, s), ...others].sort((a, b) => Number(b.becomes === 'yes') - Number(a.becomes === 'yes'));
}
