import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import { ruleTruth } from '#lib/eligibility/evaluate.ts';
import { assess } from '#lib/eligibility/verdict.ts';
import { choice, fullFamily, thinned } from './invented.ts';
import { ruled, seen, services, type File } from './support.ts';

const truths = (file: File) => {
	const s = seen(file);
	return new Map(ruled.map(({ id, rule }) => [id, ruleTruth(rule, s)]));
};

/** Rules on which the first says yes or no and the second does not say the same. */
const flips = (less: File, more: File) => {
	const after = truths(more);
	return [...truths(less)].filter(([id, truth]) => truth !== 'unknown' && after.get(id) !== truth).map(([id, truth]) => `${id}: ${truth} → ${after.get(id)}`);
};

describe('properties over every rule', () => {
	it('soundness: what is said with answers missing holds for the whole family it came from', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				expect(flips(thinned(family, keep), family)).toEqual([]);
			}),
			{ numRuns: 120 }
		);
	});

	it('soundness: also when members are not listed at all', () => {
		fc.assert(
			fc.property(fullFamily, choice, fc.boolean(), (family, keep, sized) => {
				const first = { ...family, members: family.members.slice(0, 1) };
				const { size, ...rest } = first.household;
				const fewer = thinned({ ...first, household: sized ? first.household : rest }, keep, ['relation', ...(sized ? ['size'] : [])]);
				expect(size).toBeDefined();
				expect(flips(fewer, family)).toEqual([]);
			}),
			{ numRuns: 80 }
		);
	});

	it('adding one answer at a time never flips a yes or a no', () => {
		fc.assert(
			fc.property(fullFamily, choice, choice, (family, keep, also) => {
				const less = thinned(family, keep);
				const more = thinned(
					family,
					keep.map((kept, i) => kept || also[i % also.length]!)
				);
				expect(flips(less, more)).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it('the order of answers does not matter', () => {
		const turned = <T extends object>(part: T) => Object.fromEntries(Object.entries(part).reverse());
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				const file = thinned(family, keep);
				expect(truths({ ...file, household: turned(file.household), members: file.members.map(turned) })).toEqual(truths(file));
			}),
			{ numRuns: 20 }
		);
	});

	it('a partial, stale, doubtful or closed record is never likely', () => {
		fc.assert(
			fc.property(fullFamily, fc.constantFrom('2026-11-23', '2027-01-05', '2027-06-01'), (family, asOf) => {
				const s = seen(family, asOf);
				for (const service of services) {
					const finding = assess(service, s);
					if (finding?.verdict !== 'likely') continue;
					expect(finding.cautions).toEqual([]);
					expect(service).toMatchObject({ state: 'running', rule: { coverage: 'complete' }, conflicts: [] });
				}
			}),
			{ numRuns: 20 }
		);
	});

	it('declining says no more than not being asked', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				const less = thinned(family, keep);
				const declined = (full: object, part: object) => ({ ...Object.fromEntries(Object.keys(full).map((key) => [key, 'declined'])), ...part });
				const { size, children_count, ...rest } = family.household;
				const file = { ...less, household: declined(rest, less.household), members: family.members.map((m, i) => declined(m, less.members[i]!)) };
				expect([size, children_count].length).toBe(2);
				expect(truths(file)).toEqual(truths(less));
			}),
			{ numRuns: 20 }
		);
	});
});
