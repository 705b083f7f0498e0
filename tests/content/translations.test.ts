/** Translations: what is refused, what is only marked, and that nothing of the catalogue is left out. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { movedBounds } from '../../scripts/content/bounds.ts';
import { describeFault, type Fault } from '../../scripts/content/fault.ts';
import { figuresOf } from '../../scripts/content/figures.ts';
import { readRecords } from '../../scripts/content/records.ts';
import { romanised } from '../../scripts/content/romanise.ts';
import { readStrings } from '../../scripts/content/strings.ts';
import { koreanOf, markOf, readTranslations } from '../../scripts/content/translations.ts';

const records = readRecords('content', []);
const pension = records.services.get('basic-pension')!.record;
const right = {
	of: markOf(koreanOf(pension)),
	state: 'draft',
	date: '2026-11-23',
	name: 'Basic Pension',
	gist: 'Monthly money.',
	youGet: ['Up to 349,700 won on the 25th.', 'It may be less.', 'Each is lowered by 20%.'],
	who: ['65 or older.', 'Alone: 2,470,000 won or less.', 'Couple: 3,952,000 won or less.'],
	caution: ['Most pensions of civil servants are left out.'],
	how: ['Go and apply.', 'Or online.']
};
let root = '';
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'translations-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function read(value: unknown, lang = 'en', name = 'senior') {
	const faults: Fault[] = [];
	mkdirSync(join(root, 'translations', lang), { recursive: true });
	writeFileSync(join(root, 'translations', lang, `${name}.yaml`), stringify(value));
	const found = readTranslations(root, records, faults);
	return { found: found[lang]!, says: faults.map(({ field, mend }) => `${field}: ${mend}`).join('\n') };
}

test('a right one is taken, with the Korean name in Latin letters', () => {
	const { found, says } = read({ 'basic-pension': right });
	expect(says).toBe('');
	expect(found.services['basic-pension']).toMatchObject({ name: 'Basic Pension', state: 'draft', said: 'gichoyeongeum' });
	expect(found.services['basic-pension']).not.toHaveProperty('stale');
});

test.each([
	['a line left out', { who: right.who.slice(1) }, /who: has 2 lines, the Korean has 3/],
	['a figure changed', { youGet: ['Up to 394,700 won on the 25th.', ...right.youGet.slice(1)] }, /the figure 349700 of the Korean is missing/],
	['a bound moved past its figure, in a sentence', { who: ['You are over 65.', ...right.who.slice(1)] }, /who\[0\]: "over 65" leaves the figure out/],
	['a bound moved in the line that sums up', { gist: 'Monthly money for people over 65.' }, /gist: "over 65" leaves the figure out/],
	['a sum moved short of its figure', { who: [right.who[0]!, 'Alone: less than 2,470,000 won.', right.who[2]!] }, /who\[1\]: "less than 2,470,000" leaves/],
	['Hangul outside brackets', { gist: 'Monthly 연금.' }, /Hangul outside brackets/],
	['a direction sign', { gist: 'Monthly\u202e money.' }, /invisible or direction signs/],
	['checked by nobody', { state: 'checked' }, /who checked it/],
	['a state that does not exist', { state: 'sure' }, /state/],
	['no mark of its Korean', { of: 'x' }, /of: is the eight-digit mark/],
	['an empty text', { name: ' ' }, /name/],
	['a field with a slip', { caushion: [] }, /caushion/]
])('refused: %s', (_, part, expected) => {
	expect(read({ 'basic-pension': { ...right, ...part } }).says).toMatch(expected);
});

test.each([
	['en', '65세 이상이고 30세 미만', 'Over 65', ['Over 65']],
	['en', '65세 이상', '65 or older, paid over 3 years', []],
	['en', '65세가 넘은', 'over 65', []],
	['zh-Hans', '6개월 이상', '超过6个月', ['超过6']],
	['zh-Hans', '7년 이내', '不到7年', ['不到7']],
	['vi', '65세 이상', 'Trên 65 tuổi', ['Trên 65']],
	['vi', '65세 이상', 'từ 65 tuổi trở lên', []],
	['vi', '3년 이내', 'chưa đủ 3 năm', ['chưa đủ 3']],
	['uz', '65세 이상', '65 dan oshgan', []]
])('a bound moved by a translation: %s, %s, %s', (lang, korean, told, found) => {
	expect(movedBounds(korean, told, lang)).toEqual(found);
});

test('a service that does not exist is refused; a Korean text that changed only makes it stale', () => {
	expect(read({ 'no-such': right }).says).toMatch(/no such service/);
	const { found, says } = read({ 'basic-pension': { ...right, of: '00000000', who: ['Old.'] } });
	expect([says, found.services['basic-pension']?.stale]).toEqual(['', true]);
});

/** One paper and one hard word as they stand in the files, with today's marks. */
const real = (lang: string, file: string, id: string) =>
	(parse(readFileSync(join('content', 'translations', lang, `${file}.yaml`), 'utf8')) as Record<string, Record<string, string>>)[id]!;
