/** What a case is called: the person's name, or the one that came with a referral from elsewhere. */
import { personOf, referralsOf, type Casebook } from '#lib/casework/fold.ts';

export function calledIn(book: Casebook, of: string): string | undefined {
	return personOf(book, of)?.name ?? referralsOf(book, of).find((referral) => referral.sent?.facts.name)?.sent?.facts.name;
}
