/** Every line of the catalogue that can be shown in easy Korean is easy, or has an easy twin: a planted fault for each kind of line and of twin. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import { checkEasyLines, easyLinesOf, readTwins, shownLines } from '../../scripts/content/easy-lines.ts';
import { readEasyListed } from '../../scripts/content/easy-listed.ts';
import { describeFault, type Fault } from '../../scripts/content/fault.ts';
import { readRecords } from '../../scripts/content/records.ts';
import { easilyBy } from '../../src/lib/i18n/easily.ts';

const SERVICE = 'services/senior/basic-pension.yaml';
const TWINS = 'translations/ko-easy/conditions.yaml';
const PAPER = 'documents/id-card.yaml';
const PLACE = 'places/dong-office/dong-office-cheonggu.yaml';
const LISTED = 'listed/gov24/rent.yaml';
const PROGRAMME = 'programmes/hope-lock.yaml';
const LIMIT = '혼자면 소득인정액 한 달 2,470,000원 이하';
const HARD = '부양의무자를 봐요';
let folder = '';

const write = (file: string, text: string) => {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), text);
};

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'easy-lines-'));
	for (const name of [...readdirSync('content').filter((name) => name.endsWith('.yaml')), 'sources', 'documents', 'parameters', 'places/dong-office'])
		cpSync(join('content', name), join(folder, name), { recursive: true });
	writeFileSync(join(folder, 'stages.yaml'), readFileSync('content/stages.yaml', 'utf8').replace(/, first: \[[^\]]*\]/g, ''));
	cpSync(join('tests/fixtures/content', SERVICE), join(folder, SERVICE), { recursive: true });
	const programme = readdirSync('content/programmes')[0]!;
	cpSync(join('content/programmes', programme), join(folder, PROGRAMME));
	const listed = readFileSync(join('content/listed/gov24', readdirSync('content/listed/gov24')[0]!), 'utf8');
	write(LISTED, listed);
	// Only the twins of what these few records say.
	const said = new Set([...shownLines(readRecords(folder, []))].map(({ line }) => line));
	const twins = readTwins('content', []).filter(({ key }) => said.has(key));
	write(TWINS, stringify(Object.fromEntries(twins.map(({ key, lines }) => [key, lines])), { lineWidth: 0 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function faultsNow(): string[] {
	const faults: Fault[] = [];
	const records = readRecords(folder, faults);
	checkEasyLines(
		folder,
		records,
		[...records.terms.values()].map(({ record }) => record),
		faults
	);
	return faults.map(describeFault);
}

function after(file: string, change: (text: string) => string): string[] {
	const whole = readFileSync(join(folder, file), 'utf8');
	const changed = change(whole);
	expect(changed).not.toBe(whole);
	write(file, changed);
	const found = faultsNow();
	write(file, whole);
	return found;
}

/** Adds a field to a record, or takes its first line with the same beginning away. */
const put = (before: string, lines: string) => (text: string) => text.replace(before, `${lines}\n${before}`);
const swap = (of: RegExp, by: string) => (text: string) => text.replace(of, by);

test('what stands there has no fault, and the whole check asks for it', () => {
	expect(faultsNow()).toEqual([]);
	const leftOut = swap(/leftOut: \[.*\]/, `leftOut: [${HARD}]`);
	const whole = readFileSync(join(folder, SERVICE), 'utf8');
	write(SERVICE, leftOut(whole));
	expect(checkedRecords(folder).faults.map(describeFault).join('\n')).toMatch(/rule\.leftOut\.0: hard word "부양의무자"/);
	write(SERVICE, whole);
});

