/** Three-valued evaluation of a rule: the tree over the conditions, `someone` over the people of the household. */
import type { Atom, Rule, RuleNode, Someone } from '#lib/content/schema.ts';
import { conditionTruth } from './condition.ts';
import { possibleMembers, unlistedCount } from './family.ts';
import type { Situation } from './facts.ts';
import type { Member } from './household.ts';
import { all, any, atLeast, not, type Truth } from './truth.ts';

/** Which conditions may be looked at; the others count as unanswered. Used to show that a reason suffices. */
export type Mask = (atom: Atom, member: Member | undefined) => boolean;

/** Is this member one of the relations asked for? */
function relationTruth({ relation }: Someone, s: Situation, member: Member): Truth {
	if (!relation) return 'yes';
	return conditionTruth({ fact: 'relation', in: relation, says: '' }, s, member);
}

/** Do all conditions hold for this one member? */
export function memberTruth(node: Someone, s: Situation, member: Member, mask?: Mask): Truth {
	const related = relationTruth(node, s, member);
	if (related === 'no') return 'no';
	return all([related, ...node.someone.map((part) => nodeTruth(part, s, member, mask))]);
}

/** How many persons who are not listed might fulfil it. */
export function possibleOthers(node: Someone, s: Situation, mask?: Mask): number {
	const fits = possibleMembers(s).some((member) => memberTruth(node, s, member, mask) !== 'no');
	return fits ? unlistedCount(s) : 0;
}

function someoneTruth(node: Someone, s: Situation, mask?: Mask): Truth {
	const needed = node.atLeast ?? 1;
	const parts = s.household.members.map((member) => memberTruth(node, s, member, mask));
	const settled = atLeast(needed, parts, Infinity);
	return settled === 'yes' ? 'yes' : atLeast(needed, parts, possibleOthers(node, s, mask));
}

/** The truth of one node. `member` is the person in question inside `someone`. */
export function nodeTruth(node: RuleNode, s: Situation, member?: Member, mask?: Mask): Truth {
	if ('fact' in node) return mask && !mask(node, member) ? 'unknown' : conditionTruth(node, s, member);
	// Only the office knows: no answer makes it true, and none makes it false.
	if ('office' in node) return 'unknown';
	const each = (nodes: RuleNode[]) => nodes.map((part) => nodeTruth(part, s, member, mask));
	if ('all' in node) return all(each(node.all));
	if ('any' in node) return any(each(node.any));
	if ('count' in node) return atLeast(node.count, each(node.of));
	if ('someone' in node) return someoneTruth(node, s, mask);
	return not(nodeTruth(node.not, s, member, mask));
}

const trees = new WeakMap<Rule, RuleNode>();

/** A rule as one tree: its conditions, and none of its exclusions. */
export function treeOf(rule: Rule): RuleNode {
	let tree = trees.get(rule);
	if (!tree) {
		const exclusions = rule.except.map((exclusion): RuleNode => ({ not: exclusion.when }));
		trees.set(rule, (tree = exclusions.length ? { all: [rule.when, ...exclusions] } : rule.when));
	}
	return tree;
}

/** Might this household receive it, as far as the rule can say? */
export function ruleTruth(rule: Rule, s: Situation): Truth {
	return nodeTruth(treeOf(rule), s);
}
