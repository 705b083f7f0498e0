/** How a question is answered: which rows it offers, and what may be written. */
import type { Fact, Parameter, Rule } from '#lib/content/schema.ts';
import type { Day } from '#lib/eligibility/calendar.ts';
import { numberText } from '#lib/i18n/number.ts';
import { FIRST_LANGUAGE, tagOf, type Words } from '#lib/i18n/words.ts';
import { bandsOf, limitsOf, medianFor, percentRange, sinceRanges, wonRange, type Band } from './bands.ts';

/** Something to write: an age or year, a day, a sum of won, weeks. */
export type Written = 'age' | 'day' | 'won' | 'weeks';
/** A row to choose. `raw` goes into the household file under `key`, unless something is to be written first. */
export type Option = { value: string; says: string; key?: string; raw?: unknown; write?: Written };
/** `write` without options: there is only something to write. `needsSize`: it would be clearer with the size of the household. */
export type Form = { key: string; many: boolean; options: Option[]; write?: Written; needsSize?: boolean };

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
/** Koreans count money in tens of thousands; others read the whole sum. */
const rounded = (sum: number, { t, lang }: Words) => {
	const tens = Math.round(sum / 10_000);
	return tagOf(lang) === FIRST_LANGUAGE ? t('finder.tenThousands', { n: numberText(tens, lang) }) : numberText(tens * 10_000, lang);
};

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
