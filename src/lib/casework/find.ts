/** Whom a few letters mean: a name, the end of a phone number, or the number on a slip that came back. Also by who speaks for them: it is often the father who calls. */
import { personOf, referralsOf, type Casebook } from './fold.ts';

const letters = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toUpperCase();
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Cases that fit, in the order they were begun; none for words without a letter or digit. */
export function casesNamed(book: Casebook, words: string): string[] {
	const [said, number] = [letters(words), digits(words)];
	if (!said) return [];
	/** Only digits, hyphens and blanks: somebody means a phone. */
	const phone = number === said;
	return [...new Set([...book.casePerson.keys(), ...book.caseReferrals.keys()])].filter((of) => {
		const person = personOf(book, of);
		const near = [person, person?.guardian, person?.proxy];
		if (near.some((one) => one?.name && letters(one.name).includes(said))) return true;
		if (phone && near.some((one) => one?.phone && digits(one.phone).endsWith(number))) return true;
		return referralsOf(book, of).some(({ sheet }) => sheet.value.number && letters(sheet.value.number).endsWith(said));
	});
}
