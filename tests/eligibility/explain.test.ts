import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import type { Atom, Rule } from '#lib/content/schema.ts';
import { nodeTruth, ruleTruth, treeOf } from '#lib/eligibility/evaluate.ts';
import { explain, type Reason } from '#lib/eligibility/explain.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { choice, fullFamily, thinned } from './invented.ts';
import { alone, condition, conditionsOf, personas, ruled, ruleOf, seen, someone, type File } from './support.ts';

/** Hides every answer but those of the reasons and looks again. */
function givenOnly(rule: Rule, reasons: Reason[], s: Situation) {
	const member = (reason: Reason) => (reason.member === undefined ? undefined : s.household.members[reason.member]);
	const about = (reason: Reason, atom: Atom) => reason.fact === atom.fact && reason.says === atom.says;
	return nodeTruth(treeOf(rule), s, undefined, (atom, who) => reasons.some((reason) => about(reason, atom) && member(reason) === who));
}

/** The reasons suffice, and where no two conditions say the same none can be left out. */
function faults(file: File): string[] {
	const s = seen(file);
	return ruled.flatMap(({ id, rule }) => {
		const { truth, reasons } = explain(rule, s);
		const found: string[] = [];
		if (truth !== ruleTruth(rule, s)) found.push(`${id}: another verdict`);
		if (truth === 'unknown') return found;
		if (givenOnly(rule, reasons, s) !== truth) found.push(`${id}: the reasons do not suffice`);
		const said = conditionsOf(treeOf(rule)).map((atom) => `${atom.fact} ${atom.says}`);
		if (new Set(said).size < said.length) return found;
		for (const reason of reasons)
			if (
				!reason.relations &&
				givenOnly(
					rule,
					reasons.filter((r) => r !== reason),
					s
				) === truth
			)
				found.push(`${id}: "${reason.says}" is needless`);
		return found;
	});
}

describe('why', () => {
	const rule = ruleOf({
		all: [
			condition({ fact: 'residence.district', is: 'here' }),
			{ any: [someone({ fact: 'age', atLeast: 65 }), someone({ fact: 'disability', in: ['mild', 'severe'] })] }
		]
	});
	it('yes has one witness', () => {
		const { reasons } = explain(rule, seen(alone({ age: 70, disability: 'mild' }, { 'residence.district': 'here' })));
		expect(reasons).toMatchObject([
			{ fact: 'residence.district', holds: true },
			{ fact: 'age', holds: true, member: 0, value: { from: 70 }, from: ['main'] }
		]);
	});
	it('no has the smallest failing set', () => {
		const { reasons } = explain(rule, seen(alone({ age: 30, disability: 'none' }, { 'residence.district': 'seoul' })));
		expect(reasons).toMatchObject([{ fact: 'residence.district', holds: false, value: { word: 'seoul' } }]);
	});
	it('an exclusion shows the conditions that hold in it', () => {
		const excluding = ruleOf(someone({ fact: 'age', atLeast: 65 }), { except: [{ says: '…', when: condition({ fact: 'housing', is: 'owned' }) }] });
		expect(explain(excluding, seen(alone({ age: 70 }, { housing: 'owned' }))).reasons).toMatchObject([{ fact: 'housing', holds: true }]);
	});
	it('unknown has the blocking facts', () => {
		expect(explain(rule, seen(alone({ age: 70 }))).blockers).toMatchObject([{ fact: 'residence.district', why: 'not_asked' }]);
	});
});

describe('reasons are minimal for every rule', () => {
	it('of invented families', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				expect(faults(thinned(family, keep))).toEqual([]);
			}),
			{ numRuns: 25 }
		);
	});
	it.each(personas().map((persona) => [persona.id, persona] as const))('of %s', (_id, persona) => expect(faults(persona)).toEqual([]));
});
