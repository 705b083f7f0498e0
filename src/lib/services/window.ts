/** When one may apply, in words. */
import type { FullService } from '#lib/content/schema.ts';
import { dayText } from '#lib/i18n/format.ts';
import type { Words } from '#lib/i18n/words.ts';

/** The record's own words, or its days, or what its kind says. */
export function windowText({ kind, opens, closes, words: own }: FullService['apply']['window'], { t, lang }: Pick<Words, 't' | 'lang'>): string {
	if (kind !== 'period') return own ?? t(`window.${kind}`);
	const [from, to] = [opens && dayText(opens, lang), closes && dayText(closes, lang)];
	if (from && to) return t('window.period', { opens: from, closes: to });
	return from ? t('window.opensOnly', { opens: from }) : t('window.closesOnly', { closes: to ?? '' });
}
