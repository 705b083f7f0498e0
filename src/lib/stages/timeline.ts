/** What opens, changes and closes for a household along time, found by asking the engine again on the days that matter. */
import { addDays } from '#lib/content/day.ts';
import { blockersOf, isAskable, type Blocker } from '#lib/eligibility/blockers.ts';
import { monthsLater, yearOf, type Day } from '#lib/eligibility/calendar.ts';
import { conditionTruth } from '#lib/eligibility/condition.ts';
import { ruleTruth, treeOf } from '#lib/eligibility/evaluate.ts';
import { exceptionsOf } from '#lib/eligibility/exceptions.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { answerOf, keyOf } from '#lib/eligibility/household.ts';
import { fitOf } from '#lib/eligibility/relevance.ts';
import type { Truth } from '#lib/eligibility/truth.ts';
import { assess } from '#lib/eligibility/verdict.ts';
import { lookAhead, type Ahead } from './ahead.ts';
import { isTaken, turnsOf, type Cause, type Planned, type Turn } from './turns.ts';

/**
 * What an event depends on. `condition`: an answer not given (`says` it in plain Korean). `day`: the exact day of birth or of
 * the move. `born`: the child's birth. `school`: the usual school years. `family`: the size is not answered, those listed are
 * taken for everybody. `table`: a yearly figure not published. `office`: what only the office sees. `check`: the service itself.
 */
export type Depend =
	{ on: 'condition'; says: string; fact: string; member?: number } | { on: 'day' | 'born' | 'school' | 'family' | 'table' | 'office' | 'check' | 'window' };

/**
 * `opens`: from `date` on it may be asked for. `closes`: `date` is the last day. `changes`: the figures do.
 * `until`: the latest such day, where the day itself is not known; else the same.
 */
export type TimelineEvent = { id: string; kind: 'opens' | 'changes' | 'closes'; date: Day; until: Day; certain: boolean; depends: Depend[]; cause: Cause };

/** `years` for everything; late birthdays such as 65 are looked for `milestoneYears` ahead. `already`: ids of services received. */
export type Reach = { years?: number; milestoneYears?: number; already?: ReadonlySet<string> };

const ORDER = { closes: 0, opens: 1, changes: 2 } as const;

/** One service looked at along time. */
type Look = { service: Planned; ahead: Ahead };

/** What the rule says on a day on which the service is taken; else no. */
function standing({ service, ahead }: Look, day: Day): Truth {
	return service.rule && isTaken(service, day) ? ruleTruth(service.rule, ahead.on(day)) : 'no';
}

/** Of several turns on a day, the one whose own condition turned. */
function causeOf(turns: Turn[], { service, ahead }: Look, day: Day): Turn {
	const [before, after] = [ahead.on(addDays(day, -1)), ahead.on(day)];
	const record = turns.find(({ cause }) => cause.code === 'window' || cause.code === 'term');
	if (record && isTaken(service, before.context.asOf) !== isTaken(service, day)) return record;
	const turned = turns.find(({ atom, cause }) => {
		if (!atom) return false;
		const [then, now] = [before, after].map((s) => conditionTruth(atom, s, cause.member === undefined ? undefined : s.household.members[cause.member]));
		return then !== now;
	});
	const silent = turns.filter(({ atom }) => !atom);
	return turned ?? silent.find(({ cause }) => cause.code !== 'birthday') ?? silent[0] ?? turns[0]!;
}

function fromBlocker(blocker: Blocker, s: Situation): Depend {
	const { fact, member, says, why } = blocker;
	if (why === 'parameter') return { on: 'table' };
	if (why === 'interval' && ['birth', 'residence.since'].includes(keyOf(fact))) return { on: 'day' };
	if (fact === 'school' && member !== undefined && s.household.members[member]?.answers['school']) return { on: 'school' };
	return isAskable(blocker, s) ? { on: 'condition', says, fact, ...(member !== undefined && { member }) } : { on: 'office' };
}

/** What the event on this turn rests on besides the calendar. `live`: the day on which the service stands open. */
function dependsOf({ service, ahead }: Look, turn: Turn, live: Day): Depend[] {
	const found: Depend[] = [];
	const note = (when: boolean | undefined, on: Exclude<Depend['on'], 'condition'>) => when && found.push({ on });
	const born = ahead.steps.find(({ code }) => code === 'born');
	const { code, member } = turn.cause;
	note(code === 'born' || (born !== undefined && member === born.member), 'born');
	note(code === 'school', 'school');
	note(turn.first !== turn.last, 'day');
	const s = ahead.on(live);
	if (service.rule) found.push(...blockersOf(treeOf(service.rule), s).map((blocker) => fromBlocker(blocker, s)));
	note(ahead.sizeAssumed && code !== 'window' && code !== 'term', 'family');
	note(service.rule && (service.rule.coverage === 'partial' || exceptionsOf(treeOf(service.rule), s).length > 0), 'office');
	note(service.conflicts.length > 0, 'office');
	note(service.state === 'check' || service.state === 'closed_for_year', 'check');
	note(service.apply.window.kind === 'yearly' || service.apply.window.kind === 'until_budget', 'window');
	const seen = new Set<string>();
	const key = (depend: Depend) => (depend.on === 'condition' ? `${depend.fact} ${depend.member ?? ''}` : depend.on);
	return found.filter((depend) => !seen.has(key(depend)) && seen.add(key(depend)));
}

