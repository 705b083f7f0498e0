/** Plainness of the interface words: what is told by side or colour, what ends roughly, which Latin letters stand in Korean. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { nounChain } from '../../scripts/content/chains.ts';
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
	['하나예요. 둘이에요. 셋이에요. 넷이에요.', '4 sentences'],
	['암 환자 치료비 지원 기준이에요.', 'four nouns'],
	['저소득 가구 난방비 지원을 물어보세요.', 'four nouns']
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

test.each([
	['복지 상담 예약 전화를 해요', '복지 상담 예약 전화를'],
	['장애인 보호자 교육 신청서', '장애인 보호자 교육 신청서'],
	['구청 누리집 행사 안내 글', '구청 누리집 행사 안내'],
	['내는 돈: 병원 입원 치료 비용까지예요', undefined],
	['병원에서 치료를 받은 비용을 신청해요', undefined],
	['석 달 평균 임금의 절반', undefined],
	['학교 밖 청소년 지원 센터에 가요', undefined],
	['건강검진, 예방접종, 치과 진료, 안과 진료', undefined],
	['그 회차의 시술비 지원 한도에서', undefined],
	['서류 이름 {{name}} 서류 번호 확인', undefined]
])('a chain of nouns: %s', (text, found) => expect(nounChain(text)).toBe(found));

test('a chain in a record is named with its file and field; a name may be a chain', () => {
	const record = { name: '노인 장기 요양 보험 급여', easy: { who: ['어르신 돌봄 서비스 이용 조건이에요.'] }, text: {}, apply: {} };
	const kept = new Map([['planted', { id: 'planted', entry: { file: 'services/planted.yaml', line: () => 7 }, record }]]);
	const faults: Fault[] = [];
	checkPlain(folder, { ...none, terms: kept } as unknown as Records, { ko: {}, 'ko-easy': {} }, faults);
	expect(faults).toEqual([{ file: 'services/planted.yaml', line: 7, field: 'easy.who.0', mend: expect.stringContaining('어르신 돌봄 서비스 이용') }]);
});
