import { readFileSync } from 'node:fs';

export const prerender = true;
export const trailingSlash = 'never';
export const entries = () => Object.values(__TEXTS__).map((name) => ({ texts: name.slice(0, -'.json'.length) }));
export const GET = ({ params }) =>
	new Response(readFileSync(`.content/texts/${params.texts}.json`, 'utf8'), { headers: { 'content-type': 'application/json' } });
