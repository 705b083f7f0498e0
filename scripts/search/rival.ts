/** Any of the measured engines as the evaluator wants it; SEARCH_ENGINE names it. */
import { engines } from '../bench/engines.ts';
import { readCatalogue } from './catalogue.ts';

const make = engines[process.env['SEARCH_ENGINE'] ?? 'ours'];
if (!make) throw new Error('SEARCH_ENGINE names no engine');
const input = readCatalogue();
const engine = await make(input);

export const names = (): string[] => [...input.services, ...input.programmes].map((s) => s.name);
export const search = async (query: string, limit: number): Promise<unknown[]> => (await engine(query)).slice(0, limit);
