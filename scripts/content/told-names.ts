/**
 * Papers and hard words in other languages: content/translations/<lang>/papers.yaml and terms.yaml, an entry for each id.
 * One whose Korean changed is left out, so that the Korean stands alone again, and is listed as out of date.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Labels } from '../../src/lib/content/texts.ts';
import type { Document, Term } from '../../src/lib/content/schema.ts';
import type { Entry } from './load.ts';
import type { Records } from './records.ts';

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const made = {
	of: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'is the eight-digit mark of the Korean text')),
	state: v.picklist(['draft', 'checked']),
	by: v.optional(text),
	date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is a day like 2026-11-23'))
};
/** `how`: who issues it, or whom to ask; where one has it or fills it in, the words of the app say so. */
const toldPaper = v.strictObject({ ...made, name: text, plain: text, how: v.optional(text) });
const toldTerm = v.strictObject({ ...made, plain: text, definition: text });

const mark = (...korean: (string | undefined)[]): string => createHash('sha256').update(JSON.stringify(korean)).digest('hex').slice(0, 8);
const HANGUL = /[가-힣]/;
/** Numbers to call and the like; the Korean has them written in full. */
const numbersIn = (line: string): string[] => line.match(/\d+(?:-\d+)*/g) ?? [];

type Korean = { lines: (string | undefined)[] };
type Say = (path: (string | number)[], mend: string) => void;
type Names = Pick<Labels, 'papers' | 'terms'>;
/** `stale`: ids with the mark of their present Korean. */
export type ToldNames = { names: Partial<Names>; stale: { id: string; of: string }[]; missing: string[] };

const koreanPaper = ({ name, plain, issuer, ask }: Document): Korean => ({ lines: [name, issuer ?? ask, plain] });
const koreanTerm = ({ term, plain, definition }: Term): Korean => ({ lines: [term, plain, definition] });

/** Every entry of one file that is right and of today's Korean. */
function entries<T extends { of: string; state: string; by?: string | undefined }>(
	entry: Entry,
	shape: v.GenericSchema<unknown, T>,
	korean: ReadonlyMap<string, Korean>,
	linesOf: (told: T) => (string | undefined)[],
	say: Say
): { kept: [string, T][] } & Omit<ToldNames, 'names'> {
	const kept: [string, T][] = [];
	const stale: ToldNames['stale'] = [];
	const given = Object.entries((entry.value ?? {}) as Record<string, unknown>);
	for (const [id, value] of given) {
		const parsed = v.safeParse(shape, value);
		const own = korean.get(id);
		if (!own) say([id], 'there is nothing of this name; take it out or mend the id');
		if (!parsed.success) for (const issue of parsed.issues) say([id, ...(issue.path ?? []).map((p) => String(p.key))], issue.message);
		if (!own || !parsed.success) continue;
		const told = parsed.output;
		const lines = linesOf(told);
		if (told.state === 'checked' && !told.by) say([id, 'by'], 'who checked it? write a name or an office');
		for (const line of lines) if (line && HANGUL.test(line)) say([id], `Hangul: "${line.slice(0, 40)}"`);
		if (told.of !== mark(...own.lines)) {
			stale.push({ id, of: mark(...own.lines) });
			continue;
		}
		own.lines.forEach((line, i) => {
			if (!line && lines[i]) say([id], 'tells more than the Korean; take it out');
			if (line && i > 0 && !lines[i]) say([id], 'a line of the Korean is missing');
			const have = numbersIn(lines[i] ?? '');
			if (lines[i]) for (const number of numbersIn(line ?? '')) if (!have.includes(number)) say([id], `the number ${number} of the Korean is missing`);
		});
		kept.push([id, told]);
	}
	const names = new Set(given.map(([id]) => id));
	return { kept, stale, missing: [...korean.keys()].filter((id) => !names.has(id)) };
}

/** A file of papers or of terms; undefined for any other. Names come without how they were made: all that is not checked is marked as a draft. */
export function readNames(entry: Entry, { documents, terms }: Pick<Records, 'documents' | 'terms'>, say: Say): ToldNames | undefined {
	if (entry.id === 'papers') {
		const korean = new Map([...documents.values()].map(({ id, record }) => [id, koreanPaper(record)]));
		const { kept, ...rest } = entries(entry, toldPaper, korean, ({ name, plain, how }) => [name, how, plain], say);
		const papers = kept.map(([id, { name, plain, how, state }]) => [id, { name, plain, ...(how && { how }), ...(state === 'checked' && { checked: true as const }) }]);
		return { names: { papers: Object.fromEntries(papers) as Labels['papers'] }, ...rest };
	}
	if (entry.id !== 'terms') return undefined;
	const korean = new Map([...terms.values()].map(({ id, record }) => [id, koreanTerm(record)]));
	// A term's own Korean stands beside its meaning; only the meaning is told.
	const { kept, ...rest } = entries(entry, toldTerm, korean, ({ plain, definition }) => [undefined, plain, definition], say);
	const meanings = kept.flatMap(([id, { plain, definition, state }]) => [[terms.get(id)!.record.term, { plain, definition, ...(state === 'checked' && { checked: true as const }) }]]);
	return { names: { terms: Object.fromEntries(meanings) as Labels['terms'] }, ...rest };
}
