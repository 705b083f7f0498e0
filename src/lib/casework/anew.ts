/** A case that was destroyed here and is spoken of again: what came after goes into a drawer of its own. What was destroyed stays gone, and its old drawer stays shut. */
import { auditLines, type AuditLine } from './audit.ts';
import type { AnyEvent } from './events.ts';
import type { Casebook } from './fold.ts';

/** What other offices call `was` lies here in `is`; nothing of `after` (a clock) or before it is let in. The newest of a case counts. */
export type Home = { was: string; is: string; after: string };
/** `grave`: the line of the audit that says when and why it was destroyed. */
export type Anew = Home & { grave: AuditLine };
type Moving = { book: Casebook; homes: readonly Home[] };

const homeOf = (homes: readonly Home[], of: string): Home | undefined => homes.findLast(({ was }) => was === of);

/** A line about the destruction of a whole case; one with a count is about single events. */
const isGrave = ({ what, count }: { what: string; count?: number | undefined }): boolean => what === 'destroy' && count === undefined;
const destroyedAt = (book: Casebook, of: string): string | undefined => book.audit.findLast((line) => line.whose === of && isGrave(line))?.hlc;

/** From the first sending after that moment on, or from where the referral begins here: what came before leans on what is gone. */
function since<E extends AnyEvent>(book: Casebook, events: readonly E[], after: string): E[] {
	const from = new Map<unknown, string>();
	for (const { type, data, hlc } of events) {
		const id = 'id' in data ? data.id : undefined;
		const begun = book.referrals.get(String(id))?.steps[0]?.hlc ?? (type === 'referral.sent' ? hlc : undefined);
		const first = from.get(id);
		if (begun !== undefined && begun > after && (first === undefined || begun < first)) from.set(id, begun);
	}
	return events.filter(({ data, hlc }) => hlc >= (('id' in data && from.get(data.id)) || '~'));
}

/**
 * What came, as it would lie here. `anew` are cases that were destroyed here and that would be opened afresh: ask first, then keep these homes with the events.
 * A letter that tells nothing newer than the destruction comes back as it is, and the vault passes it over.
 */
export function housed<E extends AnyEvent>(events: readonly E[], { book, homes, newId }: Moving & { newId: () => string }): { events: E[]; anew: Anew[] } {
	const anew: Anew[] = [];
	const placed = [...new Set(events.map((event) => event.case))].flatMap((was) => {
		const mine = events.filter((event) => event.case === was);
		const home = homeOf(homes, was);
		const lies = home?.is ?? was;
		const destroyed = destroyedAt(book, lies);
		const after = destroyed ?? home?.after;
		if (after === undefined) return mine;
		const news = since(book, mine, after);
		const grave = auditLines(book, lies).find(isGrave);
		if (destroyed === undefined || !grave) return into(lies, news);
		if (!news.length) return into(lies, mine);
		const is = newId();
		anew.push({ was, is, after, grave });
		return into(is, news);
	});
	return { events: placed, anew };
}

const into = <E extends AnyEvent>(is: string, events: readonly E[]): E[] => events.map((event) => ({ ...event, case: is }));

/** What goes out, under the name the other office knows. */
export function asKnown<E extends AnyEvent>(events: readonly E[], homes: readonly Home[]): E[] {
	const names = new Map(homes.map(({ was, is }) => [is, was]));
	return events.map((event) => ({ ...event, case: names.get(event.case) ?? event.case }));
}
