/** Every everyday phrase finds its own service among the first three. */
import { describe, expect, test } from 'vitest';
import { full, idsFor } from './catalogue.ts';

describe.each(full.map((s) => [s.id, s] as const))('%s', (id, service) => {
	test('is found by each of its phrases', () => {
		const missed = service.phrases.filter((phrase) => !idsFor(phrase).includes(id)).map((phrase) => `${phrase} → ${idsFor(phrase).join(', ')}`);
		expect(missed).toEqual([]);
	});
});
