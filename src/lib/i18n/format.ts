/** Money, days and phone numbers as people read them. Words that differ by language come in as `t`. */
import type { Amount } from '#lib/content/schema.ts';
import { made, numberText } from './number.ts';
import type { Words } from './words.ts';

const days = made(
	(lang, of) =>
		new Intl.DateTimeFormat(lang, {
			timeZone: 'UTC',
			year: 'numeric',
			...(of.includes('m') ? { month: 'long' } : {}),
			...(of.includes('d') ? { day: 'numeric' } : {})
		})
);

const UZBEK_MONTHS = ['yanvar', 'fevral', 'mart', 'aprel', 'may', 'iyun', 'iyul', 'avgust', 'sentabr', 'oktabr', 'noyabr', 'dekabr'];
/** Days in languages that browsers do not know, or know without the names of months. */
const OWN_DAYS: Record<string, (y: number, m?: number, d?: number) => string> = {
	mn: (y, m, d) => `${y} ${m ? `оны ${m} ${d ? `сарын ${d}` : 'сар'}` : 'он'}`,
	uz: (y, m, d) => `${y}-yil${m ? ` ${d ? `${d}-` : ''}${UZBEK_MONTHS[m - 1]}` : ''}`
};

/** 349700 → "349,700원" in the language's own way. */
export function won(amount: number, { lang, t }: Pick<Words, 'lang' | 't'>): string {
	return t('money.won', { amount: numberText(amount, lang) });
}

/** "2026-01-28" → 2026년 1월 28일; "2026-01" → 2026년 1월; "2026" → 2026년. */
export function dayText(day: string, lang: string): string {
	const [y, m, d] = day.split('-').map(Number);
	if (!y) return day;
	const own = OWN_DAYS[lang];
	if (own) return own(y, m, d);
	const date = new Date(Date.UTC(y, (m ?? 1) - 1, d ?? 1));
	// A sentence that ends with the day has its own full stop.
	return days(lang, `${m ? 'm' : ''}${d ? 'd' : ''}`)
		.format(date)
		.replace(/\s*г\.$/, '');
}

/** The figure of an amount in words: "월 최대 349,700원". */
export function amountText(amount: Amount, words: Pick<Words, 'lang' | 't'>): string {
	const per = words.t(`money.per.${amount.per}`);
	const sum = (value: number | undefined) => won(value ?? 0, words);
	switch (amount.kind) {
		case 'exact':
			return words.t('money.exact', { per, sum: sum(amount.won) }).trim();
		case 'up_to':
			return words.t('money.up_to', { per, sum: sum(amount.won) }).trim();
		case 'from':
			return words.t('money.from', { per, sum: sum(amount.won) }).trim();
		case 'range':
			return words.t('money.range', { per, min: sum(amount.min), max: sum(amount.max) }).trim();
		case 'percent':
			return words.t('money.percent', { per, percent: amount.percent ?? 0 }).trim();
		case 'formula':
		case 'in_kind':
			return amount.words ?? '';
		default:
			return words.t('money.unknown');
	}
}
