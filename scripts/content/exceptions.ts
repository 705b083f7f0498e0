/**
 * Exceptions that only the office decides (`{ office: … }` in a rule): each is a line of `leftOut:`, opens what its
 * conditions close, and is never all there is.
 */
import type { FullService, Rule, RuleNode } from '../../src/lib/content/schema.ts';
import { partsOf } from '../../src/lib/content/tree.ts';
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';

type Report = (path: PropertyKey[], mend: string) => void;

/** Could it come out as wanted by conditions alone? */
function could(node: RuleNode, want: 'yes' | 'no'): boolean {
	if ('office' in node) return false;
	if ('fact' in node) return true;
	if ('not' in node) return could(node.not, want === 'yes' ? 'no' : 'yes');
	const able = partsOf(node).filter((part) => could(part, want)).length;
	const parts = partsOf(node).length;
	if ('count' in node) return able >= (want === 'yes' ? node.count : parts - node.count + 1);
	const each = 'any' in node ? want === 'no' : want === 'yes';
	return each ? able === parts : able > 0;
}

/** `opens`: whether what stands here works for the service, not against it. */
function walk(node: RuleNode, opens: boolean, rule: Rule, path: PropertyKey[], report: Report): void {
	if ('office' in node) {
		if (!rule.leftOut.includes(node.office)) report([...path, 'office'], `"${node.office}" is no line of leftOut:; write it there too, word for word`);
		if (!opens) report([...path, 'office'], 'works against the service here; an exception may only open it (inside except: write not: { office: … })');
		return;
	}
	const key = Object.keys(node).find((name) => name !== 'count' && name !== 'relation' && name !== 'atLeast')!;
	if ('not' in node) walk(node.not, !opens, rule, [...path, key], report);
	else partsOf(node).forEach((part, i) => walk(part, opens, rule, [...path, key, i], report));
}

function service({ entry, record: { rule } }: Kept<FullService>, faults: Fault[]): void {
	if (!rule) return;
	const report: Report = (path, mend) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	walk(rule.when, true, rule, ['rule', 'when'], report);
	rule.except.forEach(({ when }, i) => walk(when, false, rule, ['rule', 'except', i, 'when'], report));
	const alone = 'no condition stands in for the exception; put it in any: beside the one it may replace, or leave it in leftOut: only';
	if (!could(rule.when, 'yes')) report(['rule', 'when'], alone);
	rule.except.forEach(({ when }, i) => could(when, 'no') || report(['rule', 'except', i, 'when'], alone));
}

export function checkExceptions(records: Records, faults: Fault[]): void {
	for (const kept of [...records.services.values(), ...records.programmes.values()]) service(kept, faults);
}
