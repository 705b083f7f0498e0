/**
 * The easy twins of the catalogue's Korean lines: content/translations/ko-easy/*.yaml, each Korean line with its easy sentence or a list of them.
 * The key is the line itself: when the Korean changes, the twin is of no line any more and the check says so.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EasyLines } from '../../src/lib/i18n/easily.ts';
import { EASY_LANGUAGE } from '../../src/lib/i18n/words.ts';
import { mends, measured, type Term } from './easy-measure.ts';
import { readEasyListed } from './easy-listed.ts';
import type { Fault } from './fault.ts';
import { figuresOf } from './figures.ts';
import { readFolder, type Entry } from './load.ts';
import type { Records } from './records.ts';
import { texts } from './words.ts';

/** A Korean line that can be shown in easy Korean. `names`: official names of its record, which may stand; in a twin that of the agency may, too. */
type Shown = { line: string; entry: Entry; path: PropertyKey[]; names: string; agency: string };
type Twin = { entry: Entry; key: string; lines: string[] };

/** Two sentences may stand together where the Korean has no list; a twin has one sentence an item. */
const TOGETHER = 2;
const HANGUL = /[가-힣]/u;

/**
 * What is not shown as it stands, or may stand: official names, words to search by, sources (with their own names),
 * and what has easy words in the record itself (`text`, `apply.steps`; `easy` is measured there).
 */
const SERVICE = ['name', 'aliases', 'officialIds', 'evidence', 'provider', 'department', 'phrases', 'text', 'easy', 'apply.steps', 'contacts.*.name', 'phones.*.name'];
const PLACE = ['name', 'address', 'evidence', 'dongBasis', 'legalDongs', 'phoneOf'];
const HOTLINE = ['name', 'operator', 'words', 'everydayWords', 'evidence'];
const PAPER = ['name', 'evidence'];
const TERM = ['term', 'source'];
/** Their questions and names have easy words beside them; the finder's options where they need them. */
const FACT = ['question', 'easy', 'options'];
const STAGE = ['name', 'easy'];
const DONG = ['name', 'code', 'legalDongs', 'shared', 'formerly', 'outline'];

const hidden = (path: PropertyKey[], left: string[]) =>
	left.some((rule) => rule.split('.').every((step, i) => step === '*' || step === String(path[i])));

type Named = { provider?: string; name?: string; term?: string; plain?: string; aliases?: { text: string }[] };
const namesOf = ({ name = '', term = '', aliases = [] }: Named) => [name, term, ...aliases.map(({ text }) => text)].join(' ');

const DISTRICT: Entry = { id: 'district', file: 'district.yaml', value: undefined, line: () => undefined };

/** Every line of the catalogue that a resident can be shown in easy Korean. */
export function* shownLines(records: Records): Generator<Shown> {
	const tables: [ReadonlyMap<string, { entry: Entry; record: object }>, string[]][] = [
		[records.services, SERVICE],
		[records.programmes, SERVICE],
		[records.listed, SERVICE],
		[records.places, PLACE],
		[records.hotlines, HOTLINE],
		[records.documents, PAPER],
		[records.terms, TERM],
		[records.facts, FACT],
		[records.stages, STAGE],
		[records.dongs, DONG],
		[records.themes, []],
		[records.targets, []],
		[records.placeKinds, []]
	];
	for (const [table, left] of tables)
		for (const { entry, record } of table.values())
			for (const [line, path] of texts(record)) if (HANGUL.test(line) && !hidden(path, left)) yield { line, entry, path, names: left.length ? namesOf(record as Named) : '', agency: (record as Named).provider ?? '' };
	if (records.district) yield { line: records.district.programmes.gist, entry: DISTRICT, path: ['programmes', 'gist'], names: '', agency: '' };
}

/** The twins as they are written. A value that is no text and no list of texts is a fault. */
export function readTwins(root: string, faults: Fault[]): Twin[] {
	return readFolder(join(root, 'translations', EASY_LANGUAGE), root, faults).flatMap((entry) =>
		Object.entries((entry.value ?? {}) as Record<string, unknown>).flatMap(([key, value]): Twin[] => {
			const lines = Array.isArray(value) ? value : [value];
			if (lines.length && lines.every((line): line is string => typeof line === 'string' && line.trim() !== '')) return [{ entry, key, lines }];
			faults.push({ file: entry.file, line: entry.line([key]), field: key, mend: 'write one easy sentence, or a list of them' });
			return [];
		})
	);
}

