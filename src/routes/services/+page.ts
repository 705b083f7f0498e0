import { allServices } from '#lib/catalogue/views.ts';
import type { Short } from '#lib/content/card.ts';
import { pageView } from '../page-data.ts';

export const load = async ({ fetch }) => ({ cards: await pageView<Short[]>(fetch, 'all.json', allServices) });
