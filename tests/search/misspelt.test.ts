/** Near words, against a plain table of letters to change. */
import { expect, test } from 'vitest';
import { vocabularyForm } from '../../src/lib/search/build-vocabulary.ts';
import { jamoOf } from '../../src/lib/search/hangul.ts';
import { nearWords } from '../../src/lib/search/misspelt.ts';
import { Vocabulary } from '../../src/lib/search/vocabulary.ts';
import fc from '../support/fc.ts';

const known = (words: string[]) => new Vocabulary(vocabularyForm([], [{ says: words, means: [], sure: 1 }], {}));

/** The whole table, as the textbook draws it. */
function plainly(a: string, b: string): number {
	const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i ? (j ? 0 : i) : j)));
	for (let i = 1; i <= a.length; i++)
		for (let j = 1; j <= b.length; j++) {
			let least = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, d[i - 2]![j - 2]! + 1);
			d[i]![j] = least;
		}
	return d[a.length]![b.length]!;
}
const allowed = (letters: number) => (letters < 7 ? 1 : letters < 12 ? 2 : 3);

test('the words found are those that a plain table finds near, and no others', () => {
	const syllable = fc.constantFrom(...'가나다갑돌봄기초연금급여힣');
	const word = fc.string({ unit: syllable, minLength: 2, maxLength: 9 });
	const changed = fc.tuple(word, fc.nat(), syllable, fc.constantFrom('change', 'add', 'leave', 'swap')).map(([text, at, other, how]) => {
		const letters = [...text];
		const i = at % letters.length;
		if (how === 'change') letters[i] = other;
		else if (how === 'add') letters.splice(i, 0, other);
		else if (how === 'leave') letters.splice(i, 1);
		else [letters[i], letters[0]] = [letters[0]!, letters[i]!];
		return { asked: letters.join(''), text };
	});
	fc.assert(
		fc.property(changed, fc.array(word, { maxLength: 3 }), ({ asked, text }, others) => {
			const words = [...new Set([text, ...others])];
			const jamo = jamoOf(asked);
			const near = words.filter((w) => plainly(jamo, jamoOf(w)) <= allowed(jamo.length));
			const found = nearWords(known(words), asked).map((k) => k.text);
			expect(found.sort()).toEqual(jamo.length < 4 ? [] : near.sort());
		}),
		{ numRuns: 2000 }
	);
});
