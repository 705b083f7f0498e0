/** From a record to what the search knows of it: its names, what people say of it, and its fields. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Span } from './ages.ts';
import { normalise, spokenSums, squeeze, tight } from './normalise.ts';
import { type Field, type Row, type Weighed } from './row.ts';
import { spanOf } from './spans.ts';

/** Audiences that a service is only for: it does not come up first for those who did not ask as such. */
const NARROW = [
	'disabled',
	'veteran',
	'defector',
	'victim',
	'multicultural',
	'foreigner',
	'single_parent',
	'small_business',
	'homeless',
	'pregnant',
	'many_children',
	'carer'
];

/** A record taken apart: what is kept as it is, and what goes into the index. */
export type Draft = {
	row: Row;
	weighed: Weighed;
	/** Squeezed: the name first, then the other names. */
	names: string[];
	/** Normalised lines. */
	fields: Record<Field, string[]>;
	numbers: string[];
	span: Span | undefined;
	/** Between 0 and about 1.2: how near to the top before anything was asked. */
	worth: number;
};
export type Names = { targets: Record<string, { name: string }>; themes: Record<string, { name: string }>; stages: Record<string, { name: string }> };

const STATE = { running: 1, check: 0.97, closed_for_year: 0.93, ended: 0.6, historic: 0.45 };
const LEVEL = { district: 1.02, seoul: 1.01, private: 1, national: 1 };

/** How many services point to this one: the well-known ones are pointed to most. */
export function pointedTo(services: AnyService[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const s of services) if (s.depth === 'full') for (const id of Object.values(s.links).flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
	return counts;
}

function worthOf(service: AnyService | ProgrammeRecord, pointed: number): number {
	const depth = service.depth === 'full' ? 1 : 0.88;
	return STATE[service.state] * LEVEL[service.level] * depth * (1 + 0.05 * Math.log2(1 + pointed));
}

function textsOf(service: AnyService | ProgrammeRecord): { plain: string[]; gist: string[]; text: string[]; phrases: string[] } {
	if (service.depth === 'listed') return { plain: [], gist: [service.line], text: service.phones.map((p) => p.name), phrases: [] };
	const { text, easy, amounts } = service;
	const more = 'doors' in service ? [...service.doors.receive, ...service.doors.give] : [];
	return {
		plain: [service.plainName],
		gist: [text.gist, easy.gist],
		text: [...text.youGet, ...text.who, ...amounts.flatMap((a) => [a.label ?? '', a.words ?? '']), ...more],
		phrases: service.phrases
	};
}

function phonesOf(service: AnyService | ProgrammeRecord): string[] {
	const contacts = service.depth === 'full' ? service.contacts : service.phones;
	return contacts.flatMap((c) => (c.phone ? [c.phone.replace(/\D/g, '')] : []));
}

/** A name says for whom it is when it has the beginning of the audience's name (장애… for 장애인). */
function narrowOf(targets: string[], names: string[], { targets: table }: Names): Weighed['narrow'] {
	return targets
		.filter((t) => NARROW.includes(t))
		.map((target) => {
			const beginnings = normalise(table[target]?.name ?? target)
				.split(' ')
				.map((part) => part.slice(0, 2));
			return { target, named: beginnings.some((b) => names.some((n) => n.includes(b))) };
		})
		.filter(({ named }) => named || !targets.includes('everyone'));
}

/** Names of audiences, stages and themes come again and again. */
const normalised = new Map<string, string>();
function again(line: string): string {
	const known = normalised.get(line) ?? normalise(line);
	normalised.set(line, known);
	return known;
}

/** One record taken apart. `pointed`: how many others name it. */
export function draftOf(service: AnyService | ProgrammeRecord, kind: Row['kind'], names: Names, pointed: number): Draft {
	const { plain, gist, text, phrases } = textsOf(service);
	const aliases = service.aliases.map((a) => a.text);
	const named = (table: Record<string, { name: string }>, ids: string[]) => ids.flatMap((id) => (table[id] ? [again(table[id].name)] : []));
	const written = (lines: string[]) => lines.map((line) => normalise(spokenSums(line)));
	const fields: Record<Field, string[]> = {
		name: written([service.name]),
		alias: written(aliases),
		plain: written(plain),
		phrase: written(phrases),
		gist: written(gist),
		text: written(text),
		target: [...named(names.targets, service.targets), ...named(names.stages, service.stages)],
		theme: [...named(names.themes, service.themes), again(service.provider)]
	};
	const squeezed = [service.name, ...aliases].map(squeeze);
	return {
		row: {
			id: service.id,
			kind,
			name: service.name,
			aliases,
			phrases,
			shown: [fields.plain[0] ?? '', fields.gist[0] ?? ''].map(tight)
		},
		weighed: {
			short: squeeze(service.name.replace(/\([^)]*\)/g, '')),
			targets: service.targets,
			narrow: narrowOf(service.targets, squeezed, names)
		},
		names: squeezed,
		fields,
		numbers: phonesOf(service),
		span: spanOf(service),
		worth: worthOf(service, pointed)
	};
}
