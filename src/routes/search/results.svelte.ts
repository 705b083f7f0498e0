import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import type { Reader } from '#lib/catalogue/reader.ts';
import type { NumberedHotline } from '#lib/catalogue/views.ts';
import { cardOf, type Card } from '#lib/content/card.ts';
import type { AnyService, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Term } from '#lib/content/schema.ts';
import { withoutPrivate } from '#lib/search/private.ts';
import type { Found, Hit, Search } from '#lib/search/search.ts';
import { spareReader } from '../page-data.ts';
import type NothingView from './Nothing.svelte';
import type PlacesView from './Places.svelte';
import type TermsView from './Terms.svelte';
import { preparedOf } from './ready.ts';

export type Shown = { card: Card; hit: Hit };
/** `told`: ids that fit in the language of the page, best first. */
type Asked = { query: string; without: string[]; today: string; told?: string[] };

/** What the search page shows: opened once, then answered at each key. The newest question wins. */
export class Results {
	state = $state<'asleep' | 'preparing' | 'ready' | 'broken'>('asleep');
	found = $state.raw<Found>();
	shown = $state.raw<Shown[]>([]);
	lines = $state.raw<NumberedHotline[]>([]);
	terms = $state.raw<Term[]>([]);
	places = $state.raw<PlaceRecord[]>([]);
	/** What shows words, what shows places, and what says that there is nothing: most questions need none of them, so each comes with the first that does. */
	Terms = $state.raw<typeof TermsView>();
	Places = $state.raw<typeof PlacesView>();
	Nothing = $state.raw<typeof NothingView>();
	#search: Search | undefined;
	#reader: Reader | undefined;
	/** Records that were shown before. */
	#records = new Map<string, AnyService | ProgrammeRecord>();
	#hotlines: Record<string, Omit<NumberedHotline, 'id'>> = {};
	#preparing: Promise<void> | undefined;
	#asked: Asked | undefined;

	/** Opens the search, once. */
	prepare(): Promise<void> {
		this.#preparing ??= this.#open();
		return this.#preparing;
	}

	async #open(): Promise<void> {
		this.state = 'preparing';
		try {
			const searching = import('#lib/search/search.ts');
			const reader = (await catalogue.reader()) ?? (await spareReader());
			if (!reader) throw new Error('there is no catalogue to search');
			const [prepared, hotlines] = await Promise.all([preparedOf(reader), reader.table('hotlines')]);
			this.#reader = reader;
			this.#hotlines = hotlines;
			this.#search = (await searching).openSearch(prepared);
			this.state = 'ready';
		} catch {
			this.#preparing = undefined;
			this.state = 'broken';
		}
	}

	/** Answers a question as of a day. `without`: readings that the person took back. False where a newer question came between. */
	async ask(asked: Asked): Promise<boolean> {
		this.#asked = asked;
		if (!this.#search || !this.#reader) return false;
		const found = this.#search.search(asked.query, { without: asked.without });
		if (asked.told?.length) (await import('#lib/search/told.ts')).withTold(found, asked.told, asked.query);
		const [terms, places, nearest] = await Promise.all([
			this.#termsOf(found),
			this.#placesOf(found),
			this.#nearestTo(found, asked),
			this.#fetch(found.hits),
			this.#viewsFor(found)
		]);
		if (this.#asked !== asked) return false;
		this.terms = terms;
		this.places = places;
		this.lines = found.hotlines.flatMap(({ id, crisis }) => {
			const line = this.#hotlines[id];
			return line ? [{ ...line, id, crisis }] : [];
		});
		this.shown = found.hits.flatMap((hit) => {
			const record = this.#records.get(hit.id);
			return record ? [{ hit, card: cardOf(record, asked.today) }] : [];
		});
		this.found = { ...found, nearest };
		return true;
	}

	async #viewsFor({ hits, places, terms }: Found): Promise<void> {
		if (terms.length) this.Terms ??= (await import('./Terms.svelte')).default;
		if (places.length) this.Places ??= (await import('./Places.svelte')).default;
		if (!hits.length && !places.length && !terms.length) this.Nothing ??= (await import('./Nothing.svelte')).default;
	}

	/** Brings the records of hits that were not shown before. */
	async #fetch(hits: Hit[]): Promise<void> {
		const missing = hits.filter((hit) => !this.#records.has(hit.id));
		const ids = missing.filter((hit) => hit.kind === 'service').map((hit) => hit.id);
		const services = ids.length ? this.#reader?.someServices(ids) : undefined;
		const programmes = ids.length < missing.length ? this.#reader?.programmes() : undefined;
		for (const record of [...((await services) ?? []), ...((await programmes) ?? [])]) this.#records.set(record.id, record);
	}

	/** Nothing fits: the names most like it, else those that begin alike. */
	async #nearestTo({ hits, nearest }: Found, { query }: Asked): Promise<string[]> {
		if (hits.length || !this.#search) return nearest;
		const { nearNames } = await import('#lib/search/near.ts');
		const near = nearNames(this.#search.names(), withoutPrivate(query).text);
		return near.length ? near : nearest;
	}

	async #termsOf({ terms }: Found): Promise<Term[]> {
		const table = terms.length ? await this.#reader?.table('terms') : undefined;
		return terms.flatMap((id) => table?.[id] ?? []);
	}

	async #placesOf({ places }: Found): Promise<PlaceRecord[]> {
		const all = places.length ? await this.#reader?.places() : undefined;
		return places.flatMap(({ id }) => all?.find((p) => p.id === id) ?? []);
	}
}
