/**
 * bench:search — our search beside MiniSearch, FlexSearch, Orama and Fuse alone, in one run over the same records: quality over
 * labelled questions on the real catalogue, and time a question on the real one and on 1,000 and 10,000 made from its structure.
 * Then ours beside MiniSearch in Chromium with its processor slowed to a quarter, and the first answer from IndexedDB there.
 *   npm run bench:search -- [QUERIES.jsonl] [--json] [--sizes 1000,10000] [--no-chromium] [--evaluator FILE]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { SearchInput } from '../../src/lib/search/prepare.ts';
import { readCatalogue } from '../search/catalogue.ts';
import { manyServices } from '../search/many.ts';
import { engines, timed } from './engines.ts';
import { inChromium } from './search-chromium.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	allowNegative: true,
	options: {
		json: { type: 'boolean', default: false },
		sizes: { type: 'string', default: '1000,10000' },
		evaluator: { type: 'string' },
		chromium: { type: 'boolean', default: true }
	}
});
const file = positionals[0] ?? 'tests/search/own-queries.jsonl';
const queries = readFileSync(file, 'utf8')
	.trim()
	.split('\n')
	.map((line) => (JSON.parse(line) as { query: string }).query);

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

type Built = { output: { type: string; isEntry?: boolean; fileName: string; code?: string }[] };

/** What the dictionary adds to the catalogue's file, which comes in brotli as a whole. */
function dictionaryInPack(pack: string): number {
	const brotli = (lines: string[]) => brotliCompressSync(lines.join('\n')).length;
	const lines = pack.split('\n');
	const others = lines.filter((line) => !line.startsWith('["tables",{"synonyms"'));
	if (others.length + 1 !== lines.length) throw new Error('the dictionary is not one line of the pack');
	return brotli(lines) - brotli(others);
}

/**
 * Compressed bytes. gzip: what answers, what prepares (once a pack), both in one, Fuse (where nothing fits), and the dictionary, each by itself.
 * `delivered`: code and dictionary as the phone fetches them, in brotli, the dictionary within the catalogue.
 */
async function weight(input: SearchInput) {
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		resolve: { alias: { '#lib': `${process.cwd()}/src/lib` } },
		build: {
			write: false,
			minify: true,
			rolldownOptions: {
				preserveEntrySignatures: 'strict',
				input: { search: 'src/lib/search/search.ts', prepare: 'src/lib/search/prepare.ts', near: 'src/lib/search/near.ts' },
				output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' }
			}
		}
	});
	const { output } = result as Built;
	const gzip = (text: string) => gzipSync(text, { level: 9 }).length;
	const text = (names: string[]) =>
		output
			.filter((o) => names.includes(o.fileName))
			.map((o) => o.code ?? '')
			.join('');
	const code = (names: string[]) => gzip(text(names));
	const own = ['search.js', 'prepare.js', 'near.js'];
	const shared = output.map((o) => o.fileName).filter((name) => !own.includes(name));
	const all = ['search.js', 'prepare.js', ...shared];
	return {
		answers: code(['search.js', ...shared]),
		prepares: code(['prepare.js']),
		both: code(all),
		fuse: code(['near.js']),
		dictionary: gzip(JSON.stringify(input.synonyms)),
		delivered: { code: brotliCompressSync(text(all)).length, dictionary: dictionaryInPack(readFileSync('.content/pack.jsonl', 'utf8')) }
	};
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
	const chromium = values.chromium ? await inChromium(sizes, queries) : undefined;
	const report = { file, queries: queries.length, bytes: await weight(real), rows, ...(chromium && { chromium }) };
	if (values.json) console.log(JSON.stringify(report, null, 2));
	else {
		console.table(rows);
		if (chromium) console.table(chromium);
		console.log('bytes:', report.bytes);
	}
}

await main();
