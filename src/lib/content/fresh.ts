/** How old a record is, and what that takes away from it. The day comes in as an argument. */
import type { AnyService, Full } from './pack.ts';

export type Freshness = 'fresh' | 'stale';

/** Past its review day a record is stale, with or without a network. */
export function freshness(record: { nextReview: string }, today: string): Freshness {
	return today > record.nextReview ? 'stale' : 'fresh';
}

/** Newest year the record's amounts were published for; undefined where it names no amount. */
export function amountYear(record: Full): number | undefined {
	return record.amounts.length ? Math.max(...record.amounts.map((a) => a.year)) : undefined;
}

/** Does the record name amounts, but none for the year of this day? */
export function amountIsOld(record: AnyService, today: string): boolean {
	if (record.depth !== 'full') return false;
	const year = amountYear(record);
	return year !== undefined && year < Number(today.slice(0, 4));
}

/** The amounts to show on this day: those of its year, else the newest earlier ones. */
export function amountsOn(record: Full, today: string): Full['amounts'] {
	const year = Number(today.slice(0, 4));
	const upTo = record.amounts.filter((a) => a.year <= year);
	const newest = Math.max(...upTo.map((a) => a.year));
	return upTo.filter((a) => a.year === newest);
}
