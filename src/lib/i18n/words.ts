/** Interface words by key. i18next enters here and nowhere else. */
import i18next, { type i18n, type ResourceLanguage } from 'i18next';

export type Words = {
	/** Language shown, as a BCP 47 tag. */
	lang: string;
	t: (key: string, values?: Record<string, string | number>) => string;
	has: (key: string) => boolean;
};

export const FIRST_LANGUAGE = 'ko';

/** Synchronous, so that pages are built with their words in them. Keys missing in `lang` fall back to the first language. */
export function wordsOf(lang: string, resources: Record<string, ResourceLanguage>): Words {
	const instance: i18n = i18next.createInstance();
	void instance.init({
		lng: lang,
		fallbackLng: FIRST_LANGUAGE,
		resources: Object.fromEntries(Object.entries(resources).map(([key, translation]) => [key, { translation }])),
		initAsync: false,
		interpolation: { escapeValue: false },
		showSupportNotice: false
	} as Parameters<i18n['init']>[0]);
	return {
		lang,
		t: (key, values) => instance.t(key, values as Record<string, string>),
		has: (key) => instance.exists(key)
	};
}
