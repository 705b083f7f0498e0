/** The days on which time alone may turn a rule: found from its conditions, so that no other day has to be looked at. */
import { addDays } from '#lib/content/day.ts';
import type { Atom } from '#lib/content/schema.ts';
import { monthsLater, yearOf, type Day } from '#lib/eligibility/calendar.ts';
import { CLOCKS, hasClock, places, type ClockFact, type Place } from '#lib/eligibility/clocks.ts';
import { treeOf } from '#lib/eligibility/evaluate.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { answerOf, keyOf } from '#lib/eligibility/household.ts';
import { sizeSpan } from '#lib/eligibility/household-facts.ts';
import { boundSpan } from '#lib/eligibility/parameters.ts';
import { COMPARISONS } from '#lib/eligibility/span.ts';
import type { Assessed } from '#lib/eligibility/verdict.ts';
import type { Ahead } from './ahead.ts';

/** A service as the timeline reads it; a record of the pack fits. */
export type Planned = Extract<Assessed, { depth: 'full' }>;

/**
 * Why something turns. `birthday` (`count` years), `months` since birth, months of `residence`, `weeks` of pregnancy, days since
 * `delivery`, `school` (1 elementary … 4 left high school), `born`, the year's `tables`, the application `window`, the `term` of the service.
 * `says`: the condition in plain Korean. `member`: index of the person.
 */
export type CauseCode = 'birthday' | 'months' | 'residence' | 'weeks' | 'delivery' | 'school' | 'born' | 'tables' | 'window' | 'term';
export type Cause = { code: CauseCode; member?: number; count?: number; says?: string };
/** A day to look at. `first` and `last`: the days between which it lies, where the day of birth (or of the move) is not known exactly. */
export type Turn = { day: Day; first: Day; last: Day; cause: Cause; atom?: Atom };

const CODES: Readonly<Record<ClockFact, CauseCode>> = {
	age: 'birthday',
	'age.months': 'months',
	'age.calendar_months': 'months',
	'residence.months': 'residence',
	'pregnancy.weeks': 'weeks',
	days_since_delivery: 'delivery'
};
/** Facts the engine derives from ages, and the birthdays on which the derivation may change. */
const DERIVED: readonly string[] = [
	'children_count',
	'family.single_parent',
	'family.grandparent',
	'receives',
	'school',
	'marriage',
	'work',
	'employment_insured',
	'pregnant'
];
const DERIVED_AGES = [2, 5, 6, 7, 8, 10, 11, 12, 14, 15, 16, 18, 19, 22, 23, 25, 60] as const;
/** From this age on a birthday is worth knowing years ahead. */
const MILESTONE_AGE = 55;

/** The counts at which a comparison turns; days, months and years are whole. */
function limits(atom: Atom, s: Situation): number[] {
	return COMPARISONS.flatMap((how) => {
		const bound = atom[how] === undefined ? undefined : boundSpan(atom[how], sizeSpan(s.household), s.context);
		if (!bound || !Number.isFinite(bound.to)) return [];
		return how === 'above' || how === 'atMost' ? [bound.to + 1] : [bound.to];
	});
}

const milestone = (code: CauseCode, count: number) => (code === 'birthday' && count >= MILESTONE_AGE) || (code === 'months' && count >= MILESTONE_AGE * 12);

/** When the clock of a fact started: weeks run in the pregnancy of today, days since delivery after the birth to come. */
function startOf({ atom: { fact }, member }: Place, ahead: Ahead): { from: Day; to: Day } | undefined {
	const household = fact === 'pregnancy.weeks' ? ahead.on(ahead.from).household : ahead.everybody;
	const holder = member === undefined ? household : household.members[member];
	const start = holder && answerOf(holder, keyOf(fact));
	if (start?.kind === 'pregnancy') return (fact === 'pregnancy.weeks') === (start.stage === 'pregnant') ? start : undefined;
	return start?.kind === 'day' ? start : undefined;
}

