import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import { on, read, seen } from './support.ts';

const household = (own: object, ...members: object[]) => ({ asOf: '2026-11-23', household: own, members });
const doubts = (file: unknown) => read(file).doubts.map(({ code, key, member }) => [code, key, member]);

describe('a household file', () => {
	it.each([
		['a birth to come', household({}, { birth: '2027-01-01' }), ['in_future', 'birth', 0]],
		['an age of 130', household({}, { age: 130 }), ['too_old', 'age', 0]],
		['a birth 130 years ago', household({}, { birth: '1890-01-01' }), ['too_old', 'birth', 0]],
		['a day that does not exist', household({}, { birth: '2025-02-29' }), ['not_a_day', 'birth', 0]],
		['60 weeks', household({}, { pregnancy: { weeks: 60 } }), ['too_many_weeks', 'pregnancy', 0]],
		['a due date in two years', household({}, { pregnancy: { due: '2028-11-01' } }), ['due_too_far', 'pregnancy', 0]],
		['a birth given next month', household({}, { pregnancy: { gave_birth: '2026-12-01' } }), ['in_future', 'pregnancy', 0]],
		['a pregnant man', household({}, { sex: 'male', pregnancy: { weeks: 9 } }), ['pregnant_man', 'pregnancy', 0]],
		[
			'a mother younger than her child',
			household({}, { relation: 'self', birth: '2010-01-01' }, { relation: 'child', birth: '2009-01-01' }),
			['parent_younger_than_child', 'birth', 0]
		],
		['a size below the members', household({ size: 1 }, { relation: 'self' }, { relation: 'child' }), ['size_below_members', 'size', undefined]],
		['an interval turned round', household({ 'income.median_percent': [60, 40] }), ['interval_reversed', 'income.median_percent', undefined]],
		['a negative income', household({ 'income.monthly': -1 }), ['negative', 'income.monthly', undefined]],
		['words for a number', household({ size: 'two' }), ['not_a_number', 'size', undefined]],
		['none beside others', household({ receives: ['none', 'housing'] }), ['none_and_others', 'receives', undefined]],
		['a word nobody offered', household({ housing: 'castle' }), ['unknown_word', 'housing', undefined]],
		['a move to come', household({ 'residence.since': '2027-01-01' }), ['in_future', 'residence.since', undefined]],
		['an age that does not fit the birth', household({}, { birth: '1990-01-01', age: 20 }), ['age_differs_from_birth', 'birth', 0]],
		['two selves', household({}, { relation: 'self' }, { relation: 'self' }), ['two_selves', 'relation', 1]],
		['more children than people', household({ size: 2, children_count: 3 }, { relation: 'self' }), ['children_above_size', 'children_count', undefined]]
	])('asks back about %s', (_name, file, doubt) => expect(doubts(file)).toEqual([doubt]));

	it('counts a doubtful answer as missing', () => {
		const old = seen({ household: {}, members: [{ age: 130 }] });
		expect(old.value('age', old.household.members[0])).toEqual({ kind: 'missing', why: 'doubtful' });
		const s = seen({ household: { size: 1 }, members: [{ relation: 'self' }, { relation: 'child' }] });
		expect(s.value('size')).toMatchObject({ kind: 'number', from: 2, to: Infinity });
	});

	it('keeps what it does not know', () => {
		const { household: kept } = read({ asOf: '2026-11-23', shade: 'blue', household: { pet: 'cat' }, members: [{ shoe: 270 }] });
		expect([kept.kept, kept.members[0]!.kept]).toEqual([{ shade: 'blue', household: { pet: 'cat' } }, { shoe: 270 }]);
	});

	it('tells not knowing, declining and not being asked apart', () => {
		const { household: h } = read(household({ size: 'dont_know', housing: 'declined' }));
		expect([h.answers['size'], h.answers['housing'], h.answers['crisis']]).toEqual([
			{ kind: 'missing', why: 'dont_know' },
			{ kind: 'missing', why: 'declined' },
			undefined
		]);
	});

	it('counts ages and weeks from the day they were given', () => {
		const file = household({}, { relation: 'self', age: 64, pregnancy: { weeks: 20 } });
		const [self] = read(file).household.members;
		expect(self!.answers['birth']).toEqual({ kind: 'day', from: '1961-11-24', to: '1962-11-23' });
		const later = seen(file as never, '2026-12-07');
		expect(later.value('pregnancy.weeks', later.household.members[0])).toMatchObject({ from: 22, to: 22 });
	});

	it('never breaks, whatever it is given', () => {
		const anything = fc.anything({ withBigInt: true, withDate: true });
		const keyed = fc.dictionary(
			fc.constantFrom('size', 'receives', 'income.monthly', 'residence.since', 'birth', 'age', 'pregnancy', 'relation', '__proto__', 'toString'),
			anything
		);
		fc.assert(
			fc.property(fc.oneof(anything, fc.record({ asOf: anything, household: keyed, members: fc.array(keyed) })), (file) => {
				expect(typeof readHousehold(file, on()).ok).toBe('boolean');
			}),
			{ numRuns: 500 }
		);
	});
});
