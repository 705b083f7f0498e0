/** The engines that are measured, each over the same records. Runs in Node and in a page. */
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Full } from '../../src/lib/content/pack.ts';
import { buildSearch, type SearchInput } from '../../src/lib/search/prepare.ts';

type Doc = { id: string; name: string; other: string; phrases: string; gist: string };
export type Engine = (query: string) => unknown[] | Promise<unknown[]>;

const docsOf = (input: SearchInput): Doc[] =>
	[...input.services, ...input.programmes].map((s) => ({
		id: s.id,
		name: s.name,
		other: s.aliases.map((a) => a.text).join(' '),
		phrases: s.depth === 'full' ? (s as Full).phrases.join(' ') : '',
		gist: s.depth === 'full' ? (s as Full).text.gist : s.line
	}));
const bigrams = (text: string) =>
	text
		.normalize('NFC')
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.flatMap((w) => (w.length < 2 ? [w] : Array.from({ length: w.length - 1 }, (_, i) => w.slice(i, i + 2))))
		.filter(Boolean);
const FIELDS = ['name', 'other', 'phrases', 'gist'] as const;

function ours(input: SearchInput): Engine {
	const { search } = buildSearch(input);
	return (query) => search(query, { limit: 10 }).hits;
}
function mini(input: SearchInput): Engine {
	const index = new MiniSearch<Doc>({ fields: [...FIELDS], storeFields: ['name'], tokenize: bigrams });
	index.addAll(docsOf(input));
	return (query) => index.search(query, { fuzzy: 0.2, prefix: true, boost: { name: 4, other: 4, phrases: 3 } }).slice(0, 10);
}
function flex(input: SearchInput): Engine {
	const docs = docsOf(input);
	const index = new FlexSearch.Index({ encode: bigrams, tokenize: 'forward', resolution: 9 });
	docs.forEach((doc, at) => index.add(at, FIELDS.map((f) => doc[f]).join(' ')));
	return (query) => (index.search(query, { limit: 10, suggest: true }) as number[]).map((at) => ({ name: docs[at]?.name ?? '' }));
}
async function orama(input: SearchInput): Promise<Engine> {
	const tokenizer = { language: 'korean', normalizationCache: new Map(), tokenize: (raw: string) => bigrams(raw) };
	const db = create({ schema: { name: 'string', other: 'string', phrases: 'string', gist: 'string' } as const, components: { tokenizer } });
	await insertMultiple(db, docsOf(input), 500);
	return async (query) => (await oramaSearch(db, { term: query, limit: 10, boost: { name: 4, other: 4, phrases: 3 } })).hits.map((h) => h.document);
}
function fuse(input: SearchInput): Engine {
	const keys = [
		{ name: 'name', weight: 4 },
		{ name: 'other', weight: 3 },
		{ name: 'phrases', weight: 3 },
		{ name: 'gist', weight: 1 }
	];
	const index = new Fuse(docsOf(input), { keys, ignoreDiacritics: true, ignoreLocation: true, threshold: 0.4 });
	return (query) => index.search(query.slice(0, 60), { limit: 10 }).map((hit) => hit.item);
}
export const engines: Record<string, (input: SearchInput) => Engine | Promise<Engine>> = { ours, minisearch: mini, flexsearch: flex, orama, fuse };

export const quantile = (times: number[], p: number) => +([...times].sort((a, b) => a - b)[Math.ceil(p * times.length) - 1] ?? NaN).toFixed(2);

/** Seconds of asking after which an engine is not asked again. */
const ENOUGH = 20;

/**
 * Milliseconds to build, and a question's. Some are asked once before the clock runs; then all are asked three times and the middle
 * of the three counts, for one asking is as much the machine's as the engine's. `first95` is the 95th of the first askings alone.
 */
export async function timed(make: (input: SearchInput) => Engine | Promise<Engine>, input: SearchInput, asked: string[]) {
	const start = performance.now();
	const engine = await make(input);
	const buildMs = Math.round(performance.now() - start);
	for (const query of asked.slice(0, 60)) await engine(query);
	const times: number[][] = asked.map(() => []);
	const begun = performance.now();
	for (let round = 0; round < 3 && (round === 0 || performance.now() - begun < ENOUGH * 1000); round++) {
		for (const [at, query] of asked.entries()) {
			const from = performance.now();
			await engine(query);
			times[at]?.push(performance.now() - from);
		}
	}
	const middle = times.map((all) => [...all].sort((a, b) => a - b)[all.length >> 1] ?? NaN);
	return {
		buildMs,
		p50: quantile(middle, 0.5),
		p95: quantile(middle, 0.95),
		first95: quantile(
			times.map(([first = NaN]) => first),
			0.95
		)
	};
}
