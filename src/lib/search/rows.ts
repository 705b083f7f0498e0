/** From a record to what the search knows of it: its names, what people say of it, and its fields, each with its weight. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';
import { spanOf, type Span } from './ages.ts';
import { normalise, spokenSums, squeeze } from './normalise.ts';

/** Where a word stands; its bit in a mask. The order is that of the weights. */
export const FIELDS = ['name', 'alias', 'plain', 'phrase', 'target', 'gist', 'theme', 'text'] as const;
export type Field = (typeof FIELDS)[number];
export const WEIGHT: Record<Field, number> = { name: 5, alias: 4.2, plain: 3.4, phrase: 2.1, target: 1.6, gist: 1.6, theme: 0.9, text: 0.8 };

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

export type Row = {
	id: string;
	kind: 'service' | 'programme';
	name: string;
	/** Squeezed: the name first, then the other names. */
	names: string[];
	/** The name without its brackets, squeezed: counts as the name. */
	short: string;
	/** Other names as they are written. */
	aliases: string[];
	phrases: string[];
	fields: Record<Field, string[]>;
	numbers: string[];
	span: Span | undefined;
	targets: string[];
	/** Audiences it is only for, and whether its own names say so. */
	narrow: { target: string; named: boolean }[];
	/** Between 0 and about 1.2: how near to the top before anything was asked. */
	worth: number;
	/** First sounds of the names; filled at the first question of that kind. */
	initials?: string[];
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
function narrowOf(targets: string[], names: string[], { targets: table }: Names): Row['narrow'] {
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

/** One record as a row. `pointed`: how many others name it. */
export function rowOf(service: AnyService | ProgrammeRecord, kind: Row['kind'], names: Names, pointed: number): Row {
	const { plain, gist, text, phrases } = textsOf(service);
	const aliases = service.aliases.map((a) => a.text);
	const named = (table: Record<string, { name: string }>, ids: string[]) => ids.flatMap((id) => table[id]?.name ?? []);
	const written: Record<Field, string[]> = {
		name: [service.name],
		alias: aliases,
		plain,
		phrase: phrases,
		gist,
		text,
		target: [...named(names.targets, service.targets), ...named(names.stages, service.stages)],
		theme: [...named(names.themes, service.themes), service.provider]
	};
	const squeezed = [service.name, ...aliases].map(squeeze);
	return {
		id: service.id,
		kind,
		name: service.name,
		aliases,
		phrases,
		names: squeezed,
		short: squeeze(service.name.replace(/\([^)]*\)/g, '')),
		fields: Object.fromEntries(FIELDS.map((f) => [f, written[f].map((line) => normalise(spokenSums(line)))])) as Row['fields'],
		numbers: phonesOf(service),
		span: spanOf(service),
		targets: service.targets,
		narrow: narrowOf(service.targets, squeezed, names),
		worth: worthOf(service, pointed)
	};
}
