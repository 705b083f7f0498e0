/** Checks between records: nothing points at something that is not there, nothing is said twice. */
import type { Fault } from './fault.ts';
import type { Entry } from './load.ts';
import type { Collection, Kept, Records } from './records.ts';
import type { FullService, ListedService, RuleNode } from '../../src/lib/content/schema.ts';
import { HOUSEHOLD_FACTS } from '../../src/lib/content/schema.ts';
import { plainKey } from '../../src/lib/content/text.ts';

type Report = (entry: Entry, path: PropertyKey[], mend: string) => void;

function reporter(faults: Fault[]): Report {
	return (entry, path, mend) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
}

/** Every `from: [name]` in a record names one of its own `evidence` entries. */
function evidenceNames(entry: Entry, value: unknown, known: Set<string>, report: Report, path: PropertyKey[] = []): void {
	if (Array.isArray(value)) value.forEach((item, i) => evidenceNames(entry, item, known, report, [...path, i]));
	else if (value && typeof value === 'object')
		for (const [key, inner] of Object.entries(value)) {
			if (key === 'from' && Array.isArray(inner)) {
				for (const name of inner) if (!known.has(name)) report(entry, [...path, key], `"${name}" is not in evidence:; add it there or name one of ${[...known].join(', ')}`);
			} else if (key !== 'evidence') evidenceNames(entry, inner, known, report, [...path, key]);
		}
}

/** Facts of one person only make sense inside `someone`. */
function ruleFacts(entry: Entry, node: RuleNode, inside: boolean, records: Records, report: Report, path: PropertyKey[]): void {
	if ('office' in node) return;
	if ('fact' in node) {
		const household = (HOUSEHOLD_FACTS as readonly string[]).includes(node.fact);
		if (!household && !inside) report(entry, [...path, 'fact'], `"${node.fact}" is a fact of one person; put it inside someone: [ … ]`);
		if (household && inside) report(entry, [...path, 'fact'], `"${node.fact}" is a fact of the household; put it outside someone:`);
		for (const key of ['atLeast', 'atMost', 'above', 'below'] as const) {
			const bound = node[key];
			if (typeof bound === 'object' && !records.parameters.has(bound.parameter)) report(entry, [...path, key], `there is no content/parameters/${bound.parameter}.yaml`);
		}
		const options = records.facts.get(node.fact)?.record.options.map((o) => o.value) ?? [];
		const named = [node.is, node.has, ...(node.in ?? []), ...(node.hasAny ?? [])].filter((x): x is string => x !== undefined);
		for (const value of named)
			if (options.length && !options.includes(value)) report(entry, path, `"${value}" is no value of ${node.fact}; use ${options.join(', ')}`);
		return;
	}
	const walk = (children: RuleNode[], key: string, within: boolean) =>
		children.forEach((child, i) => ruleFacts(entry, child, within, records, report, [...path, key, i]));
	if ('all' in node) walk(node.all, 'all', inside);
	else if ('any' in node) walk(node.any, 'any', inside);
	else if ('count' in node) walk(node.of, 'of', inside);
	else if ('someone' in node) {
		if (inside) report(entry, path, 'someone: cannot stand inside someone:');
		walk(node.someone, 'someone', true);
	} else ruleFacts(entry, node.not, inside, records, report, [...path, 'not']);
}

function identity({ entry, record }: Kept<FullService | ListedService>, records: Records, report: Report): void {
	record.themes.forEach((theme, i) => records.themes.has(theme) || report(entry, ['themes', i], `unknown theme; use ${[...records.themes.keys()].join(', ')}`));
	record.targets.forEach((target, i) => records.targets.has(target) || report(entry, ['targets', i], `unknown target; use ${[...records.targets.keys()].join(', ')}`));
	for (const [name, ref] of Object.entries(record.evidence))
		if (!records.sources.has(ref.source)) report(entry, ['evidence', name, 'source'], `there is no content/sources/${ref.source}.yaml; use one of ${[...records.sources.keys()].join(', ')}`);
	evidenceNames(entry, record, new Set(Object.keys(record.evidence)), report);
}

function links({ id, entry, record }: Kept<FullService>, all: Map<string, unknown>, report: Report): void {
	for (const [kind, ids] of Object.entries(record.links))
		ids.forEach((target, i) => {
			if (!all.has(target)) report(entry, ['links', kind, i], `there is no service "${target}"`);
			if (target === id) report(entry, ['links', kind, i], 'a service cannot link to itself');
		});
	if (record.replacedBy && !all.has(record.replacedBy)) report(entry, ['replacedBy'], `there is no service "${record.replacedBy}"`);
}

