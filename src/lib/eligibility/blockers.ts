/** What stands between an open rule and an answer. */
import type { Atom, RuleNode, Someone } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { valueFor } from './condition.ts';
import { memberTruth, nodeTruth, possibleOthers } from './evaluate.ts';
import type { Gap, Situation, Value } from './facts.ts';
import { answerOf, type Member } from './household.ts';
import { sizeSpan } from './household-facts.ts';
import { boundSpan, dependsOnSize } from './parameters.ts';
import { COMPARISONS, isPoint } from './span.ts';

/**
 * A fact that keeps a rule open.
 * `member`: index of the person; the index after the last stands for somebody not listed yet.
 * `why`: `interval` = the answer given is too wide; `parameter` = a figure of the as-of year is missing.
 * `says`: the condition it belongs to, in plain Korean.
 */
export type Blocker = { fact: string; member?: number; why: Gap | 'interval'; says: string };

/** Why a fact that does not settle a condition is not known well enough. */
function whyOpen(value: Value): Blocker['why'] {
	if (value.kind === 'missing' || value.kind === 'oneOf') return value.why;
	return value.kind === 'words' ? (value.why ?? 'not_asked') : value.kind === 'number' ? (value.why ?? 'interval') : 'interval';
}

function openBound(atom: Atom, s: Situation): 'parameter' | 'size' | undefined {
	const size = sizeSpan(s.household);
	const bounds = COMPARISONS.flatMap((how) => atom[how] ?? []);
	if (bounds.some((bound) => !boundSpan(bound, size, s.context))) return 'parameter';
	return !isPoint(size) && bounds.some((bound) => dependsOnSize(bound, s.context)) ? 'size' : undefined;
}

function ofCondition(atom: Atom, s: Situation, member?: Member): Blocker[] {
	const value = valueFor(atom, s, member);
	const { says } = atom;
	const who = member ? { member: s.household.members.indexOf(member) } : {};
	const bound = openBound(atom, s);
	if (bound === 'parameter' && value.kind !== 'missing') return [{ fact: atom.fact, ...who, why: 'parameter', says }];
	const found: Blocker[] = bound === 'size' ? [{ fact: 'size', why: whyOpen(s.value('size')), says }] : [];
	if (value.kind === 'number' && isPoint(value)) return found;
	const asks = ('asks' in value && value.asks) || [atom.fact];
	for (const fact of asks) {
		const own = fact === atom.fact ? value : s.value(fact, member);
		found.push({ fact, ...(fact === 'size' ? {} : who), why: whyOpen(own), says });
	}
	return found;
}

/** Somebody not listed may fulfil it: first how many there are, then who the next one is. */
function ofUnlisted(node: Someone, s: Situation): Blocker {
	const says = 'says' in node.someone[0]! ? node.someone[0].says : '';
	const size = answerOf(s.household, 'size');
	if (size.kind === 'missing') return { fact: 'size', why: size.why, says };
	return { fact: 'relation', member: s.household.members.length, why: 'not_asked', says };
}

function ofSomeone(node: Someone, s: Situation): Blocker[] {
	const open = s.household.members.filter((member) => memberTruth(node, s, member) === 'unknown');
	const relation: Atom | undefined = node.relation && { fact: 'relation', in: node.relation, says: '' };
	const parts: RuleNode[] = relation ? [relation, ...node.someone] : node.someone;
	const known = open.flatMap((member) => parts.flatMap((part) => blockersOf(part, s, member)));
	return possibleOthers(node, s) > 0 ? [...known, ofUnlisted(node, s)] : known;
}

/** The facts that keep this node open, in the order of the rule; none when it is settled. A fact may come more than once. */
export function blockersOf(node: RuleNode, s: Situation, member?: Member): Blocker[] {
	if (nodeTruth(node, s, member) !== 'unknown') return [];
	if ('fact' in node) return ofCondition(node, s, member);
	if ('someone' in node) return ofSomeone(node, s);
	return partsOf(node).flatMap((part) => blockersOf(part, s, member));
}

/** Can the person still be asked? A figure that only the office knows, or an answer refused, cannot. */
export function isAskable(blocker: Blocker, s: Situation): boolean {
	if (s.context.facts[blocker.fact]?.officeOnly) return false;
	return blocker.why === 'not_asked' || blocker.why === 'interval' || blocker.why === 'doubtful';
}
