/** One errand for several services: where to go, and what to take along for which of them. */
import type { AnyService, Full, PlaceRecord } from '#lib/content/pack.ts';
import type { Document } from '#lib/content/schema.ts';

/** Offices in the order in which people know them; the first one wins where two would do. */
const OFFICES = ['dong_office', 'district_office', 'health_centre', 'nhis', 'nps', 'job_centre', 'education_office', 'veterans_office'] as const;
export type Office = (typeof OFFICES)[number];
/** Kinds of places under which the offices lie in the catalogue. */
const PLACE_KIND: Readonly<Partial<Record<Office, string>>> = {
	district_office: 'district-office',
	health_centre: 'health-centre',
	nhis: 'health-insurance-branch',
	nps: 'pension-branch',
	job_centre: 'job-centre'
};

/** `own`: a place only this service has. `remote`: by phone, online, or through others. `ask`: nobody wrote down how. */
export type Where = Office | 'own' | 'remote' | 'ask';
/** A paper once, however many services want it. `always`: at least one wants it without an "only if". */
export type Paper = {
	id: string;
	name: string;
	plain?: string;
	issuer?: string;
	got?: Document['got'];
	ask?: string;
	online?: string;
	officeCanLookUp: Document['officeCanLookUp'];
	always: boolean;
	uses: { service: string; name: string; when?: string }[];
};
/** `unknown`: services whose papers no source names. */
export type Stop = { key: string; where: Where; services: AnyService[]; papers: Paper[]; unknown: AnyService[] };

const isVisited = ({ apply }: Full) => apply.channels.some((channel) => channel === 'visit' || channel === 'unknown');
const officesOf = ({ apply }: Full): Office[] => OFFICES.filter((office) => apply.at.includes(office));

function addTo(papers: Map<string, Paper>, service: Full, documents: Record<string, Document>): void {
	for (const { id, when } of service.documents?.list ?? []) {
		const record = documents[id];
		const { name = id, plain, issuer, got, ask, online, officeCanLookUp = 'unknown' } = record ?? {};
		const paper: Paper = papers.get(id) ?? {
			id,
			name,
			officeCanLookUp,
			always: false,
			uses: [],
			...(plain && { plain }),
			...(issuer && { issuer }),
			...(got && { got }),
			...(ask && { ask }),
			...(online && { online })
		};
		paper.always ||= when === undefined;
		paper.uses.push({ service: service.id, name: service.name, ...(when && { when }) });
		papers.set(id, paper);
	}
}

/** What is always wanted first, then what most services want; what the office finds by itself last. */
function byNeed(a: Paper, b: Paper): number {
	const rank = (paper: Paper) => (paper.officeCanLookUp === 'yes' ? 2 : paper.always ? 0 : 1);
	return rank(a) - rank(b) || b.uses.length - a.uses.length;
}

function stopAt(where: Where, services: AnyService[], documents: Record<string, Document>): Stop {
	const papers = new Map<string, Paper>();
	for (const service of services) if (service.depth === 'full') addTo(papers, service, documents);
	const unknown = services.filter((service) => service.depth === 'listed' || !service.documents);
	const key = where === 'own' ? (services[0]?.id ?? where) : where;
	return { key, where, services, papers: [...papers.values()].sort(byNeed), unknown };
}

/** The fewest offices that serve all: always the one that serves most of those left. */
function routes(services: Full[]): [Office, Full[]][] {
	const best = OFFICES.map((office) => [office, services.filter((service) => officesOf(service).includes(office))] as [Office, Full[]]).reduce((a, b) =>
		b[1].length > a[1].length ? b : a
	);
	return best[1].length ? [best, ...routes(services.filter((service) => !best[1].includes(service)))] : [];
}

/** The stops of one errand, offices first. A service stands at one stop only; a paper may be wanted at several. */
export function bringList(services: AnyService[], documents: Record<string, Document>): Stop[] {
	const full = services.filter((service) => service.depth === 'full');
	const visited = full.filter(isVisited);
	const remote = full.filter((service) => !isVisited(service));
	const apart = visited.filter((service) => !officesOf(service).length);
	const listed = services.filter((service) => service.depth === 'listed');
	return [
		...routes(visited).map(([office, those]) => stopAt(office, those, documents)),
		...apart.map((service) => stopAt('own', [service], documents)),
		...(remote.length ? [stopAt('remote', remote, documents)] : []),
		...(listed.length ? [stopAt('ask', listed, documents)] : [])
	];
}

/** Where a stop is: `office` is the id of the person's dong office; an office of which there are several is left open. */
export function placeOfStop({ where }: Stop, places: readonly PlaceRecord[], office: string | undefined): PlaceRecord | undefined {
	if (where === 'dong_office') return places.find((place) => place.id === office);
	if (where === 'own' || where === 'remote' || where === 'ask') return undefined;
	const there = places.filter((place) => place.kind === PLACE_KIND[where]);
	return there.length === 1 ? there[0] : undefined;
}
