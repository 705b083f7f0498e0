import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import { changesFor, type Change } from '#lib/eligibility/change.ts';
import { ruleTruth } from '#lib/eligibility/evaluate.ts';
import { situation } from '#lib/eligibility/facts.ts';
import { fullFamily } from './invented.ts';
import { alone, condition, on, personas, read, ruled, ruleOf, seen, someone, type File } from './support.ts';

/** Writes the change into the household file itself and judges afresh. */
function afterwards(file: File, change: Change): { file: File; asOf: string } {
	const asOf = file.asOf ?? '2026-11-23';
	const copy = structuredClone(file);
	if (change.kind === 'time') return { file: copy, asOf: change.date };
	const holder = change.member === undefined ? copy.household : copy.members[change.member]!;
	const now = holder[change.fact];
	const old = Array.isArray(now) ? now.map((word) => (word === 'none' ? 'no_others' : word)) : [];
	holder[change.fact] = change.fact === 'receives' ? [...old, change.value] : change.value;
	return { file: copy, asOf };
}

function broken(file: File): string[] {
	const s = seen(file);
	return ruled.flatMap(({ id, rule }) =>
		changesFor(rule, s).flatMap((change) => {
			const after = afterwards(file, change);
			const truth = ruleTruth(rule, situation(read(after.file, on(after.asOf)).household, on(after.asOf)));
			return truth === change.becomes ? [] : [`${id}: ${change.fact} promised ${change.becomes}, came ${truth}`];
		})
	);
}

describe('what would open a service', () => {
	const in_ = (months: number) => condition({ fact: 'residence.months', atLeast: months });
	it('a birthday, on its day', () => {
		const s = seen(alone({ birth: '1961-12-24' }));
		expect(changesFor(ruleOf(someone({ fact: 'age', atLeast: 65 })), s)).toMatchObject([{ kind: 'time', date: '2026-12-24', becomes: 'yes', member: 0 }]);
		expect(changesFor(ruleOf(someone({ fact: 'age', atLeast: 18 })), seen(alone({ birth: '2009-03-31' })))).toMatchObject([{ date: '2027-03-31' }]);
		expect(changesFor(ruleOf(someone({ fact: 'age', atLeast: 19 })), seen(alone({ birth: '2008-02-29' })))).toMatchObject([{ date: '2027-03-01' }]);
	});
	it('months of living here', () => {
		const s = seen(alone({}, { 'residence.district': 'here', 'residence.since': '2026-06-15' }));
		expect(changesFor(ruleOf(in_(12)), s)).toMatchObject([{ kind: 'time', date: '2027-06-15', becomes: 'yes' }]);
	});
	it('the month before a birthday', () => {
		const rule = ruleOf(someone({ fact: 'age.calendar_months', atLeast: 779 }));
		expect(changesFor(rule, seen(alone({ birth: '1962-03-20' })))).toMatchObject([{ date: '2027-02-01' }]);
	});
	it('another job, another home, a smaller income', () => {
		const s = seen(alone({ work: 'none', age: 30 }, { housing: 'owned', 'income.median_percent': 130 }));
		expect(changesFor(ruleOf(someone({ fact: 'work', is: 'job_seeking' })), s)).toMatchObject([
			{ kind: 'answer', fact: 'work', value: 'job_seeking', becomes: 'yes' }
		]);
		expect(changesFor(ruleOf({ not: condition({ fact: 'housing', is: 'owned' }) }), s)).toMatchObject([{ kind: 'answer', fact: 'housing', becomes: 'yes' }]);
		expect(changesFor(ruleOf(condition({ fact: 'income.median_percent', below: 100 })), s)).toMatchObject([{ value: 99, becomes: 'yes' }]);
	});
	it('never another sex, another origin or a misfortune', () => {
		const s = seen(alone({ sex: 'male', nationality: 'korean' }, { crisis: ['none'] }));
		for (const node of [someone({ fact: 'sex', is: 'female' }), someone({ fact: 'nationality', is: 'refugee' }), condition({ fact: 'crisis', has: 'fire' })])
			expect(changesFor(ruleOf(node), s)).toEqual([]);
	});
	it('nothing where two things would have to change', () => {
		const s = seen(alone({ work: 'none' }, { housing: 'owned' }));
		expect(changesFor(ruleOf({ all: [someone({ fact: 'work', is: 'employed' }), condition({ fact: 'housing', is: 'jeonse' })] }), s)).toEqual([]);
	});
});

describe('an offered change comes true, for every rule', () => {
	it('of invented families', () => {
		fc.assert(
			fc.property(fullFamily, (family) => {
				expect(broken(family)).toEqual([]);
			}),
			{ numRuns: 25 }
		);
	});
	it.each(personas().map((persona) => [persona.id, persona] as const))('of %s', (_id, persona) => expect(broken(persona)).toEqual([]));
});
