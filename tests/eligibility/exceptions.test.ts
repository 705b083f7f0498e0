/** An exception that only the office decides keeps "no" from being said, and does nothing else. */
import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import type { Rule, RuleNode } from '#lib/content/schema.ts';
import { changesFor } from '#lib/eligibility/change.ts';
import { nodeTruth, ruleTruth, treeOf } from '#lib/eligibility/evaluate.ts';
import { ordinary, settled } from '#lib/eligibility/exceptions.ts';
import { explain } from '#lib/eligibility/explain.ts';
import { nextQuestion } from '#lib/eligibility/planner.ts';
import { assess } from '#lib/eligibility/verdict.ts';
import { choice, fullFamily, thinned } from './invented.ts';
import { alone, condition, ruled, ruleOf, seen, serviceOf, someone } from './support.ts';

const LINE = '9세 미만은 의뢰서로도 돼요';
const here = condition({ fact: 'residence.district', is: 'here' });
const disabled = condition({ fact: 'disability', in: ['mild', 'severe'] });
const young: RuleNode = { all: [condition({ fact: 'age', below: 9 }), { office: LINE }] };
const rule = ruleOf({ all: [here, { someone: [condition({ fact: 'age', below: 18 }), { any: [disabled, young] }] }] }, { leftOut: [LINE] });
const child = (person: object, household = {}) => seen(alone({ disability: 'none', ...person }, { 'residence.district': 'here', ...household }));
const verdict = (s = child({ age: 5 })) => assess(serviceOf(rule), s)?.verdict;

describe('an exception', () => {
	it('is for the office where nothing else speaks against it', () => {
		expect(verdict()).toBe('office');
		expect(explain(rule, child({ age: 5 }))).toMatchObject({
			truth: 'unknown',
			blockers: [],
			exceptions: [LINE],
			reasons: [{ fact: 'disability', holds: false }]
		});
	});
	it('stays no where its own condition fails, or another one does', () => {
		expect(verdict(child({ age: 9 }))).toBe('not_now');
		expect(verdict(child({ age: 5 }, { 'residence.district': 'seoul' }))).toBe('not_now');
		expect(explain(rule, child({ age: 9 })).exceptions).toEqual([]);
	});
	it('does not lower what the conditions grant', () => {
		expect(verdict(child({ age: 5, disability: 'mild' }))).toBe('likely');
		expect(explain(rule, child({ age: 5, disability: 'mild' }))).toMatchObject({ truth: 'yes', exceptions: [] });
	});
	it('is not told while a condition is still open, and nothing is asked for it', () => {
		const open = seen(alone({ age: 5 }, { 'residence.district': 'here' }));
		expect(explain(rule, open)).toMatchObject({ exceptions: [], reasons: [], blockers: [{ fact: 'disability' }] });
		expect(nextQuestion([serviceOf(rule)], open)?.key).toBe('disability');
		expect(nextQuestion([serviceOf(rule)], child({ age: 5 }))).toBeUndefined();
	});
	it('tells what would fulfil the condition itself', () => {
		expect(changesFor(ordinary(rule), child({ age: 5 }))).toMatchObject([{ kind: 'answer', fact: 'disability', becomes: 'yes' }]);
	});
	it('may open an exclusion', () => {
		const owner = condition({ fact: 'housing', is: 'owned' });
		const but = (when: RuleNode) => ruleOf(someone({ fact: 'age', atLeast: 65 }), { leftOut: [LINE], except: [{ says: '…', when }] });
		const old = seen(alone({ age: 70 }, { housing: 'owned' }));
		expect(ruleTruth(but(owner), old)).toBe('no');
		const opened = but({ all: [owner, { not: { office: LINE } }] });
		expect(explain(opened, old)).toMatchObject({ truth: 'unknown', exceptions: [LINE], reasons: [{ fact: 'housing', holds: true }] });
		expect(ruleTruth(opened, seen(alone({ age: 70 }, { housing: 'jeonse' })))).toBe('yes');
	});
	it('leaves a rule without one as it is', () => {
		const plain = ruleOf(here);
		expect(ordinary(plain)).toBe(plain);
	});
});

describe('over every rule', () => {
	const withOne = ruled.filter(({ rule: one }) => ordinary(one) !== one);
	/** The rule if the office decided every exception so. */
	const decided = (one: Rule, as: RuleNode): Rule => ({
		...one,
		when: settled(one.when, as),
		except: one.except.map((exclusion) => ({ ...exclusion, when: settled(exclusion.when, as) }))
	});
	const [never, always]: RuleNode[] = [{ any: [] }, { all: [] }];

	it('some rules have one', () => expect(withOne.length).toBeGreaterThan(0));

	it('yes and no hold however the office decides; it can only open', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				for (const file of [family, thinned(family, keep)]) {
					const s = seen(file);
					for (const { id, rule: one } of withOne) {
						const [truth, closed, open] = [one, decided(one, never!), decided(one, always!)].map((r) => ruleTruth(r, s));
						if (truth !== 'unknown') expect([id, closed, open]).toEqual([id, truth, truth]);
						if (closed === 'yes' || open === 'no') expect([id, truth]).toEqual([id, closed === 'yes' ? 'yes' : 'no']);
					}
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('what it says of the failing conditions suffices, and none is needless', () => {
		fc.assert(
			fc.property(fullFamily, (family) => {
				const s = seen(family);
				for (const { id, rule: one } of withOne) {
					const { exceptions, reasons } = explain(one, s);
					if (!exceptions.length) continue;
					expect(exceptions.every((line) => one.leftOut.includes(line))).toBe(true);
					const truthWith = (left: typeof reasons) =>
						nodeTruth(treeOf(ordinary(one)), s, undefined, (atom, who) =>
							left.some((r) => r.fact === atom.fact && r.says === atom.says && (r.member === undefined ? undefined : s.household.members[r.member]) === who)
						);
					expect([id, reasons.length > 0, truthWith(reasons)]).toEqual([id, true, 'no']);
				}
			}),
			{ numRuns: 40 }
		);
	});
});
