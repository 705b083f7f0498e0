/** A number that belongs to one person alone is neither searched nor kept. */

/** A resident registration number, however it is spaced; and the beginning of one, with a real birthday in front, while it is being typed. */
const RESIDENT_NUMBER = /(?<!\d)(?:\d{6}[\s-]*[1-8][\d*]{6}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]*[1-8][\d*]{2,6})(?!\d)/g;

export function withoutPrivate(query: string): { text: string; found: boolean } {
	const text = query.replace(RESIDENT_NUMBER, ' ');
	return { text, found: text !== query };
}