const lines: [string, string, (text: string) => string, RegExp][] = [
	['what the rule leaves out', SERVICE, swap(/leftOut: \[.*\]/, `leftOut: [${HARD}]`), /basic-pension\.yaml:\d+ {2}rule\.leftOut\.0: hard word .*ko-easy/],
	['a condition', SERVICE, swap(/says: 부부가 함께 삶/, `says: ${HARD}`), /rule\.when\.all\.1\.any\.1\.all\.0\.someone\.0\.says: hard word/],
	['an exclusion', SERVICE, put('  already:', `  except:\n    - { says: ${HARD}, when: { fact: size, atLeast: 9, says: 아홉 명 } }`), /rule\.except\.0\.says: hard word/],
	['the note of a state', SERVICE, put('evidence:', `stateNote: ${'가'.repeat(41)}.`), /stateNote: .*42 characters/],
	['three sentences together', SERVICE, put('evidence:', 'stateNote: 지금 해요. 내년도 해요. 물어봐요.'), /stateNote: 3 sentences/],
	['the name of an amount', SERVICE, swap(/label: 한 달 최대 금액/, `label: ${HARD}`), /amounts\.0\.label: hard word/],
	['an amount in words', SERVICE, swap(/^amounts:/m, `amounts:\n  - { year: 2026, kind: in_kind, words: ${HARD}, per: once, from: [bokjiro] }`), /amounts\.0\.words: hard word/],
	['when to apply', SERVICE, swap(/words: 만 65세[^}]*}/, `words: ${HARD} }`), /apply\.window\.words: hard word/],
	['who may go instead', SERVICE, put('  online:', `  proxy: ${HARD}`), /apply\.proxy: hard word/],
	['how long it takes', SERVICE, put('  online:', `  takes: ${HARD}`), /apply\.takes: hard word/],
	['what comes after', SERVICE, put('  online:', `  after: ${HARD}`), /apply\.after: hard word/],
	['when a paper is needed', SERVICE, swap(/when: 배우자 것도[^}]*}/, `when: ${HARD} }`), /documents\.list\.3\.when: hard word/],
	['why it may fail', SERVICE, put('contacts:', `ifRefused: { reasons: [${HARD}] }`), /ifRefused\.reasons\.0: hard word/],
	['how to ask again', SERVICE, put('contacts:', `ifRefused: { appeal: ${HARD}, from: [papers] }`), /ifRefused\.appeal: hard word/],
	['where sources differ', SERVICE, put('phrases:', `conflicts:\n  - { about: 금액, values: [{ says: 한 달, from: [papers] }, { says: ${HARD}, from: [bokjiro] }], ask: 물어봐요 }`), /conflicts\.0\.values\.1\.says: hard word/],
	['the plain name', SERVICE, swap(/plainName: .*/, 'plainName: 부양의무자 돕기'), /plainName: hard word/],
	['why there is no rule', SERVICE, (t) => t.replace(/^rule:[\s\S]*?(?=^apply:)/m, `ruleMissing: ${HARD}\n`), /ruleMissing: hard word/],
	['a door of a programme', PROGRAMME, swap(/( {2}receive:\n {4}- ).*/, `$1${HARD}`), /doors\.receive\.0: hard word/],
	['a listed line of another make', LISTED, swap(/line: .*/, `line: ${'가'.repeat(41)}.`), /rent\.yaml:\d+ {2}line: .*42 characters/],
	['a listed line whose easy words are too long', 'easy-listed.yaml', swap(/내 집이 없는 분: .*/, `내 집이 없는 분: ${'가'.repeat(41)}`), /주거 지원이에요\.: .*characters.*by hand/],
	['what is to be known of a place', PLACE, put('evidence:', `note: ${HARD}`), /cheonggu\.yaml:\d+ {2}note: hard word/],
	['for whom a place is', PLACE, put('evidence:', 'forWhom: 부양의무자'), /forWhom: hard word/],
	['what a telephone line does', 'hotlines.yaml', swap(/says: .*/, `says: ${HARD}`), /says: hard word/],
	['what a paper is', PAPER, swap(/plain: .*/, `plain: ${HARD}`), /plain: hard word/],
	['what a word means', 'terms.yaml', swap(/definition: .*/, `definition: ${'가'.repeat(41)}.`), /definition: .*42 characters/],
	['a theme', 'themes.yaml', swap(/name: 돈,/, 'name: 부양의무자,'), /name: hard word/],
	['a target', 'targets.yaml', swap(/name: 누구나/, 'name: 부양의무자'), /name: hard word/],
	['a kind of place', 'place-kinds.yaml', swap(/name: [^,}]+/, 'name: 부양의무자'), /name: hard word/],
	['why a question is asked', 'facts.yaml', swap(/why: .*/, `why: ${HARD}`), /why: hard word/],
	['how to find an answer', 'facts.yaml', swap(/howToFind: .*/, `howToFind: ${HARD}`), /howToFind: hard word/],
	['the line of a stage', 'stages.yaml', swap(/gist: [^,]*/, `gist: ${HARD}`), /gist: hard word/],
	['the line of the programmes', 'district.yaml', swap(/gist: .*/, `gist: ${HARD}`), /district\.yaml {2}programmes\.gist: hard word/]
];
test.each(lines)('%s', (_, file, change, expected) => {
	expect(after(file, change).join('\n')).toMatch(expected);
});

