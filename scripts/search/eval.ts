/**
 * search:eval — judges the search over the real catalogue with labelled questions; other flags go through to the evaluator.
 *   npm run search:eval -- QUERIES.jsonl [--json] [--misses] [--class NAME] [--evaluator FILE]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const REFERENCE = '../shared/reference/search/evaluate.mjs';

const flags = process.argv.slice(2);
const at = flags.indexOf('--evaluator');
const [evaluator = REFERENCE] = at < 0 ? [] : flags.splice(at, 2).slice(1);
const [file, ...rest] = flags;
if (!file || file.startsWith('--')) {
	console.error('usage: npm run search:eval -- QUERIES.jsonl [--json] [--misses] [--class NAME] [--evaluator FILE]');
	process.exit(2);
}
const engine = fileURLToPath(new URL('./engine.ts', import.meta.url));
const { status } = spawnSync(process.execPath, ['--import', 'tsx', evaluator, file, engine, ...rest], { stdio: 'inherit' });
process.exit(status ?? 1);
