/** Pieces of words → where they stand. In a form that can be kept as it is: one text and two rows of numbers. */

/** `keys` one a line; the numbers of the n-th key lie in `list` from `starts[n]` up to `starts[n + 1]`. */
export type PostingsForm = { keys: string; starts: Uint32Array; list: Uint32Array };

const NONE = new Uint32Array();

export class Postings {
	readonly #at: Map<string, number>;
	readonly #form: PostingsForm;
	readonly #lists: Uint32Array[] = [];
	constructor(form: PostingsForm) {
		this.#form = form;
		this.#at = placesOf(form.keys);
	}

	/** Undefined where the piece stands nowhere. */
	get(key: string): Uint32Array | undefined {
		const at = this.#at.get(key);
		return at === undefined ? undefined : (this.#lists[at] ??= this.#form.list.subarray(this.#form.starts[at], this.#form.starts[at + 1]));
	}

	/** Empty where the piece stands nowhere. */
	of(key: string): Uint32Array {
		return this.get(key) ?? NONE;
	}
}

/** Each line of a text and its number. */
export function placesOf(lines: string): Map<string, number> {
	const places = new Map<string, number>();
	for (const line of lines.split('\n')) places.set(line, places.size);
	return places;
}

/** Collects numbers under keys. Those of one key must come in rising order. */
export class Collected {
	readonly #lists = new Map<string, number[]>();

	/** The numbers of a key, to add to; the same list for the same key. */
	list(key: string): number[] {
		const old = this.#lists.get(key);
		if (old) return old;
		const list: number[] = [];
		this.#lists.set(key, list);
		return list;
	}

	add(key: string, value: number): void {
		this.list(key).push(value);
	}

	form(): PostingsForm {
		const filled = [...this.#lists].filter(([, list]) => list.length > 0);
		const starts = new Uint32Array(filled.length + 1);
		filled.forEach(([, list], i) => (starts[i + 1] = (starts[i] ?? 0) + list.length));
		const list = new Uint32Array(starts.at(-1) ?? 0);
		filled.forEach(([, numbers], i) => list.set(numbers, starts[i]));
		return { keys: filled.map(([key]) => key).join('\n'), starts, list };
	}
}
