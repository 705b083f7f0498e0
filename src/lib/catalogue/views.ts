/** What a page needs of the catalogue, gathered by plain functions over a reader. The same ones run while building and on the phone. */
import { cardOf, type Card, type Short } from '#lib/content/card.ts';
import type { Gloss } from '#lib/content/explain.ts';
import type { AnyService, Full, PlaceRecord, ProgrammeRecord, Site, Tables } from '#lib/content/pack.ts';
import type { Document, Dong, Source } from '#lib/content/schema.ts';
import type { Reader } from './reader.ts';

export type Sheet = {
	service: AnyService | ProgrammeRecord;
	documents: Record<string, Document>;
	sources: Record<string, Source>;
	terms: Tables['terms'];
	/** Names of the services it links to. */
	linked: Record<string, string>;
};
type StageCard = Site['stages'][number];
export type DongView = { id: string; dong: Dong; places: PlaceRecord[] };
export type NumberedHotline = Tables['hotlines'][string] & { id: string };

const pick = <T>(table: Record<string, T>, ids: string[]): Record<string, T> => Object.fromEntries(ids.flatMap((id) => (table[id] ? [[id, table[id]]] : [])));

function linkedIds(service: Full): string[] {
	return [...Object.values(service.links).flat(), ...(service.replacedBy ? [service.replacedBy] : [])];
}

const doorsOf = (service: object): unknown => ('doors' in service ? service.doors : undefined);

/** Only the hard words that stand in the record's shown text travel with it. */
function termsIn(service: AnyService | ProgrammeRecord, terms: Tables['terms']): Tables['terms'] {
	const shown = JSON.stringify(
		service.depth === 'full'
			? [service.name, service.text, service.apply, service.rule?.leftOut, service.ifRefused, service.documents, service.conflicts, doorsOf(service)]
			: [service.name, service.line]
	);
	return Object.fromEntries(Object.entries(terms).filter(([, t]) => shown.includes(t.term)));
}

/** Everything one service page shows. */
export async function sheet(reader: Reader, service: AnyService | ProgrammeRecord): Promise<Sheet> {
	const [documents, sources, terms] = await Promise.all([reader.table('documents'), reader.table('sources'), reader.table('terms')]);
	const full = service.depth === 'full' ? service : undefined;
	const linked = full ? await reader.someServices(linkedIds(full)) : [];
	return {
		service,
		documents: pick(documents, full?.documents?.list.map((d) => d.id) ?? []),
		sources: pick(
			sources,
			Object.values(service.evidence).map((e) => e.source)
		),
		terms: termsIn(service, terms),
		linked: Object.fromEntries(linked.map((s) => [s.id, s.name]))
	};
}

export async function serviceSheet(reader: Reader, id: string): Promise<Sheet | undefined> {
	const service = await reader.service(id);
	return service && sheet(reader, service);
}

export async function programmeSheet(reader: Reader, id: string): Promise<Sheet | undefined> {
	const programme = (await reader.programmes()).find((p) => p.id === id);
	return programme && sheet(reader, programme);
}

/** The editors' first choices, then present services before those that ended; the district's own before the city's and the nation's. */
export function inOrder(cards: Card[], first: readonly string[] = []): Card[] {
	const state = { running: 0, check: 1, closed_for_year: 1, ended: 3, historic: 4 };
	const level = { district: 0, seoul: 1, private: 1, national: 2 };
	const chosen = (c: Card) => (first.includes(c.id) ? first.indexOf(c.id) : first.length);
	const rank = (c: Card) => [chosen(c), c.depth === 'full' ? 0 : 1, state[c.state], level[c.level]] as const;
	return [...cards].sort((a, b) => {
		const [x, y] = [rank(a), rank(b)];
		const i = x.findIndex((value, at) => value !== y[at]);
		return i < 0 ? a.name.localeCompare(b.name, 'ko') : x[i]! - y[i]!;
	});
}

export async function stageCards(reader: Reader, stage: Pick<StageCard, 'id' | 'first'>, today: string): Promise<Card[]> {
	return inOrder(
		(await reader.stage(stage.id)).map((s) => cardOf(s, today)),
		stage.first
	);
}

export async function hotlines(reader: Reader): Promise<NumberedHotline[]> {
	return Object.entries(await reader.table('hotlines'))
		.map(([id, h]) => ({ id, ...h }))
		.sort((a, b) => a.order - b.order);
}

export async function dongView(reader: Reader, id: string): Promise<DongView | undefined> {
	const [dongs, places] = await Promise.all([reader.table('dongs'), reader.places()]);
	const dong = dongs[id];
	return dong && { id, dong, places: places.filter((p) => p.dong === id) };
}

/** Every service by name, in short. */
export async function allServices(reader: Reader): Promise<Short[]> {
	const inName = (name: string, hard: Gloss[] = []) => hard.filter(({ term }) => name.includes(term));
	const short = ({ id, name, depth, level, state, hard }: AnyService): Short => ({ id, name, depth, level, state, hard: inName(name, hard) });
	return (await reader.services()).map(short).sort((a, b) => a.name.localeCompare(b.name, 'ko'));
}
