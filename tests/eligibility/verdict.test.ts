import { describe, expect, it } from 'vitest';
import { assess, type Verdict } from '#lib/eligibility/verdict.ts';
import { alone, condition, ruleOf, seen, serviceOf, someone } from './support.ts';

const senior = ruleOf(someone({ fact: 'age', atLeast: 65 }));
const old = seen(alone({ age: 70 }));
const verdict = (more: object, s = old, rule = senior): Verdict | undefined => assess(serviceOf(rule, more), s)?.verdict;

describe('the five verdicts', () => {
	it('likely, ask and not now', () => {
		expect([{ age: 70 }, {}, { age: 60 }].map((m) => verdict({}, seen(alone(m))))).toEqual(['likely', 'ask', 'not_now']);
	});

	it('already: by what they receive or by what they said', () => {
		const s = seen(alone({ age: 60 }, { receives: ['basic_pension'] }));
		expect(assess(serviceOf({ ...senior, already: 'basic_pension' }), s)?.verdict).toBe('already');
		expect(assess(serviceOf(senior), old, new Set(['made-up']))?.verdict).toBe('already');
	});

	it.each([
		['partial', {}, ruleOf(senior.when, { coverage: 'partial', leftOut: ['…'] })],
		['check', { state: 'check' }],
		['closed_for_year', { state: 'closed_for_year' }],
		['window_closed', { apply: { window: { kind: 'period', closes: '2026-11-22' } } }],
		['window_not_open', { apply: { window: { kind: 'period', opens: '2026-11-24' } } }],
		['not_started', { validFrom: '2026-12' }],
		['over', { validTo: '2026-11-22' }],
		['stale', { checked: '2026-08-24' }],
		['stale', { nextReview: '2026-11-22' }],
		['conflict', { conflicts: [{ about: '…', values: [], ask: '…' }] }],
		['old_amounts', { amounts: [{ year: 2025 }, { year: 2024 }] }]
	] as const)('office for %s', (caution, more, rule = senior) => {
		expect(assess(serviceOf(rule, more), old)).toMatchObject({ verdict: 'office', truth: 'yes', cautions: [caution] });
	});

	it.each([
		['closes today', { apply: { window: { kind: 'period', closes: '2026-11-23' } } }],
		['opened today', { apply: { window: { kind: 'period', opens: '2026-11-23' } } }],
		['checked 90 days ago', { checked: '2026-08-25' }],
		['started this month', { validFrom: '2026-11' }],
		['one amount of this year', { amounts: [{ year: 2025 }, { year: 2026 }] }],
		['no amounts', { amounts: [] }]
	])('likely still: %s', (_name, more) => expect(verdict(more)).toBe('likely'));

	it('office without a rule, and for what is only listed', () => {
		expect(assess(serviceOf(undefined), old)).toMatchObject({ verdict: 'office', cautions: ['no_rule'] });
		expect(assess({ id: 'x', depth: 'listed', state: 'running', checked: '2026-11-23' } as never, old)).toMatchObject({
			verdict: 'office',
			cautions: ['listed']
		});
	});

	it('nothing for what has ended', () => {
		expect([verdict({ state: 'ended' }), verdict({ state: 'historic' })]).toEqual([undefined, undefined]);
	});
});

describe('ask or office', () => {
	const limit = ruleOf(condition({ fact: 'income.recognised', atMost: { parameter: 'basic-pension-limit-single' } }));
	it('office when only the office knows, ask while the income may still exclude it', () => {
		expect(verdict({}, seen(alone({}, { 'income.median_percent': 50 })), limit)).toBe('office');
		expect(verdict({}, seen(alone()), limit)).toBe('ask');
		expect(verdict({}, seen(alone({}, { 'income.median_percent': 'declined' })), limit)).toBe('office');
	});
	it('office when it was declined, is not known or has no figure for the year', () => {
		for (const answer of ['declined', 'dont_know']) expect(verdict({}, seen(alone({ age: answer })))).toBe('office');
		const at = seen(alone({}, { 'income.recognised': 1 }), '2027-01-05');
		expect(assess(serviceOf(limit), at)).toMatchObject({ verdict: 'office', blockers: [{ why: 'parameter' }] });
	});
	it('names each blocking fact once, with the person', () => {
		const s = seen({ household: { size: 2 }, members: [{ relation: 'self', age: 30 }, { relation: 'parent' }] });
		expect(assess(serviceOf(senior), s)?.blockers).toEqual([{ fact: 'age', member: 1, why: 'not_asked', says: 'age' }]);
	});
	it('asks for the family while there may be others', () => {
		expect(assess(serviceOf(senior), seen({ household: {}, members: [{ age: 30 }] }))?.blockers).toMatchObject([{ fact: 'size' }]);
		expect(assess(serviceOf(senior), seen({ household: { size: 2 }, members: [{ age: 30 }] }))?.blockers).toMatchObject([{ fact: 'relation', member: 1 }]);
	});
});
