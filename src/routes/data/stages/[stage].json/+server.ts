import { json } from '@sveltejs/kit';
import { stageCards } from '#lib/catalogue/views.ts';
import { buildDay, reader, site } from '../../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => site.stages.map(({ id }) => ({ stage: id }));
export const GET = async ({ params }) =>
	json(
		await stageCards(
			reader,
			site.stages.find((s) => s.id === params.stage)!,
			buildDay
		)
	);
