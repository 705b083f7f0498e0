/** Reading the catalogue, wherever it lies: in IndexedDB, or in a pack held in memory. */
import type { AnyService, Pack, PlaceRecord, ProgrammeRecord, Tables } from '#lib/content/pack.ts';

export interface Reader {
	service(id: string): Promise<AnyService | undefined>;
	services(): Promise<AnyService[]>;
	someServices(ids: string[]): Promise<AnyService[]>;
	stage(stage: string): Promise<AnyService[]>;
	programmes(): Promise<ProgrammeRecord[]>;
	places(): Promise<PlaceRecord[]>;
	table<K extends keyof Tables>(name: K): Promise<Tables[K]>;
	/** Whether something was worked out from this pack and kept; true where nothing can be kept. */
	hasDerived(name: string): Promise<boolean>;
	/** What was worked out from this pack before and kept beside it. */
	derived<T>(name: string): Promise<T | undefined>;
	/** Works something out and keeps it beside the pack, where there is room. */
	keepDerived<T>(name: string, make: () => Promise<T>): Promise<T>;
}

/** A reader over a pack in memory: used while building pages, and where the browser refuses IndexedDB. */
export function packReader(pack: Pack): Reader {
	const services = new Map(pack.services.map((s) => [s.id, s]));
	return {
		service: async (id) => services.get(id),
		services: async () => pack.services,
		someServices: async (ids) => ids.flatMap((id) => services.get(id) ?? []),
		stage: async (stage) => pack.services.filter((s) => s.stages.some((x) => x === stage)),
		programmes: async () => pack.programmes,
		places: async () => pack.places,
		table: async (name) => pack.tables[name],
		hasDerived: async () => true,
		derived: async () => undefined,
		keepDerived: async (_, make) => make()
	};
}