/** The first and the last day on which somebody's clock may reach `count`. */
function both(span: { first: Day; last: Day }, cause: Cause, atom?: Atom): Turn[] {
	const turn = (day: Day): Turn => ({ day, ...span, cause, ...(atom && { atom }) });
	return span.first === span.last ? [turn(span.last)] : [turn(span.first), turn(span.last)];
}

const only = (day: Day, cause: Cause): Turn => ({ day, first: day, last: day, cause });

function byClock(place: Place, ahead: Ahead, s: Situation): Turn[] {
	const { atom, member } = place;
	const start = startOf(place, ahead);
	if (!start || !hasClock(atom.fact)) return [];
	const [clock, code] = [CLOCKS[atom.fact], CODES[atom.fact]];
	return limits(atom, s).flatMap((count) => {
		const span = { first: clock(start.from, count), last: clock(start.to, count) };
		return both(span, { code, count, says: atom.says, ...(member !== undefined && { member }) }, atom);
	});
}

function byDerivation(ahead: Ahead): Turn[] {
	return ahead.everybody.members.flatMap((person, member) => {
		const birth = answerOf(person, 'birth');
		if (birth.kind !== 'day') return [];
		return DERIVED_AGES.flatMap((count) => {
			const [first, last] = [birth.from, birth.to].map((day) => monthsLater(day, count * 12)) as [Day, Day];
			return both({ first, last }, { code: 'birthday', member, count });
		});
	});
}

/** Does a limit of this condition lie in a yearly table? */
const namesTable = (atom: Atom): boolean => COMPARISONS.some((how) => typeof atom[how] === 'object');

/** 1 January, where a limit lies in a yearly table, or income is turned into a share of one. */
function byYear(found: Place[], from: Day, to: Day): Turn[] {
	const atom = found.find((place) => namesTable(place.atom))?.atom;
	if (!atom && !found.some((place) => place.atom.fact.startsWith('income.'))) return [];
	const years = Array.from({ length: yearOf(to) - yearOf(from) }, (_, i) => yearOf(from) + 1 + i);
	return years.map((count) => ({ ...only(`${count}-01-01`, { code: 'tables', count }), ...(atom && { atom }) }));
}

/** The first day of a day, month or year. */
const firstDay = (text: string): Day => `${text}-01-01`.slice(0, 10);

function byRecord({ apply, validFrom, validTo }: Planned): Turn[] {
	const turn = (day: Day | undefined, code: 'window' | 'term'): Turn[] => (day ? [only(day, { code })] : []);
	const after = (day: Day | undefined) => day && addDays(day, 1);
	const { opens, closes } = apply.window;
	return [...turn(opens, 'window'), ...turn(after(closes), 'window'), ...turn(validFrom && firstDay(validFrom), 'term'), ...turn(after(validTo), 'term')];
}

/** Is the service taken on this day, as far as its record says? */
export function isTaken({ apply, validFrom, validTo }: Planned, day: Day): boolean {
	const { opens, closes } = apply.window;
	return !(opens && opens > day) && !(closes && closes < day) && !(validFrom && firstDay(validFrom) > day) && !(validTo && validTo < day);
}

/**
 * The days worth looking at for one service, in order: until `to`, and those of a late birthday until the end of what lies ahead.
 * Several turns may fall on a day.
 */
export function turnsOf(service: Planned, ahead: Ahead, to: Day): Turn[] {
	if (!service.rule) return [];
	const now = ahead.on(ahead.from);
	const found = places(treeOf(service.rule), ahead.everybody);
	const facts = new Set<string>(found.map(({ atom }) => atom.fact));
	const steps = ahead.steps.filter(({ code }) => code === 'born' || facts.has('school'));
	const turns: Turn[] = [
		...found.flatMap((place) => byClock(place, ahead, now)),
		...(DERIVED.some((fact) => facts.has(fact)) ? byDerivation(ahead) : []),
		...steps.map(({ day, code, member, count }) => only(day, { code, member, count })),
		...byYear(found, ahead.from, to),
		...byRecord(service)
	];
	const far = ({ cause, atom }: Turn) => atom !== undefined && milestone(cause.code, cause.count ?? 0);
	return turns.filter((turn) => turn.day > ahead.from && turn.day <= (far(turn) ? ahead.to : to)).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
