import { error, json } from '@sveltejs/kit';
import { programmeSheet } from '#lib/catalogue/views.ts';
import { pack, reader } from '../../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => pack.programmes.map(({ id }) => ({ id }));

export async function GET({ params }) {
	const view = await programmeSheet(reader, params.id);
	return view ? json(view) : error(404);
}