const paper = real('en', 'papers', 'health-checkup-result');
const word = real('en', 'terms', 'term-063');

test('names of papers and meanings of hard words are taken; what changed in Korean is left out and named', () => {
	const papers = read({ 'health-checkup-result': paper }, 'en', 'papers');
	expect(papers.says).toBe('');
	expect(papers.found.labels.papers['health-checkup-result']).toEqual({ name: paper['name'], plain: paper['plain'], how: paper['how'] });
	expect(papers.found.names['papers']?.missing).toContain('bankbook');
	const terms = read({ 'term-063': { ...word, state: 'checked', by: 'an office' } }, 'en', 'terms');
	expect(terms.found.labels.terms['응급안전안심서비스']).toEqual({ plain: word['plain'], definition: word['definition'], checked: true });
	const old = read({ 'health-checkup-result': { ...paper, of: '00000000' } }, 'en', 'papers');
	expect([old.says, old.found.labels.papers, old.found.names['papers']?.stale]).toEqual(['', {}, [{ id: 'health-checkup-result', of: paper['of'] }]]);
});

test.each([
	['a paper there is not', 'papers', { 'no-such': paper }, /no-such: there is nothing of this name/],
	['a number to call that is lost', 'papers', { 'health-checkup-result': { ...paper, how: 'Ask the place.' } }, /the number 1577-1000 of the Korean is missing/],
	['whom to ask, left out', 'papers', { 'health-checkup-result': { ...paper, how: undefined } }, /a line of the Korean is missing/],
	['more than the Korean says', 'papers', { bankbook: { ...real('en', 'papers', 'bankbook'), how: 'the bank' } }, /tells more than the Korean/],
	['Hangul in a name', 'papers', { 'health-checkup-result': { ...paper, name: '결과서' } }, /Hangul/],
	['a paper checked by nobody', 'papers', { 'health-checkup-result': { ...paper, state: 'checked' } }, /who checked it/],
	['a meaning without its mark', 'terms', { 'term-063': { ...word, of: 'x' } }, /of: is the eight-digit mark/],
	['a meaning without its number', 'terms', { 'term-063': { ...word, plain: 'an alarm' } }, /the number 119/],
	['a meaning without its sentence', 'terms', { 'term-063': { ...word, definition: undefined } }, /definition/],
	['Hangul in the sentence', 'terms', { 'term-063': { ...word, definition: '뜻' } }, /Hangul/],
	['a sentence without its number', 'terms', { 'term-060': { ...real('en', 'terms', 'term-060'), definition: 'It is for the old.' } }, /the number 65/],
	['what the paper is, left out', 'papers', { 'health-checkup-result': { ...paper, plain: undefined } }, /plain/],
	['a field of papers with a slip', 'papers', { 'health-checkup-result': { ...paper, nam: 'x' } }, /nam/]
])('names refused: %s', (_, file, value, expected) => {
	expect(read(value, 'en', file).says).toMatch(expected);
});

test('every paper and every hard word is told in English, Chinese and Vietnamese, of the Korean of today', () => {
	const found = readTranslations('content', records, []);
	for (const lang of ['en', 'zh-Hans', 'vi'])
		for (const file of ['papers', 'terms']) expect([lang, file, found[lang]?.names[file]]).toEqual([lang, file, { stale: [], missing: [] }]);
});

