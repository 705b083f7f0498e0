/** Plainness of the interface words: what is told by side or colour, what ends roughly, which Latin letters stand in Korean. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import type { Fault } from '../../scripts/content/fault.ts';
import { checkPlain, plainFaults } from '../../scripts/content/plain.ts';
import type { Records } from '../../scripts/content/records.ts';
import type { Strings } from '../../scripts/content/strings.ts';

const folder = resolve('content');
const none = { services: new Map(), programmes: new Map() } as unknown as Records;
const stringsOf = (lang: string) => parse(readFileSync(`content/strings/${lang}.yaml`, 'utf8')) as Strings;
function faultsOf(ko: Strings): string[] {
	const faults: Fault[] = [];
	checkPlain(folder, none, { ko, 'ko-easy': {} }, faults);
	return faults.map(({ field, mend }) => `${field}: ${mend}`);
}

test('nothing in the interface is told by side or colour, ends roughly, or stands in Latin letters', () => {
	const faults: Fault[] = [];
	checkPlain(folder, none, { ko: stringsOf('ko'), 'ko-easy': stringsOf('ko-easy') }, faults);
	expect(faults).toEqual([]);
});

test.each([
	['오른쪽 파란 단추를 누르세요.', 'side, colour'],
	['빨간 글자를 보세요.', 'side, colour'],
	['왼편에 있어요.', 'side, colour'],
	['동그란 그림 말고 둥근 단추를 누르세요.', 'side, colour'],
	['신청 바람.', 'roughly'],
	['여기서 신청한다.', 'roughly'],
	['내일 신청할 것.', 'roughly'],
	['Reset 하세요.', '"Reset"'],
	['하지 않으면 안 돼요.', 'no twice'],
	['하나예요. 둘이에요. 셋이에요. 넷이에요.', '4 sentences']
])('found: %s', (text, says) => {
	expect(faultsOf({ home: { planted: text } }).join()).toContain(says);
});

test.each(['노란우산에 새로 든 분이에요.', '한 달 50kWh보다 적게 써요.', '인터넷으로는 e보건소에서 신청해요.', '아래 전화로 물어보세요.', '몇 명인가요?', '{{name}}에게 물어보세요.'])(
	'no fault: %s',
	(text) => {
		const allowed = Object.keys(parse(readFileSync('content/latin-words.yaml', 'utf8')) as object);
		expect(plainFaults(text, allowed)).toEqual([]);
		expect(faultsOf({ home: { planted: text } })).toEqual([]);
	}
);

test('every allowed word is told how it is said, and stands somewhere', () => {
	const words = Object.entries(parse(readFileSync('content/latin-words.yaml', 'utf8')) as Record<string, string>);
	for (const [word, says] of words) expect(`${word}: ${says}`).toMatch(/[가-힣]{2}/);
	const all = readFileSync('.content/pack.json', 'utf8') + JSON.stringify(stringsOf('ko'));
	expect(words.filter(([word]) => !all.includes(word))).toEqual([]);
});
