/** What a question is after it has been read. */
import type { AskedAge } from './ages.ts';

/** How a piece of the question was read; shown as a chip and can be taken back. */
export type Reading = {
	/** Stays the same for the same piece; goes into `options.without` to take it back. */
	id: string;
	kind: 'initials' | 'keyboard' | 'sound' | 'meaning' | 'spelling' | 'unfinished' | 'short' | 'age' | 'elsewhere' | 'private';
	from: string;
	to: string;
};

/** One way to take a word: its pieces, and how sure it is (0 … 1). */
export type Alternative = { text: string; grams: string[]; weight: number; reading?: Reading };
export type AskedWord = {
	said: string;
	alternatives: Alternative[];
	/** How much it says, 0 … 1: a word of asking little, a bent word or one for whom less than a noun. */
	weight: number;
	/** Part of a saying of several words, which settles what it means. */
	joint: boolean;
};
export type Question = {
	/** Normalised, without what must not be searched. */
	text: string;
	words: AskedWord[];
	age: AskedAge | undefined;
	/** Lone consonants stand for syllables. */
	initials: string;
	readings: Reading[];
	/** The whole as one string, as typed and with guessed words put in; each with how sure it is. */
	wholes: { text: string; weight: number }[];
	/** Read as Korean already; the words as asked, for comparing with whole phrases. */
	phrase: string[];
};
