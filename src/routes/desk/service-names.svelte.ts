/** Names of services by their ids: read from the catalogue when they are first asked for, and shown as soon as they are there. */
import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { spareReader } from '../page-data.ts';

class ServiceNames {
	#names = $state.raw<Readonly<Record<string, string>>>({});
	readonly #asked = new Set<string>();

	/** The name; its id until the catalogue has been read, or where it is not in the catalogue any more. */
	of(id: string): string {
		if (!this.#asked.has(id)) {
			this.#asked.add(id);
			void this.#read(id);
		}
		return (Object.hasOwn(this.#names, id) && this.#names[id]) || id;
	}

	async #read(id: string): Promise<void> {
		const reader = (await catalogue.reader().catch(() => undefined)) ?? (await spareReader().catch(() => undefined));
		const [service] = (await reader?.someServices([id])) ?? [];
		if (service) this.#names = { ...this.#names, [id]: service.name };
	}
}

export const serviceNames = new ServiceNames();
