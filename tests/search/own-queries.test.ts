/** Questions written down before they were tried: a floor under the whole, and under every kind. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { all, namesFor } from './catalogue.ts';

type Label = { name: string; grade: number };
type Asked = { query: string; class: string; relevant: Label[] };
const asked = readFileSync('tests/search/own-queries.jsonl', 'utf8')
	.trim()
	.split('\n')
	.map((line) => JSON.parse(line) as Asked);
const names = new Set(all.map((s) => s.name));
const gain = (grade: number, rank: number) => (2 ** grade - 1) / Math.log2(rank + 2);

/** nDCG@10 of one question over the services that the catalogue has. */
function score({ query, relevant }: Asked): number {
	const wanted = new Map(relevant.filter((r) => names.has(r.name)).map((r) => [r.name, r.grade]));
	const found = namesFor(query, 10).reduce((sum, name, i) => sum + gain(wanted.get(name) ?? 0, i), 0);
	const ideal = [...wanted.values()]
		.sort((a, b) => b - a)
		.slice(0, 10)
		.reduce((sum, grade, i) => sum + gain(grade, i), 0);
	return found / ideal;
}

test('every label names a service of the catalogue', () => {
	expect(asked.flatMap((q) => q.relevant.map((r) => r.name)).filter((name) => !names.has(name))).toEqual([]);
});

test('the own questions, over all and by kind', () => {
	const byKind = new Map<string, number[]>();
	for (const q of asked) for (const kind of ['all', q.class]) byKind.set(kind, [...(byKind.get(kind) ?? []), score(q)]);
	const mean = (list: number[]) => list.reduce((s, x) => s + x, 0) / list.length;
	const means = Object.fromEntries([...byKind].map(([kind, list]) => [kind, mean(list)]));
	expect(means['all']).toBeGreaterThan(0.9);
	for (const kind of ['exact', 'spacing', 'chosung', 'partial', 'typo', 'keyboard']) expect(means[kind], kind).toBeGreaterThan(0.95);
	for (const [kind, value] of Object.entries(means)) expect(value, kind).toBeGreaterThan(0.75);
});

test('search:eval prints what the evaluator prints, for a file anywhere', () => {
	const evaluator = 'tests/support/evaluator.mjs';
	const { stdout } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'scripts/search/eval.ts', 'tests/search/own-queries.jsonl', '--json', '--evaluator', evaluator],
		{ encoding: 'utf8' }
	);
	expect(JSON.parse(stdout)).toEqual({ file: 'tests/search/own-queries.jsonl', flags: ['--json'], first: '기초연금', names: all.length });
});
