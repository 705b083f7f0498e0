/**
 * Easy Korean, measured: what is shown in it holds sentences of at most 40 characters, one fact each, and no hard word without its plain one.
 * Services: one sentence an item. Interface words: at most two sentences, for a caution may not be parted from what it warns of.
 */
import type { Labels } from '../../src/lib/content/texts.ts';
import type { FullService, Programme } from '../../src/lib/content/schema.ts';
import { easilyBy, type EasyLines } from '../../src/lib/i18n/easily.ts';
import { EASY_LANGUAGE } from '../../src/lib/i18n/words.ts';
import { checkEasyLines } from './easy-lines.ts';
import { GAP, measured, mends, type Term } from './easy-measure.ts';
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';
import { DESK_SECTIONS, type Strings } from './strings.ts';
import { texts } from './words.ts';

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
	for (const table of [records.facts, records.lifeEvents, records.stages] as ReadonlyMap<string, Kept<{ easy: string; options?: { says: string; easy?: string | undefined }[] }>>[])
		for (const { entry, record } of table.values()) {
			const lines: [string, PropertyKey[]][] = [[record.easy, ['easy']], ...(record.options ?? []).flatMap(({ says, easy }, i): [string, PropertyKey[]][] => (easy ? [[easy, ['options', i, 'easy']]] : [[says, ['options', i, 'says']]]))];
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

/** `root`: the folder of the content. */
export function checkEasy(root: string, records: Records, all: Record<string, Strings>, faults: Fault[]): void {
	const terms = [...records.terms.values()].map(({ record }) => record);
	for (const kept of [...records.services.values(), ...records.programmes.values()]) service(kept, terms, faults);
	tables(records, terms, faults);
	strings(all, terms, faults);
	checkEasyLines(root, records, terms, faults);
}

/** The names and questions that easy Korean has of its own, as other languages have theirs. */
export function easyLabels({ facts, lifeEvents, stages, themes, targets, placeKinds }: Records, lines: EasyLines): Partial<Labels> {
	const easily = easilyBy(lines);
	const questions = [...facts.values()].map(({ id, record }): [string, Labels['facts'][string]] => {
		const options = record.options.flatMap(({ value, easy }) => (easy ? [[value, easy] as const] : []));
		const { why, howToFind } = record;
		return [id, { question: record.easy, why: easily(why), ...(howToFind ? { howToFind: easily(howToFind) } : {}), ...(options.length ? { options: Object.fromEntries(options) } : {}) }];
	});
	const names = (table: ReadonlyMap<string, { id: string; record: { name: string } }>) =>
		Object.fromEntries([...table.values()].flatMap(({ id, record: { name } }) => (easily(name) === name ? [] : [[id, easily(name)]])));
	return {
		facts: Object.fromEntries(questions),
		lifeEvents: Object.fromEntries([...lifeEvents.values()].map(({ id, record }) => [id, record.easy])),
		stages: Object.fromEntries([...stages.values()].map(({ id, record }) => [id, { name: record.easy, gist: easily(record.gist) }])),
		themes: names(themes),
		targets: names(targets),
		placeKinds: names(placeKinds)
	};
}
