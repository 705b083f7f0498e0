/** The words the search knows: concepts (what people say → official words), and every name, for unfinished and misspelt words. */
import { stemOf } from './endings.ts';
import { jamoOf } from './hangul.ts';
import { placesOf } from './postings.ts';
import { folded, romanised } from './romanise.ts';

export type Meaning = { word: string; sure: number };
export type Known = { text: string; jamo: string; weight: number };

/** All words as plain text, made by build-vocabulary.ts and kept beside the pack. One a line. */
export type VocabularyForm = {
	/** Squeezed words as said; and what each stands for: `word:sure`, a tab between. */
	said: string;
	meant: string;
	english: string;
	/** Words that only ask, and words that say little. */
	asking: string;
	faint: string;
	/** Known words in the order of their letters, their letters, and how readily each is guessed (0 … 100). */
	texts: string;
	jamo: string;
	weights: Uint8Array;
};

/** A saying of several words is also known without the particles of all but its last word. */
export const withoutParticles = (words: string[]): string[] => words.map((word, i) => (i === words.length - 1 ? word : stemOf(word).text));

export class Vocabulary {
	readonly english: ReadonlySet<string>;
	/** Words that only ask: they are left out wherever they stand. */
	readonly asking: ReadonlySet<string>;
	/** Words that say little: they count, but not much beside a telling one. */
	readonly faint: ReadonlySet<string>;
	readonly #form: VocabularyForm;
	readonly #said: Map<string, number>;
	readonly #meant: string[];
	#known: Known[] | undefined;
	#beginnings: Set<string> | undefined;
	#sounds: Sound[] | undefined;

	constructor(form: VocabularyForm) {
		this.#form = form;
		this.#said = placesOf(form.said);
		this.#meant = form.meant.split('\n');
		this.english = new Set(form.english.split('\n'));
		this.asking = new Set(form.asking.split('\n'));
		this.faint = new Set(form.faint.split('\n'));
	}

	/** Whether people say so for something else. */
	isSaid(word: string): boolean {
		return word !== '' && this.#said.has(word);
	}

	/** What a word stands for; undefined where it is no saying. */
	meaningsOf(said: string): Meaning[] | undefined {
		const at = this.#said.get(said);
		const line = at === undefined ? undefined : this.#meant[at];
		if (line === undefined || said === '') return undefined;
		return (line ? line.split('\t') : []).map((pair) => {
			const cut = pair.lastIndexOf(':');
			return { word: pair.slice(0, cut), sure: Number(pair.slice(cut + 1)) };
		});
	}

	/** In the order of their letters. Taken apart when a word is first guessed. */
	get known(): Known[] {
		if (this.#known) return this.#known;
		const { texts, jamo, weights } = this.#form;
		const letters = jamo.split('\n');
		return (this.#known = texts.split('\n').map((text, i) => ({ text, jamo: letters[i] ?? '', weight: (weights[i] ?? 0) / 100 })));
	}

	/** First two syllables of every known word. */
	get beginnings(): ReadonlySet<string> {
		return (this.#beginnings ??= new Set(this.#form.texts.split('\n').map((text) => text.slice(0, 2))));
	}

	/** How the surer known words sound in Latin letters. */
	get sounds(): Sound[] {
		return (this.#sounds ??= this.known.filter((k) => k.weight >= 0.9).map((k) => ({ sound: folded(romanised(k.text)), text: k.text })));
	}
}
type Sound = { sound: string; text: string };

/** Place of the first known word that does not come before these letters. */
function placeOf(known: Known[], jamo: string): number {
	let low = 0;
	let high = known.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((known[middle]?.jamo ?? '') < jamo) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Known words that begin with these letters, at most so many. */
function beginning({ known }: Vocabulary, jamo: string, most: number): Known[] {
	const from = placeOf(known, jamo);
	let to = from;
	while (to - from < most && known[to]?.jamo.startsWith(jamo)) to++;
	return known.slice(from, to);
}

/** Known words that begin with these letters, the surest and shortest first. */
export const startingWith = (vocabulary: Vocabulary, jamo: string, limit: number): Known[] =>
	beginning(vocabulary, jamo, 200)
		.sort((a, b) => b.weight - a.weight || a.jamo.length - b.jamo.length)
		.slice(0, limit);

const STEMS: [RegExp, string][] = [
	[/ies$/, 'y'],
	[/(?:ing|es|s|er|ers|ed)$/, '']
];

/** An English word as the vocabulary has it: itself, or without its ending. */
export function englishWord({ english }: Vocabulary, word: string): string | undefined {
	if (english.has(word)) return word;
	for (const [ending, instead] of STEMS) {
		const stem = word.replace(ending, instead);
		if (stem.length > 2 && english.has(stem)) return stem;
	}
	for (const more of ['s', 'ing', 'er']) if (word.length > 2 && english.has(word + more)) return word + more;
	return undefined;
}

/** Known Latin words that begin so, the shortest first. */
export const englishFrom = ({ english }: Vocabulary, letters: string, limit: number): string[] =>
	letters.length < 2
		? []
		: Array.from(english)
				.filter((word) => word.startsWith(letters))
				.sort((a, b) => a.length - b.length)
				.slice(0, limit);

const consonants = (sound: string) => sound.replace(/[aeiou]/g, '');

/** Known words that sound like this Latin spelling. */
export function soundingLike(vocabulary: Vocabulary, latin: string, limit: number): Known[] {
	const asked = folded(latin);
	if (asked.length < 3) return [];
	const { sounds } = vocabulary;
	let near = sounds.filter((s) => s.sound.startsWith(asked) || (s.sound.length > 3 && asked.startsWith(s.sound)));
	// Vowels are what people spell differently.
	const bones = consonants(asked);
	if (!near.length && bones.length > 3) near = sounds.filter((s) => Math.abs(s.sound.length - asked.length) < 3 && consonants(s.sound) === bones);
	const off = (s: { sound: string }) => Math.abs(s.sound.length - asked.length) + (s.sound.startsWith(asked) ? 0 : 2);
	return near
		.sort((a, b) => off(a) - off(b))
		.slice(0, limit)
		.map((s) => ({ text: s.text, jamo: '', weight: 1 / (1 + 0.15 * off(s)) }));
}

/** Names that a word of two to five syllables shortens: its syllables stand in the name in this order, the first at the front. */
export function shortFor(vocabulary: Vocabulary, word: string): string[] {
	if (word.length < 2 || word.length > 5) return [];
	const fits = (name: string) => {
		let at = 0;
		for (const c of word) {
			at = name.indexOf(c, at) + 1;
			if (!at) return false;
		}
		return true;
	};
	return beginning(vocabulary, jamoOf(word[0] ?? ''), Infinity)
		.filter((k) => k.weight >= 0.95 && k.text.length > word.length + 1 && k.text[0] === word[0] && fits(k.text))
		.sort((a, b) => a.text.length - b.text.length)
		.slice(0, 3)
		.map((k) => k.text);
}
