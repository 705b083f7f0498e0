import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { cardOf, type Card } from '#lib/content/card.ts';
import type { AnyService } from '#lib/content/pack.ts';
import type { Search } from '#lib/search/search.ts';
import { announcer } from '#lib/ui/announce.svelte.ts';
import { spareReader } from '../page-data.ts';

const LIMIT = 30;
const SAY_AFTER_MS = 700;

/** What the search page shows: built once from the catalogue, then answered at each key. */
export class Results {
	cards = $state<Card[]>([]);
	answered = $state(false);
	state = $state<'preparing' | 'ready' | 'broken'>('preparing');
	#search: Search | undefined;
	#services = new Map<string, AnyService>();
	#saying: ReturnType<typeof setTimeout> | undefined;

	/** Reads all services and builds the search. */
	async prepare(): Promise<void> {
		try {
			const [{ searchOver }, reader] = await Promise.all([import('#lib/search/search.ts'), catalogue.reader().then((r) => r ?? spareReader())]);
			const services = (await reader?.services()) ?? [];
			if (!services.length) throw new Error('there is no catalogue to search');
			this.#services = new Map(services.map((s) => [s.id, s]));
			this.#search = searchOver(services);
			this.state = 'ready';
		} catch {
			this.state = 'broken';
		}
	}

	/** Answers a question and says the count once the person has stopped typing. */
	ask(query: string, today: string, sentence: (count: number) => string): void {
		if (!this.#search) return;
		this.cards = this.#search(query, LIMIT).flatMap((id) => {
			const service = this.#services.get(id);
			return service ? [cardOf(service, today)] : [];
		});
		this.answered = true;
		clearTimeout(this.#saying);
		if (query.trim()) this.#saying = setTimeout(() => announcer.say(sentence(this.cards.length)), SAY_AFTER_MS);
	}
}
