import { json } from '@sveltejs/kit';
import { allCards } from '#lib/catalogue/views.ts';
import { buildDay, reader } from '../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const GET = async () => json(await allCards(reader, buildDay));
