/**
 * bench:search — our search beside MiniSearch, FlexSearch, Orama and Fuse alone, in one run over the same records: quality over
 * labelled questions on the real catalogue, and time a question on the real one and on 1,000 and 10,000 made from its structure.
 *   npm run bench:search -- [QUERIES.jsonl] [--json] [--sizes 1000,10000] [--evaluator FILE]
 */
import { create, insertMultiple, search as oramaSearch } from '@orama/orama';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Full } from '../../src/lib/content/pack.ts';
import { buildSearch, type SearchInput } from '../../src/lib/search/prepare.ts';
import { readCatalogue } from '../search/catalogue.ts';
import { manyServices } from '../search/many.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { json: { type: 'boolean', default: false }, sizes: { type: 'string', default: '1000,10000' }, evaluator: { type: 'string' } }
});
const file = positionals[0] ?? 'tests/search/own-queries.jsonl';
const queries = readFileSync(file, 'utf8')
	.trim()
	.split('\n')
	.map((line) => (JSON.parse(line) as { query: string }).query);

type Doc = { id: string; name: string; other: string; phrases: string; gist: string };
type Engine = (query: string) => unknown[] | Promise<unknown[]>;

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

const quantile = (times: number[], p: number) => +([...times].sort((a, b) => a - b)[Math.ceil(p * times.length) - 1] ?? NaN).toFixed(2);

/** Milliseconds to build, and a question's; the whole is asked once before the clock runs. */
async function timed(make: (input: SearchInput) => Engine | Promise<Engine>, input: SearchInput, asked: string[]) {
	const start = performance.now();
	const engine = await make(input);
	const buildMs = Math.round(performance.now() - start);
	for (const query of asked.slice(0, 60)) await engine(query);
	const times: number[] = [];
	for (const query of asked) {
		const from = performance.now();
		await engine(query);
		times.push(performance.now() - from);
	}
	return { buildMs, p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

/** The evaluator's overall line for one engine. */
function quality(name: string): Record<string, number> | undefined {
	const evaluator = values.evaluator ?? '../shared/reference/search/evaluate.mjs';
	const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', evaluator, file, 'scripts/search/rival.ts', '--json'], {
		encoding: 'utf8',
		env: { ...process.env, SEARCH_ENGINE: name }
	});
	try {
		return (JSON.parse(stdout) as { table: { all: Record<string, number> } }).table.all;
	} catch {
		return undefined;
	}
}

/** Compressed bytes of the search as the phone loads it, Fuse included, and of the dictionary. */
async function weight(input: SearchInput) {
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		resolve: { alias: { '#lib': `${process.cwd()}/src/lib` } },
		build: { write: false, minify: true, lib: { entry: 'src/lib/search/prepare.ts', formats: ['es'], fileName: 'search' } }
	});
	const outputs = (Array.isArray(result) ? result : [result]) as { output: { type: string; code?: string }[] }[];
	const code = outputs.flatMap((r) => r.output.map((o) => o.code ?? '')).join('');
	const gzip = (text: string) => gzipSync(text, { level: 9 }).length;
	return { code: gzip(code), dictionary: gzip(JSON.stringify(input.synonyms)) };
}

async function main(): Promise<void> {
	const real = readCatalogue();
	const sizes = [
		{ size: real.services.length, input: real },
		...values.sizes
			.split(',')
			.filter(Boolean)
			.map((n) => ({ size: Number(n), input: manyServices(real, Number(n)) }))
	];
	const rows: Record<string, unknown>[] = [];
	for (const { size, input } of sizes) {
		for (const [engine, make] of Object.entries(engines)) {
			// Fuse alone needs half a second a question over many records.
			const asked = engine === 'fuse' && size > 5000 ? queries.slice(0, 40) : queries;
			const scored = input === real ? quality(engine) : undefined;
			rows.push({
				size,
				engine,
				...(await timed(make, input, asked)),
				...(scored && { ndcg: scored['ndcg'], success3: scored['success3'], zero: scored['zero'] })
			});
		}
	}
	const report = { file, queries: queries.length, gzip: await weight(real), rows };
	if (values.json) console.log(JSON.stringify(report, null, 2));
	else {
		console.table(rows);
		console.log(`gzip: code ${report.gzip.code} B, dictionary ${report.gzip.dictionary} B`);
	}
}

if (process.argv[1]?.endsWith('bench/search.ts')) await main();
