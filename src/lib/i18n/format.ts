/** Money, days and phone numbers as people read them. Words that differ by language come in as `t`. */
import type { Amount } from '#lib/content/schema.ts';
import type { Words } from './words.ts';

/** Making a format is slow on a small phone: each is made once. */
function made<T>(make: (lang: string, of: string) => T): (lang: string, of?: string) => T {
	const kept = new Map<string, T>();
	return (lang, of = '') => {
		const key = `${lang} ${of}`;
		let format = kept.get(key);
		if (!format) kept.set(key, (format = make(lang, of)));
		return format;
	};
}
const numbers = made((lang) => new Intl.NumberFormat(lang));
const days = made(
	(lang, of) =>
		new Intl.DateTimeFormat(lang, {
			timeZone: 'UTC',
			year: 'numeric',
			...(of.includes('m') ? { month: 'long' } : {}),
			...(of.includes('d') ? { day: 'numeric' } : {})
		})
);

/** 349700 → "349,700" in the language's own way. */
export function numberText(n: number, lang: string): string {
	return numbers(lang).format(n);
}

/** 349700 → "349,700원" in the language's own way. */
export function won(amount: number, { lang, t }: Pick<Words, 'lang' | 't'>): string {
	return t('money.won', { amount: numberText(amount, lang) });
}

/** "2026-01-28" → 2026년 1월 28일; "2026-01" → 2026년 1월; "2026" → 2026년. */
export function dayText(day: string, lang: string): string {
	const [y, m, d] = day.split('-').map(Number);
	if (!y) return day;
	const date = new Date(Date.UTC(y, (m ?? 1) - 1, d ?? 1));
	return days(lang, `${m ? 'm' : ''}${d ? 'd' : ''}`).format(date);
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
