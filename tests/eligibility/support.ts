/** What the eligibility tests share: content as it lies on disk, and small households. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Atom, Rule, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import type { Context } from '#lib/eligibility/context.ts';
import { situation, type Situation } from '#lib/eligibility/facts.ts';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import type { Assessed } from '#lib/eligibility/verdict.ts';
import { readRecords } from '../../scripts/content/records.ts';

export type Raw = Record<string, unknown>;
/** A household file as the tests write it. */
export type File = { asOf?: string; household: Raw; members: Raw[] };

const records = readRecords(resolve('content'), []);
const plain = <T>(map: Map<string, { record: T }>) => Object.fromEntries([...map].map(([id, kept]) => [id, kept.record]));

export const parameters = plain(records.parameters);
export const facts = plain(records.facts);
export const services: Assessed[] = [...records.services.values(), ...records.programmes.values()].map(({ id, record }) => ({ id, ...record }));
export const ruled = services.flatMap((service) => ('rule' in service && service.rule ? [{ ...service, rule: service.rule }] : []));

export const on = (asOf = '2026-11-23'): Context => ({ asOf, parameters, facts });

export function read(file: unknown, context = on()) {
	const result = readHousehold(file, context);
	if (!result.ok) throw new Error(result.reason);
	return result;
}

/** The household of a file, seen on its own day unless another is given. */
export function seen(file: File, asOf = file.asOf ?? '2026-11-23'): Situation {
	return situation(read(file, on(asOf)).household, on(asOf));
}

export const alone = (person: Raw = {}, household: Raw = {}): File => ({ household: { size: 1, ...household }, members: [{ relation: 'self', ...person }] });

/** A rule around one tree, complete unless said otherwise. */
export function ruleOf(when: RuleNode, more: Partial<Rule> = {}): Rule {
	return { from: ['main'], coverage: 'complete', leftOut: [], except: [], when, ...more };
}
export const condition = (atom: Omit<Atom, 'says'>): Atom => ({ says: `${atom.fact}`, ...atom });
export const someone = (...atoms: Omit<Atom, 'says'>[]): RuleNode => ({ someone: atoms.map(condition) });

/** A complete, fresh record around a rule. */
export function serviceOf(rule: Rule | undefined, more: object = {}): Assessed {
	return {
		id: 'made-up',
		depth: 'full',
		state: 'running',
		checked: '2026-11-23',
		nextReview: undefined,
		rule,
		conflicts: [],
		validFrom: undefined,
		validTo: undefined,
		amounts: [{ year: 2026, kind: 'unknown', per: 'month', from: ['main'] }],
		apply: { from: ['main'], window: { kind: 'always' }, channels: ['visit'], at: [], steps: ['…'] },
		...more
	} as Assessed;
}

/** Every condition of a tree. */
export function conditionsOf(node: RuleNode): Atom[] {
	return 'fact' in node ? [node] : partsOf(node).flatMap(conditionsOf);
}

/** Households written for other purposes, where a file of them is named in PERSONAS. */
export function personas(): (File & { id: string })[] {
	const file = process.env['PERSONAS'] ?? '../shared/reference/personas/personas-dev.jsonl';
	if (!file || !existsSync(file)) return [];
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as File & { id: string });
}
