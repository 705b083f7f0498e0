/** How a question is answered: which rows it offers, what may be written, and what that comes to in the household file. */
import type { Fact, Parameter, Rule } from '#lib/content/schema.ts';
import type { Day } from '#lib/eligibility/calendar.ts';
import type { Words } from '#lib/i18n/words.ts';
import { bandsOf, limitsOf, medianFor, percentRange, sinceRanges, wonRange, type Band } from './bands.ts';
import { ageOrBirthIn, dayIn, dayTextOf, isBlank, noDay, numberIn, wonIn, type DayText } from './parse.ts';
import { birthOfAge } from './told.ts';

/** Something to write: an age or year, a day, a sum of won, weeks. */
export type Written = 'age' | 'day' | 'won' | 'weeks';
/** A row to choose. `raw` goes into the household file under `key`, unless something is to be written first. */
export type Option = { value: string; says: string; key?: string; raw?: unknown; write?: Written };
/** `write` without options: there is only something to write. `needsSize`: it would be clearer with the size of the household. */
export type Form = { key: string; many: boolean; options: Option[]; write?: Written; needsSize?: boolean };
export type Draft = { chosen: string[]; text: string; day: DayText };
export type Said = { key: string; raw: unknown };

/** `size`: persons in the household, where that is known. `dongs`: names by id. */
export type Setting = {
	facts: Readonly<Record<string, Fact>>;
	rules: readonly Rule[];
	median: Parameter | undefined;
	dongs: Readonly<Record<string, string>>;
	size: number | undefined;
	asOf: Day;
	words: Words;
};

const EXACT = 'exact';
const MOST_CHILDREN = 5;

/** A sum in tens of thousands of won, as people say it. */
const rounded = (sum: number, { t, lang }: Words) => t('finder.tenThousands', { n: new Intl.NumberFormat(lang).format(Math.round(sum / 10_000)) });

function incomeSays(band: Band, median: number | undefined, { words }: Setting): string {
	const { t } = words;
	if (median === undefined) {
		const [above, to] = [band.above ?? 0, band.to ?? 0];
		return t(band.above === undefined ? 'finder.band.upToPercent' : band.to === undefined ? 'finder.band.overPercent' : 'finder.band.percent', { above, to });
	}
	const [from, to] = wonRange(band, median);
	const [above, upTo] = [rounded(from - 1, words), rounded(to ?? 0, words)];
	return t(band.above === undefined ? 'finder.band.upTo' : to === null ? 'finder.band.over' : 'finder.band.between', { above, to: upTo });
}

/** Bands of income: in won for a household of known size, else in percent of the middle. */
function incomeForm(setting: Setting): Form {
	const median = setting.size === undefined ? undefined : medianFor(setting.median, setting.size, setting.asOf);
	const bands = bandsOf(limitsOf(setting.rules, ['income.median_percent', 'income.recognised_percent']));
	const key = median === undefined ? 'income.median_percent' : 'income.monthly';
	const options = bands.map((band, i) => ({
		value: String(i),
		says: incomeSays(band, median, setting),
		key,
		raw: median === undefined ? percentRange(band) : wonRange(band, median)
	}));
	const exact: Option = { value: EXACT, says: setting.words.t('finder.exactWon'), key: 'income.monthly', write: 'won' };
	return { key: 'income.median_percent', many: false, options: [...options, exact], needsSize: median === undefined };
}

function assetsForm(setting: Setting): Form {
	const { words } = setting;
	const options = bandsOf(limitsOf(setting.rules, ['assets'])).map((band, i) => {
		const [above, to] = [rounded(band.above ?? 0, words), rounded(band.to ?? 0, words)];
		const says = band.above === undefined ? words.t('finder.band.upTo', { to }) : words.t('finder.band.from', { above });
		return { value: String(i), says, raw: [band.above ?? 0, band.to === undefined ? null : band.to - 1] };
	});
	return { key: 'assets', many: false, options: [...options, { value: EXACT, says: words.t('finder.exactWon'), write: 'won' }] };
}

function sinceForm({ rules, asOf, words: { t } }: Setting): Form {
	const options = sinceRanges(limitsOf(rules, ['residence.months']), asOf).map(({ from, below, days }, i): Option => {
		const key = from === undefined ? 'finder.since.below' : below === undefined ? 'finder.since.from' : 'finder.since.between';
		return { value: String(i), says: t(key, { from: from ?? 0, below: below ?? 0 }), raw: days };
	});
	return { key: 'residence.since', many: false, options: [...options, { value: EXACT, says: t('finder.exactDay'), write: 'day' }] };
}

function childrenForm({ words: { t } }: Setting): Form {
	const exact = Array.from({ length: MOST_CHILDREN }, (_, n) => ({ value: String(n), says: t(n ? 'finder.persons' : 'finder.nobody', { count: n }), raw: n }));
	const more: Option = { value: 'more', says: t('finder.personsOrMore', { count: MOST_CHILDREN }), raw: [MOST_CHILDREN, null] };
	return { key: 'children_count', many: false, options: [...exact, more] };
}

function pregnancyForm({ facts, words: { t } }: Setting): Form {
	const said = (value: string) => facts['pregnant']?.options.find((option) => option.value === value)?.says ?? t(`finder.${value}`);
	return {
		key: 'pregnancy',
		many: false,
		options: [
			{ value: 'yes', says: said('yes'), raw: 'yes', write: 'weeks' },
			{ value: 'delivered', says: t('finder.delivered'), write: 'day' },
			{ value: 'no', says: said('no'), raw: 'no' }
		]
	};
}

function listForm(key: string, { facts, dongs, words: { t } }: Setting): Form {
	const card = facts[key];
	const yesNo = ['yes', 'no'].map((value) => ({ value, says: t(`finder.${value}`) }));
	const own = key === 'residence.dong' ? Object.entries(dongs).map(([value, says]) => ({ value, says })) : (card?.options ?? []);
	const options = own.length ? own : yesNo;
	return { key, many: card?.kind === 'choices', options: options.map(({ value, says }) => ({ value, says, raw: value })) };
}

/** The form of a question. `exact`: a day decides, so an age is not enough. */
export function formOf({ key, exact }: { key: string; exact: boolean }, setting: Setting): Form {
	switch (key) {
		case 'income.median_percent':
			return incomeForm(setting);
		case 'assets':
			return assetsForm(setting);
		case 'residence.since':
			return sinceForm(setting);
		case 'children_count':
			return childrenForm(setting);
		case 'pregnancy':
			return pregnancyForm(setting);
		case 'birth':
			return { key, many: false, options: [], write: exact ? 'day' : 'age' };
		default:
			return listForm(key, setting);
	}
}

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
