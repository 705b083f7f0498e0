/** What stands in a form, and what it comes to in the household file. */
import type { Day } from '#lib/eligibility/calendar.ts';
import type { Form, Setting, Written } from './forms.ts';
import { ageOrBirthIn, dayIn, dayTextOf, isBlank, noDay, numberIn, wonIn, type DayText } from './parse.ts';
import { birthOfAge } from './told.ts';

export type Draft = { chosen: string[]; text: string; day: DayText };
export type Said = { key: string; raw: unknown };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
export const emptyDraft = (): Draft => ({ chosen: [], text: '', day: { ...noDay } });

function writtenDraft(raw: unknown, asOf: Day): Partial<Draft> {
	if (typeof raw === 'number') return { text: String(raw) };
	if (typeof raw === 'string' && /^\d{4}(-\d\d){0,2}$/.test(raw)) return { text: raw.slice(0, 4), day: dayTextOf(raw) };
	if (Array.isArray(raw) && typeof raw[1] === 'string') {
		const age = Number(asOf.slice(0, 4)) - Number(raw[1].slice(0, 4)) - (asOf.slice(5) < raw[1].slice(5) ? 1 : 0);
		return same(birthOfAge(age, asOf), raw) ? { text: String(age) } : {};
	}
	return {};
}

function pregnancyDraft(raw: unknown): Partial<Draft> {
	if (typeof raw !== 'object' || raw === null) return {};
	const { weeks, gave_birth: born } = raw as { weeks?: unknown; gave_birth?: unknown };
	if (weeks !== undefined) return { chosen: ['yes'], text: Array.isArray(weeks) ? String(weeks[0]) : String(weeks) };
	return typeof born === 'string' ? { chosen: ['delivered'], day: dayTextOf(born) } : {};
}

/** What was answered before, back in the form. */
export function draftOf(form: Form, raw: unknown, asOf: Day): Draft {
	const draft = emptyDraft();
	if (raw === undefined || raw === 'dont_know') return draft;
	if (form.key === 'pregnancy' && typeof raw === 'object') return { ...draft, ...pregnancyDraft(raw) };
	if (form.many) return { ...draft, chosen: Array.isArray(raw) ? raw.map(String) : [] };
	const option = form.options.find((o) => o.raw !== undefined && same(o.raw, raw));
	if (option) return { ...draft, chosen: [option.value] };
	const written = writtenDraft(raw, asOf);
	const exact = form.options.find((o) => o.write);
	return { ...draft, ...written, chosen: exact && Object.keys(written).length ? [exact.value] : [] };
}

/** A word for what could not be read; the page says what to do. */
export type Fault = 'age' | 'day' | 'won' | 'weeks';
export type Answered = { said: Said } | { fault: Fault } | undefined;

function written(write: Written, draft: Draft, key: string, { asOf, words: { t } }: Setting): Answered {
	if (write === 'day') {
		const day = dayIn(draft.day);
		return day ? { said: { key, raw: day } } : { fault: 'day' };
	}
	if (write === 'age') {
		const read = ageOrBirthIn(draft.text);
		if (!read) return { fault: 'age' };
		return { said: { key, raw: 'age' in read ? birthOfAge(read.age, asOf) : read.birth } };
	}
	if (write === 'weeks') {
		const weeks = numberIn(draft.text);
		return weeks === undefined ? { fault: 'weeks' } : { said: { key, raw: { weeks } } };
	}
	const sum = wonIn(draft.text, { tenThousand: t('finder.money.tenThousand'), hundredMillion: t('finder.money.hundredMillion'), won: t('finder.money.won') });
	return sum === undefined ? { fault: 'won' } : { said: { key, raw: sum } };
}

const isUnwritten = (write: Written, draft: Draft) => (write === 'day' ? isBlank(draft.day) : !draft.text.trim());

/** What the form says; `undefined` = not answered. */
export function answerIn(form: Form, draft: Draft, setting: Setting): Answered {
	if (form.write) return isUnwritten(form.write, draft) ? undefined : written(form.write, draft, form.key, setting);
	if (!draft.chosen.length) return undefined;
	if (form.many) return { said: { key: form.key, raw: form.options.filter((o) => draft.chosen.includes(o.value)).map((o) => o.raw) } };
	const option = form.options.find((o) => o.value === draft.chosen[0]);
	if (!option) return undefined;
	const key = option.key ?? form.key;
	if (!option.write || (option.raw !== undefined && isUnwritten(option.write, draft))) return { said: { key, raw: option.raw } };
	const answer = written(option.write, draft, key, setting);
	if (form.key !== 'pregnancy' || !answer || 'fault' in answer || option.write !== 'day') return answer;
	return { said: { key, raw: { gave_birth: answer.said.raw } } };
}

/** One more row chosen, or one less. "None" stands alone. */
export function toggled(chosen: readonly string[], value: string, on: boolean): string[] {
	if (!on) return chosen.filter((v) => v !== value);
	return value === 'none' ? ['none'] : [...chosen.filter((v) => v !== value && v !== 'none'), value];
}
