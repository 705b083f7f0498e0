import fc from '../support/fc.ts';
import { describe, expect, it } from 'vitest';
import { ruleTruth } from '#lib/eligibility/evaluate.ts';
import { choice, fullFamily, thinned } from './invented.ts';
import { slowRule } from './slow.ts';
import { on, personas, ruled, seen, type File } from './support.ts';

const WORDS = { 0: 'no', 0.5: 'unknown', 1: 'yes' } as const;

function differences(file: File): string[] {
	const asOf = file.asOf ?? '2026-11-23';
	const s = seen(file, asOf);
	return ruled.flatMap(({ id, rule }) => {
		const [fast, slow] = [ruleTruth(rule, s), WORDS[slowRule(rule, file, on(asOf))]];
		return fast === slow ? [] : [`${id}: ${fast}, slowly ${slow}`];
	});
}

describe('a second evaluator', () => {
	it('reads real rules', () => expect(ruled.length).toBeGreaterThan(0));

	it('agrees on every rule for invented families with any answers missing', () => {
		fc.assert(
			fc.property(fullFamily, choice, (family, keep) => {
				expect(differences(thinned(family, keep))).toEqual([]);
			}),
			{ numRuns: 60 }
		);
	});

	it.each(personas().map((persona) => [persona.id, persona] as const))('agrees on %s', (_id, persona) => {
		expect(differences(persona)).toEqual([]);
	});
});
