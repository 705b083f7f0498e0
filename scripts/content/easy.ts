/**
 * Easy Korean, measured: what is shown in it holds sentences of at most 40 characters, one fact each, and no hard word without its plain one.
 * Services: one sentence an item. Interface words: at most two sentences, for a caution may not be parted from what it warns of.
 */
import type { Labels } from '../../src/lib/content/texts.ts';
import type { FullService, Programme } from '../../src/lib/content/schema.ts';
import { EASY_LANGUAGE } from '../../src/lib/i18n/words.ts';
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';
import { DESK_SECTIONS, type Strings } from './strings.ts';
import { texts } from './words.ts';

const MOST = 40;
/** A value that is not known yet counts as this many characters. */
const VALUE = '0000';
const GAP = /\{\{\s*(\w+)\s*\}\}/g;

type Term = { term: string; plain: string };
type Measure = { sentences: number; longest: number; hard: Term[] };

/** Does the word begin a word of the text? "65살 이상이에요" does not hold the word 상이. */
const standsIn = (text: string, word: string) => text.includes(word) && text.split(word).slice(0, -1).some((before) => !/[\p{L}\p{N}]$/u.test(before));

/** `beside`: all that is read together with the text; a plain word there explains the hard one. `own`: names that may stand. */
export function measured(text: string, terms: Term[], beside = text, own = ''): Measure {
	const said = text.replace(GAP, VALUE);
	const sentences = said.split(/(?<=[.?!])\s+/u).filter(Boolean);
	const hard = terms.filter(({ term, plain }) => standsIn(said, term) && !beside.includes(plain) && !own.includes(term));
	return { sentences: sentences.length, longest: Math.max(0, ...sentences.map((sentence) => [...sentence].length)), hard };
}

function mends({ sentences, longest, hard }: Measure, most: number): string[] {
	return [
		...(longest > MOST ? [`a sentence in easy words has ${longest} characters; ${MOST} at most`] : []),
		...(sentences > most ? [`${sentences} sentences; easy words take ${most === 1 ? 'one, each in its own item' : `${most} at most`}`] : []),
		...hard.map(({ term, plain }) => `hard word "${term}": write "${plain}" instead, or beside it`)
	];
}

const figures = (lines: string[]) => new Set([...lines.join(' ').matchAll(/\d[\d,.]*\d|\d/g)].map(([figure]) => figure));

function service({ entry, record }: Kept<FullService | Programme>, terms: Term[], faults: Fault[]): void {
	const { easy, text } = record;
	const own = [record.name, ...record.aliases.map((a) => a.text)].join(' ');
	const shown = { ...easy, caution: easy.caution ?? text.caution };
	const beside = [...texts(shown)].map(([line]) => line).join(' ');
	const met = terms.filter(({ term }) => beside.includes(term));
	const fault = (path: PropertyKey[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	for (const [line, path] of texts(shown)) {
		const at = path[0] === 'caution' && !easy.caution ? ['text', ...path] : ['easy', ...path];
		for (const mend of mends(measured(line, met, beside, own), 1)) fault(at, at[0] === 'text' ? `${mend}; write easy.caution` : mend);
	}
	if (!easy.caution) return;
	const told = figures(easy.caution);
	for (const figure of figures(text.caution)) if (!told.has(figure)) fault(['easy', 'caution'], `the figure ${figure} of text.caution is missing; write it`);
}

/** Questions, doors and stages that have words of their own in easy Korean. */
function tables(records: Records, terms: Term[], faults: Fault[]): void {
	for (const table of [records.facts, records.lifeEvents, records.stages] as ReadonlyMap<string, Kept<{ easy: string; options?: { easy?: string | undefined }[] }>>[])
		for (const { entry, record } of table.values()) {
			const lines: [string, PropertyKey[]][] = [[record.easy, ['easy']], ...(record.options ?? []).flatMap(({ easy }, i): [string, PropertyKey[]][] => (easy ? [[easy, ['options', i, 'easy']]] : []))];
			for (const [line, path] of lines)
				for (const mend of mends(measured(line, terms), 1)) faults.push({ file: entry.file, line: entry.line(path), field: [entry.id, ...path].join('.'), mend });
		}
}

/** Each once: a value may be said once where the Korean says it twice. */
const gaps = (text: string) => [...new Set([...text.matchAll(GAP)].map(([, name]) => name))].sort().join();

/** Every text a resident meets, in easy words or fallen back; the desk speaks to officers. */
function strings(all: Record<string, Strings>, terms: Term[], faults: Fault[]): void {
	const resident = (words: Strings) => new Map([...texts(words)].filter(([, path]) => !DESK_SECTIONS.includes(String(path[0]))).map(([text, path]) => [path.join('.'), text]));
	const [first, own] = [resident(all['ko'] ?? {}), resident(all[EASY_LANGUAGE] ?? {})];
	const fault = (field: string, mend: string) => faults.push({ file: `strings/${EASY_LANGUAGE}.yaml`, field, mend });
	for (const [key, text] of own) {
		const korean = first.get(key);
		if (korean === undefined) fault(key, 'ko.yaml has no such key; mend the key or take it out');
		else if (gaps(korean) !== gaps(text)) fault(key, `keep the gaps of ko.yaml (${gaps(korean) || 'none'})`);
	}
	for (const [key, text] of first) for (const mend of mends(measured(own.get(key) ?? text, terms), 2)) fault(key, mend);
}

export function checkEasy(records: Records, all: Record<string, Strings>, faults: Fault[]): void {
	const terms = [...records.terms.values()].map(({ record }) => record);
	for (const kept of [...records.services.values(), ...records.programmes.values()]) service(kept, terms, faults);
	tables(records, terms, faults);
	strings(all, terms, faults);
}

/** The names and questions that easy Korean has of its own, as other languages have theirs. */
export function easyLabels({ facts, lifeEvents, stages }: Records): Partial<Labels> {
	const questions = [...facts.values()].map(({ id, record }): [string, Labels['facts'][string]] => {
		const options = record.options.flatMap(({ value, easy }) => (easy ? [[value, easy] as const] : []));
		return [id, { question: record.easy, why: record.why, ...(options.length ? { options: Object.fromEntries(options) } : {}) }];
	});
	return {
		facts: Object.fromEntries(questions),
		lifeEvents: Object.fromEntries([...lifeEvents.values()].map(({ id, record }) => [id, record.easy])),
		stages: Object.fromEntries([...stages.values()].map(({ id, record }) => [id, { name: record.easy, gist: record.gist }]))
	};
}
