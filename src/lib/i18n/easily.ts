/** Easy Korean of the catalogue: wherever a line has an easy twin, that stands in its place. */

/** Korean line → its easy sentences. */
export type EasyLines = Readonly<Record<string, readonly string[]>>;
/** Gives a record, a list or a line with its easy lines; the value itself is not changed. */
export type Easily = <T>(value: T) => T;

const BETWEEN_SENTENCES = /(?<=[.?!])\s+/u;

function eased(value: unknown, lines: EasyLines): unknown {
	if (typeof value === 'string') return Object.hasOwn(lines, value) ? lines[value]!.join(' ') : value;
	// In a list each sentence is an item of its own.
	if (Array.isArray(value))
		return value.flatMap((item: unknown): readonly unknown[] => {
			if (typeof item !== 'string') return [eased(item, lines)];
			return Object.hasOwn(lines, item) ? lines[item]! : item.split(BETWEEN_SENTENCES);
		});
	if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, eased(inner, lines)]));
	return value;
}

export const easilyBy =
	(lines: EasyLines): Easily =>
	(value) =>
		eased(value, lines) as typeof value;
