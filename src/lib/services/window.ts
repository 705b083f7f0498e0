/** When one may apply, in words. */
import type { FullService } from '#lib/content/schema.ts';
import { dayText } from '#lib/i18n/format.ts';
import { firstIn, type Words } from '#lib/i18n/words.ts';

/** The record's own words, or its days, or what its kind says. Its own words are Korean: in another language they stand beside, see `ownWindow`. */
export function windowText({ kind, opens, closes, words: own }: FullService['apply']['window'], { t, lang }: Pick<Words, 't' | 'lang'>): string {
	if (kind !== 'period') return (firstIn(lang) ? undefined : own) ?? t(`window.${kind}`);
	const [from, to] = [opens && dayText(opens, lang), closes && dayText(closes, lang)];
	if (from && to) return t('window.period', { opens: from, closes: to });
	return from ? t('window.opensOnly', { opens: from }) : t('window.closesOnly', { closes: to ?? '' });
}

/** The record's own words where `windowText` does not say them: '' where there are none. */
export function ownWindow({ kind, words: own = '' }: FullService['apply']['window'], lang: string): string {
	return kind === 'period' || firstIn(lang) ? own : '';
}
