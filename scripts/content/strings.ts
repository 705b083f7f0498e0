/** Interface words: content/strings/<lang>.yaml, nested keys with a text each. */
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { readFolder } from './load.ts';

export type Strings = { [key: string]: string | Strings };

function check(file: string, value: unknown, path: string[], faults: Fault[]): void {
	if (typeof value === 'string') return;
	if (value && typeof value === 'object' && !Array.isArray(value)) {
		for (const [key, inner] of Object.entries(value)) check(file, inner, [...path, key], faults);
		return;
	}
	faults.push({ file, field: path.join('.'), mend: 'write a text, in quotes if it starts with a sign' });
}

const FIRST = 'ko';
const PLURAL = /_(zero|one|two|few|many|other)$/;
const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const gapsIn = (text: string) => [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort().join(', ');

/** Every text by its dotted key. */
const textsIn = (words: Strings, before = ''): [string, string][] =>
	Object.entries(words).flatMap(([key, value]): [string, string][] => (typeof value === 'string' ? [[before + key, value]] : textsIn(value, `${before}${key}.`)));

/** Another language may leave texts out (the first one stands in); what it has must have a key and its gaps. */
function compare(file: string, first: [string, string][], own: [string, string][], faults: Fault[]): void {
	const known = new Map(first);
	for (const [key, text] of own) {
		const field = `strings/${file} ${key}`;
		const model = known.get(key) ?? known.get(key.replace(PLURAL, ''));
		if (model === undefined) faults.push({ file: `strings/${file}`, field, mend: 'the first language has no such key; take it out or mend it' });
		else if (gapsIn(model) !== gapsIn(text)) faults.push({ file: `strings/${file}`, field, mend: `needs the gaps {{${gapsIn(model)}}}, has {{${gapsIn(text)}}}` });
		if (HIDDEN.test(text)) faults.push({ file: `strings/${file}`, field, mend: 'holds invisible or direction signs; take them out' });
	}
}

/** All languages; every key is a text. */
export function readStrings(folder: string, faults: Fault[]): Record<string, Strings> {
	const found: Record<string, Strings> = {};
	for (const entry of readFolder(folder, join(folder, '..'), faults)) {
		check(entry.file, entry.value, [], faults);
		found[entry.id] = entry.value as Strings;
	}
	for (const [lang, words] of Object.entries(found)) if (lang !== FIRST) compare(`${lang}.yaml`, textsIn(found[FIRST] ?? {}), textsIn(words), faults);
	return found;
}

/** What only officers read. */
export const DESK_SECTIONS = ['desk', 'casework', 'vault', 'handoff'];

/** What one service and whatever has no section of its own speaks. */
const REST = 'pages';
/** Which words the first page needs, and which come with the pages that speak them. */
const SECTIONS: Record<string, string[]> = {
	core: ['app', 'skip', 'nav', 'help', 'home', 'count', 'do', 'offline', 'update', 'error', 'language'],
	lists: ['stage', 'filter', 'level', 'state', 'stateLine', 'depth', 'fresh', 'money', 'search', 'places', 'group', 'all', 'term', 'urgent', 'words'],
	about: ['display', 'about', 'access'],
	finder: ['finder', 'timeline'],
	visit: ['visit', 'progress'],
	sheets: ['message', 'sheets'],
	desk: DESK_SECTIONS
};

/** The words of a language, parted by where they are needed. */
export function sectionsOf(words: Strings): Record<string, Strings> {
	const home = (key: string) => Object.entries(SECTIONS).find(([, keys]) => keys.includes(key))?.[0] ?? REST;
	const parts: Record<string, Strings> = Object.fromEntries([...Object.keys(SECTIONS), REST].map((section) => [section, {}]));
	for (const [key, value] of Object.entries(words)) parts[home(key)]![key] = value;
	return parts;
}
