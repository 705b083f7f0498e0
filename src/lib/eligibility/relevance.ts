/** How much of a service's conditions the household is already known to fulfil: for ordering, never for judging. */
import type { RuleNode } from '#lib/content/schema.ts';
import { memberTruth, nodeTruth } from './evaluate.ts';
import type { Situation } from './facts.ts';
import type { Member } from './household.ts';

/** True of too many people to make a service anybody's own. */
const COMMON: readonly string[] = ['residence.district', 'residence.months', 'size', 'nationality', 'relation'];

function collect(node: RuleNode, s: Situation, into: Set<string>, member?: Member): void {
	if ('fact' in node) {
		if (!COMMON.includes(node.fact) && nodeTruth(node, s, member) === 'yes') into.add(node.fact);
	} else if ('someone' in node) {
		const fitting = s.household.members.filter((person) => memberTruth(node, s, person) !== 'no');
		for (const person of fitting) for (const part of node.someone) collect(part, s, into, person);
	} else if (!('not' in node)) {
		const parts = 'all' in node ? node.all : 'any' in node ? node.any : node.of;
		for (const part of parts) collect(part, s, into, member);
	}
}

/** The number of different facts by which this household fits the rule so far. */
export function fitOf(tree: RuleNode, s: Situation): number {
	const facts = new Set<string>();
	collect(tree, s, facts);
	return facts.size;
}
