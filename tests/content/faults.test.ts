/** Each kind of fault in a content file stops the build, with file, field and mend. One planted fault a line. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import { describeFault } from '../../scripts/content/fault.ts';

const FILE = 'services/senior/basic-pension.yaml';
/** Of the model record: a line of what it leaves out, and the condition on a single person's income. */
const LINE = '공무원·군인·사학 등 직역연금을 받는 분과 배우자는 창구에서 확인해요';
const INCOME = '          - { fact: income.recognised, atMost: { parameter: basic-pension-limit-single }';
let folder = '';
let whole = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'content-'));
	const tables = readdirSync('content').filter((name) => name.endsWith('.yaml'));
	for (const name of [...tables, 'sources', 'documents', 'parameters', 'places/dong-office']) cpSync(join('content', name), join(folder, name), { recursive: true });
	// The stages of the real content name services that this small folder does not hold.
	writeFileSync(join(folder, 'stages.yaml'), readFileSync('content/stages.yaml', 'utf8').replace(/, first: \[[^\]]*\]/g, ''));
	cpSync(join('tests/fixtures/content', FILE), join(folder, FILE), { recursive: true });
	whole = readFileSync(join(folder, FILE), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Messages of the faults after a change to the model record. */
function after(change: (text: string) => string): string[] {
	const changed = change(whole);
	expect(changed).not.toBe(whole);
	writeFileSync(join(folder, FILE), changed);
	const messages = checkedRecords(folder).faults.map(describeFault);
	writeFileSync(join(folder, FILE), whole);
	return messages;
}

test('the model record has no fault', () => {
	expect(checkedRecords(folder).faults).toEqual([]);
});

const planted: [string, (text: string) => string, RegExp][] = [
	['a misspelt field', (t) => t.replace('provider:', 'provder:'), /provder.*no such field/],
	['a missing field', (t) => t.replace(/^level: .*\n/m, ''), /level.*missing/],
	['a stage that does not exist', (t) => t.replace('stages: [senior]', 'stages: [seniors]'), /stages\.0/],
	['an unknown theme', (t) => t.replace('themes: [money]', 'themes: [gold]'), /themes\.0.*unknown theme/],
	['an unknown target', (t) => t.replace('low_income]', 'rich]'), /targets\.1.*unknown target/],
	['an unknown document', (t) => t.replace('id: bankbook', 'id: passport-copy'), /documents\.list\.4\.id.*passport-copy/],
	['an unknown source', (t) => t.replace('source: gov24', 'source: hearsay'), /evidence\.papers\.source.*hearsay/],
	['a doubt there is no word for', (t) => t.replace('locator: SSE000000170,', 'locator: SSE000000170, unsure: [hearsay],'), /evidence\.papers\.unsure\.0/],
	['evidence that is not there', (t) => t.replace('per: month, from: [bokjiro]', 'per: month, from: [memory]'), /amounts\.0\.from.*memory/],
	['an amount without a source', (t) => t.replace(', per: month, from: [bokjiro]', ', per: month'), /amounts\.0\.from.*missing/],
	['an amount without a year', (t) => t.replace('year: 2026, ', ''), /amounts\.0\.year/],
	['a rule without a source', (t) => t.replace('rule:\n  from: [bokjiro]\n', 'rule:\n'), /rule\.from.*missing/],
	['a window without a source', (t) => t.replace('apply:\n  from: [bokjiro, papers]\n', 'apply:\n'), /apply\.from.*missing/],
	['a phone without a source', (t) => t.replace('phone: "1355", from: [bokjiro]', 'phone: "1355"'), /contacts\.0\.from.*missing/],
	['a phone with letters', (t) => t.replace('phone: "1355"', 'phone: "13A5"'), /contacts\.0\.phone.*digits/],
	['a phone that YAML read as a number', (t) => t.replace('phone: "1355"', 'phone: 0123'), /contacts\.0\.phone.*quotes/],
	['a day that is not in the calendar', (t) => t.replace('checked: 2026-11-23', 'checked: 2026-02-30'), /checked.*calendar/],
	['a text that only points elsewhere', (t) => t.replace(/ {2}youGet:\n(?: {4}- .*\n)+/, '  youGet:\n    - 자세한 내용은 홈페이지를 참고하세요.\n'), /youGet.*points elsewhere/],
	['a condition that the rule does not know', (t) => t.replace('만 65세 이상이에요.', '만 70세 이상이에요.'), /who\.0.*"70"/],
	['a status that the rule does not know', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상이고 국가유공자예요.'), /who\.0.*유공자/],
	['a sentence too long', (t) => t.replace('만 65세 이상이에요.', `만 65세 이상이에요. ${'가'.repeat(60)}`), /who\.0.*60/],
	['an easy sentence too long', (t) => t.replace('65살 이상인 분이에요.', `65살 이상인 분이에요. ${'가'.repeat(40)}`), /easy\.who\.0.*40/],
	['a hard word in the easy text', (t) => t.replace('버는 돈과 재산이 적은 분이에요.', '소득인정액이 적은 분이에요.'), /easy.*소득인정액/],
	['a promise', (t) => t.replace('매달 25일에 최대 349,700원을 통장으로 드려요.', '매달 349,700원을 받을 수 있습니다.'), /youGet\.0.*promises/],
	['"you are entitled"', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상이면 대상입니다.'), /who\.0.*promises/],
	['a dead link', (t) => t.replace('contacts:', 'links: { similar: [no-such-service] }\ncontacts:'), /links\.similar\.0.*no-such-service/],
	['a resident registration number', (t) => t.replace('gist: 65세', 'gist: 900101-1234567 65세'), /text\.gist.*resident registration/],
	['no easy text', (t) => t.replace(/^easy:\n(?: .*\n)+/m, ''), /easy.*missing/],
	['an http address', (t) => t.replace('online: https://', 'online: http://'), /apply\.online.*https/],
	['an address that is not official', (t) => t.replace('https://www.bokjiro.go.kr/', 'https://bokjiro.example.com/'), /apply\.online.*not an official/],
	['a partial rule that hides what it leaves out', (t) => t.replace(/ {2}leftOut: .*\n/, ''), /rule.*leftOut/],
	['no rule and no reason', (t) => t.replace(/^rule:\n(?: .*\n)+/m, ''), /rule.*ruleMissing/],
	['a fact of one person outside someone', (t) => t.replace('- { fact: income.recognised, atMost: { parameter: basic-pension-limit-single }', '- { fact: age, atLeast: 65'), /age.*someone/],
	['a value the fact does not have', (t) => t.replace('is: married', 'is: engaged'), /engaged.*marriage/],
	['an unknown parameter', (t) => t.replace('basic-pension-limit-couple', 'basic-pension-limit-family'), /basic-pension-limit-family/],
	['a window that closes before it opens', (t) => t.replace('window: { kind: always,', 'window: { kind: period, opens: 2026-05-01, closes: 2026-04-01,'), /apply\.window.*after/],
	['a day that has passed, told as if it were to come', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상이고 2026년 10월까지 신청할 분이에요.'), /text\.who\.0: 2026년 10월 had passed.*2026-11-23/],
	['a plan whose day has passed, and nobody to ask', (t) => t.replace('국민연금을 많이 받으면 금액이 줄기도 해요.', '2026년 10월에 금액을 올릴 예정이에요.').replace(/확인해요\]/, '봐요]'), /youGet\.1: 2026년 10월.*plan.*ask/],
	['a window that has closed while it is said to run', (t) => t.replace('window: { kind: always,', 'window: { kind: period, opens: 2026-05-01, closes: 2026-11-22,'), /apply\.window\.closes.*before checked/],
	['what has ended while it is said to run', (t) => t.replace('state: running', 'state: running\nvalidTo: "2026-06-30"'), /validTo.*not running/],
	['closed for the year, and nobody to ask', (t) => t.replace('state: running', 'state: closed_for_year\nstateNote: 올해 접수는 끝났어요.'), /stateNote.*whom to ask/],
	['over, where the rule takes the birthday in', (t) => t.replace('만 65세 이상이에요.', '만 65세가 넘어야 해요.'), /text\.who\.0: "65세가 넘" is above, the rule says atLeast: 65/],
	['over, in easy words', (t) => t.replace('65살 이상인 분이에요.', '65살 초과인 분이에요.'), /easy\.who\.0: "65살 초과" is above/],
	['from, where the rule begins beyond', (t) => t.replace('fact: age.calendar_months, atLeast: 779', 'fact: age, above: 65'), /text\.who\.0: "65세 이상" is atLeast, the rule says above: 65/],
	['up to, where the rule stops short of it', (t) => t.replace('fact: age.calendar_months, atLeast: 779', 'fact: age, below: 65').replace('만 65세 이상이에요.', '만 65세까지예요.'), /text\.who\.0: "65세까지" is atMost, the rule says below: 65/],
	['short of it, where the rule takes it in', (t) => t.replace('fact: age.calendar_months, atLeast: 779', 'fact: age, atMost: 65').replace('만 65세 이상이에요.', '만 65세가 안 된 분이에요.'), /text\.who\.0: "65세가 안 된" is below, the rule says atMost: 65/],
	['an exception that the record does not name', (t) => t.replace(INCOME, `          - { office: 담당자가 인정하면 돼요 }\n${INCOME}`), /rule\.when\.all\.1\.any\.0\.office: .*no line of leftOut/],
	['an exception that stands alone', (t) => t.replace('    all:\n', `    all:\n      - { office: ${LINE} }\n`), /rule\.when: no condition stands in for the exception/],
	['an exception with a condition, and nothing beside them', (t) => t.replace('- { fact: marriage, is: married, says: 부부가 함께 삶 }', `- { office: ${LINE} }`).replace(/\n *- { fact: income.recognised, atMost: { parameter: basic-pension-limit-single }.*/, ''), /rule\.when: no condition stands in/],
	['an exception that shuts out', (t) => t.replace('  already:', `  except:\n    - says: 예외\n      when: { all: [{ fact: housing, is: owned, says: 집이 있음 }, { office: ${LINE} }] }\n  already:`), /rule\.except\.0\.when\.all\.1\.office: works against/],
	['an exclusion of nothing but the exception', (t) => t.replace('  already:', `  except:\n    - says: 예외\n      when: { not: { office: ${LINE} } }\n  already:`), /rule\.except\.0\.when: no condition stands in/],
	['too few everyday phrases', (t) => t.replace(/(phrases:\n(?: {2}- .*\n){3})[\s\S]*/, '$1'), /phrases.*8 to 15/],
	['nobody to call', (t) => t.replace(/^contacts:\n(?: .*\n)+/m, 'contacts: []\n'), /contacts.*whom to call/],
	['Latin letters that nobody explained', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상 VIP예요.'), /who\.0.*"VIP".*latin-words/],
	['an ending that is not polite', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상임.'), /who\.0.*ends roughly/],
	['a double no', (t) => t.replace('만 65세 이상이에요.', '만 65세가 안 되면 안 돼요. 내지 않으면 안 돼요.'), /who\.0.*no twice/],
	['four sentences in one paragraph', (t) => t.replace('만 65세 이상이에요.', '만 65세 이상이에요. 네. 네. 네.'), /who\.0.*4 sentences/],
	['YAML that is not YAML', (t) => t.replace('text:\n', 'text: [\n'), /YAML/],
	['a field written twice', (t) => `${t}\nlevel: seoul\n`, /YAML.*unique/]
];

test.each(planted)('%s', (_, change, message) => {
	const messages = after(change);
	expect(messages.join('\n')).toMatch(message);
	expect(messages.every((m) => m.startsWith(FILE))).toBe(true);
});

const allowed: [string, (text: string) => string][] = [
	['an exception beside the condition it may replace', (t) => t.replace(INCOME, `          - { office: ${LINE} }\n${INCOME}`)],
	['an exception that opens an exclusion', (t) => t.replace('  already:', `  except:\n    - says: 예외\n      when: { all: [{ fact: housing, is: owned, says: 집이 있음 }, { not: { office: ${LINE} } }] }\n  already:`)],
	['over a figure that the rule does not name', (t) => t.replace('국민연금을 많이 받으면 금액이 줄기도 해요.', '20%가 넘게 줄기도 해요.')],
	['not over, which is up to', (t) => t.replace('혼자면 소득인정액이 한 달 2,470,000원 이하예요.', '소득인정액이 한 달 2,470,000원을 넘지 않아요.')],
	['a past day told as past', (t) => t.replace('국민연금을 많이 받으면 금액이 줄기도 해요.', '2026년 10월까지 올려 드렸어요.')],
	['a past day that only begins something', (t) => t.replace('국민연금을 많이 받으면 금액이 줄기도 해요.', '2026년 7월 1일부터 금액이 달라요.')],
	['the very day of the check', (t) => t.replace('국민연금을 많이 받으면 금액이 줄기도 해요.', '2026년 11월 23일까지 올려 드려요.')],
	['a window that closes on the day of the check', (t) => t.replace('window: { kind: always,', 'window: { kind: period, opens: 2026-05-01, closes: 2026-11-23,')],
	['closed for the year, and whom to ask', (t) => t.replace('state: running', 'state: closed_for_year\nstateNote: 올해 접수는 끝났어요. 다음은 129에 물어보세요.')]
];
test.each(allowed)('no fault: %s', (_, change) => {
	expect(after(change)).toEqual([]);
});

const paper = 'name: 시험 서류\nplain: 시험에 쓰는 종이\n';
const source = 'from: [law]\nevidence:\n  law: { source: law, date: "2026-01-01" }\n';
const papers: [string, string, RegExp | undefined][] = [
	['nobody says how one comes by it', paper, /issuer: write one of issuer.*got.*ask/],
	['it is said twice', `${paper}got: own\nask: "확인 필요: 129에 물어보세요"\n${source}`, /issuer: write one of/],
	['an issuer without a source', `${paper}issuer: 구청\n`, /from: .*need a source/],
	['a form without a source', `${paper}got: form\n`, /from: .*need a source/],
	['not known, and nobody to ask', `${paper}ask: 확인 필요\n`, /ask: say whom to ask/],
	['a way there is not', `${paper}got: bought\n${source}`, /got/],
	['an issuer with its source', `${paper}issuer: 구청\n${source}`, undefined],
	['not known, and whom to ask', `${paper}ask: "확인 필요: 129에 물어보세요"\n`, undefined]
];

test.each(papers)('a paper: %s', (_, text, message) => {
	const file = join(folder, 'documents/test-paper.yaml');
	writeFileSync(file, text);
	const messages = checkedRecords(folder).faults.map(describeFault);
	rmSync(file);
	if (message) expect(messages.join('\n')).toMatch(message);
	expect(messages.every((m) => message !== undefined && m.startsWith('documents/test-paper.yaml'))).toBe(true);
});

test('two services with one alias, one name, one official id', () => {
	const twin = join(folder, 'services/senior/twin.yaml');
	writeFileSync(twin, whole);
	const messages = checkedRecords(folder).faults.map(describeFault).join('\n');
	rmSync(twin);
	expect(messages).toMatch(/twin\.yaml.*name.*already used by services\/senior\/basic-pension\.yaml/);
	expect(messages).toMatch(/aliases\.1.*노령연금.*already used/);
	expect(messages).toMatch(/officialIds\.0.*WLF00001164.*already used/);
});

test('a table that is missing is a fault with its name, not a crash', () => {
	rmSync(join(folder, 'themes.yaml'));
	const messages = checkedRecords(folder).faults.map(describeFault).join('\n');
	cpSync('content/themes.yaml', join(folder, 'themes.yaml'));
	expect(messages).toContain('themes.yaml  (file): is missing');
});

test('a number for everybody that is in no list with its source', () => {
	const file = join(folder, 'district.yaml');
	const text = readFileSync(file, 'utf8');
	writeFileSync(file, text.replace('foreignPhone: "1577-1366"', 'foreignPhone: "1577-9999"'));
	const messages = checkedRecords(folder).faults.map(describeFault);
	writeFileSync(file, text);
	expect(messages).toEqual([expect.stringMatching(/^district\.yaml.*foreignPhone.*1577-9999 is no line/)]);
});

test('a message names the line', () => {
	const line = whole.split('\n').findIndex((l) => l.startsWith('themes:')) + 1;
	expect(after((t) => t.replace('themes: [money]', 'themes: [gold]')).join('\n')).toContain(`${FILE}:${line}  themes.0:`);
});

/** What most of a large catalogue is: a record of a few lines that leads on. */
const listed = (i: number) => `depth: listed
name: 시험 지원 ${i}
officialIds: [L${i}]
stages: [senior]
themes: [money]
targets: [low_income]
forms: [cash]
level: national
provider: 보건복지부
state: running
evidence:
  main: { source: gov24, locator: L${i}, date: 2026-07-10 }
checked: 2026-11-23
line: 어르신께 드리는 시험 지원이에요.
online: https://www.gov.kr/portal/rcvfvrSvc/dtlEx/L${i}
phones:
  - { name: 보건복지상담센터, phone: "129" }
`;

test('10,000 records are read, not refused', () => {
	const many = mkdtempSync(join(tmpdir(), 'many-'));
	cpSync(folder, many, { recursive: true });
	mkdirSync(join(many, 'listed'));
	// Of ten, one is a full service, and that takes most of the time.
	for (let i = 0; i < 1_000; i++)
		writeFileSync(
			join(many, `services/senior/copy-${i}.yaml`),
			whole.replace('name: 기초연금', `name: 기초연금 ${i}`).replace(/aliases:\n(?: {2}- .*\n)+/, '').replace('officialIds: [WLF00001164, SSE000000170]', `officialIds: [X${i}]`)
		);
	for (let i = 0; i < 9_000; i++) writeFileSync(join(many, `listed/line-${i}.yaml`), listed(i));
	const { records, faults } = checkedRecords(many);
	rmSync(many, { recursive: true, force: true });
	expect(faults).toEqual([]);
	expect(records.services.size + records.listed.size).toBe(10_001);
}, 300_000);
