/** What the interface words of another language are held to: known keys, gaps, every plural form, nothing left out without a reason. */

/** A text by its dotted key. */
export type Told = [key: string, text: string];
type Say = (key: string, mend: string) => void;

const PLURAL = /_(zero|one|two|few|many|other)$/;
const HANGUL = /[\uac00-\ud7a3]/;
const gapNames = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!).sort();
const counts = (text: string) => gapNames(text).includes('count');
const base = (key: string) => key.replace(PLURAL, '');
const outsideBrackets = (text: string) => text.replace(/\([^)]*\)|（[^）]*）/g, '');

/** The forms that a number takes in a language, as i18next asks for them: none where there is but one. */
export function formsOf(lang: string): string[] {
	const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
	return pluralCategories.length > 1 ? pluralCategories.map((form) => `_${form}`) : [''];
}

/** Each text by itself: its key, its gaps, its letters. */
function checkTexts(first: ReadonlyMap<string, string>, own: Told[], lang: string, say: Say): void {
	const forms = formsOf(lang);
	for (const [key, text] of own) {
		const model = first.get(key) ?? first.get(base(key));
		const form = first.has(key) ? '' : key.slice(base(key).length);
		if (model === undefined) say(key, 'the first language has no such key; take it out or mend it');
		else if (gapNames(model).join() !== gapNames(text).join()) say(key, `needs the gaps {{${gapNames(model).join(', ')}}}, has {{${gapNames(text).join(', ')}}}`);
		else if (form && !forms.includes(form)) say(key, `${lang} has no such form of a number; a number has ${forms.join(', ') || 'one form'}`);
		if (HANGUL.test(outsideBrackets(text))) say(key, 'Hangul outside brackets; translate it');
	}
}

/** `allowed`: keys that may be left out, a `.*` at the end stands for all below. */
function checkWhole(first: ReadonlyMap<string, string>, own: Told[], lang: string, allowed: string[], say: Say): void {
	const has = new Set(own.map(([key]) => key));
	const may = (key: string) => allowed.some((rule) => (rule.endsWith('.*') ? key.startsWith(rule.slice(0, -1)) : key === rule));
	for (const [key, text] of first) {
		const told = has.has(key) || own.some(([form]) => base(form) === key);
		if (!told) {
			if (!may(key)) say(key, `is missing; translate "${text.slice(0, 40)}", or give a reason in untranslated.yaml`);
			continue;
		}
		if (!counts(text)) continue;
		for (const form of formsOf(lang)) if (!has.has(key + form)) say(key + form, `is missing; ${lang} needs ${formsOf(lang).join(', ') || 'the plain key'} where a number stands`);
	}
}

export function checkLanguage(first: Told[], own: Told[], lang: string, allowed: string[], say: Say): void {
	const known = new Map(first);
	checkTexts(known, own, lang, say);
	checkWhole(known, own, lang, allowed, say);
}

/** An exception that excuses nothing is taken out. */
export function checkAllowed(first: Told[], allowed: string[], say: Say): void {
	for (const rule of allowed)
		if (!first.some(([key]) => (rule.endsWith('.*') ? key.startsWith(rule.slice(0, -1)) : key === rule))) say(rule, 'the first language has no such key; take it out');
}
