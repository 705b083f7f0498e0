/** What is kept beside the pack answers like what was just made. */
import { expect, test } from 'vitest';
import { buildSearch, preparing } from '../../src/lib/search/prepare.ts';
import { openSearch, type Prepared } from '../../src/lib/search/search.ts';
import { input, search } from './catalogue.ts';

function prepared(): { form: Prepared; pauses: number } {
	const steps = preparing(input);
	for (let pauses = 0; ; pauses++) {
		const step = steps.next();
		if (step.done) return { form: step.value, pauses };
	}
}

test('stored and read back it finds the same', () => {
	const again = openSearch(structuredClone(prepared().form));
	for (const query of ['기초연금', 'ㄱㅊㅇㄱ', '기초얀금', 'gicho yeongeum', '65세 일자리', '약수동 도서관', '죽고 싶어요', '차상위가 뭐예요', '노맞돌', ''])
		expect(again.search(query), query).toEqual(search(query));
	expect(again.names()).toHaveLength(input.services.length + input.programmes.length);
});

test('a pack installed earlier, with sayings under their ids, finds the same', () => {
	const earlier = { ...input, synonyms: Object.fromEntries(input.synonyms.map((concept, i) => [`concept-${i}`, concept])) as unknown as typeof input.synonyms };
	expect(buildSearch(earlier).search('노인 용돈')).toEqual(search('노인 용돈'));
	expect(buildSearch({ ...input, synonyms: [] }).search('노인 용돈')).not.toEqual(search('노인 용돈'));
});

test('it is made in small steps, and a district without a catalogue is no fault', () => {
	expect(prepared().pauses).toBeGreaterThan(input.services.length / 100);
	const empty = { ...input, services: [], programmes: [], places: [], synonyms: [], questionWords: {}, hotlines: {}, terms: {} };
	const steps = preparing(empty);
	for (let step = steps.next(); ; step = steps.next()) {
		if (!step.done) continue;
		expect(openSearch(step.value).search('기초연금')).toMatchObject({ hits: [], total: 0, hotlines: [], places: [] });
		break;
	}
});