/** Names, aliases and official ids belong to one record each. */
function clashes(kept: Kept<FullService | ListedService>[], report: Report): void {
	const owner = new Map<string, Kept<unknown>>();
	const claim = (key: string, of: Kept<unknown>, path: PropertyKey[], what: string) => {
		const other = owner.get(key);
		if (other && other !== of) report(of.entry, path, `${what} is already used by ${other.entry.file}; keep it in one place`);
		else owner.set(key, of);
	};
	for (const k of kept) claim(plainKey(k.record.name), k, ['name'], `the name "${k.record.name}"`);
	for (const k of kept) {
		k.record.aliases.forEach((a, i) => claim(plainKey(a.text), k, ['aliases', i], `the alias "${a.text}"`));
		k.record.officialIds.forEach((o, i) => claim(`id:${o}`, k, ['officialIds', i], `the official id ${o}`));
	}
}

/** Each paper says in exactly one way how one comes by it, and by what source. */
function papers(records: Records, report: Report): void {
	for (const { entry, record } of records.documents.values()) {
		placeEvidence(entry, record.evidence, records, report);
		if ([record.issuer, record.got, record.ask].filter(Boolean).length !== 1) report(entry, ['issuer'], 'write one of issuer: (who issues it), got: own (one has it) or form (one fills it in), ask: (not known, and whom to ask)');
		if (record.ask && !record.ask.includes('물어보세요')) report(entry, ['ask'], 'say whom to ask: "확인 필요: …에 물어보세요"');
		if ((record.issuer || record.got || record.officeCanLookUp !== 'unknown') && !record.from) report(entry, ['from'], 'who issues it, how one comes by it, and whether the office can look it up, need a source: from: [ … ]');
		evidenceNames(entry, record, new Set(Object.keys(record.evidence)), report);
	}
}

/** All references of all records. */
/** The numbers that every page offers are lines of the list, where each stands under its source. */
function districtLines({ district, hotlines }: Records, faults: Fault[]): void {
	const known = new Set([...hotlines.values()].map(({ record }) => record.number));
	for (const field of ['cityPhone', 'nationalPhone', 'foreignPhone'] as const)
		if (district && !known.has(district[field])) faults.push({ file: 'district.yaml', field, mend: `${district[field]} is no line of hotlines.yaml; add it there with its source` });
}

export function checkReferences(records: Records, faults: Fault[]): void {
	const report = reporter(faults);
	districtLines(records, faults);
	const full = [...records.services.values(), ...records.programmes.values()];
	const listed = [...records.listed.values()];
	const all = new Map<string, unknown>();
	for (const k of [...full, ...listed]) {
		const twin = all.get(k.id) as Kept<unknown> | undefined;
		if (twin) report(k.entry, [], `${twin.entry.file} has the same file name; ids are unique over all services`);
		all.set(k.id, k);
	}
	clashes([...full, ...listed], report);
	for (const k of listed) identity(k, records, report);
	for (const k of full) {
		identity(k, records, report);
		links(k, all, report);
		k.record.documents?.list.forEach((d, i) => records.documents.has(d.id) || report(k.entry, ['documents', 'list', i, 'id'], `there is no content/documents/${d.id}.yaml`));
		if (!k.record.rule && !k.record.ruleMissing && ['running', 'check', 'closed_for_year'].includes(k.record.state))
			report(k.entry, ['rule'], 'write a rule:, or say in ruleMissing: why the conditions are not known');
		if (k.record.rule) {
			ruleFacts(k.entry, k.record.rule.when, false, records, report, ['rule', 'when']);
			k.record.rule.except.forEach((e, i) => ruleFacts(k.entry, e.when, false, records, report, ['rule', 'except', i, 'when']));
			const already = k.record.rule.already;
			const known = records.facts.get('receives')?.record.options.map((o) => o.value) ?? [];
			if (already && known.length && !known.includes(already)) report(k.entry, ['rule', 'already'], `"${already}" is no value of receives; use ${known.join(', ')}`);
		}
	}
	for (const { entry, record } of records.places.values()) {
		if (!records.placeKinds.has(record.kind)) report(entry, ['kind'], `unknown kind; use ${[...records.placeKinds.keys()].join(', ')}`);
		if (record.dong && !records.dongs.has(record.dong)) report(entry, ['dong'], `unknown dong; use ${[...records.dongs.keys()].join(', ')}`);
		placeEvidence(entry, record.evidence, records, report);
	}
	for (const { entry, record } of records.stages.values())
		record.first.forEach((id, i) => records.services.has(id) || report(entry, ['first', i], `there is no full service "${id}"`));
	for (const { entry, record } of records.hotlines.values()) placeEvidence(entry, record.evidence, records, report);
	for (const { entry, record } of records.dongs.values())
		if (!records.places.has(record.office)) report(entry, ['office'], `there is no place "${record.office}"`);
	papers(records, report);
}

function placeEvidence(entry: Entry, evidence: Record<string, { source: string }>, records: Records, report: Report): void {
	for (const [name, ref] of Object.entries(evidence)) if (!records.sources.has(ref.source)) report(entry, ['evidence', name, 'source'], `there is no content/sources/${ref.source}.yaml`);
}

export type { Collection };
