/** Easy Korean is measured: each planted fault is found with its place, and what the rules allow is left alone. */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import { easyLabels } from '../../scripts/content/easy.ts';
import { easyLinesOf } from '../../scripts/content/easy-lines.ts';
import { measured } from '../../scripts/content/easy-measure.ts';
import { describeFault } from '../../scripts/content/fault.ts';

const FILE = 'services/senior/basic-pension.yaml';
const WORDS = 'strings/ko-easy.yaml';
const KOREAN = 'strings/ko.yaml';
const kept = new Map<string, string>();
let folder = '';

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'easy-'));
	const tables = readdirSync('content').filter((name) => name.endsWith('.yaml'));
	for (const name of [...tables, 'sources', 'documents', 'parameters', 'places/dong-office', 'strings']) cpSync(join('content', name), join(folder, name), { recursive: true });
	writeFileSync(join(folder, 'stages.yaml'), readFileSync('content/stages.yaml', 'utf8').replace(/, first: \[[^\]]*\]/g, ''));
	cpSync(join('tests/fixtures/content', FILE), join(folder, FILE), { recursive: true });
	for (const file of [FILE, WORDS, KOREAN, 'facts.yaml', 'life-events.yaml']) kept.set(file, readFileSync(join(folder, file), 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function after(file: string, change: (text: string) => string): string[] {
	const whole = kept.get(file)!;
	const changed = change(whole);
	expect(changed).not.toBe(whole);
	writeFileSync(join(folder, file), changed);
	const messages = checkedRecords(folder).faults.map(describeFault);
	writeFileSync(join(folder, file), whole);
	return messages;
}

const EASY_WHO = '    - 65살 이상인 분이에요.\n';
const withCaution = (...lines: string[]) => (text: string) => text.replace(/^amounts:/m, `  caution:\n${lines.map((line) => `    - ${line}\n`).join('')}amounts:`);

test('what stands there has no fault', () => {
	expect(checkedRecords(folder).faults).toEqual([]);
});

const planted: [string, string, (text: string) => string, RegExp][] = [
	['two sentences in one item', FILE, (t) => t.replace(EASY_WHO, '    - 65살이 넘었어요. 생일이 지났어요.\n'), /basic-pension\.yaml:\d+ {2}easy\.who\.0: 2 sentences/],
	['a hard word', FILE, (t) => t.replace(EASY_WHO, '    - 부양의무자가 없는 분이에요.\n'), /easy\.who\.0: hard word "부양의무자"/],
	['a caution that is too long and has no easy twin', FILE, (t) => t.replace(/ {2}caution:\n(?: {4}- .*\n)+/, `  caution:\n    - ${'가'.repeat(41)}.\n`), /text\.caution\.0: .*42 characters.*easy\.caution/],
	['a caution with a hard word and no easy twin', FILE, (t) => t.replace(/ {2}caution:\n(?: {4}- .*\n)+/, '  caution:\n    - 부양의무자를 봐요.\n'), /text\.caution\.0: hard word "부양의무자".*easy\.caution/],
	['a hard word in an easy caution', FILE, withCaution('부양의무자를 봐요.'), /easy\.caution\.0: hard word "부양의무자"/],
	['an easy caution without the figure', FILE, (t) => withCaution('돈이 줄어요.')(t.replace(/ {2}caution:\n(?: {4}- .*\n)+/, '  caution:\n    - 20%가 줄어요.\n')), /easy\.caution: the figure 20/],
	['a question with a hard word', 'facts.yaml', (t) => t.replace('easy: 지금 어디에 살아요?', 'easy: 부양의무자가 있어요?'), /residence\.district\.easy: hard word/],
	['an answer with a hard word', 'facts.yaml', (t) => t.replace('easy: 생활비 지원 }', 'easy: 생계급여 }'), /receives\.options\.0\.easy: hard word "생계급여"/],
	['a door with two sentences', 'life-events.yaml', (t) => t.replace('easy: 아기를 가졌어요', 'easy: 아기를 가졌어요. 기뻐요.'), /pregnant\.easy: 2 sentences/],
	['a long word of the screens', WORDS, (t) => t.replace('다른 사람은 못 봐요.', `${'가'.repeat(41)}.`), /ko-easy\.yaml {2}saved\.where: .*42 characters/],
	['three sentences on a screen', WORDS, (t) => t.replace('다른 사람은 못 봐요.', '다른 사람은 못 봐요. 정말이에요.'), /saved\.where: 3 sentences/],
	['a hard word on a screen', WORDS, (t) => t.replace('다른 사람은 못 봐요.', '부양의무자는 못 봐요.'), /saved\.where: hard word "부양의무자"/],
	['a gap that is lost', WORDS, (t) => t.replace('{{phone}}에 전화하세요.', '전화하세요.'), /service\.askLine: keep the gaps of ko\.yaml \(phone\)/],
	['a gap that no value fills', WORDS, (t) => t.replace('다른 사람은 못 봐요.', '{{who}}는 못 봐요.'), /saved\.where: keep the gaps of ko\.yaml \(none\)/],
	['a key that nobody speaks', WORDS, (t) => t.replace('  where: 이 기기에만', '  wehre: 이 기기에만'), /saved\.wehre: ko\.yaml has no such key/],
	['a fallen-back word that is too long', KOREAN, (t) => t.replace('title: 그림이 뜻하는 것', `title: ${'가'.repeat(41)}`), /easyKey\.title: .*41 characters/]
];
test.each(planted)('%s', (_, file, change, expected) => {
	expect(after(file, change).join('\n')).toMatch(expected);
});

test('a hard word may stand beside its plain one, and in the service’s own name', () => {
	expect(after(FILE, (t) => t.replace(EASY_WHO, '    - 돌볼 책임이 있는 가족(부양의무자)이 없어요.\n'))).toEqual([]);
	expect(after(FILE, (t) => t.replace(EASY_WHO, '    - 기초연금을 신청한 분이에요.\n'))).toEqual([]);
});

test('what the desk says is not held to easy words', () => {
	expect(after(KOREAN, (t) => t.replace(/^desk:.*\n/m, (line) => `${line}  plantedLine: ${'가'.repeat(60)}\n`))).toEqual([]);
});

test('a value counts as four characters; a word inside another is not that word', () => {
	const terms = [{ term: '상이', plain: '다름' }];
	expect(measured('{{a}}에 {{ bb }}예요.', terms)).toEqual({ sentences: 1, longest: 13, hard: [] });
	expect(measured('65살 이상이에요. 네.', terms)).toEqual({ sentences: 2, longest: 10, hard: [] });
	expect(measured('값이 상이해요', terms).hard).toEqual(terms);
});

test('easy names and questions reach the screens as those of another language do', () => {
	const { records } = checkedRecords(folder);
	const labels = easyLabels(records, easyLinesOf(folder, records));
	expect(labels.facts?.['residence.district']?.question).toBe('지금 어디에 살아요?');
	expect(labels.facts?.['receives']?.options?.['livelihood']).toBe('생활비 지원');
	expect(labels.lifeEvents?.['pregnant']).toBe('아기를 가졌어요');
	expect(labels.stages?.['senior']?.name).toBe('나이가 많아졌을 때');
});