const twin = (...said: string[]) => (text: string) =>
	text.replace(new RegExp(`^${LIMIT}:\n(?: {2}- .*\n)+`, 'm'), `${LIMIT}:\n${said.map((line) => `  - ${line}\n`).join('')}`);
const twins: [string, (text: string) => string, RegExp][] = [
	['a figure that is lost', twin('혼자면 한 달 기준까지'), /conditions\.yaml:\d+ {2}혼자면 소득인정액.*: the figure 2470000 of the Korean is missing/],
	['a figure that is not in the Korean', twin('혼자면 한 달 2,470,000원까지', '65살부터예요.'), /the figure 65 is not in the Korean/],
	['a hard word', twin('혼자면 소득인정액이 한 달 2,470,000원까지'), /hard word "소득인정액"/],
	['a long sentence', twin(`혼자면 한 달 2,470,000원까지 ${'가'.repeat(30)}`), /characters; 40 at most/],
	['two sentences in one item', twin('혼자예요. 한 달 2,470,000원까지예요.'), /2 sentences/],
	['several sentences without a stop', twin('혼자', '한 달 2,470,000원까지예요.'), /end each with a full stop/],
	['no words', (t) => t.replace(new RegExp(`^(${LIMIT}:)\n(?: {2}- .*\n)+`, 'm'), '$1 []\n'), /write one easy sentence/],
	['the same line twice', (t) => `${t}"${LIMIT} ": 혼자면 한 달 2,470,000원까지\n`, /no record says this line/]
];
test.each(twins)('a twin with %s', (_, change, expected) => {
	expect(after(TWINS, change).join('\n')).toMatch(expected);
});

test('a Korean line that changes leaves its easy words without a line, and asks for new ones', () => {
	const found = after(SERVICE, (t) => t.replace(LIMIT, LIMIT.replace('이하', '까지'))).join('\n');
	expect(found).toMatch(/conditions\.yaml:\d+ {2}혼자면 소득인정액 한 달 2,470,000원 이하: no record says this line/);
	expect(found).toMatch(/basic-pension\.yaml:\d+ {2}rule\.when.*says: hard word "소득인정액"/);
});

test('a hard word may stand beside its plain one, in the service’s own name and in the name of a law', () => {
	for (const leftOut of ['돌볼 책임이 있는 가족(부양의무자)을 봐요', '기초연금을 받았는지 봐요', '장애인연금법의 기준으로 봐요'])
		expect(after(SERVICE, swap(/leftOut: \[.*\]/, `leftOut: [${leftOut}]`))).toEqual([]);
});

test('the line of a listed service is told in easy words from the parts it was made of', () => {
	const easy = readEasyListed('content');
	expect(easy('만 19~35세 내 집이 없는 분·청년에게 돈을 빌려주는 한국주택금융공사의 주거 지원이에요.')).toEqual([
		'이런 분을 도와요: 내 집이 없는 분, 청년.',
		'나이는 만 19세부터 35세까지예요.',
		'돈을 빌려줘서 사는 집을 도와요.',
		'한국주택금융공사에서 해요.'
	]);
	expect(easy('만 39세 이하 중·장년에게 상담해 주는 마음 돌봄이에요.')).toEqual(['이런 분을 도와요: 중년 어른.', '나이는 만 39세까지예요.', '상담으로 마음을 도와요.']);
	expect(easy('만 19세 이상인 분에게 현금을 드리는 교육부의 교육 지원이에요.')?.[0]).toBe('나이는 만 19세부터예요.');
	expect(easy('아무나 쓰는 것이에요.')).toBeUndefined();
	expect(easy('우주인에게 현금을 드리는 교육부의 교육 지원이에요.')).toBeUndefined();
});

test('what the phone is given tells lines, lists and records in easy words, and leaves the rest alone', () => {
	const told = easyLinesOf('content', readRecords('content', []));
	expect(told[LIMIT]).toEqual(['혼자면 소득과 재산을 합쳐 한 달 2,470,000원까지']);
	const easily = easilyBy({ 가: ['나예요.', '다예요.'] });
	const record = { id: 'x', note: '가', list: ['가', '라예요. 마예요.'], inner: [{ says: '가' }], n: 1, none: undefined };
	expect(easily(record)).toEqual({ id: 'x', note: '나예요. 다예요.', list: ['나예요.', '다예요.', '라예요.', '마예요.'], inner: [{ says: '나예요. 다예요.' }], n: 1, none: undefined });
	expect(record.note).toBe('가');
	expect(easily('constructor')).toBe('constructor');
});
