/** The words of a question: which only ask, what the others stand for, and every way to take each. */
import { stemOf } from './endings.ts';
import { isSyllable, jamoOf, skeleton } from './hangul.ts';
import { gramsOf } from './grams.ts';
import type { Index } from './index.ts';
import { nearWords } from './misspelt.ts';
import { runsOf } from './normalise.ts';
import type { Alternative, AskedWord, Question, Reading } from './question.ts';
import { soundingLike } from './sounds.ts';
import { englishFrom, englishWord, shortFor, startingWith, withoutParticles, type Meaning, type Vocabulary } from './vocabulary.ts';

const MOST_WORDS = 24;

export type Reader = { index: Index; vocabulary: Vocabulary; otherPlaces: string[]; without: ReadonlySet<string> };

export const reading = (kind: Reading['kind'], from: string, to: string): Reading => ({ id: `${kind}:${from}`, kind, from, to });
const grams = (text: string) => [...new Set(runsOf(text).flatMap(gramsOf))];

type Found = { said: string; means: Meaning[] };

/** What a run of words stands for; the last of several may go on (월세 밀… for 월세 밀렸어요). */
function meaningOf(tokens: string[], vocabulary: Vocabulary): Found | undefined {
	const last = tokens.at(-1)?.length ?? 0;
	for (const said of new Set([tokens.join(''), withoutParticles(tokens).join('')])) {
		const whole = [said, stemOf(said).text].find((key) => vocabulary.isSaid(key));
		const least = tokens.length > 1 ? said.length - last + 1 : said.length;
		let key = whole ?? '';
		for (let length = said.length - 1; !key && length >= least; length--) if (vocabulary.isSaid(said.slice(0, length))) key = said.slice(0, length);
		if (key) return { said: key, means: vocabulary.meaningsOf(key) ?? [] };
	}
	return undefined;
}

/** For each word all that it stands for, alone or with its neighbours. */
function meanings(tokens: string[], vocabulary: Vocabulary): (Found & { joint: boolean })[][] {
	const found: (Found & { joint: boolean })[][] = tokens.map(() => []);
	for (let takes = Math.min(4, tokens.length); takes > 0; takes--) {
		for (let at = 0; at + takes <= tokens.length; at++) {
			const run = tokens.slice(at, at + takes);
			const meaning = meaningOf(takes === 1 ? [englishWord(vocabulary, run[0] ?? '') ?? run[0] ?? ''] : run, vocabulary);
			if (meaning) for (let i = at; i < at + takes; i++) found[i]?.push({ ...meaning, joint: takes > 1 });
		}
	}
	return found;
}

/** A known word at the beginning or the end of a longer one; what is left must be a word too, not a syllable (수급자격 is not 수급자). */
function meaningInside(word: string, vocabulary: Vocabulary): { said: string; means: Meaning[] } | undefined {
	const stem = stemOf(word).text;
	for (let length = stem.length - 2; length >= 2; length--) {
		for (const part of [stem.slice(0, length), stem.slice(-length)]) {
			const means = vocabulary.meaningsOf(part);
			if (means) return { said: part, means };
		}
	}
	return undefined;
}

/** Whether every piece of a word stands together in one field of some row. */
function isWritten(index: Index, word: string): boolean {
	const lists = grams(word).map((g) => index.grams.of(g));
	lists.sort((a, b) => a.length - b.length);
	const [first, ...rest] = lists;
	// Rows stand in rising order in each list, so all are walked together once.
	const places = rest.map(() => 0);
	return !!first?.some((posting) => {
		let mask = posting & 255;
		rest.forEach((list, i) => {
			let at = places[i] ?? 0;
			while (at < list.length && (list[at] ?? 0) >> 8 < posting >> 8) at++;
			places[i] = at;
			mask &= at < list.length && (list[at] ?? 0) >> 8 === posting >> 8 ? (list[at] ?? 0) : 0;
		});
		return mask > 0;
	});
}

/** Written somewhere, and where it is short, at the beginning of a word: 보처 stands in 정보처리, but nobody means it. */
const isWord = (word: string, { index, vocabulary }: Reader): boolean =>
	isWritten(index, word) && (word.length !== 2 || !isSyllable(word[0] ?? '') || vocabulary.beginnings.has(word));

