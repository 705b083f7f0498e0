/** Makes the index of drafts. Each word is cut into its pieces once, however often it is written. */
import { gramsOf, keptGrams } from './grams.ts';
import { isSyllable } from './hangul.ts';
import { rarity, weighedLine, type IndexForm } from './index.ts';
import { runsOf, tight } from './normalise.ts';
import { Collected } from './postings.ts';
import { FIELDS } from './row.ts';
import type { Draft } from './rows.ts';

/** Names are searched as wholes too: 장애인 활동 지원 as 장애인활동지원; and each word by its first syllable. */
const nameGrams = (line: string): string[] => {
	const runs = runsOf(line);
	return [
		...runsOf(tight(line)).flatMap(gramsOf),
		...runs.flatMap((w) => (isSyllable(w) ? [`^${w[0]}`] : gramsOf(w))),
		...runs.filter((w) => w.length === 1).flatMap(gramsOf)
	];
};

const ALIAS = 1 << FIELDS.indexOf('alias');

export class IndexBuilder {
	readonly #grams = new Collected();
	readonly #phraseGrams = new Collected();
	readonly #wholeNames = new Collected();
	readonly #wholePhrases = new Collected();
	readonly #phraseRow: number[] = [];
	readonly #firstPhrase: number[] = [];
	readonly #drafts: Draft[] = [];
	/** What stands between two spaces → the lists of its pieces, in both collections. */
	readonly #lists = new Map<string, number[][]>();
	readonly #phraseLists = new Map<string, number[][]>();

	add(draft: Draft): void {
		const at = this.#drafts.push(draft) - 1;
		FIELDS.forEach((field, bit) => {
			for (const line of draft.fields[field]) this.#addLine(line, field === 'name' || field === 'alias' || field === 'plain', at * 256 + (1 << bit));
		});
		for (const number of draft.numbers) mark(this.#grams.list(`=${number}`), at * 256 + ALIAS);
		for (const name of new Set([...draft.names, draft.weighed.short])) this.#wholeNames.add(name, at);
		this.#firstPhrase.push(this.#phraseRow.length);
		for (const phrase of draft.fields.phrase) this.#addPhrase(phrase, at);
	}

	#addLine(line: string, isName: boolean, value: number): void {
		if (isName) for (const gram of nameGrams(line)) mark(this.#grams.list(gram), value);
		else for (const token of line.split(' ')) for (const list of this.#listsOf(token, this.#lists, this.#grams)) mark(list, value);
	}

	#addPhrase(phrase: string, row: number): void {
		const at = this.#phraseRow.push(row) - 1;
		this.#wholePhrases.add(tight(phrase), at);
		for (const token of phrase.split(' ')) for (const list of this.#listsOf(token, this.#phraseLists, this.#phraseGrams)) if (list.at(-1) !== at) list.push(at);
	}

	#listsOf(token: string, known: Map<string, number[][]>, collected: Collected): number[][] {
		const old = known.get(token);
		if (old) return old;
		const lists = [...new Set(runsOf(token).flatMap(keptGrams))].map((gram) => collected.list(gram));
		known.set(token, lists);
		return lists;
	}

	form(): IndexForm {
		const drafts = this.#drafts;
		const phraseGrams = this.#phraseGrams.form();
		return {
			rows: drafts.map((d) => JSON.stringify(d.row)).join('\n'),
			names: drafts.map((d) => d.names.join('\t')).join('\n'),
			weighed: drafts.map((d) => weighedLine(d.weighed)).join('\n'),
			worth: Float32Array.from(drafts, (d) => d.worth),
			from: Float32Array.from(drafts, (d) => d.span?.from ?? NaN),
			to: Float32Array.from(drafts, (d) => d.span?.to ?? NaN),
			firstPhrase: Uint32Array.from(this.#firstPhrase),
			grams: this.#grams.form(),
			phraseGrams,
			wholeNames: this.#wholeNames.form(),
			wholePhrases: this.#wholePhrases.form(),
			phraseRow: Uint32Array.from(this.#phraseRow),
			phraseLength: lengths(phraseGrams, this.#phraseRow.length)
		};
	}
}

/** Joins a field to what is known of the row already. */
function mark(list: number[], value: number): void {
	const last = list.length - 1;
	if (last >= 0 && (list[last] ?? 0) >> 8 === value >> 8) list[last] = (list[last] ?? 0) | value;
	else list.push(value);
}

/** Each phrase's length in the space of its pieces, the rare ones longer. */
function lengths({ starts, list }: IndexForm['phraseGrams'], phrases: number): Float32Array {
	const squares = new Float32Array(phrases);
	for (let key = 0; key + 1 < starts.length; key++) {
		const [from, to] = [starts[key] ?? 0, starts[key + 1] ?? 0];
		const rare = rarity(to - from, phrases);
		for (let i = from; i < to; i++) squares[list[i] ?? 0] = (squares[list[i] ?? 0] ?? 0) + rare * rare;
	}
	return squares.map(Math.sqrt);
}
