import { packText } from '../source.server.ts';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => [{ pack: __PACK_NAME__.slice(0, -'.jsonl'.length) }];
export const GET = () => new Response(packText(), { headers: { 'content-type': 'application/jsonl' } });
