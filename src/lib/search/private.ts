/** A number that belongs to one person alone is neither searched nor kept. */

/** A resident registration number, however it is spaced; and the beginning of one, with a real birthday in front, while it is being typed. */
const RESIDENT_NUMBER = /(?<!\d)(?:\d{6}[\s-]*[1-8][\d*]{6}|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]*[1-8][\d*]{2,6})(?!\d)/g;
/** A telephone number in one piece, eleven digits at most: some look like a birthday with something behind it. */
const TELEPHONE = /^0(?:2\d{7,8}|[1-7]\d{8,9}|80\d{7})$/;

export function withoutPrivate(query: string): { text: string; found: boolean } {
	const text = query.replace(RESIDENT_NUMBER, (number) => (TELEPHONE.test(number) ? number : ' '));
	return { text, found: text !== query };
}
