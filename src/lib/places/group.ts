/** Places of one dong under their kinds' groups, in the order of the kinds. */
import type { PlaceRecord } from '#lib/content/pack.ts';
import type { PlaceKind } from '#lib/content/schema.ts';

export function grouped(places: PlaceRecord[], kinds: Record<string, PlaceKind>): [string, PlaceRecord[]][] {
	const order = (p: PlaceRecord) => kinds[p.kind]?.order ?? 99;
	const groups = new Map<string, PlaceRecord[]>();
	for (const place of [...places].sort((a, b) => order(a) - order(b))) {
		const group = kinds[place.kind]?.group ?? 'welfare';
		groups.set(group, [...(groups.get(group) ?? []), place]);
	}
	return [...groups];
}

/** Places under the names of their kinds, in the order of the kinds. */
export function byKind(places: PlaceRecord[], kinds: Record<string, PlaceKind>): { kind: string; places: PlaceRecord[] }[] {
	const order = (kind: string) => kinds[kind]?.order ?? 99;
	const ids = [...new Set(places.map(({ kind }) => kind))].sort((a, b) => order(a) - order(b));
	return ids.map((id) => ({ kind: kinds[id]?.name ?? id, places: places.filter(({ kind }) => kind === id) }));
}
