/**
 * questions — how many questions until the ten most relevant services are settled, and how long choosing one takes.
 *   tsx scripts/bench/questions.ts FILE [--content FOLDER] [--bar 8] [--show ID]
 * Each household of FILE starts unknown; the planner asks, the full household answers. Exit 1 above the bar.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Context } from '#lib/eligibility/context.ts';
import { treeOf } from '#lib/eligibility/evaluate.ts';
import { situation, type Situation } from '#lib/eligibility/facts.ts';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import { nextQuestion, slotsOf, type Question } from '#lib/eligibility/planner.ts';
import { fitOf, relevanceOf } from '#lib/eligibility/relevance.ts';
import { assess, type Finding } from '#lib/eligibility/verdict.ts';
import { readRecords } from '../content/records.ts';
import { contentFor, finder, readPersonas, type Persona, type Service } from '../personas.ts';

type Answers = Record<string, unknown>;
type File = { asOf: string; household: Answers; members: Answers[] };
/** Keys of the file under which one answer may stand. */
const TWINS: Record<string, string[]> = {
	birth: ['birth', 'age'],
	'income.median_percent': ['income.median_percent', 'income.monthly', 'income.recognised', 'income.recognised_percent']
};
const TOP = 10;
const MOST = 60;

function rank({ verdict, truth }: Finding): number {
	if (verdict === 'likely') return 0;
	if (verdict === 'office' && truth === 'yes') return 1;
	return verdict === 'ask' ? 2 : verdict === 'office' ? 3 : verdict === 'already' ? 4 : 5;
}

/** The ten services that concern this household most: those its author expects, then those that hold, the closest fit first. */
function mostRelevant(persona: Persona, services: Service[], context: Context): Service[] {
	const read = readHousehold(persona, context);
	if (!read.ok) throw new Error(`${persona.id}: ${read.reason}`);
	const s = situation(read.household, context);
	const find = finder(services);
	const expected = new Set((persona.expect.likelyOrAsk ?? []).map((name) => find([name, ...(persona.aliases?.[name] ?? [])])?.id));
	const judged = services.flatMap((service) => {
		const finding = assess(service, s);
		const rule = 'rule' in service ? service.rule : undefined;
		return finding && rule ? [{ service, rank: expected.has(service.id) ? -1 : rank(finding), fit: fitOf(treeOf(rule), s) }] : [];
	});
	const sorted = judged.sort((a, b) => a.rank - b.rank || b.fit - a.fit || (a.service.id < b.service.id ? -1 : 1));
	return sorted.slice(0, TOP).map(({ service }) => service);
}

function copy(from: Answers, to: Answers, key: string): void {
	const keys = (TWINS[key] ?? [key]).filter((k) => from[k] !== undefined);
	for (const k of keys) to[k] = from[k];
	if (!keys.length) to[key] = 'dont_know';
}

/** Writes the full household's answers into the file of answers; the family comes with relations and ages. */
function reply({ key, members }: Question, full: File, told: File): void {
	if (key === 'family') {
		copy(full.household, told.household, 'size');
		copy(full.household, told.household, 'children_count');
		full.members.forEach((person, i) => ['relation', 'birth'].forEach((k) => copy(person, (told.members[i] ??= {}), k)));
	} else if (!members.length) copy(full.household, told.household, key);
	else for (const i of members) copy(full.members[i]!, told.members[i]!, key);
}

/** `page`: questions until the ten services on top of the list as shown are settled. `chosen`: until the author's ten are. */
type Run = { page: number; chosen: number; asked: string[]; times: number[] };

/** Is something still to be asked for one of the ten services that stand on top of the list now? */
function pageIsOpen(services: Service[], s: Situation): boolean {
	const rows = services.flatMap((service) => {
		const finding = assess(service, s);
		const shown = finding && 'rule' in service && service.rule && !['not_now', 'already'].includes(finding.verdict);
		return shown ? [{ id: service.id, verdict: finding.verdict, relevance: relevanceOf(service, finding, s) }] : [];
	});
	const page = rows.sort((a, b) => b.relevance - a.relevance || (a.id < b.id ? -1 : 1)).slice(0, TOP);
	return page.some(({ verdict }) => verdict === 'ask');
}

function interview(persona: Persona, services: Service[], content: Omit<Context, 'asOf'>): Run {
	const full = persona as Persona & File;
	const context: Context = { ...content, asOf: full.asOf };
	const top = mostRelevant(persona, services, context);
	const told: File = { asOf: full.asOf, household: {}, members: [{ relation: 'self' }] };
	const run: Run = { page: -1, chosen: -1, asked: [], times: [] };
	for (let count = 0; count <= MOST && (run.page < 0 || run.chosen < 0); count++) {
		const read = readHousehold(told, context);
		if (!read.ok) throw new Error(`${persona.id}: ${read.reason}`);
		const s = situation(read.household, context);
		const start = performance.now();
		const question = nextQuestion(services, s, new Set(run.asked));
		run.times.push(performance.now() - start);
		if (run.page < 0 && (!question || !pageIsOpen(services, s))) run.page = count;
		if (run.chosen < 0 && (!question || !top.some((service) => assess(service, s)?.verdict === 'ask'))) run.chosen = count;
		if (!question) break;
		run.asked.push(...slotsOf(question));
		reply(question, full, told);
	}
	return run;
}

const middle = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { content: { type: 'string', default: 'content' }, bar: { type: 'string', default: '8' }, show: { type: 'string' } }
});
if (!positionals[0]) throw new Error('name the file of households: questions.ts FILE');
const { context, services } = contentFor(readRecords(resolve(values.content), []));
const personas = readPersonas(resolve(positionals[0])).filter((persona) => !values.show || persona.id === values.show);
const runs = personas.map((persona) => interview(persona, services, context));
if (values.show) console.log(runs[0]?.asked.join('\n'));
const times = runs.flatMap((run) => run.times);
const page = middle(runs.map((run) => run.page));
console.log(`${runs.length} households, ${services.length} services`);
console.log(`until the ten on top of the list are settled: median ${page} questions (bar ${values.bar}), most ${Math.max(...runs.map((run) => run.page))}`);
console.log(
	`until the ten its author had in mind are settled: median ${middle(runs.map((run) => run.chosen))}, most ${Math.max(...runs.map((run) => run.chosen))}`
);
console.log(`choosing a question: median ${middle(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(1)} ms on this machine`);
if (page > Number(values.bar)) process.exitCode = 1;
