/** Facts of one person. */
import { calendarMonthsBetween, daysBetween, monthsBetween, yearsBetween, type Day } from './calendar.ts';
import type { MemberDerivation, Situation, Value } from './facts.ts';
import { answerOf, wordOf, type Answer, type Member } from './household.ts';
import type { Span } from './span.ts';

/** Outside these ages nobody is asked whether she is pregnant. */
const CHILDBEARING: Span = { from: 10, to: 59 };
/** Below this age people neither work for pay (근로기준법 제64조) nor marry (민법 제807조 sets 18). */
const WORKING_AGE = 15;
/** A pregnancy that by now would be longer is over; what came of it has to be asked. */
const LAST_WEEK = 43;

type Count = (from: Day, to: Day) => number;

/** Time counted from the day of birth to the as-of day; the later the birth, the less. */
function sinceBirth(count: Count): MemberDerivation {
	return (member, s) => {
		const birth = answerOf(member, 'birth');
		if (birth.kind !== 'day') return { kind: 'missing', why: birth.kind === 'missing' ? birth.why : 'not_asked' };
		const since = (day: Day) => Math.max(0, count(day, s.context.asOf));
		return { kind: 'number', from: since(birth.to), to: since(birth.from) };
	};
}

const age = sinceBirth(yearsBetween);

/** Full years, `0…Infinity` when nothing is known. */
export function ageSpan(member: Member, s: Situation): Span {
	const value = s.value('age', member);
	return value.kind === 'number' ? value : { from: 0, to: Infinity };
}

function cannotBePregnant(member: Member, s: Situation): boolean {
	const years = ageSpan(member, s);
	return wordOf(member, 'sex') === 'male' || years.to < CHILDBEARING.from || years.from > CHILDBEARING.to;
}

type Pregnancy = Extract<Answer, { kind: 'pregnancy' }>;

/** Full weeks, from the day week 0 began. `undefined` once the due date is well past. */
function weeksOf(pregnancy: Pregnancy, asOf: Day): Span | undefined {
	const weeks = (day: Day) => Math.max(0, Math.floor(daysBetween(day, asOf) / 7));
	const span = { from: weeks(pregnancy.to), to: weeks(pregnancy.from) };
	return span.from > LAST_WEEK ? undefined : span;
}

/** What the answer about pregnancy comes to on the as-of day. The question has one answer: pregnant, delivered or neither. */
function pregnancyOf(member: Member, s: Situation): { no: true } | { weeks: Span } | { days: Span } | Extract<Value, { kind: 'missing' }> {
	const answer = answerOf(member, 'pregnancy');
	if (answer.kind === 'pregnancy' && answer.stage === 'delivered') {
		const days = (day: Day) => Math.max(0, daysBetween(day, s.context.asOf));
		return { days: { from: days(answer.to), to: days(answer.from) } };
	}
	if (answer.kind === 'pregnancy') {
		const weeks = weeksOf(answer, s.context.asOf);
		return weeks ? { weeks } : { kind: 'missing', why: 'not_asked' };
	}
	if (answer.kind === 'word' || cannotBePregnant(member, s)) return { no: true };
	return answer.kind === 'missing' ? answer : { kind: 'missing', why: 'not_asked' };
}

const pregnant: MemberDerivation = (member, s) => {
	const state = pregnancyOf(member, s);
	return 'kind' in state ? state : { kind: 'word', word: 'weeks' in state ? 'yes' : 'no' };
};

const pregnancyWeeks: MemberDerivation = (member, s) => {
	const state = pregnancyOf(member, s);
	if ('kind' in state) return state;
	return 'weeks' in state ? { kind: 'number', ...state.weeks } : { kind: 'none' };
};

const daysSinceDelivery: MemberDerivation = (member, s) => {
	const state = pregnancyOf(member, s);
	if ('kind' in state) return state;
	return 'days' in state ? { kind: 'number', ...state.days } : { kind: 'none' };
};

/** A fact that is the same for every child too young to work. */
function underWorkingAge(key: string, word: string): MemberDerivation {
	return (member, s) => {
		const answer = answerOf(member, key);
		if (answer.kind === 'missing') return ageSpan(member, s).to < WORKING_AGE ? { kind: 'word', word } : answer;
		return answer.kind === 'pregnancy' ? { kind: 'missing', why: 'not_asked' } : answer;
	};
}

/** Ages at which somebody may be in a school, wide enough for early and late pupils. */
const SCHOOL_AGES: Readonly<Record<string, Span>> = {
	none: { from: 0, to: Infinity },
	childcare: { from: 0, to: 7 },
	kindergarten: { from: 2, to: 7 },
	elementary: { from: 5, to: 15 },
	middle: { from: 11, to: 18 },
	high: { from: 14, to: 22 },
	university: { from: 15, to: Infinity },
	out_of_school: { from: 6, to: 24 }
};

/** As answered, else the schools possible at this age. */
const school: MemberDerivation = (member, s) => {
	const answer = answerOf(member, 'school');
	if (answer.kind === 'word') return answer;
	const years = ageSpan(member, s);
	const words = Object.keys(SCHOOL_AGES).filter((word) => SCHOOL_AGES[word]!.from <= years.to && SCHOOL_AGES[word]!.to >= years.from);
	return { kind: 'oneOf', words, why: answer.kind === 'missing' ? answer.why : 'not_asked' };
};

/** A spouse is married, and so is the person whose spouse is listed. */
const marriage: MemberDerivation = (member, s) => {
	if (answerOf(member, 'marriage').kind !== 'missing') return underWorkingAge('marriage', 'single')(member, s);
	const relation = wordOf(member, 'relation');
	const spouse = s.household.members.some((other) => wordOf(other, 'relation') === 'spouse');
	if (relation === 'spouse' || (relation === 'self' && spouse)) return { kind: 'word', word: 'married' };
	return underWorkingAge('marriage', 'single')(member, s);
};

/** Derivations by fact; a fact that is not here is taken as it was answered. Ages in years and months, weeks and days in full ones. */
export const memberFacts: Readonly<Record<string, MemberDerivation>> = {
	age,
	'age.months': sinceBirth(monthsBetween),
	'age.calendar_months': sinceBirth(calendarMonthsBetween),
	pregnant,
	'pregnancy.weeks': pregnancyWeeks,
	days_since_delivery: daysSinceDelivery,
	marriage,
	school,
	work: underWorkingAge('work', 'none'),
	employment_insured: underWorkingAge('employment_insured', 'no')
};
