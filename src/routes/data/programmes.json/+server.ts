import { json } from '@sveltejs/kit';
import { cardOf } from '#lib/content/card.ts';
import { buildDay, pack } from '../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const GET = () => json(pack.programmes.map((p) => cardOf(p, buildDay)));
