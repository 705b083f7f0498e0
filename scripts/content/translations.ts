/**
 * Texts in other languages: content/translations/<lang>/*.yaml hold services, labels.yaml names and questions, papers.yaml and terms.yaml what told-names.ts reads.
 * Each text says which Korean it was made from (`of`), how far it is checked, and when; a Korean text that changed makes it stale.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readdirSync, existsSync } from 'node:fs';
import * as v from 'valibot';
import type { Labels, ToldService } from '../../src/lib/content/texts.ts';
import type { FullService, Programme } from '../../src/lib/content/schema.ts';
import { EASY_LANGUAGE } from '../../src/lib/i18n/words.ts';
import { movedBounds } from './bounds.ts';
import type { Fault } from './fault.ts';
import { figuresOf } from './figures.ts';
import { readFolder } from './load.ts';
import type { Records } from './records.ts';
import { romanised } from './romanise.ts';
import { readNames, type ToldNames } from './told-names.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(400));
const lines = v.array(text);
const Told = v.strictObject({
	of: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'is the eight-digit mark of the Korean text')),
	state: v.picklist(['source', 'draft', 'checked']),
	by: v.optional(text),
	date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is a day like 2026-11-23')),
	name: text,
	gist: text,
	youGet: v.optional(lines),
	who: v.optional(lines),
	caution: v.optional(lines),
	how: v.optional(lines)
});
type Told = v.InferOutput<typeof Told>;
const names = v.record(v.string(), text);
const LabelShape = v.strictObject({
	stages: v.optional(v.record(v.string(), v.strictObject({ name: text, gist: text })), {}),
	themes: v.optional(names, {}),
	targets: v.optional(names, {}),
	placeKinds: v.optional(names, {}),
	facts: v.optional(v.record(v.string(), v.strictObject({ question: text, why: text, howToFind: v.optional(text), options: v.optional(names) })), {}),
	lifeEvents: v.optional(names, {}),
	hotlines: v.optional(v.record(v.string(), v.strictObject({ name: text, says: v.optional(text), hours: v.optional(text) })), {})
});

type Korean = { name: string; gist: string; youGet: string[]; who: string[]; caution: string[]; how: string[] };
const LISTS = ['youGet', 'who', 'caution', 'how'] as const;

/** The Korean that a translation is made from. */
export function koreanOf({ name, text, apply }: FullService | Programme): Korean {
	return { name, gist: text.gist, youGet: text.youGet, who: text.who, caution: text.caution, how: apply.steps };
}

/** Eight digits that change with any letter of the Korean. */
export const markOf = (korean: Korean): string => createHash('sha256').update(JSON.stringify(korean)).digest('hex').slice(0, 8);

const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const HANGUL = /[\uac00-\ud7a3]/;
const outside = (text: string) => text.replace(/\([^)]*\)|（[^）]*）/g, '');

/** Held only against the Korean it was made from: a stale one is shown as such, not refused. */
function compare(korean: Korean, told: Told, lang: string, fault: (field: string, mend: string) => void): void {
	for (const words of movedBounds(korean.gist, told.gist, lang)) fault('gist', `"${words}" leaves the figure out, the Korean takes it in; write it so that it counts`);
	for (const list of LISTS) {
		const [ko, own] = [korean[list], told[list] ?? []];
		if (ko.length !== own.length) fault(list, `has ${own.length} lines, the Korean has ${ko.length}; give each line its own`);
		else
			ko.forEach((line, i) => {
				const have = figuresOf(own[i]!, lang);
				for (const words of movedBounds(line, own[i]!, lang)) fault(`${list}[${i}]`, `"${words}" leaves the figure out, the Korean takes it in; write it so that it counts`);
				for (const figure of figuresOf(line, 'ko'))
					if (figure >= 10 && !have.includes(figure) && !(figure > 12 && figure <= 24 && have.includes(figure - 12)))
						fault(`${list}[${i}]`, `the figure ${figure} of the Korean is missing; write it`);
			});
	}
}

type Records4 = Pick<Records, 'services' | 'programmes' | 'documents' | 'terms'>;
const recordsOf = (records: Records4) =>
	new Map<string, FullService | Programme>([...records.services.values(), ...records.programmes.values()].map(({ id, record }) => [id, record]));

/** `names`: of what each file of names lacks, or has of a Korean that changed. */
export type Texts = { services: Record<string, ToldService>; labels: Labels; names: Record<string, Omit<ToldNames, 'names'>> };

/** All languages that have texts. Faults name file, record and mend. */
export function readTranslations(root: string, records: Records4, faults: Fault[]): Record<string, Texts> {
	const folder = join(root, 'translations');
	const known = recordsOf(records);
	const found: Record<string, Texts> = {};
	// Easy Korean is held line by line: easy-lines.ts.
	for (const lang of existsSync(folder) ? readdirSync(folder).sort().filter((name) => name !== EASY_LANGUAGE) : []) {
		const texts: Texts = { services: {}, labels: {} as Labels, names: {} };
		found[lang] = texts;
		for (const entry of readFolder(join(folder, lang), root, faults)) {
			const say = (path: (string | number)[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
			if (HIDDEN.test(JSON.stringify(entry.value))) say(['(file)'], 'holds invisible or direction signs; take them out');
			if (entry.id === 'labels') {
				const parsed = v.safeParse(LabelShape, entry.value);
				if (parsed.success) texts.labels = { ...texts.labels, ...parsed.output };
				else for (const issue of parsed.issues) say((issue.path ?? []).map((p) => String(p.key)), issue.message);
				continue;
			}
			const named = readNames(entry, records, say);
			if (named) {
				const { names: found, ...due } = named;
				texts.labels = { ...texts.labels, ...found };
				texts.names[entry.id] = due;
				continue;
			}
			for (const [id, value] of Object.entries((entry.value ?? {}) as Record<string, unknown>)) {
				const parsed = v.safeParse(Told, value);
				if (!parsed.success) {
					for (const issue of parsed.issues) say([id, ...(issue.path ?? []).map((p) => String(p.key))], issue.message);
					continue;
				}
				const record = known.get(id);
				if (!record) {
					say([id], 'there is no such service; take it out or mend the id');
					continue;
				}
				const told = parsed.output;
				const korean = koreanOf(record);
				const stale = told.of !== markOf(korean);
				if (told.state === 'checked' && !told.by) say([id, 'by'], 'who checked it? write a name or an office');
				for (const own of [told.name, told.gist, ...LISTS.flatMap((list) => told[list] ?? [])])
					if (HANGUL.test(outside(own))) say([id], `Hangul outside brackets: "${own.slice(0, 40)}"`);
				if (!stale) compare(korean, told, lang, (field, mend) => say([id, field], mend));
				const { of: _, date, by, ...rest } = told;
				texts.services[id] = { ...rest, date, ...(by ? { by } : {}), ...(stale ? { stale } : {}), said: romanised(record.name) };
			}
		}
	}
	return found;
}