test('labels with a slip are refused', () => {
	expect(read({ stages: { senior: { name: 'Seniors' } } }, 'en', 'labels').says).toMatch(/gist/);
	expect(read({ stagez: {} }, 'en', 'labels').says).toMatch(/stagez/);
});

test('every full service and programme is told in English, Chinese and Vietnamese', () => {
	const faults: Fault[] = [];
	const found = readTranslations('content', records, faults);
	expect(faults).toEqual([]);
	const ids = [...records.services.keys(), ...records.programmes.keys()];
	for (const lang of ['en', 'zh-Hans', 'vi']) expect(ids.filter((id) => !found[lang]?.services[id]?.gist), lang).toEqual([]);
});

test('figures are read alike in each language', () => {
	expect(figuresOf('한 달 20만원, 1억 2천만원, 58만 4천원, 2,470,000원, 3.5%', 'ko')).toEqual([200000, 120000000, 584000, 2470000, 3.5]);
	expect(figuresOf('200.000 won, 3,5%', 'vi')).toEqual([200000, 3.5]);
	expect(figuresOf('20万韩元, 1亿2,000万', 'zh-Hans')).toEqual([200000, 120000000]);
	expect(figuresOf('December 31', 'en')).toEqual([31, 12]);
});

test.each([
	['독립', 'dongnip'],
	['신라', 'silla'],
	['종로', 'jongno'],
	['같이', 'gachi'],
	['한국', 'hanguk'],
	['국민연금', 'gungminyeongeum'],
	['값이 10%', 'gapsi 10%']
])('%s is said %s', (korean, latin) => expect(romanised(korean)).toBe(latin));

/** Faults of interface words, beside a Korean file of two texts. */
function words(lang: string, text: string, untranslated = ''): string {
	const faults: Fault[] = [];
	mkdirSync(join(root, 'strings'), { recursive: true });
	writeFileSync(join(root, 'strings', 'ko.yaml'), 'count:\n  services: "{{count}}가지"\nnames:\n  ko: 한국어\n  vi: Tiếng Việt\n');
	writeFileSync(join(root, 'strings', `${lang}.yaml`), text);
	writeFileSync(join(root, 'untranslated.yaml'), `names.*: told alike everywhere\n${untranslated}`);
	readStrings(join(root, 'strings'), faults);
	return faults.map(describeFault).join('\n');
}
const ENGLISH = 'count:\n  services_one: "{{count}} service"\n  services_other: "{{count}} services"\n';

test('interface words that are whole have no fault', () => {
	expect(words('en', ENGLISH)).toBe('');
	expect(words('vi', 'count:\n  services: "{{count}} dịch vụ"\n')).toBe('');
});

test.each([
	['a missing gap', 'en', ENGLISH.replace('{{count}} services', 'services'), /strings\/en\.yaml:3 {2}count\.services_other: needs the gaps/],
	['an unknown key', 'en', `${ENGLISH}  servises: many\n`, /count\.servises: .*no such key/],
	['a hidden sign', 'en', ENGLISH.replace('} services', '} \u200bservices'), /invisible/],
	['a key that is not told', 'en', 'names:\n  ko: Korean\n', /strings\/en\.yaml.*count\.services: is missing; translate/],
	['half told in Korean', 'en', ENGLISH.replace('} services', '} 가지'), /services_other: Hangul outside brackets/],
	['a number without its plural', 'en', 'count:\n  services: "{{count}} services"\n', /count\.services_one: is missing; en needs _one, _other/],
	['a number without one of four forms', 'ru', ['one', 'few', 'other'].map((form) => `services_${form}: "{{count}}"`).join('\n  ').replace(/^/, 'count:\n  '), /count\.services_many: is missing; ru needs/],
	['a form that the language does not have', 'vi', 'count:\n  services: "{{count}} mục"\n  services_few: "{{count}} mục"\n', /services_few: vi has no such form/]
])('interface words, refused: %s', (_, lang, text, expected) => {
	expect(words(lang, text)).toMatch(expected);
});

test('what may stay in Korean has a reason, and is there', () => {
	expect(words('en', ENGLISH, 'gone.*: nobody\n')).toMatch(/untranslated\.yaml:2 {2}gone\.\*: .*no such key/);
	expect(words('en', ENGLISH, 'count.services:\n')).toMatch(/count\.services: say why/);
});
