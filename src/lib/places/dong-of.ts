/** Which dong a point lies in. Map units grow to the right and downwards; the outline is "x,y x,y …", rings parted by " / ". */
import type { Dong } from '#lib/content/schema.ts';

export type Bounds = { width: number; height: number; west: number; east: number; south: number; north: number };
export type Point = { x: number; y: number };

/** WGS84 degrees to map units (plate carrée over the district: at most some metres off). */
export function onMap({ lat, lon }: { lat: number; lon: number }, map: Bounds): Point {
	return { x: ((lon - map.west) / (map.east - map.west)) * map.width, y: ((map.north - lat) / (map.north - map.south)) * map.height };
}

export function ringsOf(outline: string): Point[][] {
	return outline.split(' / ').map((ring) =>
		ring.split(' ').map((pair) => {
			const [x = 0, y = 0] = pair.split(',').map(Number);
			return { x, y };
		})
	);
}

/** An outline as the path of an SVG. */
export const pathOf = (outline: string): string =>
	ringsOf(outline)
		.map((ring) => `M${ring.map((p) => `${p.x} ${p.y}`).join('L')}Z`)
		.join('');

/** Even-odd rule: a ray to the right crosses an odd number of edges. */
function inside(point: Point, ring: Point[]): boolean {
	let odd = false;
	ring.forEach((a, i) => {
		const b = ring[(i + ring.length - 1) % ring.length]!;
		if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x) odd = !odd;
	});
	return odd;
}

/** Id of the dong that holds the point, or undefined outside the district. */
export function dongAt(point: Point, dongs: Record<string, Dong>): string | undefined {
	return Object.entries(dongs).find(([, dong]) => ringsOf(dong.outline).some((ring) => inside(point, ring)))?.[0];
}

/** Ids of the dongs that a legal dong (the one in an address) lies in. */
export function dongsOfLegal(legal: string, dongs: Record<string, Dong>): string[] {
	return Object.entries(dongs)
		.filter(([, dong]) => dong.legalDongs.includes(legal))
		.map(([id]) => id);
}

/** All legal dongs of the district, in alphabetical order. */
export function legalDongs(dongs: Record<string, Dong>, lang: string): string[] {
	return [...new Set(Object.values(dongs).flatMap((d) => d.legalDongs))].sort((a, b) => a.localeCompare(b, lang));
}