const sorted = (lines: string[]) => [...new Set(lines.flatMap((line) => figuresOf(line, 'ko')))].sort((a, b) => a - b);

/** What is wrong with a twin, held against its Korean line. */
function twinMends(key: string, lines: string[], terms: Term[], names: string): string[] {
	const beside = lines.join(' ');
	const [asked, told] = [sorted([key]), sorted(lines)];
	return [
		...lines.flatMap((line) => mends(measured(line, terms, beside, names), 1)),
		...(lines.length > 1 && lines.some((line) => !/[.?!]$/.test(line)) ? ['several sentences: end each with a full stop'] : []),
		...asked.filter((figure) => !told.includes(figure)).map((figure) => `the figure ${figure} of the Korean is missing; write it`),
		...told.filter((figure) => !asked.includes(figure)).map((figure) => `the figure ${figure} is not in the Korean; take it out`)
	];
}

/**
 * Every line that can be shown is easy as it stands or has an easy twin; every twin is easy and of a line that is there.
 * As with any language, a content without a folder for it does not speak it, and nothing is asked.
 */
export function checkEasyLines(root: string, records: Records, terms: Term[], faults: Fault[]): void {
	if (!existsSync(join(root, 'translations', EASY_LANGUAGE))) return;
	const easyListed = readEasyListed(root);
	const isEasy = (line: string, names: string) => mends(measured(line, terms, line, names), TOGETHER).length === 0;
	const twins = new Map<string, Twin>();
	for (const twin of readTwins(root, faults)) {
		const { entry, key } = twin;
		if (twins.has(key)) faults.push({ file: entry.file, line: entry.line([key]), field: key, mend: `stands in ${twins.get(key)!.entry.file} too; keep one` });
		twins.set(key, twin);
	}
	const seen = new Map<string, Pick<Shown, 'names' | 'agency'>>();
	for (const { line, entry, path, names, agency } of shownLines(records)) {
		const before = seen.get(line);
		if (before && (before.names === names || twins.has(line))) continue;
		seen.set(line, { names, agency });
		if (twins.has(line) || easyListed(line)) continue;
		for (const mend of mends(measured(line, terms, line, names), TOGETHER))
			faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend: `${mend}; or write its easy twin in translations/${EASY_LANGUAGE}/, under this line: ${line}` });
	}
	for (const { entry, key, lines } of twins.values()) {
		const fault = (mend: string) => faults.push({ file: entry.file, line: entry.line([key]), field: key, mend });
		const own = seen.get(key);
		if (!own) fault('no record says this line; it changed or went: mend the key and the easy words, or take them out');
		else for (const mend of new Set(twinMends(key, lines, terms, `${own.names} ${own.agency}`))) fault(mend);
	}
	for (const [line, { agency }] of seen) {
		const made = twins.has(line) || isEasy(line, '') ? undefined : easyListed(line);
		if (made) for (const mend of twinMends(line, made, terms, agency)) faults.push({ file: `translations/${EASY_LANGUAGE}/listed.yaml`, field: line, mend: `${mend}; write it by hand here` });
	}
}

/** What the phone is given: the twin of every line that has one. */
export function easyLinesOf(root: string, records: Records): EasyLines {
	const easyListed = readEasyListed(root);
	const terms = [...records.terms.values()].map(({ record }) => record);
	const written = new Map(readTwins(root, []).map(({ key, lines }) => [key, lines]));
	const shown = new Map([...shownLines(records)].map(({ line, names }) => [line, names]));
	const twinOf = (line: string, names: string) =>
		written.get(line) ?? (mends(measured(line, terms, line, names), TOGETHER).length ? easyListed(line) : undefined);
	return Object.fromEntries(
		[...shown].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([line, names]) => {
			const lines = twinOf(line, names);
			return lines ? [[line, lines] as const] : [];
		})
	);
}
