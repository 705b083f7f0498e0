/** What is due for another look, and whether addresses still answer. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askAll } from '../../scripts/content/addresses.ts';
import { dueOn, reviews, type Due } from '../../scripts/content/due.ts';
import { readRecords } from '../../scripts/content/records.ts';
import { shownIn } from '../../scripts/content/shown.ts';
import { portal, send, workplace } from './import-support.ts';

const PACE = { pauseMs: 0, timeoutMs: 500, hosts: 2 };

test('addresses: fine, moved within and without, gone, unsure; HEAD that fails is asked again with GET', async () => {
	const methods: string[] = [];
	const { base, close } = await portal(({ url }, response) => {
		methods.push(`${response.req.method} ${url.pathname}`);
		const answers: Record<string, () => void> = {
			'/fine': () => send('ok')(response),
			'/head': () => send('', response.req.method === 'HEAD' ? 405 : 200)(response),
			'/inside': () => send('', 302, { location: '/fine' })(response),
			'/outside': () => send('', 301, { location: 'https://elsewhere.example/' })(response),
			'/gone': () => send('', 404)(response),
			'/closed': () => send('', 403)(response),
			'/slow': () => undefined
		};
		answers[url.pathname]?.();
	});
	const paths = ['fine', 'head', 'inside', 'outside', 'gone', 'closed', 'slow'];
	const answers = await askAll(
		[...paths, 'fine'].map((path) => `${base}/${path}`),
		PACE,
		() => undefined
	);
	await close();
	expect(answers).not.toBe('no-network');
	const told = Object.fromEntries((answers as Exclude<typeof answers, string>).map((a) => [a.address.split('/').at(-1), a.verdict]));
	expect(told).toEqual({ fine: 'fine', head: 'fine', inside: 'fine', outside: 'moved', gone: 'gone', closed: 'unsure', slow: 'silent' });
	expect(methods.filter((m) => m.endsWith('/head'))).toEqual(['HEAD /head', 'GET /head']);
});

test('no network is said, and is not "all fine"', async () => {
	const { base, close } = await portal((_, response) => send('ok')(response));
	await close();
	expect(await askAll([`${base}/a`, `${base}/b`], PACE, () => undefined)).toBe('no-network');
});

test('due: overdue first by how often shown, then by day', () => {
	const due = (id: string, day: string, shown: number): Due => ({ kind: 'full', id, name: id, file: `${id}.yaml`, due: day, shown });
	const all = [
		due('soon', '2026-12-01', 9),
		due('late-rare', '2026-11-01', 1),
		due('late-often', '2026-11-20', 5),
		due('today', '2026-11-23', 1),
		due('far', '2027-06-01', 9)
	];
	expect(dueOn(all, '2026-11-23', 30).map((d) => d.id)).toEqual(['late-often', 'late-rare', 'today', 'soon']);
	expect(dueOn([], '2026-11-23', 30)).toEqual([]);
});

test('services after 90 days, phones after 180, yearly tables on 1 January', () => {
	const place = workplace();
	const all = reviews(readRecords(place.content, []), new Map([['basic-pension', 3]]));
	place.remove();
	expect(all.find((d) => d.id === 'basic-pension')).toMatchObject({ kind: 'full', due: '2027-02-21', shown: 3 });
	const hotlines = all.filter((d) => d.kind === 'hotline');
	expect(hotlines.length).toBeGreaterThan(5);
	expect(hotlines.every((d) => d.due > '2027-03')).toBe(true);
	const tables = reviews(readRecords('content', []), new Map([['basic-pension', 3]])).filter((d) => d.kind === 'parameter');
	expect(tables.length).toBeGreaterThan(0);
	expect(tables.every((d) => d.due.endsWith('-01-01'))).toBe(true);
	// A table is shown as often as the services whose rules ask it.
	expect(tables.find((d) => d.id === 'basic-pension-limit-couple')?.shown).toBe(3);
	expect(tables.find((d) => d.id === 'rent-ceiling')?.shown).toBe(0);
});

test('how often it stands in results is counted by the real search and the real finder', () => {
	const folder = mkdtempSync(join(tmpdir(), 'shown-'));
	const [questions, households] = [join(folder, 'q.jsonl'), join(folder, 'h.jsonl')];
	writeFileSync(questions, '{"query":"기초연금"}\n{"query":"기초연금"}\n{"query":"노인연금"}\n{"query":"가나다라마바사"}\n');
	const old = {
		household: { 'residence.district': 'here', size: 1, 'income.recognised': 1_000_000 },
		members: [{ relation: 'self', birth: '1950-01-01', marriage: 'single' }]
	};
	writeFileSync(households, `${JSON.stringify({ id: 'h1', title: 't', asOf: '2026-11-23', expect: {}, ...old })}\n`);
	const place = workplace();
	const records = readRecords(place.content, []);
	const only = { questions: [questions, join(folder, 'not-there.jsonl')], households: [] };
	expect(shownIn(records, only).questions).toBe(3);
	expect(shownIn(records, only).times.get('basic-pension')).toBe(2);
	expect(shownIn(records, { questions: [], households: [households] }).times.get('basic-pension')).toBe(1);
	place.remove();
});
