import { json } from '@sveltejs/kit';
import { reader } from '../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const GET = async () => json(await reader.table('terms'));