/** New figures matter to those who named an income, or who receive the very thing. */
function looksAtIncome({ service, ahead }: Look): boolean {
	const [percent, won, receives] = ['income.median_percent', 'income.monthly', 'receives'].map((key) => answerOf(ahead.everybody, key));
	const has = receives?.kind === 'words' && service.rule?.already !== undefined && receives.words.includes(service.rule.already);
	return has || percent?.kind === 'number' || won?.kind === 'number';
}

/** A "maybe" is worth a line when time has made it so for somebody listed, or when something about them already fits. */
function concerns(look: Look, { cause }: Turn, live: Day, truth: Truth): boolean {
	if (truth === 'yes' || !['window', 'term', 'tables'].includes(cause.code)) return true;
	if (cause.code === 'tables' && looksAtIncome(look)) return true;
	return look.service.rule !== undefined && fitOf(treeOf(look.service.rule), look.ahead.on(live)) > 0;
}

function kindOf(before: Truth, after: Truth, { cause }: Turn): TimelineEvent['kind'] {
	if (after === 'no') return 'closes';
	if (before === 'no') return 'opens';
	if (cause.code === 'tables') return 'changes';
	return after === 'yes' ? 'opens' : 'closes';
}

function eventOf(look: Look, turn: Turn, before: Truth, after: Truth): TimelineEvent | undefined {
	const kind = before === after ? 'changes' : kindOf(before, after, turn);
	const closing = kind === 'closes';
	const eve = addDays(turn.day, -1);
	const live = closing && after === 'no' ? eve : turn.day;
	if (!concerns(look, turn, live, closing ? before : after)) return undefined;
	const depends = dependsOf(look, turn, live);
	const first = turn.first > look.ahead.from ? turn.first : addDays(look.ahead.from, 1);
	const [date, until] = [first, turn.last].map((day) => (closing ? addDays(day, -1) : day)) as [Day, Day];
	return { id: look.service.id, kind, date, until, certain: depends.length === 0, depends, cause: turn.cause };
}

/** The yearly tables are new: worth saying of a rule that names one and is not ruled out. */
function tablesTurn(look: Look, turn: Turn, now: Truth): boolean {
	return turn.cause.code === 'tables' && turn.atom !== undefined && now !== 'no' && yearOf(turn.day) === yearOf(look.ahead.from) + 1;
}

const sameCause = (a: Cause, b: Cause) => a.code === b.code && a.member === b.member && a.count === b.count;

function eventsOf(look: Look, to: Day): TimelineEvent[] {
	const turns = turnsOf(look.service, look.ahead, to);
	const events: TimelineEvent[] = [];
	let before: Truth = standing(look, look.ahead.from);
	for (const day of [...new Set(turns.map((turn) => turn.day))]) {
		if (day > to) before = standing(look, addDays(day, -1));
		const after = standing(look, day);
		const here = turns.filter((turn) => turn.day === day);
		const told = events.some((event) => event.until !== event.date && here.some(({ cause, last }) => last === day && sameCause(cause, event.cause)));
		const tables = here.find((turn) => tablesTurn(look, turn, after));
		const turned = before !== after && !told ? causeOf(here, look, day) : before === after ? tables : undefined;
		const event = turned && eventOf(look, turned, before, after);
		if (event && (day <= to || event.kind === 'opens')) events.push(event);
		before = after;
	}
	return events;
}

function byDate(a: TimelineEvent, b: TimelineEvent): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	return Number(b.certain) - Number(a.certain) || ORDER[a.kind] - ORDER[b.kind] || (a.id < b.id ? -1 : 1);
}

/**
 * Everything that opens, changes or closes after `now.context.asOf`, in order of time. Services that have ended, and those
 * without a rule, do not appear; of services already received only what changes or closes.
 */
export function timeline(now: Situation, services: readonly Planned[], reach: Reach = {}): TimelineEvent[] {
	const { years = 2, milestoneYears = 10, already = new Set<string>() } = reach;
	const { asOf } = now.context;
	const to = monthsLater(asOf, years * 12);
	const ahead = lookAhead(now, monthsLater(asOf, Math.max(years, milestoneYears) * 12));
	const present = services.filter(({ state, rule }) => rule && state !== 'ended' && state !== 'historic');
	const news = present.flatMap((service) => {
		const events = eventsOf({ service, ahead }, to);
		const received = events.length > 0 && assess(service, now, already)?.verdict === 'already';
		return received ? events.filter(({ kind }) => kind !== 'opens') : events;
	});
	return news.sort(byDate);
}
