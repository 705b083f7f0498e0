// @vitest-environment node
/** Letters of every text: a phone without a font for another writing draws boxes, and loose accents fall beside their letter. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** The writings of each language. Korean names stand in all of them, and Latin letters: addresses, e-mail. */
const WRITING: Record<string, RegExp> = {
	ko: /[\p{Script=Hangul}\p{Script=Latin}\p{Script=Han}]/u,
	en: /[\p{Script=Latin}\p{Script=Hangul}]/u,
	'zh-Hans': /[\p{Script=Han}\p{Script=Latin}\p{Script=Hangul}]/u,
	vi: /[\p{Script=Latin}\p{Script=Hangul}]/u,
	ru: /[\p{Script=Cyrillic}\p{Script=Latin}\p{Script=Hangul}]/u,
	mn: /[\p{Script=Cyrillic}\p{Script=Latin}\p{Script=Hangul}]/u,
	uz: /[\p{Script=Latin}\p{Script=Hangul}\u02bb\u02bc]/u
};
WRITING['ko-easy'] = WRITING['ko']!;

/** The languages themselves are named each in its own writing. */
const NAMES = /^language\.names\./;
const textsOf = (value: unknown, path = ''): [string, string][] =>
	typeof value === 'string'
		? [[path, value]]
		: value && typeof value === 'object'
			? Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}.${key}` : key))
			: [];

/** What is wrong with the letters of one text. */
function faults(lang: string, text: string): string[] {
	const found = text === text.normalize('NFC') ? [] : ['not composed'];
	for (const sign of text) if (/\p{L}/u.test(sign) && !WRITING[lang]!.test(sign)) found.push(`${sign} is no letter of ${lang}`);
	return found;
}

const files = [
	...readdirSync('content/strings').map((name) => [name.replace('.yaml', ''), join('content/strings', name)] as const),
	...Object.keys(WRITING).flatMap((lang) => {
		const folder = join('content/translations', lang);
		return existsSync(folder)
			? readdirSync(folder, { recursive: true, encoding: 'utf8' })
					.filter((name) => name.endsWith('.yaml'))
					.map((name) => [lang, join(folder, name)] as const)
			: [];
	})
].filter(([lang, path]) => lang in WRITING && path.endsWith('.yaml'));

test('every text is composed, and holds no letter of a writing that its language does not use', () => {
	expect(new Set(files.map(([lang]) => lang))).toEqual(new Set(Object.keys(WRITING)));
	const found = files.flatMap(([lang, path]) =>
		textsOf(parse(readFileSync(path, 'utf8'))).flatMap(([key, text]) => (NAMES.test(key) ? [] : faults(lang, text).map((fault) => `${path} ${key}: ${fault}`)))
	);
	expect(found).toEqual([]);
});

test.each([
	['vi', 'Tie\u0302\u0301ng Vie\u0323\u0302t', 'not composed'],
	['mn', 'Та ямар тусламж 有', '有 is no letter of mn'],
	['uz', 'Oʻzbekcha ё', 'ё is no letter of uz'],
	['en', 'Вenefit', 'В is no letter of en']
])('found in %s: %s', (lang, text, fault) => expect(faults(lang, text)).toEqual([fault]));
