import type { Tables } from '#lib/content/pack.ts';
import { pageView } from '../page-data.ts';

export const load = async ({ fetch }) => ({ sources: await pageView<Tables['sources']>(fetch, 'sources.json', (reader) => reader.table('sources')) });
