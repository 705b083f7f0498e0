/** The inverted index as it is asked: pieces of words → the rows in which they stand, and in which fields. */

import type { Span } from './ages.ts';
import { initialsOf } from './hangul.ts';
import { Postings, type PostingsForm } from './postings.ts';
import { FIELDS, WEIGHT, type Row, type Weighed } from './row.ts';

/** All of the index as plain text and numbers, made by build-index.ts and kept beside the pack. */
export type IndexForm = {
	/** A row in JSON, one a line; and its names, with a tab between. */
	rows: string;
	names: string;
	/** What a row is ranked by, one a line, without JSON: many rows are looked at for every one that is shown. `short`, targets, narrow ones (`!` where its names say so), a tab between. */
	weighed: string;
	/** Per row: how much it is worth, the ages it is for (NaN where nothing says), the number of its first phrase. */
	worth: Float32Array;
	from: Float32Array;
	to: Float32Array;
	firstPhrase: Uint32Array;
	/** Pieces of words → row × 256 + the fields as bits. */
	grams: PostingsForm;
	/** Pieces of everyday phrases → phrase numbers. */
	phraseGrams: PostingsForm;
	/** Whole names and whole phrases without spaces → rows, phrase numbers. */
	wholeNames: PostingsForm;
	wholePhrases: PostingsForm;
	/** Per phrase: its row, and how much its pieces weigh together. */
	phraseRow: Uint32Array;
	phraseLength: Float32Array;
};

export class Index {
	readonly grams: Postings;
	readonly phraseGrams: Postings;
	readonly wholeNames: Postings;
	readonly wholePhrases: Postings;
	/** Best weight of any field in a mask. */
	readonly best = Float32Array.from({ length: 256 }, (_, mask) => Math.max(0, ...FIELDS.map((f, i) => (mask & (1 << i) ? WEIGHT[f] : 0))));
	readonly size: number;
	readonly #lines: string[];
	readonly #rows: Row[] = [];
	readonly #weighedLines: string[];
	readonly #weighed: Weighed[] = [];
	readonly #nameLines: string[];
	readonly #names: string[][] = [];
	readonly #initials: string[][] = [];

	constructor(readonly form: IndexForm) {
		this.grams = new Postings(form.grams);
		this.phraseGrams = new Postings(form.phraseGrams);
		this.wholeNames = new Postings(form.wholeNames);
		this.wholePhrases = new Postings(form.wholePhrases);
		this.#lines = form.rows.split('\n');
		this.#weighedLines = form.weighed.split('\n');
		this.#nameLines = form.names.split('\n');
		this.size = form.worth.length;
	}

	/** What a row shows; read when it is first wanted. */
	row(at: number): Row {
		return (this.#rows[at] ??= JSON.parse(this.#lines[at] ?? '{}') as Row);
	}

	weighed(at: number): Weighed {
		return (this.#weighed[at] ??= weighedOf(this.#weighedLines[at] ?? ''));
	}

	worth(at: number): number {
		return this.form.worth[at] ?? 0;
	}

	/** Undefined where nothing says for which ages it is. */
	span(at: number): Span | undefined {
		const from = this.form.from[at] ?? NaN;
		return Number.isNaN(from) ? undefined : { from, to: this.form.to[at] ?? 0 };
	}

	/** All names in one text, a tab between: asked whether any of them has a piece. */
	nameLine(at: number): string {
		return this.#nameLines[at] ?? '';
	}

	/** First sounds of the names. */
	initials(at: number): string[] {
		return (this.#initials[at] ??= this.names(at).map(initialsOf));
	}

	/** Squeezed: the name first, then the other names. */
	names(at: number): string[] {
		return (this.#names[at] ??= this.nameLine(at).split('\t'));
	}
}

const listed = (text: string): string[] => (text ? text.split(' ') : []);

export const weighedLine = ({ short, targets, narrow }: Weighed): string =>
	[short, targets.join(' '), narrow.map(({ target, named }) => (named ? `!${target}` : target)).join(' ')].join('\t');

function weighedOf(line: string): Weighed {
	const [short = '', targets = '', narrow = ''] = line.split('\t');
	return { short, targets: listed(targets), narrow: listed(narrow).map((one) => ({ target: one.replace('!', ''), named: one.startsWith('!') })) };
}

/** How telling a piece is that stands in `count` of `total`. */
export const rarity = (count: number, total: number): number => Math.log(1 + total / (1 + count));
