/** The finder asks in easy words; what it keeps of an answer stays the same. */
import { expect, test } from 'vitest';
import { easyLabels } from '../../scripts/content/easy.ts';
import { readRecords } from '../../scripts/content/records.ts';
import { factsIn } from '../../src/lib/i18n/asked.ts';
import { pack } from '../support/model.ts';

test('questions and answers are told in easy words, keys and values stay', () => {
	const facts = pack.tables.facts;
	const easy = factsIn(facts, easyLabels(readRecords('content', []), {}));
	expect(easy['residence.dong']!.question).toBe(facts['residence.dong']!.easy);
	expect(easy['residence.dong']!.question).not.toBe(facts['residence.dong']!.question);
	expect(easy['receives']!.options.map(({ says }) => says)).toContain('생활비 지원');
	for (const [key, fact] of Object.entries(facts)) {
		expect(easy[key]!.options.map(({ value }) => value)).toEqual(fact.options.map(({ value }) => value));
		expect(easy[key]!.kind).toBe(fact.kind);
	}
});
