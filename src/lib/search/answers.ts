/** Answers that are no service: phone numbers, places, hard words. Ranked apart from services and labelled as what they are. */
import { tight } from './normalise.ts';
import type { Question } from './question.ts';

export type HotlineAnswer = { id: string; crisis: boolean };
export type PlaceAnswer = { id: string; kind: string; dong: string | undefined };
export type Answers = {
	/** The right number first; those for a crisis stand above everything. */
	hotlines: HotlineAnswer[];
	places: PlaceAnswer[];
	/** How many places fit in all. */
	placeCount: number;
	terms: string[];
};
type Line = { id: string; crisis: boolean; order: number; digits: string; name: string; words: string[]; everyday: string[] };
type PlaceKey = { id: string; kind: string; dong: string | undefined; name: string; kindName: string; order: number; dongs: string[] };
/** Names and words of all that is no service, squeezed; made by build-answers.ts. */
export type AnswersForm = { lines: Line[]; places: PlaceKey[]; terms: [id: string, term: string][]; dongNames: string[] };
const MOST = 3;
const MOST_PLACES = 5;

/** What was said, and what it stands for. */
type Said = { words: string[]; loose: string[]; meant: string[]; text: string };
function saidOf(question: Question): Said {
	const said: Said = { words: [], loose: [], meant: [], text: tight(question.text) };
	for (const { alternatives, joint } of question.words)
		for (const { text, reading, weight } of alternatives) {
			if (reading && weight < 0.75) continue;
			const one = tight(text);
			(reading ? said.meant : said.words).push(one);
			if (!reading && !joint) said.loose.push(one);
		}
	return said;
}

function findHotlines(lines: Line[], question: Question, { text, loose, meant }: Said): HotlineAnswer[] {
	// A short word counts where no saying settles it: 주사 맞았어요 is no cry for help.
	const open = question.words.map((w) => (w.joint ? '' : w.said)).join('');
	const parts = [...loose, ...meant].join(' ');
	const said = (word: string) => (word.length > 2 ? text : open).includes(word) || (word.length > 1 && parts.includes(word));
	const found = lines.flatMap(({ id, crisis: forCrisis, order, digits, name, words, everyday }) => {
		if (question.words.some((w) => w.said === digits)) return [{ id, crisis: forCrisis, length: 20, order }];
		const cries = words.filter(said);
		const hits = [...cries, ...everyday.filter(said)];
		const named = text.length > 2 && (name.includes(text) || text.includes(name)) ? name.length : 0;
		const length = Math.max(named, ...hits.map((w) => w.length), 0);
		return length ? [{ id, crisis: forCrisis && (cries.length > 0 || text.includes(name)), length, order }] : [];
	});
	const longest = Math.max(0, ...found.map((f) => f.length));
	const near = found.filter((f) => f.crisis || f.length === longest);
	return near
		.sort((a, b) => Number(b.crisis) - Number(a.crisis) || b.length - a.length || a.order - b.order)
		.slice(0, MOST)
		.map(({ id, crisis }) => ({ id, crisis }));
}

/** Words that name a kind of place; a word of the kind's own name, of at least three syllables. */
const kindFits = (kind: string, word: string): boolean => word.length > 2 && (kind.endsWith(word) || word.endsWith(kind));

type Places = { keys: PlaceKey[]; kinds: Set<string>; names: Set<string>; dongs: Set<string> };

function findPlaces(places: Places, question: Question, { words, meant, text }: Said): { places: PlaceAnswer[]; placeCount: number } {
	const all = [...words, ...meant];
	const dongs = all.filter((w) => places.dongs.has(w));
	const rest = all.filter((w) => w.length > 2 && !dongs.includes(w));
	const kinds = new Set([...places.kinds].filter((kind) => rest.some((w) => kindFits(kind, w))));
	const named = [...rest, ...(question.words.length < 4 ? [text] : [])].filter((w) => places.names.has(w));
	if (!kinds.size && !named.length && (!dongs.length || rest.length)) return { places: [], placeCount: 0 };
	const found = places.keys.flatMap((key) => {
		const here = dongs.length > 0 && key.dongs.some((d) => dongs.includes(d));
		const kind = kinds.has(key.kindName);
		const own = named.includes(key.name);
		const office = dongs.length > 0 && !rest.length && here && key.order === 1;
		if (!own && !kind && !office) return [];
		if (dongs.length && !here && !own) return [];
		return [{ key, score: (own ? 10 : 0) + (here ? 5 : 0) + (kind ? 3 : 0) }];
	});
	found.sort((a, b) => b.score - a.score);
	return { places: found.slice(0, MOST_PLACES).map(({ key: { id, kind, dong } }) => ({ id, kind, dong })), placeCount: found.length };
}

/** Asks what a word means. */
const ASKS_MEANING = /뭐|뭔|무엇|뜻|의미|설명|이란|란$|무슨 말|쉬운 말/;

function findTerms(terms: [string, string][], question: Question, { words, text }: Said): string[] {
	const asks = ASKS_MEANING.test(question.text);
	const found = terms.flatMap(([id, term]) => {
		if (term === text || words.includes(term)) return asks || words.length < 3 ? [{ id, off: 0 }] : [];
		const begun = asks && words.find((w) => w.length > 1 && (term.startsWith(w) || (term.length > 2 && w.startsWith(term))));
		return begun ? [{ id, off: Math.abs(term.length - begun.length) }] : [];
	});
	return found
		.sort((a, b) => a.off - b.off)
		.slice(0, asks ? 2 : 1)
		.map((f) => f.id);
}

export function answersOver({ lines, places, terms, dongNames }: AnswersForm): (question: Question) => Answers {
	const known: Places = {
		keys: places,
		kinds: new Set(places.map((p) => p.kindName)),
		names: new Set(places.map((p) => p.name)),
		dongs: new Set(dongNames)
	};
	return (question) => {
		if (question.initials || !question.text) return { hotlines: [], places: [], placeCount: 0, terms: [] };
		const said = saidOf(question);
		return { hotlines: findHotlines(lines, question, said), ...findPlaces(known, question, said), terms: findTerms(terms, question, said) };
	};
}
