import { stageCards } from '#lib/catalogue/views.ts';
import type { Card } from '#lib/content/card.ts';
import { error } from '@sveltejs/kit';
import { pageView, today } from '../../page-data.ts';
import { stages } from '../../more.ts';

export const entries = () => stages.map(({ id }) => ({ stage: id }));

export async function load({ params, fetch }) {
	const stage = stages.find((s) => s.id === params.stage) ?? error(404);
	return { stage, cards: await pageView<Card[]>(fetch, `stages/${stage.id}.json`, (reader) => stageCards(reader, stage, today())) };
}
