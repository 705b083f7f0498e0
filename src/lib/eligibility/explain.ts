/** Why: for yes one path of conditions that hold, for no a smallest set of conditions that fail. */
import type { Atom, Rule, RuleNode, Someone } from '#lib/content/schema.ts';
import { blockersOf, type Blocker } from './blockers.ts';
import { valueFor } from './condition.ts';
import { memberTruth, nodeTruth, treeOf, type Mask } from './evaluate.ts';
import { exceptionsOf, ordinary } from './exceptions.ts';
import type { Situation, Value } from './facts.ts';
import type { Member } from './household.ts';
import type { Truth } from './truth.ts';

/**
 * One condition that settled it.
 * `says`: the condition in plain Korean ('' for "is such a family member"; `relations` then names which).
 * `holds`: whether it holds. `value`: what is known of the fact. `member`: index of the person.
 * `from`: names of the record's evidence entries.
 */
export type Reason = {
	fact: string;
	says: string;
	holds: boolean;
	value: Value;
	from: readonly string[];
	relations?: readonly string[];
	member?: number;
};
/** `exceptions`: lines of `leftOut` by which the office may still grant it, where the conditions themselves say no. */
export type Explanation = { truth: Truth; reasons: Reason[]; blockers: Blocker[]; exceptions: string[] };

/** A condition looked at for one person (or the household). */
type Step = { atom: Atom; member: Member | undefined; relation?: Someone };
type Settled = 'yes' | 'no';
const shortest = (proofs: Step[][]) => [...proofs].sort((a, b) => a.length - b.length);
const flip = (truth: Settled): Settled => (truth === 'yes' ? 'no' : 'yes');

/** What is to be shown, and of whom. */
type Aim = { want: Settled; s: Situation; member?: Member };

/** The `n` shortest proofs among the parts that are as wanted. */
function pick(parts: RuleNode[], n: number, aim: Aim): Step[] {
	const fitting = parts.filter((part) => nodeTruth(part, aim.s, aim.member) === aim.want);
	const proofs = shortest(fitting.map((part) => proof(part, aim)));
	return proofs.slice(0, n).flat();
}

/** Why one member does, or does not, fulfil all conditions. A condition that fails for more of the family is preferred. */
function ofMember(node: Someone, aim: Aim & { member: Member }): Step[] {
	const { s, member } = aim;
	const related: Step[] = node.relation ? [{ atom: { fact: 'relation', in: node.relation, says: '' }, member, relation: node }] : [];
	if (aim.want === 'yes') return [...related, ...node.someone.flatMap((part) => proof(part, aim))];
	const failing = (part: RuleNode) => s.household.members.filter((m) => nodeTruth(part, s, m) === 'no').length;
	const parts = node.someone.filter((part) => nodeTruth(part, s, member) === 'no').sort((a, b) => failing(b) - failing(a));
	return shortest(parts.map((part) => proof(part, aim)))[0] ?? related;
}

function ofSomeone(node: Someone, { want, s }: Aim): Step[] {
	const { members } = s.household;
	const needed = node.atLeast ?? 1;
	const fitting = members.filter((member) => memberTruth(node, s, member) === want);
	const count = want === 'yes' ? needed : Math.max(0, members.length - needed + 1);
	const proofs = shortest(fitting.map((member) => ofMember(node, { want, s, member })));
	return proofs.slice(0, count).flat();
}

/** Conditions that together make the node what is wanted; the node must be so. */
function proof(node: RuleNode, aim: Aim): Step[] {
	const yes = aim.want === 'yes';
	if ('office' in node) return [];
	if ('fact' in node) return [{ atom: node, member: aim.member }];
	if ('all' in node) return pick(node.all, yes ? node.all.length : 1, aim);
	if ('any' in node) return pick(node.any, yes ? 1 : node.any.length, aim);
	if ('count' in node) return pick(node.of, yes ? node.count : node.of.length - node.count + 1, aim);
	if ('someone' in node) return ofSomeone(node, aim);
	return proof(node.not, { ...aim, want: flip(aim.want) });
}

const maskOf =
	(steps: Step[]): Mask =>
	(atom, member) =>
		steps.some((step) => step.atom === atom && step.member === member);

/** Leaves out every step that the others make needless, so that no smaller set would do. */
function prune(tree: RuleNode, steps: Step[], truth: Truth, s: Situation): Step[] {
	return steps.reduceRight((kept, step) => {
		if (step.relation) return kept;
		const fewer = kept.filter((other) => other !== step);
		return nodeTruth(tree, s, undefined, maskOf(fewer)) === truth ? fewer : kept;
	}, steps);
}

function unique(steps: Step[]): Step[] {
	return steps.filter((step, i) => steps.findIndex((other) => other.atom === step.atom && other.member === step.member) === i);
}

function reasonOf({ atom, member, relation }: Step, rule: Rule, s: Situation): Reason {
	return {
		fact: atom.fact,
		says: atom.says,
		holds: nodeTruth(atom, s, member) === 'yes',
		value: valueFor(atom, s, member),
		from: atom.from ?? rule.from,
		...(relation && { relations: relation.relation }),
		...(member && { member: s.household.members.indexOf(member) })
	};
}

function proven(rule: Rule, truth: Settled, s: Situation): Reason[] {
	const tree = treeOf(rule);
	const steps = prune(tree, unique(proof(tree, { want: truth, s })), truth, s);
	return steps.map((step) => reasonOf(step, rule, s));
}

/**
 * The reasons behind `ruleTruth`: for yes a witness, for no a minimal failing set (hiding all other answers still
 * gives no; hiding one of these does not), for unknown the blocking facts; and where nothing but an exception keeps it
 * open, why the conditions themselves fail. A failing exclusion appears as the conditions that hold in it (`holds: true`).
 */
export function explain(rule: Rule, s: Situation): Explanation {
	const tree = treeOf(rule);
	const truth = nodeTruth(tree, s);
	if (truth !== 'unknown') return { truth, reasons: proven(rule, truth, s), blockers: [], exceptions: [] };
	const closed = nodeTruth(treeOf(ordinary(rule)), s) === 'no';
	return {
		truth,
		reasons: closed ? proven(ordinary(rule), 'no', s) : [],
		blockers: blockersOf(tree, s),
		exceptions: closed ? exceptionsOf(tree, s) : []
	};
}
