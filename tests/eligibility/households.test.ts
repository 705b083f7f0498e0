/** Invented households with what they must, may and must not be shown, written from the sources' own conditions and not from our rules. */
import { describe, expect, it } from 'vitest';
import { contentFor, judge, readPersonas } from '../../scripts/personas.ts';
import { readRecords } from '../../scripts/content/records.ts';
import { plainKey } from '#lib/content/text.ts';

const households = readPersonas('tests/eligibility/households.jsonl');
const records = readRecords('content', []);
const outcome = judge(households, records);

describe('households of our own', () => {
	it('read cleanly, and name only services that are there', () => {
		const names = new Set(
			contentFor(records)
				.services.flatMap((s) => [s.name, ...s.aliases.map(({ text }) => text)])
				.map(plainKey)
		);
		const wanted = households.flatMap(({ expect: e }) => [...(e.likelyOrAsk ?? []), ...(e.notLikely ?? []), ...(e.mustNot ?? [])]);
		expect(wanted.filter((name) => !names.has(plainKey(name)))).toEqual([]);
		expect(outcome.unreadable).toEqual([]);
		expect(outcome.total).toBeGreaterThan(390);
	});

	it.each(households.map(({ id, title }) => [id, title] as const))('%s %s', (id) => {
		expect(outcome.failed.filter((failure) => failure.id === id)).toEqual([]);
	});
});
