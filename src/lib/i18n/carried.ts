/**
 * The address that a printed code leads to: the same page in the same language and size of letters, told behind the #,
 * which no browser sends anywhere. src/app.html reads it, on a phone where nothing was chosen yet.
 */
import { FIRST_LANGUAGE } from './words.ts';

/** `size` in per cent. What everybody has anyway is not written down: the code stays small. */
export function carried(url: string, lang: string, size: number): string {
	if (!url) return url;
	const told = [...(lang === FIRST_LANGUAGE ? [] : [`lang=${lang}`]), ...(size === 100 ? [] : [`size=${size}`])];
	return told.length ? `${url}#${told.join('&')}` : url;
}
