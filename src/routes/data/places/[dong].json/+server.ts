import { error, json } from '@sveltejs/kit';
import { dongView } from '#lib/catalogue/views.ts';
import { reader, site } from '../../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => Object.keys(site.dongs).map((dong) => ({ dong }));

export async function GET({ params }) {
	const view = await dongView(reader, params.dong);
	return view ? json(view) : error(404);
}
