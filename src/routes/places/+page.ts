import type { Tables } from '#lib/content/pack.ts';
import { pageView } from '../page-data.ts';

export const load = async ({ fetch }) => ({ dongs: await pageView<Tables['dongs']>(fetch, 'dongs.json', (reader) => reader.table('dongs')) });
