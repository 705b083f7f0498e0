/** Numbers as a language writes them. */

/** Making a format is slow on a small phone: each is made once. */
export function made<T>(make: (lang: string, of: string) => T): (lang: string, of?: string) => T {
	const kept = new Map<string, T>();
	return (lang, of = '') => {
		const key = `${lang} ${of}`;
		let format = kept.get(key);
		if (!format) kept.set(key, (format = make(lang, of)));
		return format;
	};
}

/** Languages that browsers do not know, and one that writes numbers in the same way. */
const WRITTEN_AS: Record<string, string> = { mn: 'en', uz: 'ru' };
const numbers = made((lang) => new Intl.NumberFormat(WRITTEN_AS[lang] ?? lang));

/** 349700 → "349,700" in the language's own way. */
export function numberText(n: number, lang: string): string {
	return numbers(lang).format(n);
}
