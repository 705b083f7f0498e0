/** The product's own search, as the evaluator wants it. */
import { buildSearch } from '../../src/lib/search/prepare.ts';
import { readCatalogue } from './catalogue.ts';

const input = readCatalogue();
const { search: ask } = buildSearch(input);

export const names = (): string[] => [...input.services, ...input.programmes].map((s) => s.name);
export const search = async (query: string, limit: number): Promise<{ name: string }[]> => ask(query, { limit }).hits;
