/** Searching what is shown in another language: names and sentences of the translations, beside the Korean search. */
import type { ToldService } from '#lib/content/texts.ts';
import type { Found, Hit } from './search.ts';

const WEIGHT = { name: 4, gist: 2, lines: 1 };
const MARKS = /\p{M}/gu;
const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;
const MOST = 20;
/** A query is answered by what has at least this share of its words. */
const SHARE = 0.6;

/** Without marks and capitals: "Luong huu" finds "Lương hưu". */
const plain = (text: string) => text.normalize('NFD').replace(MARKS, '').replace(/đ/gi, 'd').toLowerCase();

/** Words; a language written without spaces gives pairs of signs. */
function wordsIn(text: string): string[] {
	return plain(text)
		.split(/[^\p{L}\p{N}]+/u)
		.flatMap((word) => {
			if (!HAN.test(word)) return word.length > 1 ? [word] : [];
			const signs = [...word];
			return signs.length < 3 ? [word] : signs.slice(1).map((sign, i) => signs[i]! + sign);
		});
}

type Row = { id: string; name: string[]; gist: string[]; lines: string[] };
export type ToldSearch = (query: string) => string[];

/** Opened once for a language. A query in Hangul is not for it. Ids, best first. */
export function openTold(told: Iterable<[string, ToldService]>): ToldSearch {
	const rows: Row[] = [...told].map(([id, { name, gist, youGet = [], who = [] }]) => ({
		id,
		name: wordsIn(name),
		gist: wordsIn(gist),
		lines: wordsIn([...youGet, ...who].join(' '))
	}));
	const spread = new Map<string, number>();
	for (const { name, gist, lines } of rows) for (const word of new Set([...name, ...gist, ...lines])) spread.set(word, (spread.get(word) ?? 0) + 1);
	const rarity = (word: string) => Math.log(1 + rows.length / (1 + (spread.get(word) ?? 0)));
	const has = (words: string[], asked: string) => words.some((word) => word === asked || (asked.length > 2 && word.startsWith(asked)));
	return (query) => {
		if (HANGUL.test(query)) return [];
		const asked = [...new Set(wordsIn(query.slice(0, 200)))].filter((word) => spread.has(word) || word.length > 2);
		if (!asked.length) return [];
		const all = asked.reduce((sum, word) => sum + rarity(word), 0);
		return rows
			.map(({ id, name, gist, lines }) => {
				let score = 0;
				let met = 0;
				for (const word of asked) {
					const weight = has(name, word) ? WEIGHT.name : has(gist, word) ? WEIGHT.gist : has(lines, word) ? WEIGHT.lines : 0;
					if (weight) met += rarity(word);
					score += weight * rarity(word);
				}
				return { id, score: score / (1 + name.length / 20), met: met / all };
			})
			.filter(({ met }) => met >= SHARE)
			.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
			.slice(0, MOST)
			.map(({ id }) => id);
	};
}

/** What fits in the reader's own words comes first; then what the Korean search found. */
export function withTold(found: Found, told: string[], query: string): void {
	const known = new Map(found.hits.map((hit) => [hit.id, hit]));
	const first = told.map((id): Hit => known.get(id) ?? { id, kind: 'service', name: '', score: 0, why: { field: 'text', text: query }, matches: [] });
	const rest = found.hits.filter(({ id }) => !told.includes(id));
	found.total += first.filter(({ id }) => !known.has(id)).length;
	found.hits = [...first, ...rest];
}
