/** Words of every language but the first, with its plurals and with the first one behind it. i18next enters here and nowhere else. */
import i18next, { type i18n } from 'i18next';
import type { Labels } from '#lib/content/texts.ts';
import { asItIs, filled, FIRST_LANGUAGE, NONE, type WordTree, type Words } from './words.ts';

/** Synchronous. Keys missing in `lang` fall back to the first language; a plural is chosen by `count`. */
export function translatedWords(lang: string, resources: Record<string, WordTree>, labels: Partial<Labels> = {}): Words {
	// i18next writes a tag its own way before it looks for it (ko-easy → ko-Easy); words under another writing would never be found.
	const [tag = lang] = Intl.getCanonicalLocales(lang);
	const instance: i18n = i18next.createInstance();
	void instance.init({
		lng: tag,
		fallbackLng: FIRST_LANGUAGE,
		resources: Object.fromEntries(Object.entries(resources).map(([key, translation]) => [key === lang ? tag : key, { translation }])),
		initAsync: false,
		interpolation: { escapeValue: false },
		showSupportNotice: false
	} as Parameters<i18n['init']>[0]);
	// The number decides the plural; what stands in the text is written as the language writes it.
	const given = (values: Parameters<Words['t']>[1], own = lang) =>
		values && { ...values, replace: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, filled(name, value, own)])) };
	const of = instance.getFixedT(FIRST_LANGUAGE);
	return {
		lang,
		t: (key, values) => instance.t(key, given(values)),
		first: (key, values) => of(key, given(values, FIRST_LANGUAGE)),
		has: (key) => instance.exists(key),
		labels,
		told: () => undefined,
		allTold: NONE,
		easily: asItIs
	};
}