/** Ways to take a word that stands nowhere: unfinished, misspelt, or Korean in Latin letters. */
function guesses(word: string, last: boolean, { vocabulary }: Reader): Alternative[] {
	const alternative = (kind: Reading['kind'], text: string, weight: number): Alternative => ({
		text,
		grams: grams(text),
		weight,
		reading: reading(kind, word, text)
	});
	// What the guessed word stands for comes with it, one step less sure. Two syllables are too little to go that far.
	const withMeanings = (guess: Alternative): Alternative[] => [
		guess,
		...(vocabulary.meaningsOf(guess.text) ?? []).map((m) => ({ ...guess, text: m.word, grams: grams(m.word), weight: guess.weight * m.sure }))
	];
	if (/^[a-z]+$/.test(word)) {
		const sounds = soundingLike(vocabulary, word, 5);
		if (sounds.length || !last) return sounds.map((k) => alternative('sound', k.text, 0.95 * k.weight));
		return englishFrom(vocabulary, word, 5).flatMap((text) => withMeanings(alternative('unfinished', text, 0.9)));
	}
	const jamo = jamoOf(word);
	const begun = last && jamo.length > 2 ? startingWith(vocabulary, jamo, 8) : [];
	if (begun.length) return begun.map((k) => alternative('unfinished', k.text, 0.9 * k.weight));
	const short = shortFor(vocabulary, word).map((text) => alternative('short', text, word.length === 2 ? 0.7 : 0.8));
	const near = nearWords(vocabulary, word).map((k) => alternative('spelling', k.text, 0.95 * k.weight));
	const cut = last && !near.length ? startingWith(vocabulary, jamo.slice(0, -1), 6).map((k) => alternative('unfinished', k.text, 0.75 * k.weight)) : [];
	const [first, ...others] = near;
	return [...(first ? (word.length > 2 ? withMeanings(first) : [first]) : []), ...others, ...short, ...cut];
}

function plainAlternatives(word: string): Alternative[] {
	const { text, bent } = stemOf(word);
	const bone = bent ? skeleton(word) : '';
	return [
		{ text, grams: grams(text), weight: 1 },
		...(text === word ? [] : [{ text: word, grams: grams(word), weight: 1 }]),
		...(bone ? [{ text: text, grams: [`~${bone}`], weight: 0.55 }] : [])
	].filter((a) => a.grams.length > 0);
}

function alternativesOf(word: string, found: Found[], last: boolean, reader: Reader): Alternative[] {
	const plain = plainAlternatives(word);
	const inside = found.length ? undefined : meaningInside(word, reader.vocabulary);
	const meant = [...found, ...(inside ? [inside] : [])].flatMap((f) =>
		f.means.map(({ word: text, sure }) => ({ text, grams: grams(text), weight: sure, reading: reading('meaning', f.said, text) }))
	);
	const guessed = found.length > 0 || plain.some((a) => isWord(a.text, reader)) ? [] : guesses(word, last, reader);
	const unsure = guessed.length ? plain.map((a) => ({ ...a, weight: 0.4 })) : plain;
	return [...unsure, ...meant, ...guessed].filter((a) => !a.reading || !reader.without.has(a.reading.id));
}

/** Words that say something, each with its ways. Words that only ask are kept where nothing else is there. */
export function wordsOf(text: string, ageWords: string[], reader: Reader): AskedWord[] {
	const tokens = text.split(' ').flatMap(runsOf).slice(0, MOST_WORDS);
	const { asking, faint } = reader.vocabulary;
	const found = meanings(tokens, reader.vocabulary);
	const all = tokens.map((word, i) => {
		const means = found[i] ?? [];
		const joint = means.some((m) => m.joint);
		const { text: stem, bent } = stemOf(word);
		const weight = faint.has(word) || faint.has(stem) ? 0.3 : bent ? 0.7 : 1;
		const known = englishWord(reader.vocabulary, word) ?? word;
		return {
			said: word,
			joint,
			asking: !joint && (asking.has(word) || ageWords.includes(word) || /^\d{1,2}$/.test(word)),
			weight: joint ? Math.max(weight, 0.5) : weight,
			alternatives: alternativesOf(known, means, i === tokens.length - 1, reader)
		};
	});
	const telling = all.filter((w) => !w.asking);
	return [...(telling.length || ageWords.length ? telling : all), ...asOneSound(text, tokens, reader)];
}

/** Korean in Latin letters with spaces anywhere: the whole as one word. */
function asOneSound(text: string, tokens: string[], { vocabulary, without }: Reader): AskedWord[] {
	if (tokens.length < 2 || !/^[a-z ]+$/.test(text) || tokens.every((t) => vocabulary.asking.has(t) || englishWord(vocabulary, t))) return [];
	const alternatives = soundingLike(vocabulary, text, 4).map((k) => ({
		text: k.text,
		grams: grams(k.text),
		weight: 0.95 * k.weight,
		reading: reading('sound', text, k.text)
	}));
	const open = alternatives.filter((a) => !without.has(a.reading.id));
	return open.length ? [{ said: text.replace(/ /g, ''), weight: 1.5, joint: false, alternatives: open }] : [];
}

/** The question as one string, and the same with each guessed word put in. */
export function wholesOf(text: string, words: AskedWord[]): Question['wholes'] {
	const typed = text.replace(/ /g, '');
	const guessed = words.flatMap((w) =>
		w.alternatives
			.filter((a) => a.reading && a.reading.kind !== 'meaning')
			.slice(0, 5)
			.map((a) => ({ text: typed.replace(w.said, a.text.replace(/ /g, '')), weight: a.weight }))
	);
	const all = words.length > 1 && words.every((w) => w.alternatives.some((a) => a.reading?.kind === 'sound'));
	const sounds = all ? [{ text: words.map((w) => w.alternatives.find((a) => a.reading?.kind === 'sound')?.text ?? '').join(''), weight: 0.9 }] : [];
	const told = words.map((w) => w.said).join('');
	return [{ text: typed, weight: 1 }, ...(told !== typed && told.length > 1 ? [{ text: told, weight: 0.9 }] : []), ...guessed, ...sounds];
}
