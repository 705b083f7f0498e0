/** The words the search knows: concepts (what people say → official words), and every name, for unfinished and misspelt words. */
import type { Concept } from '#lib/content/vocabulary.ts';
import { stemOf } from './endings.ts';
import { isSyllable, jamoOf } from './hangul.ts';
import { normalise, runsOf, squeeze, tight } from './normalise.ts';
import { folded, romanised } from './romanise.ts';
import type { Row } from './rows.ts';

export type Meaning = { word: string; sure: number };
export type Known = { text: string; jamo: string; weight: number };
export type Vocabulary = {
	/** Squeezed words as said → what they stand for. */
	concepts: Map<string, Meaning[]>;
	english: Set<string>;
	/** First two syllables of every known word. */
	beginnings: ReadonlySet<string>;
	/** In the order of their letters; made when a word is first guessed. */
	readonly known: Known[];
	/** Sounds → known words; filled at the first romanised question. */
	sounds: { sound: string; text: string }[] | undefined;
};

/** A saying of several words is also known without the particles of all but its last word. */
export const withoutParticles = (words: string[]): string[] => words.map((word, i) => (i === words.length - 1 ? word : stemOf(word).text));

function spellings(said: string): string[] {
	const words = normalise(said).split(' ');
	return words.length > 1 ? [said, withoutParticles(words).join('')] : [said];
}

function conceptsOf(concepts: Concept[]): Map<string, Meaning[]> {
	const map = new Map<string, Meaning[]>();
	for (const { says, means, sure } of concepts) {
		for (const said of says.flatMap(spellings)) {
			const key = squeeze(said);
			const old = map.get(key) ?? [];
			map.set(key, [...old, ...means.map((m) => ({ word: normalise(m), sure })).filter((m) => tight(m.word) !== key && !old.some((o) => o.word === m.word))]);
		}
	}
	return map;
}

function knownWords(rows: Row[], concepts: Concept[]): Map<string, number> {
	const words = new Map<string, number>();
	const add = (text: string, weight: number) => {
		if (text.length >= 2 && isSyllable(text[0] ?? '')) words.set(text, Math.max(words.get(text) ?? 0, weight));
	};
	for (const row of rows) {
		for (const name of row.names) add(name, 1);
		for (const line of [...row.fields.name, ...row.fields.alias]) {
			const parts = line.split(' ');
			parts.forEach((_, i) => add(parts.slice(i).join(''), 0.95));
			for (const part of parts) add(part, 0.95);
		}
		for (const line of [...row.fields.phrase, ...row.fields.plain]) for (const part of line.split(' ')) add(part, 0.6);
	}
	for (const c of concepts) for (const said of [...c.says, ...c.means]) for (const part of [squeeze(said), ...runsOf(normalise(said))]) add(part, 0.9);
	return words;
}

export function vocabularyOf(rows: Row[], concepts: Concept[]): Vocabulary {
	const map = conceptsOf(concepts);
	const english = new Set<string>();
	const lines = [...rows.flatMap((r) => [...r.fields.alias, ...r.fields.name]), ...concepts.flatMap((c) => c.says.map(normalise))];
	for (const line of lines) for (const run of runsOf(line)) if (/^[a-z]{2,}$/.test(run)) english.add(run);
	const words = knownWords(rows, concepts);
	let known: Known[] | undefined;
	return {
		concepts: map,
		english,
		sounds: undefined,
		beginnings: new Set(Array.from(words.keys(), (word) => word.slice(0, 2))),
		get known() {
			known ??= [...words].map(([text, weight]) => ({ text, weight, jamo: jamoOf(text) })).sort((a, b) => (a.jamo < b.jamo ? -1 : a.jamo > b.jamo ? 1 : 0));
			return known;
		}
	};
}

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

const consonants = (sound: string) => sound.replace(/[aeiou]/g, '');

/** Known words that sound like this Latin spelling. */
export function soundingLike(vocabulary: Vocabulary, latin: string, limit: number): Known[] {
	vocabulary.sounds ??= vocabulary.known.filter((k) => k.weight >= 0.9).map((k) => ({ sound: folded(romanised(k.text)), text: k.text }));
	const asked = folded(latin);
	if (asked.length < 3) return [];
	let near = vocabulary.sounds.filter((s) => s.sound.startsWith(asked) || (s.sound.length > 3 && asked.startsWith(s.sound)));
	// Vowels are what people spell differently.
	const bones = consonants(asked);
	if (!near.length && bones.length > 3) near = vocabulary.sounds.filter((s) => Math.abs(s.sound.length - asked.length) < 3 && consonants(s.sound) === bones);
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
