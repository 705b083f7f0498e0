// @vitest-environment node
/** A page comes with the words it speaks: whatever it draws, also later, finds its texts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { sectionsOf, type Strings } from '../../scripts/content/strings.ts';
import { sectionsFor } from '../../src/routes/sections.ts';

const words = parse(readFileSync('content/strings/ko.yaml', 'utf8')) as Strings;
const homes = new Map(Object.entries(sectionsOf(words)).flatMap(([section, keys]) => Object.keys(keys).map((key) => [key, section] as const)));

const IMPORT = /import\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g;
const KEY = /['"`]([a-zA-Z]+)\.[\w.${}[\]]+/g;

function fileOf(from: string, name: string): string | undefined {
	const path = name.startsWith('#lib/') ? join('src/lib', name.slice('#lib/'.length)) : name.startsWith('.') ? join(dirname(from), name) : '';
	return existsSync(path) ? path : undefined;
}

/** First parts of the keys that a page and all it imports name, with one file that does. */
function spoken(file: string, read = (path: string) => readFileSync(path, 'utf8')): Map<string, string> {
	const seen = new Set<string>();
	const keys = new Map<string, string>();
	const walk = (path: string) => {
		if (seen.has(path)) return;
		seen.add(path);
		const code = read(path);
		for (const [, key] of code.matchAll(KEY)) if (key && homes.has(key)) keys.set(key, path);
		for (const [, name, later] of code.matchAll(IMPORT)) {
			const next = fileOf(path, name ?? later ?? '');
			if (next && /\.(svelte|ts)$/.test(next)) walk(next);
		}
	};
	walk(file);
	return keys;
}

function missing(page: string, read?: (path: string) => string): string[] {
	const route = dirname(page).slice('src/routes'.length) || '/';
	const here = new Set<string>(sectionsFor(route));
	return [...spoken(page, read)].filter(([key]) => !here.has(homes.get(key) ?? '')).map(([key, file]) => `${route}: ${key} (${homes.get(key)}) in ${file}`);
}

const pages = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('+page.svelte'))
	.map((path) => join('src/routes', path));

describe('a page comes with the words it speaks', () => {
	test('there are pages', () => expect(pages.length).toBeGreaterThan(20));

	test.each(pages)('%s', (page) => expect(missing(page)).toEqual([]));

	test('words of another section are found out, also in what the page imports', () => {
		const planted = (path: string) => (path.endsWith('Nothing.svelte') ? "t('desk.title')" : readFileSync(path, 'utf8'));
		expect(missing('src/routes/search/+page.svelte', planted)).toEqual(['/search: desk (desk) in src/routes/search/Nothing.svelte']);
	});
});
