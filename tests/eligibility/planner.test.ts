import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import { blockersOf, isAskable } from '#lib/eligibility/blockers.ts';
import { treeOf } from '#lib/eligibility/evaluate.ts';
import { situation } from '#lib/eligibility/facts.ts';
import { outcomes } from '#lib/eligibility/options.ts';
import { nextQuestion, slotsOf } from '#lib/eligibility/planner.ts';
import { assess } from '#lib/eligibility/verdict.ts';
import { choice, fullFamily, thinned } from './invented.ts';
import { alone, condition, ruled, ruleOf, seen, serviceOf, services, someone } from './support.ts';

const ask = (s: ReturnType<typeof seen>, rules: ReturnType<typeof ruleOf>[], asked?: Set<string>) =>
	nextQuestion(
		rules.map((rule, i) => ({ ...serviceOf(rule), id: `s${i}` })),
		s,
		asked
	);
const housing = ruleOf(condition({ fact: 'housing', is: 'monthly_rent' }));
const income = ruleOf(condition({ fact: 'income.median_percent', atMost: 60 }));
const assets = ruleOf(condition({ fact: 'assets', atMost: 100_000_000 }));

describe('the next question', () => {
	it('is what settles most', () => {
		expect(ask(seen(alone()), [housing, housing, income])).toMatchObject({ key: 'housing', members: [], opens: 2, settles: expect.closeTo(2) });
	});
	it('asks what is sensitive last', () => {
		expect(ask(seen(alone()), [assets, assets, assets, assets, housing])?.key).toBe('housing');
		expect(ask(seen(alone({}, { housing: 'owned' })), [assets, housing])?.key).toBe('assets');
	});
	it('breaks ties by name', () => {
		const crisis = ruleOf(someone({ fact: 'school', is: 'high' }));
		const sex = ruleOf(someone({ fact: 'sex', is: 'female' }));
		const one = ask(seen(alone({ age: 17 })), [sex, crisis]);
		expect(ask(seen(alone({ age: 17 })), [crisis, sex])).toEqual(one);
	});
	it('asks for the family as a whole, and one fact of all whom it concerns at once', () => {
		const senior = ruleOf(someone({ fact: 'disability', is: 'severe' }));
		expect(ask(seen({ household: {}, members: [{ relation: 'self', disability: 'none' }] }), [senior])).toMatchObject({
			fact: 'size',
			key: 'family',
			members: []
		});
		const pair = seen({ household: { size: 2 }, members: [{ relation: 'self' }, { relation: 'spouse' }] });
		expect(ask(pair, [senior])).toMatchObject({ fact: 'disability', key: 'disability', members: [0, 1] });
	});
	it('is not one that decides nothing, was refused, is not known, or only the office knows', () => {
		const both = ruleOf({ all: [condition({ fact: 'housing', is: 'owned' }), condition({ fact: 'assets', atMost: 1 })] });
		expect(ask(seen(alone({}, { housing: 'jeonse' })), [both])).toBeUndefined();
		expect(ask(seen(alone({}, { housing: 'declined' })), [housing])).toBeUndefined();
		expect(ask(seen(alone({}, { housing: 'dont_know' })), [housing])).toBeUndefined();
		const recognised = ruleOf(condition({ fact: 'income.recognised', atMost: 1_000_000 }));
		expect(ask(seen(alone({}, { 'income.median_percent': 30 })), [recognised])).toBeUndefined();
	});
	it('is not asked twice', () => {
		const band = seen(alone({ age: [60, 69] }));
		const senior = ruleOf(someone({ fact: 'age', atLeast: 65 }));
		const question = ask(band, [senior])!;
		expect(question).toMatchObject({ key: 'birth', members: [0] });
		expect(ask(band, [senior], new Set(slotsOf(question)))).toBeUndefined();
	});
});

describe('over every rule', () => {
	it('a question asked can change something', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				const s = seen(thinned(family, keep));
				const question = nextQuestion(services, s);
				if (!question) return;
				const open = (at: typeof s) => ruled.map(({ rule }) => blockersOf(treeOf(rule), at).filter((b) => isAskable(b, at)).length).join();
				const before = open(s);
				expect(outcomes(question.key, question.members, s).some(({ household }) => open(situation(household, s.context)) !== before)).toBe(true);
			}),
			{ numRuns: 20 }
		);
	});

	it('asking goes on until nothing askable is open, and ends', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				let s = seen(thinned(family, keep));
				const asked = new Set<string>();
				for (let i = 0; i < 80; i++) {
					const question = nextQuestion(services, s, asked);
					if (!question) break;
					slotsOf(question).forEach((slot) => asked.add(slot));
					s = situation(outcomes(question.key, question.members, s)[0]!.household, s.context);
				}
				const left = services.flatMap((service) => (assess(service, s)?.blockers ?? []).filter((b) => isAskable(b, s)).map((b) => b.fact));
				expect(nextQuestion(services, s, asked)).toBeUndefined();
				expect(left.filter((fact) => !['receives', 'crisis'].includes(fact) && ![...asked].some((slot) => slot.startsWith(fact.split('.')[0]!)))).toEqual([]);
			}),
			{ numRuns: 5 }
		);
	});
});
