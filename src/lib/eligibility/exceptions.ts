/** Exceptions that only the office decides: what the rule says without them, and which are open. */
import type { Rule, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { memberTruth, nodeTruth } from './evaluate.ts';
import type { Situation } from './facts.ts';
import type { Member } from './household.ts';

const NEVER: RuleNode = { any: [] };

/** The node with every exception taken for `as`; the node itself where it has none. */
export function settled(node: RuleNode, as: RuleNode = NEVER): RuleNode {
	if ('office' in node) return as;
	const old = partsOf(node);
	const parts = old.map((part) => settled(part, as));
	if (parts.every((part, i) => part === old[i])) return node;
	if ('not' in node) return { not: parts[0]! };
	if ('count' in node) return { ...node, of: parts };
	if ('someone' in node) return { ...node, someone: parts };
	return 'all' in node ? { all: parts } : { any: parts };
}

const kept = new WeakMap<Rule, Rule>();

/** The rule without its exceptions: what its conditions alone say. The rule itself where it has none. */
export function ordinary(rule: Rule): Rule {
	let without = kept.get(rule);
	if (!without) {
		const when = settled(rule.when);
		const except = rule.except.map((exclusion) => ({ ...exclusion, when: settled(exclusion.when) }));
		const same = when === rule.when && except.every((exclusion, i) => exclusion.when === rule.except[i]!.when);
		kept.set(rule, (without = same ? rule : { ...rule, when, except }));
	}
	return without;
}

function open(node: RuleNode, s: Situation, member?: Member): string[] {
	if (nodeTruth(node, s, member) !== 'unknown') return [];
	if ('office' in node) return [node.office];
	if (!('someone' in node)) return partsOf(node).flatMap((part) => open(part, s, member));
	const people = s.household.members.filter((person) => memberTruth(node, s, person) === 'unknown');
	return people.flatMap((person) => node.someone.flatMap((part) => open(part, s, person)));
}

/** The exceptions that may still count for this household, each once, in the order of the rule. */
export function exceptionsOf(tree: RuleNode, s: Situation): string[] {
	return [...new Set(open(tree, s))];
}
