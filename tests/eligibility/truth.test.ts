import { describe, expect, it } from 'vitest';
import { all, any, atLeast, not, type Truth } from '#lib/eligibility/truth.ts';

const each: Truth[] = ['yes', 'no', 'unknown'];

describe('strong Kleene logic', () => {
	it('agrees with every way of filling in the unknown parts', () => {
		for (const a of each)
			for (const b of each)
				for (const c of each) {
					const worlds = [a, b, c].reduce<Truth[][]>(
						(list, part) =>
							list.flatMap(
								(w) =>
									(part === 'unknown'
										? [
												[...w, 'yes'],
												[...w, 'no']
											]
										: [[...w, part]]) as Truth[][]
							),
						[[]]
					);
					const settle = (results: boolean[]): Truth => (results.every(Boolean) ? 'yes' : results.some(Boolean) ? 'unknown' : 'no');
					const yes = (w: Truth[]) => w.filter((t) => t === 'yes').length;
					expect(all([a, b, c])).toBe(settle(worlds.map((w) => yes(w) === 3)));
					expect(any([a, b, c])).toBe(settle(worlds.map((w) => yes(w) > 0)));
					expect(atLeast(2, [a, b, c])).toBe(settle(worlds.map((w) => yes(w) >= 2)));
				}
		expect(each.map(not)).toEqual(['no', 'yes', 'unknown']);
	});

	it('leaves a count open while further people may exist', () => {
		expect(atLeast(1, ['no'], 1)).toBe('unknown');
		expect(atLeast(2, ['no'], 1)).toBe('no');
		expect(atLeast(1, ['yes'], Infinity)).toBe('yes');
	});
});
