/** The door to searching: built once over the records, then asked at every key. The same in the page, in a worker and in the evaluator. */
import type { AnyService, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Hotline, Term } from '#lib/content/schema.ts';
import type { Concept } from '#lib/content/vocabulary.ts';
import { answersOver, type Answers } from './answers.ts';
import { jamoOf } from './hangul.ts';
import { indexOf, type Index } from './index.ts';
import { normalise, tight } from './normalise.ts';
import type { AskedWord, Question, Reading } from './question.ts';
import { rank } from './rank.ts';
import { readQuery } from './read-query.ts';
import { pointedTo, rowOf, type Names } from './rows.ts';
import { startingWith, vocabularyOf, type Vocabulary } from './vocabulary.ts';
import { usedReadings } from './used.ts';
import { whyOf, type Why } from './why.ts';

export type SearchInput = Names & {
	services: AnyService[];
	programmes: ProgrammeRecord[];
	synonyms: Record<string, Concept>;
	hotlines: Record<string, Hotline>;
	places: PlaceRecord[];
	terms: Record<string, Term>;
	placeKinds: Record<string, { name: string; order: number }>;
	/** Name of each dong, and the address names that lie in it. */
	dongs: Record<string, { name: string; legalDongs: string[] }>;
	/** Places with a district of the same name. */
	otherPlaces: string[];
};

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
export type Search = { search: (query: string, options?: SearchOptions) => Found };

const LIMIT = 60;

/** Which audiences a word speaks of: by their names, or by what it stands for. */
function audiencesOf(word: AskedWord, targets: [string, string[]][]): string[] {
	const said = word.alternatives.filter((a) => !a.reading || a.reading.kind === 'meaning').map((a) => tight(a.text));
	return targets.filter(([, parts]) => said.some((s) => parts.some((p) => s.includes(p) || (s.length > 1 && p.startsWith(s))))).map(([id]) => id);
}

function explain(index: Index, question: Question, row: number, phrase: number) {
	const record = index.rows[row];
	return record
		? { id: record.id, kind: record.kind, name: record.name, ...whyOf(record, question, phrase < 0 ? -1 : phrase - (index.firstPhrase[row] ?? 0)) }
		: undefined;
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

export function buildSearch(input: SearchInput): Search {
	const pointed = pointedTo(input.services);
	const rows = [
		...input.services.map((s) => rowOf(s, 'service', input, pointed.get(s.id) ?? 0)),
		...input.programmes.map((p) => rowOf(p, 'programme', input, 0))
	];
	const index = indexOf(rows);
	const vocabulary = vocabularyOf(rows, Object.values(input.synonyms));
	const answers = answersOver(input);
	const targets = Object.entries(input.targets).map(([id, { name }]): [string, string[]] => [
		id,
		normalise(name)
			.split(' ')
			.filter((p) => p.length > 1)
	]);
	return {
		search(query, { limit = LIMIT, without = [] } = {}) {
			const question = readQuery(query, { index, vocabulary, otherPlaces: input.otherPlaces, without: new Set(without) });
			const audiences = new Set(question.words.flatMap((w) => audiencesOf(w, targets)));
			const ranked = rank(index, question, audiences, (w) => targets.some(([, parts]) => w.alternatives.some((a) => parts.includes(a.text))));
			const hits = ranked.slice(0, limit).flatMap(({ row, score, phrase }) => {
				const hit = explain(index, question, row, phrase);
				return hit ? [{ ...hit, score }] : [];
			});
			const [best] = hits;
			const initials: Reading[] =
				question.initials && best ? [{ id: `initials:${question.initials}`, kind: 'initials', from: question.text, to: best.name }] : [];
			const reading = [...question.readings, ...initials, ...usedReadings(index, question, ranked)];
			return { hits, total: ranked.length, reading, nearest: hits.length ? [] : nearest(vocabulary, question.text), ...answers(question) };
		}
	};
}
