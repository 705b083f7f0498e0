/**
 * personas — judges a file of households (one JSON object a line) with the engine and the content as it lies.
 *   tsx scripts/personas.ts FILE [--json] [--content FOLDER] [--before FOLDER]
 * With --before, another content folder, it prints only whose verdict a change of rules or figures turns.
 * Exit 1 when a household comes out differently from what it expects.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { plainKey } from '#lib/content/text.ts';
import type { Context } from '#lib/eligibility/context.ts';
import { explain } from '#lib/eligibility/explain.ts';
import { situation, type Situation } from '#lib/eligibility/facts.ts';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import { assess, type Assessed, type Finding } from '#lib/eligibility/verdict.ts';
import { readRecords, type Records } from './content/records.ts';

export type Persona = {
	id: string;
	title: string;
	asOf: string;
	expect: { likelyOrAsk?: string[]; notLikely?: string[]; mustNot?: string[] };
	aliases?: Record<string, string[]>;
};
export type Service = Assessed & { name: string; aliases: { text: string }[] };
type Kind = keyof Persona['expect'];
export type Failure = { id: string; service: string; expected: Kind; got: string; why: string };
export type Outcome = { total: number; failed: Failure[]; missing: { id: string; service: string }[]; unreadable: string[] };

/** Everything the engine reads, from the records on disk. */
export function contentFor(records: Records): { context: Omit<Context, 'asOf'>; services: Service[] } {
	const plain = <T>(map: Map<string, { record: T }>) => Object.fromEntries([...map].map(([id, kept]) => [id, kept.record]));
	const all = [...records.services.values(), ...records.programmes.values(), ...records.listed.values()];
	const services = all.map(({ id, record }): Service => ({ id, ...record }));
	return { context: { parameters: plain(records.parameters), facts: plain(records.facts) }, services };
}

export function readPersonas(file: string): Persona[] {
	const lines = readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line.trim());
	return lines.map((line) => JSON.parse(line) as Persona);
}

/** A name without brackets and without the closing words that offices add and leave out. */
function bareKey(name: string): string {
	let bare = plainKey(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ''));
	for (let shorter = bare; shorter;) {
		bare = shorter;
		shorter = bare.replace(/(지원|사업|지급|서비스)$/, '');
		if (shorter === bare) break;
	}
	return bare;
}

/** Finds services by official name, then by alias; then both again with the bare form. */
export function finder(services: Service[]): (names: string[]) => Service | undefined {
	const index = (names: (s: Service) => string[], key: (name: string) => string) => {
		const map = new Map<string, Service>();
		for (const service of services) for (const name of names(service)) if (key(name) && !map.has(key(name))) map.set(key(name), service);
		return (name: string) => map.get(key(name));
	};
	const own = (s: Service) => [s.name];
	const other = (s: Service) => s.aliases.map((alias) => alias.text);
	const steps = [index(own, plainKey), index(other, plainKey), index(own, bareKey), index(other, bareKey)];
	return (names) => {
		for (const step of steps) for (const name of names) if (step(name)) return step(name);
		return undefined;
	};
}

/** Is this verdict one the expectation allows? `undefined` = the service is absent. */
function meets(kind: Kind, finding: Finding | undefined): boolean {
	if (kind === 'mustNot') return !finding || finding.verdict === 'not_now';
	if (kind === 'notLikely') return finding?.verdict !== 'likely';
	return finding !== undefined && ['likely', 'ask', 'office'].includes(finding.verdict);
}

function whyOf(service: Service, finding: Finding | undefined, s: Situation): string {
	if (!finding) return 'ended';
	const rule = 'rule' in service ? service.rule : undefined;
	if (!rule) return finding.cautions.join(', ');
	const { reasons: found, exceptions } = explain(rule, s);
	const reasons = found.map((r) => `${r.holds ? '' : 'not '}${r.fact}${r.member === undefined ? '' : `#${r.member}`} "${r.says}"`);
	const open = finding.blockers.map((b) => `${b.fact}${b.member === undefined ? '' : `#${b.member}`} ${b.why}`);
	return [...reasons, ...open, ...exceptions, ...finding.cautions].join('; ');
}

/** Judges every expectation of every household. */
export function judge(personas: Persona[], records: Records): Outcome {
	const { context, services } = contentFor(records);
	const find = finder(services);
	const outcome: Outcome = { total: 0, failed: [], missing: [], unreadable: [] };
	for (const persona of personas) {
		const asOf: Context = { ...context, asOf: persona.asOf };
		const read = readHousehold(persona, asOf);
		if (!read.ok || read.doubts.length) outcome.unreadable.push(`${persona.id} ${read.ok ? JSON.stringify(read.doubts) : read.reason}`);
		if (!read.ok) continue;
		const s = situation(read.household, asOf);
		for (const kind of ['likelyOrAsk', 'notLikely', 'mustNot'] as const)
			for (const name of persona.expect[kind] ?? []) {
				const service = find([name, ...(persona.aliases?.[name] ?? [])]);
				outcome.total += 1;
				const finding = service && assess(service, s);
				if (!service && kind === 'likelyOrAsk') outcome.missing.push({ id: persona.id, service: name });
				else if (!meets(kind, finding))
					outcome.failed.push({ id: persona.id, service: name, expected: kind, got: finding?.verdict ?? 'absent', why: whyOf(service!, finding, s) });
			}
	}
	return outcome;
}

function print({ total, failed, missing, unreadable }: Outcome): void {
	for (const line of unreadable) console.log(`does not read cleanly: ${line}`);
	for (const f of failed) console.log(`${f.id}  ${f.service}\n      expected ${f.expected}, got ${f.got}: ${f.why}`);
	const names = new Map<string, string[]>();
	for (const { id, service } of missing) names.set(service, [...(names.get(service) ?? []), id]);
	for (const [service, ids] of names) console.log(`not in the catalogue: ${service} (${ids.join(', ')})`);
	console.log(`${total} expectations, ${failed.length} failed, ${missing.length} not in the catalogue`);
}

/** Every verdict of every household, as `household service`. */
function verdicts(personas: Persona[], records: Records): Map<string, string> {
	const { context, services } = contentFor(records);
	const found = new Map<string, string>();
	for (const persona of personas) {
		const asOf: Context = { ...context, asOf: persona.asOf };
		const read = readHousehold(persona, asOf);
		if (!read.ok) continue;
		const s = situation(read.household, asOf);
		for (const service of services) found.set(`${persona.id} ${service.id}`, assess(service, s)?.verdict ?? 'absent');
	}
	return found;
}

function printTurns(personas: Persona[], before: Records, after: Records): void {
	const [old, now] = [verdicts(personas, before), verdicts(personas, after)];
	const [was, is] = [(key: string) => old.get(key) ?? 'absent', (key: string) => now.get(key) ?? 'absent'];
	const turns = [...new Set([...old.keys(), ...now.keys()])].filter((key) => was(key) !== is(key));
	for (const key of turns) console.log(`${key}: ${was(key)} → ${is(key)}`);
	console.log(`${turns.length} verdicts turn`);
}

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { json: { type: 'boolean', default: false }, content: { type: 'string', default: 'content' }, before: { type: 'string' } }
	});
	if (!positionals[0]) throw new Error('name the file of households: personas.ts FILE [--json]');
	const personas = readPersonas(resolve(positionals[0]));
	const records = readRecords(resolve(values.content), []);
	if (values.before) return printTurns(personas, readRecords(resolve(values.before), []), records);
	const outcome = judge(personas, records);
	if (values.json) console.log(JSON.stringify(outcome));
	else print(outcome);
	if (outcome.failed.length || outcome.unreadable.length) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
