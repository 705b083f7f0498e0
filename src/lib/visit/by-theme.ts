/** Services in the parts of a booklet. */
import type { Full } from '#lib/content/pack.ts';

type Theme = { name: string; order: number };
/** `id` of the theme; its services with the numbers they have in the whole booklet, from 1. */
export type Part = { id: string; name: string; entries: { number: number; service: Full }[] };

/** Each service once, under its first theme; the themes in their order, numbered through. */
export function byTheme(services: Full[], themes: Record<string, Theme>): Part[] {
	const home = (service: Full) => service.themes[0] ?? '';
	const order = (id: string) => themes[id]?.order ?? Number.MAX_SAFE_INTEGER;
	const ids = [...new Set(services.map(home))].sort((a, b) => order(a) - order(b));
	let number = 0;
	return ids.map((id) => ({
		id,
		name: themes[id]?.name ?? id,
		entries: services.filter((service) => home(service) === id).map((service) => ({ number: ++number, service }))
	}));
}
