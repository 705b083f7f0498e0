/** The importer's word table, `content/import.yaml`: which official word stands for which of our ids, and what is left out. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import { FORMS, STAGES } from '../../src/lib/content/schema.ts';

const list = v.array(v.string());
const stage = v.picklist(STAGES);
const form = v.picklist(FORMS);

export const wordTable = v.strictObject({
	stages: v.record(v.string(), stage),
	mask: list,
	stageWords: v.record(stage, list),
	themes: v.record(v.string(), v.string()),
	themeWords: v.record(v.string(), list),
	targets: v.record(v.string(), list),
	targetWords: v.record(v.string(), list),
	lowIncomeBands: list,
	otherIncomeBands: list,
	forms: v.record(v.string(), form),
	formWords: v.record(form, list),
	leaveOut: v.record(v.string(), list),
	keep: list,
	tradeProviders: list,
	tradeKeep: list,
	tradeTargets: list,
	leftOut: v.record(v.string(), v.string('까닭을 적으세요')),
	conditions: v.record(v.string(), v.string()),
	line: v.strictObject({
		give: v.record(form, v.string()),
		theme: v.record(v.string(), v.string()),
		target: v.record(v.string(), v.string()),
		stage: v.record(v.string(), v.string())
	})
});
export type Words = v.InferOutput<typeof wordTable>;

/** Reads the table; a fault in it says where it stands. */
export function readWords(file: string): Words {
	const result = v.safeParse(wordTable, parse(readFileSync(file, 'utf8')));
	if (result.success) return result.output;
	const says = result.issues.map((issue) => `${issue.path?.map((part) => String(part.key)).join('.') ?? ''}: ${issue.message}`);
	throw new Error(`${file}\n${says.join('\n')}`);
}

/** Ids whose words stand in a text, in the order of the table. */
export function named(text: string, words: Record<string, string[]>): string[] {
	return Object.entries(words).flatMap(([id, all]) => (all.some((word) => text.includes(word)) ? [id] : []));
}

/** A name without the words that would mislead: 다문화 is not about culture. */
export const masked = (name: string, words: Words): string => words.mask.reduce((rest, word) => rest.replaceAll(word, ' '), name);
