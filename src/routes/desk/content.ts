/** The lists of the desk (fields, leaflets, words of consent, columns, invented people), as content/ has them. */
import type { DeskContent } from '#lib/content/pack.ts';
import lists from '#content/desk.json' with { type: 'json' };

export const content = lists as unknown as DeskContent;

type Named = { id: string; name: string; order: number };
const ordered = <T extends { name: string; order: number }>(table: Record<string, T>): (T & Named)[] =>
	Object.entries(table)
		.map(([id, row]) => ({ ...row, id }))
		.sort((a, b) => a.order - b.order);

export const fields = ordered(content.fields);
export const leaflets = ordered(content.leaflets);

/** The wording of a consent that is in use on a day. */
export function wordingFor(kind: string, day: string) {
	const found = Object.entries(content.wordings).find(([, w]) => w.kind === kind && w.from <= day && (w.to ?? day) >= day);
	if (!found) throw new Error(`no wording for ${kind}`);
	return { id: found[0], ...found[1] };
}
