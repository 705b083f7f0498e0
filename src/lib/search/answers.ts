/** Answers that are no service: phone numbers, places, hard words. Ranked apart from services and labelled as what they are. */
import type { PlaceRecord } from '#lib/content/pack.ts';
import type { Hotline, Term } from '#lib/content/schema.ts';
import { normalise, squeeze, tight } from './normalise.ts';
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
type Input = {
	hotlines: Record<string, Hotline>;
	places: PlaceRecord[];
	terms: Record<string, Term>;
	placeKinds: Record<string, { name: string; order: number }>;
	dongs: Record<string, { name: string; legalDongs: string[] }>;
};
const MOST = 3;
const MOST_PLACES = 5;

/** What was said, and what it stands for. */
function saidOf(question: Question): { words: string[]; meant: string[]; text: string } {
	const words = question.words.flatMap((w) => w.alternatives.filter((a) => !a.reading).map((a) => tight(a.text)));
	const meant = question.words.flatMap((w) => w.alternatives.filter((a) => a.reading && a.weight >= 0.75).map((a) => tight(a.text)));
	return { words, meant, text: tight(question.text) };
}

type Line = { id: string; crisis: boolean; order: number; digits: string; name: string; words: string[] };

const lineOf = ([id, h]: [string, Hotline]): Line => ({
	id,
	crisis: h.crisis,
	order: h.order,
	digits: h.number.replace(/\D/g, ''),
	name: squeeze(h.name),
	words: h.words.map(squeeze)
});

function findHotlines(lines: Line[], question: Question): HotlineAnswer[] {
	const { text } = saidOf(question);
	// A short word counts where no saying settles it: 주사 맞았어요 is no cry for help.
	const loose = question.words.filter((w) => !w.joint);
	const open = loose.map((w) => w.said).join('');
	const all = [...saidOf({ ...question, words: loose }).words, ...saidOf(question).meant];
	const found = lines.flatMap(({ id, crisis, order, digits, name, words }) => {
		if (question.words.some((w) => w.said === digits)) return [{ id, crisis, length: 20, order }];
		const hits = words.filter((word) => (word.length > 2 ? text : open).includes(word) || all.some((s) => s.includes(word) && word.length > 1));
		const named = text.length > 2 && (name.includes(text) || text.includes(name)) ? name.length : 0;
		const length = Math.max(named, ...hits.map((w) => w.length), 0);
		return length ? [{ id, crisis, length, order }] : [];
	});
	const longest = Math.max(0, ...found.map((f) => f.length));
	const near = found.filter((f) => f.crisis || f.length === longest);
	return near
		.sort((a, b) => Number(b.crisis) - Number(a.crisis) || b.length - a.length || a.order - b.order)
		.slice(0, MOST)
		.map(({ id, crisis }) => ({ id, crisis }));
}

type PlaceKey = { place: PlaceRecord; name: string; kind: string; order: number; dongs: string[] };

/** Offices first, then by name. */
function placeKeys({ places, placeKinds, dongs }: Input): PlaceKey[] {
	const keys = places.map((place) => {
		const dong = place.dong ? dongs[place.dong] : undefined;
		const kind = placeKinds[place.kind];
		return {
			place,
			name: squeeze(place.name),
			kind: squeeze(kind?.name ?? ''),
			order: kind?.order ?? 99,
			dongs: [...(dong ? [dong.name, ...dong.legalDongs] : []), ...(place.legalDongs ?? [])]
		};
	});
	return keys.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

/** Words that name a kind of place; a word of the kind's own name, of at least three syllables. */
const kindFits = (kind: string, word: string): boolean => word.length > 2 && (kind.endsWith(word) || word.endsWith(kind));

function findPlaces(keys: PlaceKey[], dongNames: ReadonlySet<string>, question: Question): { places: PlaceAnswer[]; placeCount: number } {
	const { words, meant } = saidOf(question);
	const all = [...words, ...meant];
	const dongs = all.filter((w) => dongNames.has(w));
	const rest = all.filter((w) => w.length > 2 && !dongs.includes(w));
	const text = tight(question.text);
	const kinds = new Set([...new Set(keys.map((k) => k.kind))].filter((kind) => rest.some((w) => kindFits(kind, w))));
	const found = keys.flatMap((key) => {
		const here = dongs.length > 0 && key.dongs.some((d) => dongs.includes(d));
		const kind = kinds.has(key.kind);
		const named = rest.includes(key.name) || (question.words.length < 4 && key.name === text);
		const office = dongs.length > 0 && !rest.length && here && key.order === 1;
		if (!named && !kind && !office) return [];
		if (dongs.length && !here && !named) return [];
		return [{ key, score: (named ? 10 : 0) + (here ? 5 : 0) + (kind ? 3 : 0) }];
	});
	found.sort((a, b) => b.score - a.score);
	return { places: found.slice(0, MOST_PLACES).map(({ key: { place } }) => ({ id: place.id, kind: place.kind, dong: place.dong })), placeCount: found.length };
}

/** Asks what a word means. */
const ASKS_MEANING = /뭐|뭔|무엇|뜻|의미|설명|이란|란$|무슨 말|쉬운 말/;

function findTerms(terms: [string, string][], question: Question): string[] {
	const { words, text } = saidOf(question);
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

export function answersOver(input: Input): (question: Question) => Answers {
	const lines = Object.entries(input.hotlines).map(lineOf);
	const terms = Object.entries(input.terms).map(([id, t]): [string, string] => [id, squeeze(t.term)]);
	const keys = placeKeys(input);
	const dongNames = new Set(
		Object.values(input.dongs)
			.flatMap((d) => [d.name, ...d.legalDongs])
			.map(normalise)
	);
	return (question) => {
		if (question.initials || !question.text) return { hotlines: [], places: [], placeCount: 0, terms: [] };
		return { hotlines: findHotlines(lines, question), ...findPlaces(keys, dongNames, question), terms: findTerms(terms, question) };
	};
}
