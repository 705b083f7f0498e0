/** Walking the tree of a rule. */
import type { RuleNode } from './schema.ts';

/** The nodes one step below. None below a condition, or below what only the office decides. */
export function partsOf(node: RuleNode): readonly RuleNode[] {
	if ('fact' in node || 'office' in node) return [];
	if ('all' in node) return node.all;
	if ('any' in node) return node.any;
	if ('count' in node) return node.of;
	return 'someone' in node ? node.someone : [node.not];
}
