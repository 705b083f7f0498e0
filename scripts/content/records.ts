/** From files to records: every collection read and held against its schema. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import * as schema from '../../src/lib/content/schema.ts';
import { concept, questionWords, type Concept, type QuestionWords } from '../../src/lib/content/vocabulary.ts';
import type { Fault } from './fault.ts';
import { readFolder, readYaml, type Entry } from './load.ts';

export type Kept<T> = { id: string; entry: Entry; record: T };
export type Collection<T> = Map<string, Kept<T>>;

/** Holds one value against a schema; each issue becomes a fault with file, line, field and mend. */
function shape<S extends v.GenericSchema>(s: S, entry: Entry, value: unknown, faults: Fault[], prefix: PropertyKey[] = []): v.InferOutput<S> | undefined {
	const result = v.safeParse(s, value, { abortPipeEarly: true });
	if (result.success) return result.output;
	for (const issue of result.issues) {
		const path = [...prefix, ...(issue.path?.map((part) => part.key as PropertyKey) ?? [])];
		const last = issue.path?.at(-1);
		const unknownKey = issue.type === 'strict_object' && issue.expected === 'never';
		const missing = last !== undefined && last.value === undefined && !unknownKey;
		const mend = unknownKey
			? 'there is no such field; check its spelling'
			: missing
				? `is missing; ${issue.message}`
				: `${issue.message} (found ${JSON.stringify(issue.input)?.slice(0, 60)})`;
		faults.push({ file: entry.file, line: entry.line(path), field: path.join('.') || '(file)', mend });
	}
	return undefined;
}

function collection<S extends v.GenericSchema>(s: S, entries: Entry[], faults: Fault[]): Collection<v.InferOutput<S>> {
	const kept: Collection<v.InferOutput<S>> = new Map();
	for (const entry of entries) {
		if (!v.is(schema.id, entry.id)) faults.push({ file: entry.file, field: '(file name)', mend: 'use lower-case letters, digits and single hyphens' });
		const twin = kept.get(entry.id);
		if (twin) faults.push({ file: entry.file, field: '(file name)', mend: `${twin.entry.file} has the same name; ids are unique` });
		const record = shape(s, entry, entry.value, faults);
		if (record !== undefined) kept.set(entry.id, { id: entry.id, entry, record });
	}
	return kept;
}

/** A file that maps ids to small records (stages, themes, hotlines …). */
function table<S extends v.GenericSchema>(s: S, path: string, root: string, faults: Fault[]): Collection<v.InferOutput<S>> {
	const kept: Collection<v.InferOutput<S>> = new Map();
	const entry = readYaml(path, root, faults);
	if (!entry) return kept;
	for (const [key, value] of Object.entries((entry.value ?? {}) as Record<string, unknown>)) {
		const record = shape(s, entry, value, faults, [key]);
		const at: Entry = { ...entry, id: key, value, line: (p) => entry.line([key, ...p]) };
		if (record !== undefined) kept.set(key, { id: key, entry: at, record });
	}
	return kept;
}

export type Records = ReturnType<typeof readRecords>;

/** Reads the whole of `content/`. Never throws for a fault in a file: faults are collected and the record left out. */
export function readRecords(content: string, faults: Fault[]) {
	const folder = (name: string) => readFolder(join(content, name), content, faults);
	const file = (name: string) => join(content, name);
	return {
		services: collection(schema.fullService, folder('services'), faults),
		listed: collection(schema.listedService, folder('listed'), faults),
		programmes: collection(schema.programme, folder('programmes'), faults),
		places: collection(schema.place, folder('places'), faults),
		sources: collection(schema.source, folder('sources'), faults),
		documents: collection(schema.document, folder('documents'), faults),
		parameters: collection(schema.parameter, folder('parameters'), faults),
		hotlines: table(schema.hotline, file('hotlines.yaml'), content, faults),
		terms: table(schema.term, file('terms.yaml'), content, faults),
		stages: table(schema.stage, file('stages.yaml'), content, faults),
		themes: table(schema.theme, file('themes.yaml'), content, faults),
		targets: table(schema.theme, file('targets.yaml'), content, faults),
		placeKinds: table(schema.placeKind, file('place-kinds.yaml'), content, faults),
		dongs: table(schema.dong, file('dongs.yaml'), content, faults),
		facts: table(schema.fact, file('facts.yaml'), content, faults),
		reportColumns: table(schema.reportColumn, file('report-columns.yaml'), content, faults),
		reportHistory: table(schema.reportHistory, file('report-history.yaml'), content, faults),
		deskFields: table(schema.deskField, file('desk-fields.yaml'), content, faults),
		deskLeaflets: table(schema.deskLeaflet, file('desk-leaflets.yaml'), content, faults),
		wordings: table(schema.consentWording, file('consent-wordings.yaml'), content, faults),
		demo: table(schema.demoEvent, file('desk-demo.yaml'), content, faults),
		synonyms: existsSync(file('synonyms.yaml')) ? table(concept, file('synonyms.yaml'), content, faults) : (new Map() as Collection<Concept>),
		questionWords: existsSync(file('question-words.yaml')) ? table(questionWords, file('question-words.yaml'), content, faults) : (new Map() as Collection<QuestionWords>),
		lifeEvents: table(schema.lifeEvent, file('life-events.yaml'), content, faults),
		district: single(schema.district, file('district.yaml'), content, faults)
	};
}

function single<S extends v.GenericSchema>(s: S, path: string, root: string, faults: Fault[]): v.InferOutput<S> | undefined {
	const entry = readYaml(path, root, faults);
	return entry && shape(s, entry, entry.value, faults);
}
