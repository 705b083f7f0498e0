/** The address of a search: words, filters, and readings that were taken back. Never a number that belongs to one person. */
import { withoutPrivate } from '#lib/search/private.ts';
import { queryOf, type Choice } from '#lib/services/filter.ts';

export type Asked = { query: string; without: string[]; choice: Choice; stage: string };

/** No question is longer; an address of any length is refused by some servers. */
const LONGEST = 300;

export function addressOf(base: URL, { query, without, choice, stage }: Asked): URL {
	const url = new URL(base);
	const params = new URLSearchParams(queryOf(choice));
	const words = withoutPrivate(query).text.slice(0, LONGEST).trim();
	if (words) params.set('q', words);
	if (stage) params.set('stage', stage);
	for (const id of without) params.append('not', id);
	url.search = params.toString();
	return url;
}

export function readAddress(url: URL): Pick<Asked, 'query' | 'without'> {
	return { query: url.searchParams.get('q') ?? '', without: url.searchParams.getAll('not') };
}
