import { readFileSync } from 'node:fs';
import fc from '../support/fc.ts';
import { expect, test } from 'vitest';
import type { Texts } from '#lib/content/texts.ts';
import { openTold } from '#lib/search/told.ts';

const meta = JSON.parse(readFileSync('.content/meta.json', 'utf8')) as { texts: Record<string, string> };
const searchIn = (lang: string) => openTold(Object.entries((JSON.parse(readFileSync(`.content/texts/${meta.texts[lang]}`, 'utf8')) as Texts).services));
const [vi, zh, en] = [searchIn('vi'), searchIn('zh-Hans'), searchIn('en')];

test.each([
	[vi, 'lương hưu cơ bản', 'basic-pension'],
	[vi, 'luong huu co ban', 'basic-pension'],
	[zh, '基础年金', 'basic-pension'],
	[zh, '居住补助', 'housing-benefit'],
	[en, 'basic pension', 'basic-pension'],
	[en, 'housing benefit', 'housing-benefit']
])('%# a question in the language of the page finds its service among the first', (search, query, id) => {
	expect(search(query).slice(0, 5)).toContain(id);
});

test('Korean, nothing and nonsense are not for it; no string makes it fall', () => {
	for (const none of ['', '   ', '기초연금', 'zzqqxx', '()[]{}*+?', '__proto__']) expect(en(none), none).toEqual([]);
	fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => Array.isArray(vi(text))));
});
