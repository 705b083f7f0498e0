/** The order of results, and which group a service stands in. */
import { describe, expect, test } from 'vitest';
import { compare, grouped, GROUPS, groupOf, VERDICT_OF, type Place, type Row } from '../../src/routes/finder/order.ts';

const place = (more: Partial<Place>): Place => ({ id: 'm', urgent: false, relevance: 1, worth: 0, open: 1, far: false, ...more });
const order = (...places: Place[]) => [...places].sort(compare).map(({ id }) => id);

describe('within a group', () => {
	test('a crisis comes before everything, a closing window before relevance, the earlier window first', () => {
		const crisis = place({ id: 'crisis', urgent: true, relevance: 0 });
		const early = place({ id: 'early', closes: '2026-12-01', relevance: 0.2 });
		const late = place({ id: 'late', closes: '2026-12-20', relevance: 0.2 });
		const fitting = place({ id: 'fitting', relevance: 4 });
		expect(order(fitting, late, early, crisis)).toEqual(['crisis', 'early', 'late', 'fitting']);
	});

	test('relevance counts in steps; then worth, then fewer open answers, then what needs no visit, then the id', () => {
		expect(order(place({ id: 'a', relevance: 1 }), place({ id: 'b', relevance: 1.1, worth: 5 }), place({ id: 'c', relevance: 3 }))).toEqual(['c', 'b', 'a']);
		expect(order(place({ id: 'a', open: 2 }), place({ id: 'b', open: 1, far: true }), place({ id: 'c', open: 1 }))).toEqual(['c', 'b', 'a']);
		expect(order(place({ id: 'b' }), place({ id: 'a' }))).toEqual(['a', 'b']);
	});

	test('the order does not depend on the order in which they come', () => {
		const places = ['q', 'w', 'e', 'r', 't'].map((id, i) => place({ id, relevance: i % 2, worth: i % 3, urgent: i === 4 }));
		expect(order(...places)).toEqual(order(...[...places].reverse()));
	});
});

describe('groups', () => {
	const row = (id: string, verdict: Row['finding']['verdict'], open = 0) =>
		({ ...place({ id, open }), finding: { id, verdict, truth: 'unknown', blockers: [], cautions: [] } }) as unknown as Row;

	test('one thing missing stands apart from several; the words are those of the verdict', () => {
		expect(groupOf(row('a', 'ask', 1))).toBe('ask');
		expect(groupOf(row('a', 'ask', 2))).toBe('ask_more');
		expect(groupOf(row('a', 'office', 3))).toBe('office');
		expect(GROUPS.map((group) => VERDICT_OF[group])).toEqual(['likely', 'ask', 'office', 'ask', 'already', 'not_now']);
	});

	test('every row stands in one group, those put aside in none', () => {
		const rows = [row('a', 'likely'), row('b', 'not_now'), row('c', 'ask', 1), row('d', 'already')];
		const shown = grouped(rows, new Set(['c'])).flatMap(({ rows: own }) => own.map(({ id }) => id));
		expect(shown.sort()).toEqual(['a', 'b', 'd']);
	});
});
