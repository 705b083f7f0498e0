/** Interface words: content/strings/<lang>.yaml, nested keys with a text each. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tagOf } from '../../src/lib/i18n/words.ts';
import type { Fault } from './fault.ts';
import { readFolder, readYaml, type Entry } from './load.ts';
import { checkAllowed, checkLanguage, type Told } from './string-rules.ts';

export type Strings = { [key: string]: string | Strings };

const HIDDEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

function check(file: string, value: unknown, path: string[], faults: Fault[]): void {
	if (typeof value === 'string') {
		if (HIDDEN.test(value)) faults.push({ file, field: path.join('.'), mend: 'holds invisible or direction signs; take them out' });
		return;
	}
	if (value && typeof value === 'object' && !Array.isArray(value)) {
		for (const [key, inner] of Object.entries(value)) check(file, inner, [...path, key], faults);
		return;
	}
	faults.push({ file, field: path.join('.'), mend: 'write a text, in quotes if it starts with a sign' });
}

const FIRST = 'ko';

/** Every text by its dotted key. */
const textsIn = (words: Strings, before = ''): Told[] =>
	Object.entries(words).flatMap(([key, value]): Told[] => (typeof value === 'string' ? [[before + key, value]] : textsIn(value, `${before}${key}.`)));

/** The line of a text: a key may hold dots only between its parts. */
const lineIn = ({ line }: Entry, key: string) => line(key.split('.'));

/** Keys that other languages may leave to the first one, each with its reason. */
function allowedIn(root: string, first: Told[], faults: Fault[]): string[] {
	const path = join(root, 'untranslated.yaml');
	if (!existsSync(path)) return [];
	const entry = readYaml(path, root, faults);
	const rules = Object.entries((entry?.value ?? {}) as Record<string, unknown>);
	const say = (key: string, mend: string) => faults.push({ file: 'untranslated.yaml', line: entry?.line([key]), field: key, mend });
	for (const [key, why] of rules) if (typeof why !== 'string' || !why.trim()) say(key, 'say why it may stay in the first language');
	const keys = rules.map(([key]) => key);
	checkAllowed(first, keys, say);
	return keys;
}

/** All languages; every key is a text. Other languages are held against the first; its easy words are measured in easy.ts. */
export function readStrings(folder: string, faults: Fault[]): Record<string, Strings> {
	const root = join(folder, '..');
	const entries = readFolder(folder, root, faults);
	for (const entry of entries) check(entry.file, entry.value, [], faults);
	const found = Object.fromEntries(entries.map(({ id, value }) => [id, value as Strings]));
	const first = textsIn(found[FIRST] ?? {});
	const allowed = allowedIn(root, first, faults);
	for (const entry of entries)
		if (tagOf(entry.id) !== FIRST)
			checkLanguage(first, textsIn(entry.value as Strings), entry.id, allowed, (field, mend) => faults.push({ file: entry.file, line: lineIn(entry, field), field, mend }));
	return found;
}

/** What only officers read. */
export const DESK_SECTIONS = ['desk', 'casework', 'vault', 'handoff'];

/** What one service and whatever has no section of its own speaks. */
const REST = 'pages';
/** Which words the first page needs, and which come with the pages that speak them. */
const SECTIONS: Record<string, string[]> = {
	core: ['app', 'skip', 'nav', 'help', 'home', 'count', 'do', 'offline', 'update', 'error', 'language'],
	lists: ['stage', 'filter', 'level', 'state', 'stateLine', 'depth', 'fresh', 'money', 'search', 'places', 'term', 'urgent'],
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
