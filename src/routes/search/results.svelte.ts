import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import type { Reader } from '#lib/catalogue/reader.ts';
import type { NumberedHotline } from '#lib/catalogue/views.ts';
import { cardOf, type Card } from '#lib/content/card.ts';
import type { AnyService, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Term } from '#lib/content/schema.ts';
import type { Found, Hit, Search, SearchInput } from '#lib/search/search.ts';
import { spareReader } from '../page-data.ts';
import { kinds } from '../kinds.ts';
import { site } from '../site.ts';

export type Shown = { card: Card; hit: Hit };

async function inputOf(reader: Reader): Promise<SearchInput> {
	const { targets, themes, placeKinds } = kinds;
	const { district } = site;
	// A pack installed before there were synonyms has none.
	const synonyms = reader.table('synonyms').then(
		(found) => found ?? {},
		() => ({})
	);
	const [services, programmes, places] = await Promise.all([reader.services(), reader.programmes(), reader.places()]);
	const [hotlines, terms, dongs] = await Promise.all([reader.table('hotlines'), reader.table('terms'), reader.table('dongs')]);
	const stages = Object.fromEntries(site.stages.map((s) => [s.id, s]));
	return {
		services,
		programmes,
		places,
		hotlines,
		terms,
		dongs,
		synonyms: await synonyms,
		stages,
		targets,
		themes,
		placeKinds,
		otherPlaces: district.otherPlaces
	};
}

/** What the search page shows: built once from the catalogue, then answered at each key. */
export class Results {
	state = $state<'asleep' | 'preparing' | 'ready' | 'broken'>('asleep');
	found = $state.raw<Found>();
	shown = $state.raw<Shown[]>([]);
	#search: Search | undefined;
	#input: SearchInput | undefined;
	#records = new Map<string, AnyService | ProgrammeRecord>();
	#preparing: Promise<void> | undefined;

	/** Reads the catalogue and builds the search, once. */
	prepare(): Promise<void> {
		this.#preparing ??= this.#build();
		return this.#preparing;
	}

	async #build(): Promise<void> {
		this.state = 'preparing';
		try {
			const [{ buildSearch }, reader] = await Promise.all([import('#lib/search/search.ts'), catalogue.reader().then((r) => r ?? spareReader())]);
			if (!reader) throw new Error('there is no catalogue to search');
			const input = await inputOf(reader);
			if (!input.services.length) throw new Error('the catalogue is empty');
			this.#input = input;
			this.#records = new Map([...input.services, ...input.programmes].map((s) => [s.id, s]));
			this.#search = buildSearch(input);
			this.state = 'ready';
		} catch {
			this.#preparing = undefined;
			this.state = 'broken';
		}
	}

	/** Answers a question as of a day. `without`: readings that the person took back. */
	ask(query: string, today: string, without: string[]): void {
		if (!this.#search) return;
		this.found = this.#search.search(query, { without });
		this.shown = this.found.hits.flatMap((hit) => {
			const record = this.#records.get(hit.id);
			return record ? [{ hit, card: cardOf(record, today) }] : [];
		});
	}

	get lines(): NumberedHotline[] {
		return (this.found?.hotlines ?? []).flatMap(({ id }) => {
			const line = this.#input?.hotlines[id];
			return line ? [{ ...line, id }] : [];
		});
	}

	get terms(): Term[] {
		return (this.found?.terms ?? []).flatMap((id) => this.#input?.terms[id] ?? []);
	}

	get places(): PlaceRecord[] {
		const ids = (this.found?.places ?? []).map((p) => p.id);
		return ids.flatMap((id) => this.#input?.places.find((p) => p.id === id) ?? []);
	}
}
