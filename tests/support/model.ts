/** Real records for tests, from the compiled pack. */
import { readFileSync } from 'node:fs';
import type { Full, Pack, Site } from '#lib/content/pack.ts';

export const pack = JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack;
export const site = JSON.parse(readFileSync('.content/site.json', 'utf8')) as Site;

export function full(id: string): Full {
	const found = pack.services.find((s) => s.id === id);
	if (found?.depth !== 'full') throw new Error(`${id} is not a full service`);
	return structuredClone(found);
}
