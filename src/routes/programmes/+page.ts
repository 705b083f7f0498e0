import { cardOf, type Card } from '#lib/content/card.ts';
import { pageView, today } from '../page-data.ts';

export const load = async ({ fetch }) => ({
	cards: await pageView<Card[]>(fetch, 'programmes.json', async (reader) => (await reader.programmes()).map((p) => cardOf(p, today())))
});
