/** Each rule of the house has a planted fault that it must find. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { districtWords, findWords } from '../../scripts/check-words.mjs';

const CHAPTERS = [
	'content',
	'device',
	'i18n',
	'ui',
	'catalogue',
	'search',
	'services',
	'eligibility',
	'stages',
	'places',
	'visit',
	'vault',
	'handoff',
	'casework'
];
let house = '';

beforeAll(() => {
	house = mkdtempSync(join(tmpdir(), 'house-'));
	for (const name of ['package.json', '.dependency-cruiser.cjs', 'eslint.config.js', 'svelte.config.js', 'tsconfig.json']) cpSync(name, join(house, name));
	// svelte.config.js asks it what a page fetches ahead.
	cpSync('scripts/ahead.mjs', join(house, 'scripts/ahead.mjs'));
	symlinkSync(resolve('node_modules'), join(house, 'node_modules'));
	for (const chapter of CHAPTERS) plant(`src/lib/${chapter}/start.ts`, 'export const start = 1;\n');
	plant('src/lib/ui/State.svelte', '<p>x</p>\n');
	plant('src/lib/ui/state.svelte.ts', 'export const state = 1;\n');
	// svelte.config.js reads its inline script.
	plant('src/app.html', '<script></script>\n');
	plant('src/routes/page.ts', 'export const page = 1;\n');
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function plant(path: string, text: string): void {
	mkdirSync(dirname(join(house, path)), { recursive: true });
	writeFileSync(join(house, path), text);
}

/** The layer rules that planted files break, each with the file that broke it. */
function breaches(files: Record<string, string>): { rule: string; from: string }[] {
	for (const [path, text] of Object.entries(files)) plant(path, text);
	const { stdout } = spawnSync(resolve('node_modules/.bin/depcruise'), ['src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
		cwd: house,
		encoding: 'utf8',
		maxBuffer: 1e8
	});
	for (const path of Object.keys(files)) rmSync(join(house, path));
	const { violations } = (JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } }).summary;
	return violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}
const broken = (files: Record<string, string>): string[] => breaches(files).map(({ rule }) => rule);

test('a clean house has no complaint', () => {
	expect(broken({})).toEqual([]);
});

const planted: [string, Record<string, string>][] = [
	['thinking-first', { 'src/lib/ui/planted.ts': "import { state } from './state.svelte.ts';\nexport const p = state;\n" }],
	['remembering-next', { 'src/lib/ui/planted.svelte.ts': "import State from './State.svelte';\nexport const p = State;\n" }],
	['lib-knows-no-route', { 'src/lib/ui/planted.ts': "import { page } from '../../routes/page.ts';\nexport const p = page;\n" }],
	['only-routes-reach-for-the-catalogue', { 'src/lib/services/planted.ts': "import { start } from '#lib/catalogue/start.ts';\nexport const p = start;\n" }],
	['desk-only', { 'src/routes/planted.ts': "import { start } from '#lib/vault/start.ts';\nexport const p = start;\n" }],
	[
		'no-circles',
		{
			'src/lib/ui/a.ts': "import { b } from './b.ts';\nexport const a: number = b;\n",
			'src/lib/ui/b.ts': "import { a } from './a.ts';\nexport const b: number = a;\n"
		}
	],
	['no-strays', { 'src/lib/ui/planted.ts': "import { x } from './not-there.ts';\nexport const p = x;\n" }],
	['src-ships-no-dev-library', { 'src/lib/ui/planted.ts': "import fc from 'fast-check';\nexport const p = fc;\n" }],
	['one-door-fusejs', { 'src/lib/services/planted.ts': "import Fuse from 'fuse.js';\nexport const p = Fuse;\n" }],
	['one-door-inext', { 'src/lib/services/planted.ts': "import i18next from 'i18next';\nexport const p = i18next;\n" }],
	['one-door-workboxwindow', { 'src/lib/services/planted.ts': "import { Workbox } from 'workbox-window';\nexport const p = Workbox;\n" }],
	['one-door-dexie', { 'src/lib/services/planted.ts': "import Dexie from 'dexie';\nexport const p = Dexie;\n" }],
	['one-door-writeexcelfile', { 'src/lib/services/planted.ts': "import write from 'write-excel-file/universal';\nexport const p = write;\n" }],
	['one-door-noble', { 'src/lib/catalogue/planted.ts': "import { sha256 } from '@noble/hashes/sha2.js';\nexport const p = sha256;\n" }],
	['one-door-scure', { 'src/routes/desk/planted.ts': "import { bech32 } from '@scure/base';\nexport const p = bech32;\n" }],
	['one-door-uqr', { 'src/lib/services/planted.ts': "import { encode } from 'uqr';\nexport const p = encode;\n" }]
];
/** A chapter that reaches for the next one. */
const forward = CHAPTERS.slice(0, -1).map((chapter, i): [string, Record<string, string>] => [
	`chapter-${chapter}`,
	{ [`src/lib/${chapter}/planted.ts`]: `import { start } from '#lib/${CHAPTERS[i + 1]}/start.ts';\nexport const planted = start;\n` }
]);
/** All faults are planted at once, each under a name of its own: the tool is slow to start. */
const apart = [...forward, ...planted].map(([rule, files], i) => ({
	rule,
	files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace(/planted(?=[./])/i, (name) => `${name}${i}`), text]))
}));
let found: { rule: string; from: string }[] | undefined;
test.each(apart)('$rule bites', ({ rule, files }) => {
	found ??= breaches(Object.assign({}, ...apart.map((one) => one.files)) as Record<string, string>);
	expect(found.filter(({ from }) => from in files).map((one) => one.rule)).toContain(rule);
});

