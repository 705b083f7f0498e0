import type { Tables } from '#lib/content/pack.ts';
import { pageView } from '../page-data.ts';

export const load = async ({ fetch }) => ({ terms: await pageView<Tables['terms']>(fetch, 'terms.json', (reader) => reader.table('terms')) });
