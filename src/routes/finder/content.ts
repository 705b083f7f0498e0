/** Everything the finder reads of the catalogue, read once. */
import type { Reader } from '#lib/catalogue/reader.ts';
import type { Fact, LifeEvent, Parameter, Rule, Source, Term } from '#lib/content/schema.ts';
import type { Service } from './order.ts';

export type Content = {
	/** All full services and the district's programmes; listed ones have no rule and never stand in the results. */
	services: Service[];
	programmes: ReadonlySet<string>;
	rules: Rule[];
	facts: Record<string, Fact>;
	parameters: Record<string, Parameter>;
	sources: Record<string, Source>;
	/** Hard words, explained where they stand. */
	terms: Term[];
	events: (LifeEvent & { id: string })[];
};

export async function contentOf(reader: Reader): Promise<Content> {
	const [all, programmes, facts, parameters, sources, terms, lifeEvents] = await Promise.all([
		reader.services(),
		reader.programmes(),
		reader.table('facts'),
		reader.table('parameters'),
		reader.table('sources'),
		reader.table('terms'),
		// A catalogue installed by an earlier version has no doors yet; the questions work without them.
		reader.table('lifeEvents').catch(() => ({}))
	]);
	const services: Service[] = [...programmes, ...all.filter((service) => service.depth === 'full')];
	const events = Object.entries((lifeEvents ?? {}) as Record<string, LifeEvent>).map(([id, event]) => ({ id, ...event }));
	return {
		services,
		programmes: new Set(programmes.map(({ id }) => id)),
		rules: services.flatMap(({ rule }) => rule ?? []),
		facts,
		parameters,
		sources,
		terms: Object.values(terms),
		events: events.sort((a, b) => a.order - b.order)
	};
}
