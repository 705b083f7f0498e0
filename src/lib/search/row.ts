/** What the search knows of a record while it answers. How it is made of a record: rows.ts. */

/** Where a word stands; its bit in a mask. The order is that of the weights. */
export const FIELDS = ['name', 'alias', 'plain', 'phrase', 'target', 'gist', 'theme', 'text'] as const;
export type Field = (typeof FIELDS)[number];
export const WEIGHT: Record<Field, number> = { name: 5, alias: 4.2, plain: 3.4, phrase: 2.1, target: 1.6, gist: 1.6, theme: 0.9, text: 0.8 };

export type Row = {
	id: string;
	kind: 'service' | 'programme';
	name: string;
	/** Other names and everyday phrases as they are written. */
	aliases: string[];
	phrases: string[];
	/** The plain name and the gist, squeezed: where words are marked. */
	shown: string[];
};
/** What a row is ranked by. */
export type Weighed = {
	/** The name without its brackets, squeezed: counts as the name. */
	short: string;
	targets: string[];
	/** Audiences it is only for, and whether its own names say so. */
	narrow: { target: string; named: boolean }[];
};
