/** The search over the real catalogue, built once for all tests of this folder. */
import { readCatalogue } from '../../scripts/search/catalogue.ts';
import { buildSearch } from '../../src/lib/search/prepare.ts';

export const input = readCatalogue();
export const { search } = buildSearch(input);
export const all = [...input.services, ...input.programmes];
/** Records with phrases of their own. */
export const full = all.filter((s) => s.depth === 'full');

export const idsFor = (query: string, limit = 3): string[] => search(query, { limit }).hits.map((h) => h.id);
export const namesFor = (query: string, limit = 3): string[] => search(query, { limit }).hits.map((h) => h.name);
