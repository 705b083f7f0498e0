import { allCards } from '#lib/catalogue/views.ts';
import type { Card } from '#lib/content/card.ts';
import { pageView, today } from '../page-data.ts';

export const load = async ({ fetch }) => ({ cards: await pageView<Card[]>(fetch, 'all.json', (reader) => allCards(reader, today())) });
