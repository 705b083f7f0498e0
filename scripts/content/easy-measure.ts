/** How easy a text is: sentences of at most 40 characters, and no hard word without its plain one. */
export const MOST = 40;
/** A value that is not known yet counts as this many characters. */
const VALUE = '0000';
export const GAP = /\{\{\s*(\w+)\s*\}\}/g;

export type Term = { term: string; plain: string };
export type Measure = { sentences: number; longest: number; hard: Term[] };

/** Does the word begin a word of the text? "65살 이상이에요" does not hold the word 상이; the name of a law (장애인연금법) may stand. */
function standsIn(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
		if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !text.startsWith('법', at + word.length)) return true;
	return false;
}

/** `beside`: all that is read together with the text; a plain word there explains the hard one. `own`: names that may stand. */
export function measured(text: string, terms: Term[], beside = text, own = ''): Measure {
	const said = text.replace(GAP, VALUE);
	const sentences = said.split(/(?<=[.?!])\s+/u).filter(Boolean);
	const hard = terms.filter(({ term, plain }) => standsIn(said, term) && !beside.includes(plain) && !own.includes(term));
	return { sentences: sentences.length, longest: Math.max(0, ...sentences.map((sentence) => [...sentence].length)), hard };
}

export function mends({ sentences, longest, hard }: Measure, most: number): string[] {
	return [
		...(longest > MOST ? [`a sentence in easy words has ${longest} characters; ${MOST} at most`] : []),
		...(sentences > most ? [`${sentences} sentences; easy words take ${most === 1 ? 'one, each in its own item' : `${most} at most`}`] : []),
		...hard.map(({ term, plain }) => `hard word "${term}": write "${plain}" instead, or beside it`)
	];
}
