/** What the finder shows one after another, and which questions there are at all. */
import type { Fact, LifeEvent, Rule, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { treeOf } from '#lib/eligibility/evaluate.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { answerOf, keyOf } from '#lib/eligibility/household.ts';
import { slotsOf, type Question } from '#lib/eligibility/planner.ts';
import { FAMILY, rawAt, slotOf, type Slot, type Told } from './told.ts';

/** One page of questions. `exact`: a day of birth decides, an age does not. `slots`: what counts as asked after it. */
export type Ask = { fact: string; key: string; members: number[]; exact: boolean; slots: Slot[]; settles: number; opens: number };
/** `aside`: opened from a list or a result, so that answering leads back there. */
export type Screen = { kind: 'question'; ask: Ask; aside?: true } | { kind: 'all' } | { kind: 'done' };

/** Who there is, how many and how old: asked on one page. */
const OF_FAMILY: readonly string[] = [FAMILY, 'size', 'relation'];

function isExact(fact: string, members: number[], told: Told, facts: Readonly<Record<string, Fact>>): boolean {
	const given = members.map((member) => rawAt(told, 'birth', member));
	const fullDay = given.some((raw) => typeof raw === 'string' && raw.length > 4);
	return keyOf(fact) === 'birth' && (facts[fact]?.kind === 'date' || fullDay);
}

/** The page for a question of the planner. An age that was not close enough is asked again as a day. */
export function askFor(question: Question, told: Told, facts: Readonly<Record<string, Fact>>): Ask {
	const { fact, key, members, settles, opens } = question;
	const slots = slotsOf(question);
	if (OF_FAMILY.includes(key)) return { fact: 'size', key: FAMILY, members: [], exact: false, slots: [...slots, FAMILY], settles, opens };
	const again = key === 'birth' && members.some((member) => rawAt(told, 'birth', member) !== undefined);
	return { fact, key, members, exact: again || isExact(fact, members, told, facts), slots, settles, opens };
}

/** The page for one fact that the person chose to answer. Somebody not listed yet is added on the page of the family. */
export function askAbout({ fact, member, exact }: { fact: string; member?: number; exact?: boolean }, told: Told, facts: Readonly<Record<string, Fact>>): Ask {
	const key = keyOf(fact);
	const unlisted = member !== undefined && member >= told.file.members.length;
	if (OF_FAMILY.includes(key) || unlisted) return { fact: 'size', key: FAMILY, members: [], exact: false, slots: [FAMILY], settles: 0, opens: 0 };
	const members = member === undefined ? [] : [member];
	const narrow = key === 'birth' && (exact || isExact(fact, members, told, facts));
	return { fact, key, members, exact: narrow, slots: [slotOf(key, member)], settles: 0, opens: 0 };
}

/** What a life event asks first, of the person it named last. */
export function firstAsk(event: Pick<LifeEvent, 'members' | 'ask'>, told: Told, facts: Readonly<Record<string, Fact>>): Ask {
	const fact = event.ask[0]!;
	const relation = event.members.at(-1)?.relation ?? 'self';
	const member = told.file.members.findLastIndex((person) => person['relation'] === relation);
	return askAbout(facts[fact]?.subject === 'member' ? { fact, member } : { fact }, told, facts);
}

function* factsIn(node: RuleNode): Generator<string> {
	if ('fact' in node) yield node.fact;
	for (const part of partsOf(node)) yield* factsIn(part);
}

export type Entry = { fact: string; key: string; member?: number };

/** Is it settled by other answers, so that asking would be idle (a man's pregnancy, a baby's work)? */
function isIdle({ fact, key, member }: Entry, s: Situation): boolean {
	const person = member === undefined ? undefined : s.household.members[member];
	const value = s.value(fact, person);
	return answerOf(person ?? s.household, key).kind === 'missing' && (value.kind === 'word' || value.kind === 'none');
}

/** Every question that decides something for this household: the family first, then the household, then each person. */
export function allQuestions(rules: readonly Rule[], facts: Readonly<Record<string, Fact>>, s: Situation): Entry[] {
	const used = new Set(rules.flatMap((rule) => [...factsIn(treeOf(rule))]));
	const seen = new Set<string>([...OF_FAMILY, 'children_count']);
	const entries = Object.entries(facts).flatMap(([fact, { subject, officeOnly }]) => {
		const key = keyOf(fact);
		if (!used.has(fact) || officeOnly || seen.has(key)) return [];
		seen.add(key);
		return [{ fact, key, subject }];
	});
	const ofHousehold = entries.filter(({ subject }) => subject === 'household').map(({ fact, key }): Entry => ({ fact, key }));
	const ofPerson = entries.filter(({ subject }) => subject === 'member');
	const persons = s.household.members.flatMap((_, member) => ofPerson.map(({ fact, key }): Entry => ({ fact, key, member })));
	return [{ fact: 'size', key: FAMILY }, ...ofHousehold, ...persons].filter((entry) => entry.key === FAMILY || !isIdle(entry, s));
}
