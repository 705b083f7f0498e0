import { json } from '@sveltejs/kit';
import { allServices } from '#lib/catalogue/views.ts';
import { reader } from '../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const GET = async () => json(await allServices(reader));