const habits: [string, string, string, string][] = [
	['words in code', 'src/lib/ui/planted.ts', "export const p = '안녕';\n", 'no-restricted-syntax'],
	['words in a view', 'src/lib/ui/Planted.svelte', '<p>안녕</p>\n', 'no-restricted-syntax'],
	['a clock in logic', 'src/lib/services/planted.ts', 'export const p = () => new Date();\n', 'no-restricted-syntax'],
	['raw HTML', 'src/lib/ui/Planted.svelte', '<script>let x = $state("");</script>\n{@html x}\n', 'svelte/no-at-html-tags'],
	[
		'too many parameters',
		'src/lib/ui/planted.ts',
		'export const p = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n',
		'max-params'
	],
	['a lonely test', 'tests/planted.test.ts', "import { test } from 'vitest';\ntest.only('x', () => {});\n", 'no-restricted-syntax'],
	['dice of its own', 'tests/planted.test.ts', "import fc from 'fast-check';\nexport const p = fc;\n", 'no-restricted-imports']
];
/** Rules that ESLint finds in each planted file: one run for all of them. */
let complaints: Map<string, string[]> | undefined;
function lint(): Map<string, string[]> {
	const files = habits.map(([, path, text], i) => [path.replace(/planted(?=[./])/i, (name) => `${name}${i}`), text] as const);
	for (const [path, text] of files) plant(path, text);
	const paths = files.map(([path]) => path);
	const { stdout } = spawnSync(resolve('node_modules/.bin/eslint'), ['--format', 'json', ...paths], { cwd: house, encoding: 'utf8' });
	for (const path of paths) rmSync(join(house, path));
	const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
	return new Map(habits.map(([name], i) => [name, results.filter((r) => r.filePath.endsWith(paths[i]!)).flatMap((r) => r.messages.map((m) => m.ruleId))]));
}

test.each(habits)('lint: %s', (name, _path, _text, rule) => {
	complaints ??= lint();
	expect(complaints.get(name)).toContain(rule);
});

test('no word of the district in src, and one planted is found', () => {
	expect(findWords('src', districtWords())).toEqual([]);
	plant('src/lib/ui/planted.ts', `export const where = '${districtWords()[0]}';\n`);
	expect(findWords(join(house, 'src'), districtWords()).length).toBeGreaterThan(0);
	rmSync(join(house, 'src/lib/ui/planted.ts'));
});

test('an unused export is found', () => {
	plant('src/lib/ui/planted.ts', 'export const nobody = 1;\n');
	cpSync('knip.json', join(house, 'knip.json'));
	const { stdout } = spawnSync(resolve('node_modules/.bin/knip'), ['--include', 'files,exports'], { cwd: house, encoding: 'utf8' });
	rmSync(join(house, 'src/lib/ui/planted.ts'));
	expect(stdout).toContain('planted.ts');
});

test('a view with a wrong type does not pass', () => {
	expect(() => execFileSync(resolve('node_modules/.bin/tsc'), ['--version'])).not.toThrow();
	plant('bad.ts', 'export const n: number = "one";\n');
	const { status, stdout } = spawnSync(resolve('node_modules/.bin/tsc'), ['--noEmit', '--strict', '--ignoreConfig', 'bad.ts'], {
		cwd: house,
		encoding: 'utf8'
	});
	rmSync(join(house, 'bad.ts'));
	expect(status).not.toBe(0);
	expect(stdout).toContain('TS2322');
});
