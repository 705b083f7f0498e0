/** Bands to choose from instead of an exact figure. Their limits are those that the rules ask about, so that a band decides what it can. */
import { addDays } from '#lib/content/day.ts';
import type { Parameter, Rule, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import { monthsBetween, monthsLater, yearOf, type Day } from '#lib/eligibility/calendar.ts';
import { treeOf } from '#lib/eligibility/evaluate.ts';

/** `from` is above the limit before it, `to` is the limit itself; `undefined` = no end. */
export type Band = { above?: number; to?: number };

function* bounds(node: RuleNode, facts: readonly string[]): Generator<number> {
	if ('fact' in node) {
		if (facts.includes(node.fact)) for (const how of ['atLeast', 'atMost', 'above', 'below'] as const) if (typeof node[how] === 'number') yield node[how];
	} else {
		for (const part of partsOf(node)) yield* bounds(part, facts);
	}
}

/** The limits that most rules ask about, at most `most` of them, in rising order. */
export function limitsOf(rules: readonly Rule[], facts: readonly string[], most = 8): number[] {
	const counts = new Map<number, number>();
	for (const rule of rules) for (const limit of new Set(bounds(treeOf(rule), facts))) counts.set(limit, (counts.get(limit) ?? 0) + 1);
	const often = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
	return often.map(([limit]) => limit).sort((a, b) => a - b);
}

export function bandsOf(limits: readonly number[]): Band[] {
	if (!limits.length) return [];
	return [{ to: limits[0]! }, ...limits.slice(1).map((to, i) => ({ above: limits[i]!, to })), { above: limits.at(-1)! }];
}

/** Percents are told apart to this step. */
const STEP = 0.000001;

/** A band of percents as the household file has it. */
export function percentRange({ above, to }: Band): [number, number | null] {
	return [above === undefined ? 0 : above + STEP, to ?? null];
}

/** The year's 기준 중위소득 for a household of `size`; `undefined` where the table has no such row. */
export function medianFor(table: Parameter | undefined, size: number, asOf: Day): number | undefined {
	const year = table?.years[String(yearOf(asOf))];
	if (!year || size < 1) return undefined;
	const { values, perExtraPerson } = year;
	const last = values.at(-1);
	if (size > values.length)
		return perExtraPerson === undefined || last === null || last === undefined ? undefined : last + (size - values.length) * perExtraPerson;
	return values[size - 1] ?? undefined;
}

/** The same band in won a month. */
export function wonRange({ above, to }: Band, median: number): [number, number | null] {
	const limit = (percent: number) => Math.floor((percent / 100) * median);
	return [above === undefined ? 0 : limit(above) + 1, to === undefined ? null : limit(to)];
}

/** The last day of moving in with which `months` full months have gone by. */
function latestStart(months: number, asOf: Day): Day {
	let day = monthsLater(asOf, -months);
	while (monthsBetween(day, asOf) < months) day = addDays(day, -1);
	return day;
}

const LONG_AGO = '1900-01-01';

/** Bands of full months since a day: less than the first limit, between two, at least the last. As days of the start. */
export function sinceRanges(limits: readonly number[], asOf: Day): { from?: number; below?: number; days: [Day, Day] }[] {
	const ends = [...limits, undefined];
	return ends.map((below, i) => {
		const from = limits[i - 1];
		const latest = from === undefined ? asOf : latestStart(from, asOf);
		const earliest = below === undefined ? LONG_AGO : addDays(latestStart(below, asOf), 1);
		return { ...(from !== undefined && { from }), ...(below !== undefined && { below }), days: [earliest, latest] };
	});
}
