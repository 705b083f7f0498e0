/**
 * How often a record stands in results: the labelled questions go through the real search, the invented households
 * through the real finder. One for each question and each household in whose answer it stands without asking for more.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { Context } from '../../src/lib/eligibility/context.ts';
import { situation } from '../../src/lib/eligibility/facts.ts';
import { readHousehold } from '../../src/lib/eligibility/household-file.ts';
import { buildSearch } from '../../src/lib/search/prepare.ts';
import { grouped, rowsOf } from '../../src/routes/finder/order.ts';
import { contentFor, readPersonas } from '../personas.ts';
import { inputOf } from '../search/catalogue.ts';
import { packOf, siteOf } from './compile.ts';
import type { Records } from './records.ts';

/** What a person sees without asking for more: of the hits, and of each open group of the finder. */
const FIRST_HITS = 10;
const FIRST_OF_GROUP = 5;
const OPEN_GROUPS: readonly string[] = ['likely', 'ask', 'office'];

export type Shown = { questions: number; households: number; times: Map<string, number> };

const lines = (file: string): string[] =>
	readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.trim());

/** `questions` and `households`: JSON Lines with `query`, and households as the finder keeps them. Files that are not there are left out. */
export function shownIn(records: Records, files: { questions: string[]; households: string[] }): Shown {
	const times = new Map<string, number>();
	const met = (id: string) => times.set(id, (times.get(id) ?? 0) + 1);
	const pack = packOf(records);
	const { search } = buildSearch(inputOf(pack, siteOf(records, pack)));
	const questions = new Set(files.questions.filter(existsSync).flatMap((file) => lines(file).map((line) => (JSON.parse(line) as { query: string }).query)));
	for (const question of questions) {
		const { hits, places, hotlines } = search(question, { limit: FIRST_HITS });
		for (const id of new Set([...hits, ...places, ...hotlines].map((hit) => hit.id))) met(id);
	}
	const { context } = contentFor(records);
	const services = [...pack.programmes, ...pack.services.filter((service) => service.depth === 'full')];
	const households = files.households.filter(existsSync).flatMap((file) => readPersonas(file));
	for (const household of households) {
		const asOf: Context = { ...context, asOf: household.asOf };
		const read = readHousehold(household, asOf);
		if (!read.ok) continue;
		const groups = grouped(rowsOf(services, situation(read.household, asOf), new Set()), new Set());
		for (const { group, rows } of groups) if (OPEN_GROUPS.includes(group)) for (const { id } of rows.slice(0, FIRST_OF_GROUP)) met(id);
	}
	return { questions: questions.size, households: households.length, times };
}
