/** How much a service concerns a household: for ordering lists and questions, never for judging. */
import { addDays } from '#lib/content/day.ts';
import type { RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { memberTruth, nodeTruth, treeOf } from './evaluate.ts';
import type { Situation } from './facts.ts';
import { keyOf, type Member } from './household.ts';
import type { Assessed, Caution, Finding } from './verdict.ts';

/** True of too many people to make a service anybody's own. */
const COMMON: readonly string[] = ['residence.district', 'residence.months', 'size', 'nationality', 'relation'];
/** What a service counts that fits in nothing yet, beside 1 for each fact by which it fits. */
const BASE = 0.2;
const CLOSING_SOON_DAYS = 30;
const NOT_NOW_ANYWAY: readonly Caution[] = ['check', 'closed_for_year', 'window_closed', 'over', 'stale'];

function collect(node: RuleNode, s: Situation, into: Set<string>, member?: Member): void {
	if ('fact' in node) {
		if (!COMMON.includes(node.fact) && nodeTruth(node, s, member) === 'yes') into.add(node.fact);
	} else if ('someone' in node) {
		const fitting = s.household.members.filter((person) => memberTruth(node, s, person) !== 'no');
		for (const person of fitting) for (const part of node.someone) collect(part, s, into, person);
	} else if (!('not' in node)) {
		for (const part of partsOf(node)) collect(part, s, into, member);
	}
}

/** The number of different facts by which this household fits the rule so far. */
export function fitOf(tree: RuleNode, s: Situation): number {
	const facts = new Set<string>();
	collect(tree, s, facts);
	return facts.size;
}

/** More for what closes soon, less for what is doubtful or over for now. */
function urgency(service: Assessed, { cautions }: Finding, asOf: string): number {
	if (cautions.some((caution) => NOT_NOW_ANYWAY.includes(caution))) return 0.25;
	const closes = 'apply' in service ? service.apply.window.closes : undefined;
	return closes && closes <= addDays(asOf, CLOSING_SOON_DAYS) ? 2 : 1;
}

/** A number to sort by, larger first: the more facts fit and the fewer answers are missing, the more it concerns them. */
export function relevanceOf(service: Assessed, finding: Finding, s: Situation): number {
	const rule = 'rule' in service ? service.rule : undefined;
	const fit = BASE + (rule ? fitOf(treeOf(rule), s) : 0);
	const open = new Set(finding.blockers.map((blocker) => keyOf(blocker.fact))).size;
	return (urgency(service, finding, s.context.asOf) * fit * fit) / (fit + open);
}
