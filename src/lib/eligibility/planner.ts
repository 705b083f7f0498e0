/**
 * The next question: the one expected to settle most of what concerns the household, for the least trouble.
 *
 * Only facts that keep a service open are candidates. A cheap estimate (how many open services wait for the fact, and
 * how close each is) picks a few; those are tried with every typical answer by evaluating the waiting services again.
 */
import type { RuleNode } from '#lib/content/schema.ts';
import { blockersOf, isAskable, type Blocker } from './blockers.ts';
import { nodeTruth, treeOf } from './evaluate.ts';
import { situation, type Situation } from './facts.ts';
import { keyOf } from './household.ts';
import { FAMILY, outcomes } from './options.ts';
import { relevanceOf } from './relevance.ts';
import { assess, type Assessed } from './verdict.ts';

/**
 * `fact`: whose words to use. `key`: under which key of the household file the answer belongs; `family` asks for size,
 * relations and ages together. `members`: indexes of the persons it is asked of, on one page; none for the household.
 * `settles`: services expected to be settled by it. `opens`: services that wait for it.
 */
export type Question = { fact: string; key: string; members: number[]; settles: number; opens: number; sensitivity: number };

/** How many candidates are tried out; more costs time on a slow phone and hardly ever changes the choice. */
const TRIED = 4;
/** Of each candidate, how many waiting services are evaluated again. */
const WATCHED = 24;
const LAST_SENSITIVITY = 3;
/** What bringing a service nearer is worth beside settling it. */
const NEARER = 0.3;
/** What each further person adds to the effort of a question. */
const PER_PERSON = 0.2;

type Open = { tree: RuleNode; weight: number };
type Candidate = { key: string; members: Set<number>; facts: Map<string, number>; waiting: Set<Open> };

/** One answer: a key of the household, or of one member. */
function slot(key: string, member?: number): string {
	return member === undefined ? key : `${key} ${member}`;
}

/** The answers a question asks for, as `nextQuestion` takes them in `asked`. */
export function slotsOf({ key, members }: Pick<Question, 'key' | 'members'>): string[] {
	return members.length ? members.map((member) => slot(key, member)) : [key];
}

/** Where the answer to a blocker belongs. Before the family is listed, ages are asked with it. */
function placeOf(blocker: Blocker, listing: boolean): { key: string; member?: number } {
	const key = keyOf(blocker.fact);
	if (key === 'size' || (listing && ['relation', 'birth', 'children_count'].includes(key))) return { key: FAMILY };
	return { key, member: blocker.member };
}

type Place = { fact: string; key: string; member?: number };

/** The open services, their worth, and the answers each waits for. */
function openServices(services: readonly Assessed[], s: Situation, asked: ReadonlySet<string>): (Open & { places: Place[] })[] {
	const size = s.value('size');
	const listing = !asked.has(FAMILY) && size.kind === 'number' && size.to > s.household.members.length;
	return services.flatMap((service) => {
		const finding = assess(service, s);
		const rule = 'rule' in service ? service.rule : undefined;
		if (finding?.verdict !== 'ask' || !rule) return [];
		const places = finding.blockers
			.filter((blocker) => isAskable(blocker, s))
			.map((blocker): Place => ({ fact: blocker.fact, ...placeOf(blocker, listing) }))
			.filter(({ key, member }) => !asked.has(slot(key, member)));
		return places.length ? [{ tree: treeOf(rule), weight: relevanceOf(service, finding, s), places }] : [];
	});
}

/** Files the open services under every answer they wait for. */
function collect(services: readonly Assessed[], s: Situation, asked: ReadonlySet<string>): Candidate[] {
	const candidates = new Map<string, Candidate>();
	for (const open of openServices(services, s, asked))
		for (const { fact, key, member } of open.places) {
			const candidate: Candidate = candidates.get(key) ?? { key, members: new Set(), facts: new Map(), waiting: new Set() };
			candidates.set(key, candidate);
			candidate.facts.set(fact, (candidate.facts.get(fact) ?? 0) + 1);
			candidate.waiting.add(open);
			if (member !== undefined) candidate.members.add(member);
		}
	return [...candidates.values()];
}

/** The wording that serves most of the services; ties by name. The family is asked for by its size. */
function wording({ key, facts }: Candidate): string {
	if (key === FAMILY) return 'size';
	return [...facts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

const cardOf = (candidate: Candidate, s: Situation) => s.context.facts[wording(candidate)];
const sensitivityOf = (candidate: Candidate, s: Situation) => cardOf(candidate, s)?.sensitivity ?? 0;

function cost(candidate: Candidate, s: Situation): number {
	const persons = 1 + PER_PERSON * Math.max(0, candidate.members.size - 1);
	return (cardOf(candidate, s)?.effort ?? 1) * (1 + sensitivityOf(candidate, s)) * persons;
}

function isSettled(tree: RuleNode, s: Situation): boolean {
	return nodeTruth(tree, s) !== 'unknown' || !blockersOf(tree, s).some((blocker) => isAskable(blocker, s));
}

const inOrder = (members: ReadonlySet<number>) => [...members].sort((a, b) => a - b);

/** Expected weight and number of services settled over the typical answers. */
function trial(candidate: Candidate, s: Situation): { weight: number; settles: number } {
	const watched = [...candidate.waiting].sort((a, b) => b.weight - a.weight).slice(0, WATCHED);
	let [weight, settles] = [0, 0];
	for (const { household, chance } of outcomes(candidate.key, inOrder(candidate.members), s)) {
		const other = situation(household, s.context);
		for (const open of watched)
			if (isSettled(open.tree, other)) {
				weight += open.weight * chance;
				settles += chance;
			}
	}
	return { weight, settles };
}

type Scored = { candidate: Candidate; score: number; settles: number };
const best = (list: Scored[]) => list.sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1));

/**
 * The next question, or `undefined` when nothing askable is open. `asked`: slots (see `slotsOf`) not to ask again,
 * such as a band the person does not want to narrow. What only the office knows, what was refused and what the
 * person does not know is never asked.
 */
export function nextQuestion(services: readonly Assessed[], s: Situation, asked: ReadonlySet<string> = new Set()): Question | undefined {
	const found = collect(services, s, asked).map((candidate): Scored => {
		const waiting = [...candidate.waiting].reduce((sum, open) => sum + open.weight, 0);
		return { candidate, score: waiting / cost(candidate, s), settles: 0 };
	});
	const plain = found.filter(({ candidate }) => sensitivityOf(candidate, s) < LAST_SENSITIVITY);
	const tried = best(plain.length ? plain : found).slice(0, TRIED);
	const [first] = best(
		tried.map(({ candidate, score }) => {
			const { weight, settles } = trial(candidate, s);
			return { candidate, settles, score: weight / cost(candidate, s) + NEARER * score };
		})
	);
	if (!first) return undefined;
	const { candidate, settles } = first;
	const { key, members, waiting } = candidate;
	return { fact: wording(candidate), key, members: inOrder(members), settles, opens: waiting.size, sensitivity: sensitivityOf(candidate, s) };
}
