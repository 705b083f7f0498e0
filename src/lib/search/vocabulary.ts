/** The words the search knows: concepts (what people say → official words), and every name, for unfinished and misspelt words. */
import { stemOf } from './endings.ts';
import { jamoOf } from './hangul.ts';
import { placesOf } from './postings.ts';

export type Meaning = { word: string; sure: number };
export type Guess = { text: string; weight: number };

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
	/** Which letters each has, as bits (misspelt.ts). */
	masks: Int32Array;
	/** How the surer ones sound in Latin letters, in the order of the letters; the consonants of that, and which they are. */
	sounds: string;
	bones: string;
	sounding: Uint32Array;
};

/** A saying of several words is also known without the particles of all but its last word. */
export const withoutParticles = (words: string[]): string[] => words.map((word, i) => (i === words.length - 1 ? word : stemOf(word).text));

export class Vocabulary {
	readonly english: ReadonlySet<string>;
	/** Words that only ask: they are left out wherever they stand. */
	readonly asking: ReadonlySet<string>;
	/** Words that say little: they count, but not much beside a telling one. */
	readonly faint: ReadonlySet<string>;
	/** Known words in the order of their letters, and those letters as they are typed. */
	readonly texts: string[];
	readonly jamo: string[];
	readonly #form: VocabularyForm;
	readonly #said: Map<string, number>;
	readonly #meant: string[];
	readonly #meanings: Meaning[][] = [];
	#beginnings: Set<string> | undefined;
	#sounds: Sounds | undefined;

	constructor(form: VocabularyForm) {
		this.#form = form;
		this.#said = placesOf(form.said);
		this.#meant = form.meant.split('\n');
		this.english = new Set(form.english.split('\n'));
		this.asking = new Set(form.asking.split('\n'));
		this.faint = new Set(form.faint.split('\n'));
		this.texts = form.texts.split('\n');
		this.jamo = form.jamo.split('\n');
	}

	/** Whether people say so for something else. */
	isSaid(word: string): boolean {
		return word !== '' && this.#said.has(word);
	}

	/** What a word stands for; undefined where it is no saying. */
	meaningsOf(said: string): Meaning[] | undefined {
		const at = this.#said.get(said);
		return at === undefined || said === '' ? undefined : (this.#meanings[at] ??= meaningsIn(this.#meant[at] ?? ''));
	}

	get masks(): Int32Array {
		return this.#form.masks;
	}

	/** How readily a known word is guessed, 0 … 1. */
	weight(at: number): number {
		return (this.#form.weights[at] ?? 0) / 100;
	}

	/** First two syllables of every known word. */
	get beginnings(): ReadonlySet<string> {
		return (this.#beginnings ??= new Set(this.texts.map((text) => text.slice(0, 2))));
	}

	/** How the surer known words sound in Latin letters. */
	get sounds(): Sounds {
		const { sounds, bones, sounding } = this.#form;
		return (this.#sounds ??= { all: sounds.split('\n'), bones: bones.split('\n'), of: sounding });
	}
}
type Sounds = { all: string[]; bones: string[]; of: Uint32Array };

/** `word:sure`, a tab between. */
function meaningsIn(line: string): Meaning[] {
	return (line ? line.split('\t') : []).map((pair) => {
		const cut = pair.lastIndexOf(':');
		return { word: pair.slice(0, cut), sure: Number(pair.slice(cut + 1)) };
	});
}

/** Place of the first in a sorted list that does not come before these letters. */
export function placeOf(sorted: string[], letters: string): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? '') < letters) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Known words that begin with these letters, from … to; at most so many. */
function beginning({ jamo: known }: Vocabulary, jamo: string, most: number): [from: number, to: number] {
	const from = placeOf(known, jamo);
	let to = from;
	while (to - from < most && known[to]?.startsWith(jamo)) to++;
	return [from, to];
}

/** Known words that begin with these letters, the surest and shortest first. */
export function startingWith(vocabulary: Vocabulary, jamo: string, limit: number): Guess[] {
	const [from, to] = beginning(vocabulary, jamo, 200);
	return vocabulary.jamo
		.slice(from, to)
		.map((letters, i) => ({ text: vocabulary.texts[from + i]!, weight: vocabulary.weight(from + i), length: letters.length }))
		.sort((a, b) => b.weight - a.weight || a.length - b.length)
		.slice(0, limit);
}

const STEMS: [RegExp, string][] = [
	[/ies$/, 'y'],
	[/(?:ing|es|s|er|ers|ed)$/, '']
];

/** An English word as the vocabulary has it: itself, or without its ending. */
export function englishWord({ english }: Vocabulary, word: string): string | undefined {
	if (!/^[a-z]/.test(word)) return undefined;
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
	const [from, to] = beginning(vocabulary, jamoOf(word[0] ?? ''), Infinity);
	return vocabulary.texts
		.slice(from, to)
		.filter((text, i) => text.length > word.length + 1 && text[0] === word[0] && vocabulary.weight(from + i) >= 0.95 && fits(text))
		.sort((a, b) => a.length - b.length)
		.slice(0, 3);
}
