/** Reads one value of a household file. Nothing throws: what makes no sense comes back as a doubt. */
import { addDays, isRealDay } from '#lib/content/day.ts';
import { birthsOfAge, type Day } from './calendar.ts';
import type { FactCard } from './context.ts';
import { NO_OTHERS, type Answer } from './household.ts';
import type { Span } from './span.ts';

/** What is wrong with an answer; the page asks again, in its own words. */
export type DoubtCode =
	| 'not_readable'
	| 'unknown_word'
	| 'not_a_day'
	| 'not_a_number'
	| 'negative'
	| 'interval_reversed'
	| 'none_and_others'
	| 'in_future'
	| 'too_old'
	| 'too_many_weeks'
	| 'due_too_far'
	| 'age_differs_from_birth'
	| 'parent_younger_than_child'
	| 'pregnant_man'
	| 'size_below_members'
	| 'children_below_listed'
	| 'children_above_size'
	| 'two_selves'
	| 'two_spouses'
	| 'lives_elsewhere';
export type ReadAnswer = { answer: Answer } | { doubt: DoubtCode };

/** Nobody has been older. */
const OLDEST = 129;
const LONGEST_PREGNANCY = 42;
const PREGNANCY_DAYS = 280;

const fault = (doubt: DoubtCode): ReadAnswer => ({ doubt });
const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

function readSpan(raw: unknown): Span | DoubtCode {
	const [from, to] = Array.isArray(raw) && raw.length === 2 ? [raw[0], raw[1] ?? Infinity] : [raw, raw];
	if (typeof from !== 'number' || typeof to !== 'number' || Number.isNaN(from) || Number.isNaN(to)) return 'not_a_number';
	if (from < 0 || to < 0) return 'negative';
	return from > to ? 'interval_reversed' : { from, to };
}

/** A number or `[from, to]`, both ends included; `null` as the second end means open. */
export function readNumber(raw: unknown): ReadAnswer {
	const span = readSpan(raw);
	return typeof span === 'string' ? fault(span) : { answer: { kind: 'number', ...span } };
}

/** A day, a month or a year, as an interval of days. */
function daysOf(raw: unknown): { from: Day; to: Day } | undefined {
	if (typeof raw !== 'string') return undefined;
	if (/^\d{4}-\d{2}-\d{2}$/.test(raw)) return isRealDay(raw) ? { from: raw, to: raw } : undefined;
	if (/^\d{4}$/.test(raw)) return { from: `${raw}-01-01`, to: `${raw}-12-31` };
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(raw)) return undefined;
	const last = ['31', '30', '29', '28'].find((date) => isRealDay(`${raw}-${date}`))!;
	return { from: `${raw}-01`, to: `${raw}-${last}` };
}

/** A day that has come: `YYYY-MM-DD`, or less exactly `YYYY-MM` or `YYYY`, or `[from, to]`. */
export function readPastDay(raw: unknown, asOf: Day): ReadAnswer {
	const [first, second] = Array.isArray(raw) && raw.length === 2 ? [daysOf(raw[0]), daysOf(raw[1])] : [daysOf(raw), daysOf(raw)];
	if (!first || !second) return fault('not_a_day');
	if (first.from > second.to) return fault('interval_reversed');
	if (first.from > asOf) return fault('in_future');
	return { answer: { kind: 'day', from: first.from, to: second.to < asOf ? second.to : asOf } };
}

export function readBirth(raw: unknown, asOf: Day): ReadAnswer {
	const read = readPastDay(raw, asOf);
	if ('doubt' in read || read.answer.kind !== 'day') return read;
	return read.answer.to < birthsOfAge(asOf, 0, OLDEST).from ? fault('too_old') : read;
}

/** An age in full years, or a band `[from, to]`, as the days of birth it allows. */
export function readAge(raw: unknown, asOf: Day): ReadAnswer {
	const span = readSpan(raw);
	if (typeof span === 'string') return fault(span);
	if (span.from > OLDEST) return fault('too_old');
	return { answer: { kind: 'day', ...birthsOfAge(asOf, Math.floor(span.from), Math.floor(Math.min(span.to, OLDEST))) } };
}

function readWeeks(raw: unknown, asOf: Day): ReadAnswer {
	const span = readSpan(raw);
	if (typeof span === 'string') return fault(span);
	if (span.to > LONGEST_PREGNANCY) return fault('too_many_weeks');
	const [from, to] = [Math.floor(span.from), Math.floor(span.to)];
	return { answer: { kind: 'pregnancy', stage: 'pregnant', from: addDays(asOf, -(to * 7 + 6)), to: addDays(asOf, -from * 7) } };
}

function readDue(raw: unknown, asOf: Day): ReadAnswer {
	const due = daysOf(raw);
	if (!due) return fault('not_a_day');
	const [from, to] = [addDays(due.from, -PREGNANCY_DAYS), addDays(due.to, -PREGNANCY_DAYS)];
	if (from > asOf) return fault('due_too_far');
	if (addDays(to, (LONGEST_PREGNANCY + 1) * 7) <= asOf) return fault('too_many_weeks');
	return { answer: { kind: 'pregnancy', stage: 'pregnant', from, to: to < asOf ? to : asOf } };
}

/** `"no"`, `"yes"` (weeks not known), `{ weeks }`, `{ due }` or `{ gave_birth }`. */
export function readPregnancy(raw: unknown, asOf: Day): ReadAnswer {
	if (raw === 'no' || raw === false) return { answer: { kind: 'word', word: 'no' } };
	if (raw === 'yes' || raw === true) return readWeeks([0, LONGEST_PREGNANCY], asOf);
	if (!isRecord(raw)) return fault('not_readable');
	if (raw['weeks'] !== undefined) return readWeeks(raw['weeks'], asOf);
	if (raw['due'] !== undefined) return readDue(raw['due'], asOf);
	const born = readPastDay(raw['gave_birth'], asOf);
	if ('doubt' in born || born.answer.kind !== 'day') return born;
	return { answer: { kind: 'pregnancy', stage: 'delivered', from: born.answer.from, to: born.answer.to } };
}

const offered = (card: FactCard | undefined, word: string) => !card?.options.length || card.options.some((o) => o.value === word);

/** One word of the fact's options; numbers and booleans are read as the words they stand for. */
export function readWord(raw: unknown, card?: FactCard): ReadAnswer {
	if (typeof raw === 'object' || raw === undefined) return fault('not_readable');
	const word = raw === true ? 'yes' : raw === false ? 'no' : String(raw);
	return offered(card, word) ? { answer: { kind: 'word', word } } : fault('unknown_word');
}

/** A list of the fact's options, closed by `"no_others"` when the rest was denied, or `["none"]` alone. An empty list says nothing. */
export function readWords(raw: unknown, card?: FactCard): ReadAnswer {
	const list = typeof raw === 'string' ? [raw] : raw;
	if (!Array.isArray(list) || !list.every((item): item is string => typeof item === 'string')) return fault('not_readable');
	if (list.length === 0) return { answer: { kind: 'missing', why: 'not_asked' } };
	if (!list.every((word) => word === NO_OTHERS || offered(card, word))) return fault('unknown_word');
	if (list.includes('none') && list.length > 1) return fault('none_and_others');
	return { answer: { kind: 'words', words: [...new Set(list)] } };
}
