/**
 * Which service stands first. Within a group:
 * 1. what answers a crisis the person named;
 * 2. what closes for applications within 30 days and fits one of their answers at least, the earliest first;
 * 3. what concerns them most (the more of their answers fit and the fewer are missing), in steps of a half,
 *    so that small differences leave the choice to
 * 4. what is worth most in a year, then
 * 5. what is easiest: fewest things still to be known, then what a call, the web or nobody's doing settles;
 * 6. the id, so that the same answers always give the same list.
 */
import { addDays } from '#lib/content/day.ts';
import { headline } from '#lib/content/card.ts';
import type { Full, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Amount, RuleNode } from '#lib/content/schema.ts';
import { partsOf } from '#lib/content/tree.ts';
import type { Day } from '#lib/eligibility/calendar.ts';
import { nodeTruth, treeOf } from '#lib/eligibility/evaluate.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { keyOf } from '#lib/eligibility/household.ts';
import { fitOf, relevanceOf } from '#lib/eligibility/relevance.ts';
import { assess, type Finding, type Verdict } from '#lib/eligibility/verdict.ts';

export type Service = Full | ProgrammeRecord;
/** What the order looks at. `closes`: only where it is soon. `open`: things still to be known. `far`: only a visit settles it. */
export type Place = { id: string; urgent: boolean; closes?: Day; relevance: number; worth: number; open: number; far: boolean };
export type Row = Place & { service: Service; finding: Finding };

const SOON_DAYS = 30;
const NEVER = '9999';
const PER_YEAR: Partial<Record<Amount['per'], number>> = { month: 12, week: 52, quarter: 4, half_year: 2, day: 30, hour: 30 };

/** The largest sum of the record in won over a year; 0 where none is named. */
export function worthOf(service: Service, today: Day): number {
	const amount = headline(service, today);
	return amount ? (amount.won ?? amount.max ?? 0) * (PER_YEAR[amount.per] ?? 1) : 0;
}

/** Does a condition about a crisis hold? Such conditions stand outside `someone`. */
function answersCrisis(node: RuleNode, s: Situation): boolean {
	if ('fact' in node) return node.fact === 'crisis' && nodeTruth(node, s) === 'yes';
	if ('not' in node || 'someone' in node) return false;
	return partsOf(node).some((part) => answersCrisis(part, s));
}

function rowOf(service: Service, finding: Finding, s: Situation): Row {
	const { asOf } = s.context;
	const { closes } = service.apply.window;
	const tree = service.rule && treeOf(service.rule);
	const soon = closes !== undefined && closes >= asOf && closes <= addDays(asOf, SOON_DAYS) && tree !== undefined && fitOf(tree, s) > 0;
	return {
		id: service.id,
		service,
		finding,
		urgent: tree !== undefined && finding.truth !== 'no' && answersCrisis(tree, s),
		...(soon && { closes }),
		relevance: finding.truth === 'no' ? 0 : relevanceOf(service, finding, s),
		worth: worthOf(service, asOf),
		open: new Set(finding.blockers.map((blocker) => keyOf(blocker.fact))).size,
		far: !service.apply.channels.some((channel) => ['phone', 'online', 'automatic', 'mail'].includes(channel))
	};
}

/** Every service that is still given, judged once. */
export function rowsOf(services: readonly Service[], s: Situation, already: ReadonlySet<string>): Row[] {
	return services.flatMap((service) => {
		const finding = assess(service, s, already);
		return finding ? [rowOf(service, finding, s)] : [];
	});
}

const step = (relevance: number) => Math.round(relevance * 2);

export function compare(a: Place, b: Place): number {
	return (
		Number(b.urgent) - Number(a.urgent) ||
		(a.closes ?? NEVER).localeCompare(b.closes ?? NEVER) ||
		step(b.relevance) - step(a.relevance) ||
		b.worth - a.worth ||
		a.open - b.open ||
		Number(a.far) - Number(b.far) ||
		(a.id < b.id ? -1 : 1)
	);
}

/** In the order in which the groups are shown. `ask` has one thing left to know, `ask_more` several. */
export const GROUPS = ['likely', 'ask', 'office', 'ask_more', 'already', 'not_now'] as const;
export type Group = (typeof GROUPS)[number];
/** The words of a group are those of its verdict. */
export const VERDICT_OF: Readonly<Record<Group, Verdict>> = {
	likely: 'likely',
	ask: 'ask',
	office: 'office',
	already: 'already',
	ask_more: 'ask',
	not_now: 'not_now'
};

export function groupOf({ finding, open }: Pick<Row, 'finding' | 'open'>): Group {
	return finding.verdict === 'ask' && open > 1 ? 'ask_more' : finding.verdict;
}

/** The rows of every group in order, without those the person put aside. */
export function grouped(rows: readonly Row[], aside: ReadonlySet<string>): { group: Group; rows: Row[] }[] {
	return GROUPS.map((group) => ({ group, rows: rows.filter((row) => !aside.has(row.id) && groupOf(row) === group).sort(compare) }));
}
