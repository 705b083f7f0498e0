/**
 * The next question: the one expected to settle most for the least trouble.
 *
 * Only facts that keep a service open are candidates. A cheap estimate (how many open services wait for the fact, and
 * how close each is) picks a few; those are tried with every typical answer by evaluating the waiting services again.
 */
import { addDays } from '#lib/content/day.ts';
import type { RuleNode } from '#lib/content/schema.ts';
import { blockersOf, isAskable, type Blocker } from './blockers.ts';
import { nodeTruth, treeOf } from './evaluate.ts';
import { situation, type Situation } from './facts.ts';
import { keyOf } from './household.ts';
import { outcomes } from './options.ts';
import { assess, type Assessed } from './verdict.ts';

/**
 * `fact`: whose words to use. `key`: under which key of the household file the answer belongs. `member`: index of the
 * person; the index after the last asks for somebody not listed yet (relation and age together).
 * `settles`: services expected to be settled by it. `opens`: services that wait for it.
 */
export type Question = { fact: string; key: string; member?: number; settles: number; opens: number; sensitivity: number };

/** How many candidates are tried out; more costs time on a slow phone and hardly ever changes the choice. */
const TRIED = 4;
/** Of each candidate, how many waiting services are evaluated again. */
const WATCHED = 40;
const CLOSING_SOON_DAYS = 30;
const LAST_SENSITIVITY = 3;
/** What bringing a service nearer is worth beside settling it. */
const NEARER = 0.15;

type Open = { tree: RuleNode; weight: number; ids: ReadonlySet<string> };
type Candidate = { id: string; key: string; member?: number; facts: Map<string, number>; waiting: Open[]; estimate: number };

/** Names a question: answers already asked for are given to `nextQuestion` by this name. */
export function questionId(key: string, member?: number): string {
	return member === undefined ? key : `${key} ${member}`;
}

/** More for what closes soon, less for what is doubtful or over for now. */
function urgency(service: Assessed, cautions: readonly string[], asOf: string): number {
	if (cautions.some((c) => ['check', 'closed_for_year', 'window_closed', 'over', 'stale'].includes(c))) return 0.25;
	const closes = 'apply' in service ? service.apply.window.closes : undefined;
	return closes && closes <= addDays(asOf, CLOSING_SOON_DAYS) ? 2 : 1;
}

const idOf = (blocker: Blocker) => questionId(keyOf(blocker.fact), blocker.member);

function collect(services: readonly Assessed[], s: Situation, asked: ReadonlySet<string>): Candidate[] {
	const candidates = new Map<string, Candidate>();
	for (const service of services) {
		const finding = assess(service, s);
		const rule = 'rule' in service ? service.rule : undefined;
		if (finding?.verdict !== 'ask' || !rule) continue;
		const blockers = finding.blockers.filter((blocker) => isAskable(blocker, s) && !asked.has(idOf(blocker)));
		const ids = new Set(blockers.map(idOf));
		const open: Open = { tree: treeOf(rule), weight: urgency(service, finding.cautions, s.context.asOf) / Math.max(1, ids.size), ids };
		for (const blocker of blockers) {
			const id = idOf(blocker);
			const candidate = candidates.get(id) ?? { id, key: keyOf(blocker.fact), member: blocker.member, facts: new Map(), waiting: [], estimate: 0 };
			candidates.set(id, candidate);
			candidate.facts.set(blocker.fact, (candidate.facts.get(blocker.fact) ?? 0) + 1);
			if (candidate.waiting.at(-1) !== open) candidate.waiting.push(open);
		}
	}
	return [...candidates.values()];
}

/** The wording that serves most of the services; ties by name. */
function wording({ facts }: Candidate): string {
	return [...facts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

function cost(candidate: Candidate, s: Situation): number {
	const card = s.context.facts[wording(candidate)];
	return (card?.effort ?? 1) * (1 + (card?.sensitivity ?? 0));
}

const sensitivityOf = (candidate: Candidate, s: Situation) => s.context.facts[wording(candidate)]?.sensitivity ?? 0;

function isSettled(tree: RuleNode, s: Situation): boolean {
	return nodeTruth(tree, s) !== 'unknown' || !blockersOf(tree, s).some((blocker) => isAskable(blocker, s));
}

/** Expected weight and number of services settled over the typical answers. Of very many, a fair share is tried. */
function trial(candidate: Candidate, s: Situation): { weight: number; settles: number } {
	const watched = [...candidate.waiting].sort((a, b) => b.weight - a.weight).slice(0, WATCHED);
	const tried = outcomes(candidate.key, candidate.member, s).map((household) => situation(household, s.context));
	let [weight, settles] = [0, 0];
	for (const other of tried)
		for (const open of watched)
			if (isSettled(open.tree, other)) {
				weight += open.weight;
				settles += 1;
			}
	const chance = 1 / Math.max(1, tried.length);
	return { weight: weight * chance, settles: settles * chance };
}

/**
 * The next question, or `undefined` when nothing askable is open. `asked`: `questionId`s not to ask again (bands the
 * person does not want to narrow). What only the office knows, was refused or is not known is never asked.
 */
export function nextQuestion(services: readonly Assessed[], s: Situation, asked: ReadonlySet<string> = new Set()): Question | undefined {
	const found = collect(services, s, asked);
	for (const candidate of found) candidate.estimate = candidate.waiting.reduce((sum, open) => sum + open.weight, 0) / cost(candidate, s);
	const plain = found.filter((candidate) => sensitivityOf(candidate, s) < LAST_SENSITIVITY);
	const pool = plain.length ? plain : found;
	const tried = pool.sort((a, b) => b.estimate - a.estimate || (a.id < b.id ? -1 : 1)).slice(0, TRIED);
	const scored = tried.map((candidate) => {
		const { weight, settles } = trial(candidate, s);
		return { candidate, settles, score: weight / cost(candidate, s) + NEARER * candidate.estimate };
	});
	const best = scored.sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))[0];
	if (!best) return undefined;
	const { candidate, settles } = best;
	const { key, member, waiting } = candidate;
	return { fact: wording(candidate), key, ...(member !== undefined && { member }), settles, opens: waiting.length, sensitivity: sensitivityOf(candidate, s) };
}
