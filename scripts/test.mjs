/** npm test — every check and every test, one after the other, and at the end one line: N passed, N failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from '../tests/support/chromium.mjs';

const { executablePath, env: browserEnv } = await findChromium();
// Without a language in the environment Chromium saves no file under a Korean name.
const env = { LANG: 'C.UTF-8', ...process.env, ...browserEnv, CHROMIUM_PATH: executablePath };
rmSync('test-results', { recursive: true, force: true });
mkdirSync('test-results', { recursive: true });
let passed = 0;
let failed = 0;

function run(title, command) {
	console.log(`\n── ${title}`);
	const { status } = spawnSync(command, { shell: true, stdio: 'inherit', env });
	return status === 0;
}

/** A step that passes or fails as a whole. */
function step(title, command) {
	if (run(title, command)) passed++;
	else {
		failed++;
		console.log(`✗ ${title}`);
	}
}

/** Adds a report's counts; a runner that died before it could count is one failure. */
function count(title, ok, file, read) {
	if (!existsSync(file)) {
		failed++;
		console.log(`✗ ${title}: no report was written`);
		return;
	}
	const { good, bad } = read(JSON.parse(readFileSync(file, 'utf8')));
	passed += good;
	failed += bad;
	if (!ok && bad === 0) failed++;
	if (good + bad === 0) failed++;
}

for (const name of ['content', 'types', 'worker-types', 'lint', 'format', 'layers', 'unused', 'words']) step(`check ${name}`, `npm run --silent check:${name}`);

const units = run('unit and component tests', 'npx vitest run --reporter=default --reporter=json --outputFile.json=test-results/units.json');
count('unit and component tests', units, 'test-results/units.json', (r) => ({
	good: r.numPassedTests,
	bad: r.numFailedTests + (r.testResults ?? []).filter((t) => t.status === 'failed' && !t.assertionResults.length).length
}));

step('build', 'npm run --silent build');
const journeys = run('journeys in Chromium', 'npx playwright test');
count('journeys', journeys, 'test-results/journeys.json', (r) => ({
	good: r.stats.expected,
	bad: r.stats.unexpected + r.stats.flaky + (r.errors?.length ?? 0)
}));

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
