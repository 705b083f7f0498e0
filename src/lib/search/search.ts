/** The door to searching: opened over what prepare.ts made, then asked at every key. The same in the page and in the evaluator. */
import { answersOver, type Answers, type AnswersForm } from './answers.ts';
import { jamoOf } from './hangul.ts';
import { Index, type IndexForm } from './index.ts';
import { tight } from './normalise.ts';
import type { AskedWord, Reading } from './question.ts';
import { rank } from './rank.ts';
import { readQuery } from './read-query.ts';
import { usedReadings } from './used.ts';
import { startingWith, Vocabulary, type VocabularyForm } from './vocabulary.ts';
import { whyIn, type Why } from './why.ts';

export type Hit = { id: string; kind: 'service' | 'programme'; name: string; score: number; why: Why; matches: string[] };
export type Found = Answers & {
	hits: Hit[];
	/** How many services fit in all. */
	total: number;
	/** How the question was read, each piece with what it was read from. */
	reading: Reading[];
	/** Names that begin alike; only where nothing was found. */
	nearest: string[];
};
export type SearchOptions = { limit?: number; without?: Iterable<string> };
export type Search = {
	search: (query: string, options?: SearchOptions) => Found;
	/** Every name as it is written. */
	names: () => string[];
};

const LIMIT = 60;

/** Adds the audiences that a word speaks of: by their names, or by what it stands for. */
function addAudiences(word: AskedWord, targets: [string, string[]][], audiences: Set<string>): void {
	for (const { text, reading } of word.alternatives) {
		if (reading && reading.kind !== 'meaning') continue;
		const said = tight(text);
		for (const [id, parts] of targets) for (const part of parts) if (said.includes(part) || (said.length > 1 && part.startsWith(said))) audiences.add(id);
	}
}

/** Names that share the longest beginning with what was typed. */
function nearest(vocabulary: Vocabulary, text: string): string[] {
	const jamo = jamoOf(tight(text).slice(0, 12));
	for (let length = jamo.length; length > 1; length--) {
		const names = startingWith(vocabulary, jamo.slice(0, length), 12).filter((k) => k.weight >= 0.9);
		if (names.length) return names.slice(0, 3).map((k) => k.text);
	}
	return [];
}

/** Everything a search needs, as plain text and numbers: made once for a pack (prepare.ts), kept beside it, opened in a moment. */
export type Prepared = {
	index: IndexForm;
	vocabulary: VocabularyForm;
	answers: AnswersForm;
	/** Audiences and the words of their names. */
	targets: [id: string, words: string[]][];
	otherPlaces: string[];
};

export function openSearch({ index: indexForm, vocabulary: vocabularyForm, answers: answersForm, targets, otherPlaces }: Prepared): Search {
	const index = new Index(indexForm);
	const vocabulary = new Vocabulary(vocabularyForm);
	const answers = answersOver(answersForm);
	const audienceWords = new Set(targets.flatMap(([, parts]) => parts));
	return {
		names: () => Array.from({ length: index.size }, (_, at) => index.row(at).name),
		search(query, { limit = LIMIT, without = [] } = {}) {
			const question = readQuery(query, { index, vocabulary, otherPlaces, without: new Set(without) });
			const audiences = new Set<string>();
			for (const word of question.words) addAudiences(word, targets, audiences);
			const ranked = rank(index, question, audiences, (w) => w.alternatives.some((a) => audienceWords.has(a.text)));
			const whyOf = whyIn(index, question);
			const hits = ranked.slice(0, limit).map(({ row, score, phrase }): Hit => {
				const { id, kind, name } = index.row(row);
				return { id, kind, name, score, ...whyOf(row, phrase) };
			});
			const [best] = hits;
			const initials: Reading[] =
				question.initials && best ? [{ id: `initials:${question.initials}`, kind: 'initials', from: question.text, to: best.name }] : [];
			const reading = [...question.readings, ...initials, ...usedReadings(index, question, ranked)];
			return { hits, total: ranked.length, reading, nearest: hits.length ? [] : nearest(vocabulary, question.text), ...answers(question) };
		}
	};
}
