/** Every rule in the content is a test case: it can come out each way, and each of its conditions matters. */
import { describe, expect, it } from 'vitest';
import { RELATIONS, type Atom, type RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { conditionTruth } from '#lib/eligibility/condition.ts';
import { nodeTruth, ruleTruth, treeOf } from '#lib/eligibility/evaluate.ts';
import { ordinary } from '#lib/eligibility/exceptions.ts';
import { situation, type Situation } from '#lib/eligibility/facts.ts';
import type { Truth } from '#lib/eligibility/truth.ts';
import { conditionsOf, facts, on, parameters, read, ruled, seen, type File, type Raw } from './support.ts';

const TRIES = 6000;
const AS_OF = '2026-11-23';

/** Small repeatable dice. */
function dice(seed: number): () => number {
	let state = seed;
	return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const back = (years: number, months = 0, days = 0) => {
	const [y, m, d] = AS_OF.split('-').map(Number) as [number, number, number];
	return new Date(Date.UTC(y - years, m - 1 - months, d - days)).toISOString().slice(0, 10);
};
const MEMBER_KEYS: Record<string, string> = {
	age: 'birth',
	'age.months': 'birth',
	'age.calendar_months': 'birth',
	pregnant: 'pregnancy',
	'pregnancy.weeks': 'pregnancy',
	days_since_delivery: 'pregnancy'
};

/** Values worth trying for the fact of one condition: around its bounds, its words, and others. */
function values(atom: Atom): unknown[] {
	const bounds = [atom.atLeast, atom.atMost, atom.above, atom.below].flatMap((bound) => {
		if (bound === undefined || typeof bound === 'number') return bound ?? [];
		return (parameters[bound.parameter]?.years['2026']?.values ?? []).map((value) => Math.round((value ?? 0) * (bound.times ?? 1)));
	});
	const around = bounds.flatMap((n) => [n - 1, n, n + 1]).filter((n) => n >= 0);
	switch (atom.fact) {
		case 'age':
			return around.map((n) => back(n));
		case 'age.months':
		case 'age.calendar_months':
			return around.map((n) => back(0, n));
		case 'birth':
			return [atom.onOrAfter, atom.onOrBefore].flatMap((d) => (d ? [d, back(0, 0, 1), '1950-01-01'] : []));
		case 'residence.months':
			return around.map((n) => back(0, n));
		case 'pregnant':
			return ['no', { weeks: 20 }];
		case 'pregnancy.weeks':
			return [...around.filter((n) => n <= 42).map((weeks) => ({ weeks })), 'no'];
		case 'days_since_delivery':
			return [...around.map((n) => ({ gave_birth: back(0, 0, n) })), 'no'];
		case 'receives':
		case 'crisis':
			return [atom.has, atom.is, ...(atom.hasAny ?? []), ...(atom.in ?? [])].filter((word) => word !== undefined);
	}
	const options = facts[atom.fact]?.options.map((option) => option.value) ?? [];
	return [...around, ...options, ...(facts[atom.fact]?.kind === 'yes_no' ? ['yes', 'no'] : []), ...[atom.is, ...(atom.in ?? [])].flatMap((word) => word ?? [])];
}

/** The relations the rule names, often enough to come up. */
function relationsIn(node: RuleNode): string[] {
	if ('fact' in node) return node.fact === 'relation' ? [...(node.in ?? []), ...(node.is ? [node.is] : [])] : [];
	return [...('someone' in node ? (node.relation ?? []) : []), ...partsOf(node).flatMap(relationsIn)];
}

type Try = { key: string; options: unknown[] };

function tries(tree: RuleNode): { household: Try[]; member: Try[]; relations: string[] } {
	const found = { household: new Map<string, unknown[]>(), member: new Map<string, unknown[]>() };
	for (const atom of conditionsOf(tree)) {
		const subject = facts[atom.fact]?.subject ?? 'household';
		const key = subject === 'member' ? (MEMBER_KEYS[atom.fact] ?? atom.fact) : atom.fact === 'residence.months' ? 'residence.since' : atom.fact;
		found[subject].set(key, [...(found[subject].get(key) ?? []), ...values(atom)]);
	}
	const sets = (words: unknown[]) => [['none'], ...words.flatMap((a) => words.map((b) => [...new Set([a, b, 'no_others'])]))];
	const list = (map: Map<string, unknown[]>) =>
		[...map].map(([key, options]) => ({ key, options: ['receives', 'crisis'].includes(key) ? sets(options) : options }));
	const named = relationsIn(tree).filter((relation) => relation !== 'self');
	return { household: list(found.household), member: list(found.member), relations: [...RELATIONS.slice(1), ...named, ...named, ...named] };
}

/** A household made of nothing but values this rule looks at. */
function sample(from: ReturnType<typeof tries>, random: () => number): File {
	const pick = <T>(options: readonly T[]) => options[Math.floor(random() * options.length)]!;
	const choose = (options: unknown[], usual: number) => {
		const plain = random() < usual ? options.find((option) => ['none', 'no', 'korean'].includes(String(option))) : undefined;
		return plain ?? pick(options);
	};
	const part = (list: Try[], usual: number): Raw =>
		Object.fromEntries(list.flatMap(({ key, options }) => (options.length && !(key === 'birth' && random() < usual) ? [[key, choose(options, usual)]] : [])));
	const [family, people] = [random(), random() * 1.3];
	const fixed = from.household.find(({ key }) => key === 'size')?.options.filter((n): n is number => typeof n === 'number' && n > 0 && n < 8);
	const count = fixed?.length ? pick(fixed) : 1 + Math.floor(random() * 3);
	const relations = ['self', ...Array.from({ length: count - 1 }, () => pick(from.relations))];
	const grown = (relation: string): Raw => ({ birth: relation === 'child' || relation === 'grandchild' ? back(pick([5, 9, 26])) : back(pick([30, 45])) });
	const members = relations.map((relation) => ({ ...grown(relation), sex: pick(['female', 'male']), ...part(from.member, people), relation }));
	const district = { 'residence.district': 'here' };
	return { asOf: AS_OF, household: { ...district, ...part(from.household, family), size: count }, members };
}

/** `truths`: of the conditions alone; an exception may keep a rule from ever saying no. */
type Search = { truths: Set<Truth>; idle: Atom[] };
const searched = new Map<RuleNode, Search>();

/** Would the rule come out differently in this situation if this one condition came out the other way? */
function decides(atom: Atom, tree: RuleNode, s: Situation): boolean {
	const people = [undefined, ...s.household.members];
	return people.some((member) => {
		const truth = member || facts[atom.fact]?.subject === 'household' ? conditionTruth(atom, s, member) : 'unknown';
		if (truth === 'unknown') return false;
		return nodeTruth(tree, s) !== 'unknown' && nodeTruth(tree, s, undefined, (a, m) => !(a === atom && m === member)) === 'unknown';
	});
}

function search(tree: RuleNode): Search {
	const known = searched.get(tree);
	if (known) return known;
	const random = dice(7);
	const from = tries(tree);
	const result: Search = { truths: new Set([nodeTruth(tree, seen({ household: {}, members: [] }))]), idle: conditionsOf(tree) };
	for (let i = 0; i < TRIES && (result.idle.length > 0 || !result.truths.has('yes') || !result.truths.has('no')); i++) {
		const s = situation(read(sample(from, random)).household, on(AS_OF));
		result.truths.add(nodeTruth(tree, s));
		result.idle = result.idle.filter((atom) => !decides(atom, tree, s));
	}
	searched.set(tree, result);
	return result;
}

describe.each(ruled.map(({ id, rule }) => [id, rule] as const))('%s', (_id, rule) => {
	it('can come out yes, no and unknown', () => {
		const everybody = conditionsOf(treeOf(rule)).every((atom) => atom.fact === 'residence.district' && atom.in?.length === 3);
		expect([...search(treeOf(ordinary(rule))).truths].sort()).toEqual(everybody ? ['unknown', 'yes'] : ['no', 'unknown', 'yes']);
	});
	it('has no condition that never matters', () => {
		expect(search(treeOf(rule)).idle.map((atom) => `${atom.fact}: ${atom.says}`)).toEqual([]);
	});
	it('is open for a household that said nothing', () => {
		expect(ruleTruth(rule, seen({ household: {}, members: [] }))).toBe('unknown');
	});
});
