import { error, json } from '@sveltejs/kit';
import { serviceSheet } from '#lib/catalogue/views.ts';
import { pack, reader } from '../../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => pack.services.map(({ id }) => ({ id }));

export async function GET({ params }) {
	const view = await serviceSheet(reader, params.id);
	return view ? json(view) : error(404);
}
