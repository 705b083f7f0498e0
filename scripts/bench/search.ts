/**
 * bench:search — our search beside MiniSearch, FlexSearch, Orama and Fuse alone, in one run over the same records: quality over
 * labelled questions on the real catalogue, and time a question on the real one and on 1,000 and 10,000 made from its structure.
 * Then ours beside MiniSearch in Chromium with its processor slowed to a quarter, and the first answer from IndexedDB there.
 *   npm run bench:search -- [QUERIES.jsonl] [--json] [--sizes 1000,10000] [--no-chromium] [--evaluator FILE]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
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

/** Compressed bytes as the phone loads them: what answers, what prepares (once a pack), Fuse (where nothing fits), and the dictionary. */
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
	const code = (names: string[]) =>
		gzip(
			output
				.filter((o) => names.includes(o.fileName))
				.map((o) => o.code ?? '')
				.join('')
		);
	const own = ['search.js', 'prepare.js', 'near.js'];
	const shared = output.map((o) => o.fileName).filter((name) => !own.includes(name));
	return { answers: code(['search.js', ...shared]), prepares: code(['prepare.js']), fuse: code(['near.js']), dictionary: gzip(JSON.stringify(input.synonyms)) };
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
	const report = { file, queries: queries.length, gzip: await weight(real), rows, ...(chromium && { chromium }) };
	if (values.json) console.log(JSON.stringify(report, null, 2));
	else {
		console.table(rows);
		if (chromium) console.table(chromium);
		console.log('gzip, bytes:', report.gzip);
	}
}

await main();
