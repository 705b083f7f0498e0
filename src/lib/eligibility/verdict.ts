/** The five things we may say of a service, and what to be careful about. Never that somebody is entitled. */
import { addDays } from '#lib/content/day.ts';
import type { FullService, ListedService } from '#lib/content/schema.ts';
import { blockersOf, isAskable, type Blocker } from './blockers.ts';
import { yearOf, type Day } from './calendar.ts';
import { ruleTruth, treeOf } from './evaluate.ts';
import type { Situation } from './facts.ts';
import { answerOf } from './household.ts';
import type { Truth } from './truth.ts';

export type Verdict = 'likely' | 'ask' | 'office' | 'not_now' | 'already';

/** Why even a "yes" is only a reason to ask at the office. */
export type Caution =
	| 'listed'
	| 'no_rule'
	| 'partial'
	| 'check'
	| 'closed_for_year'
	| 'window_closed'
	| 'window_not_open'
	| 'not_started'
	| 'over'
	| 'stale'
	| 'conflict'
	| 'old_amounts';

/** The part of a record the engine reads; `{ id, ...record }` fits. Programmes are full services. */
export type Assessed = { id: string } & (
	| Pick<FullService, 'depth' | 'state' | 'checked' | 'nextReview' | 'rule' | 'amounts' | 'conflicts' | 'apply' | 'validFrom' | 'validTo'>
	| Pick<ListedService, 'depth' | 'state' | 'checked' | 'nextReview'>
);

/**
 * `truth`: what the rule alone says (`unknown` without a rule). `blockers`: the facts that keep it open, each once;
 * `ask` has at least one that can be asked. `cautions`: empty for `likely`.
 */
export type Finding = { id: string; verdict: Verdict; truth: Truth; blockers: Blocker[]; cautions: Caution[] };

/** Days after which a record counts as stale unless it names its next review itself. */
const REVIEW_DAYS = 90;

export function isStale(record: Pick<FullService, 'checked' | 'nextReview'>, asOf: Day): boolean {
	return asOf > (record.nextReview ?? addDays(record.checked, REVIEW_DAYS));
}

/** Everything about the record itself that forbids `likely` on this day. */
export function cautionsOf(service: Assessed, asOf: Day): Caution[] {
	const found: Caution[] = [];
	const note = (when: boolean | undefined, caution: Caution) => when && found.push(caution);
	note(service.state === 'check', 'check');
	note(service.state === 'closed_for_year', 'closed_for_year');
	note(isStale(service, asOf), 'stale');
	if (service.depth === 'listed') return [...found, 'listed'];
	const { rule, amounts, conflicts, validFrom, validTo } = service;
	const { opens, closes } = service.apply.window;
	note(!rule, 'no_rule');
	note(rule?.coverage === 'partial', 'partial');
	note(opens !== undefined && opens > asOf, 'window_not_open');
	note(closes !== undefined && closes < asOf, 'window_closed');
	note(validFrom !== undefined && validFrom > asOf.slice(0, validFrom.length), 'not_started');
	note(validTo !== undefined && validTo < asOf, 'over');
	note(conflicts.length > 0, 'conflict');
	note(amounts.length > 0 && amounts.every((amount) => amount.year < yearOf(asOf)), 'old_amounts');
	return found;
}

/** The same fact of the same person once, first mention first. */
function once(blockers: Blocker[]): Blocker[] {
	const seen = new Map<string, Blocker>();
	for (const blocker of blockers) {
		const key = `${blocker.fact} ${blocker.member ?? ''}`;
		if (!seen.has(key)) seen.set(key, blocker);
	}
	return [...seen.values()];
}

function receivesAlready(service: Assessed, s: Situation, already: ReadonlySet<string>): boolean {
	if (already.has(service.id)) return true;
	const word = 'rule' in service ? service.rule?.already : undefined;
	const receives = answerOf(s.household, 'receives');
	return word !== undefined && receives.kind === 'words' && receives.words.includes(word);
}

const NOTHING: ReadonlySet<string> = new Set();

/**
 * What to say of one service. `already`: ids of services the person said they receive.
 * `undefined` for a service that has ended: it is not shown.
 */
export function assess(service: Assessed, s: Situation, already: ReadonlySet<string> = NOTHING): Finding | undefined {
	if (service.state === 'ended' || service.state === 'historic') return undefined;
	const { id } = service;
	const cautions = cautionsOf(service, s.context.asOf);
	const rule = 'rule' in service ? service.rule : undefined;
	const truth = rule ? ruleTruth(rule, s) : 'unknown';
	const said = (verdict: Verdict, blockers: Blocker[] = []): Finding => ({ id, verdict, truth, blockers, cautions });
	if (receivesAlready(service, s, already)) return said('already');
	if (!rule) return said('office');
	if (truth === 'no') return said('not_now');
	if (truth === 'yes') return said(cautions.length ? 'office' : 'likely');
	const blockers = once(blockersOf(treeOf(rule), s));
	return said(blockers.some((blocker) => isAskable(blocker, s)) ? 'ask' : 'office', blockers);
}
