/** How a question is read: the examples of the design, word traps, ages, answers that are no service. */
import { describe, expect, test } from 'vitest';
import { ageFit, askedAge } from '../../src/lib/search/ages.ts';
import { toHangul } from '../../src/lib/search/keyboard.ts';
import { nearNames, nearRanges } from '../../src/lib/search/near.ts';
import { withoutPrivate } from '../../src/lib/search/private.ts';
import { rangesOf } from '../../src/lib/search/ranges.ts';
import { romanised } from '../../src/lib/search/romanise.ts';
import { folded } from '../../src/lib/search/sounds.ts';
import { spanOf } from '../../src/lib/search/spans.ts';
import { full, idsFor, input, namesFor, search } from './catalogue.ts';

test.each([
	'ㄱㅊㅇㄱ',
	'기초얀금',
	'rlchdusrma',
	'노인 연금 얼마',
	'아버지 65세 되시는데',
	'gicho yeongeum',
	'basic pension',
	'기초여',
	'ㄱㅊ연금',
	'ㄱㅣㅊㅗㅇㅕㄴㄱㅡㅁ'
])('%s finds the basic pension', (query) => {
	expect(idsFor(query)).toContain('basic-pension');
});

test('a nickname, an English word and an abbreviation nobody wrote down', () => {
	expect(namesFor('노맞돌', 1)).toEqual(['노인맞춤돌봄서비스']);
	expect(namesFor('childcare')).toEqual(expect.arrayContaining(['영유아보육료 지원']));
	expect(namesFor('응안서', 1)).toEqual(['독거노인·장애인 응급안전안심서비스']);
});

describe('word traps', () => {
	const none = (query: string, name: RegExp) => expect(namesFor(query).filter((n) => name.test(n))).toEqual([]);
	test('환수 당함 is not 수당', () => none('환수 당함', /수당/));
	test('수급자격 is not 수급자', () => expect(search('수급자격').reading.map((r) => r.to)).not.toContain('생계급여'));
	test('국가장학금 is not 가장', () => expect(namesFor('국가장학금', 1)[0]).toMatch(/국가장학금/));
	test('자활근로 and 쌍둥이 keep their ends', () => {
		expect(namesFor('자활근로', 1)[0]).toMatch(/자활근로/);
		expect(namesFor('쌍둥이', 1)[0]).toMatch(/다태아/);
	});
	test('3세대 is no age, 3세 is', () => {
		expect(askedAge('3세대')).toBeUndefined();
		expect(askedAge('3세')).toMatchObject({ from: 3, to: 3 });
	});
	test('참전용사 is not 사용', () => expect(namesFor('참전용사').every((n) => /유공자|보훈|참전/.test(n))).toBe(true));
	test('월세 50만원 is about rent', () => expect(namesFor('월세 50만원').some((n) => /월세|주거/.test(n))).toBe(true));
	test('three things are called 디딤돌', () => {
		expect(namesFor('디딤돌 사업', 1)[0]).toMatch(/드림하티 디딤돌/);
		expect(namesFor('디딤돌소득', 1)[0]).not.toMatch(/드림하티|대출/);
		expect(namesFor('디딤돌대출', 1)[0]).toMatch(/대출/);
	});
});

describe('ages', () => {
	test.each([
		['65세', 65, 65],
		['만 19살', 19, 19],
		['6개월 아기', 0.5, 0.5],
		['50대 재취업', 50, 59],
		['중3', 15, 15],
		['여섯 살 유치원', 6, 6],
		['예순다섯 살', 65, 65],
		['칠순', 70, 70]
	])('%s', (text, from, to) => expect(askedAge(text)).toMatchObject({ from, to }));
	test('come from the rule', () => {
		const pension = full.find((s) => s.id === 'basic-pension');
		expect(pension && spanOf(pension)).toEqual({ from: 65, to: 120 });
	});
	test('a bound fits best, outside does not fit', () => {
		expect(ageFit({ from: 65, to: 120 }, { from: 65, to: 65 })).toBeGreaterThan(ageFit({ from: 65, to: 120 }, { from: 80, to: 80 }));
		expect(ageFit({ from: 19, to: 39 }, { from: 65, to: 65 })).toBe(-1);
	});
});

describe('answers that are no service', () => {
	const first = (query: string) => search(query).hotlines[0];
	test.each([
		['자살', '109'],
		['죽고 싶어요', '109'],
		['살기 싫어', '109'],
		['suicide', '109'],
		['남편이 때려요', '1366'],
		['가정폭력', '1366'],
		['아동학대', '112'],
		['노인학대', '1577-1389'],
		['학교폭력', '1388'],
		['굶고 있어요', '129'],
		['집에서 쫓겨났어요', '129'],
		['my husband hits me', '1366']
	])('%s puts %s first', (query, number) => {
		const line = first(query);
		expect(line?.crisis).toBe(true);
		expect(line && input.hotlines[line.id]?.number).toBe(number);
	});
	test.each(['생계급여', '긴급복지 생계지원', '응급안전안심서비스', '정신건강복지센터'])(
		'%s is the name of a service: a line stands below, not above',
		(query) => {
			const { hotlines, hits } = search(query);
			expect(hits.length).toBeGreaterThan(0);
			expect(hotlines.filter((l) => l.crisis)).toEqual([]);
		}
	);
	test('an injection is no cry for help', () => expect(search('독감 주사 맞았어요').hotlines.filter((l) => l.crisis)).toEqual([]));
	test('a number finds its line', () => expect(first('1366') && input.hotlines[first('1366')!.id]?.number).toBe('1366'));
	test('dong offices', () => {
		const { places, placeCount } = search('주민센터 어디');
		expect(placeCount).toBe(Object.keys(input.dongs).length);
		expect(places.every((p) => p.kind === 'dong-office')).toBe(true);
	});
	test('a library in a dong', () => {
		const { places } = search('약수동 도서관');
		expect(places.length).toBeGreaterThan(0);
		expect(places.every((p) => p.kind === 'library' && p.dong === 'yaksu')).toBe(true);
	});
	test('hard words', () => {
		expect(search('차상위가 뭐예요').terms.map((id) => input.terms[id]?.term)).toContain('차상위계층');
		expect(search('소득인정액 뜻').terms.map((id) => input.terms[id]?.term)).toContain('소득인정액');
	});
	test('another place of the same name is named, and left out of the search', () => {
		const { reading, hits } = search('부산 중구 출산지원금');
		expect(reading).toContainEqual(expect.objectContaining({ kind: 'elsewhere', from: '부산' }));
		expect(hits[0]?.name).toMatch(/출산/);
	});
	test('a resident registration number is not searched', () => {
		const { reading, hits } = search('900101-1234567 기초연금');
		expect(reading.map((r) => r.kind)).toContain('private');
		expect(hits[0]?.id).toBe('basic-pension');
		expect(search('9001011234567').hits).toEqual([]);
		expect(search('900101-123').reading.map((r) => r.kind)).toContain('private');
		expect(search('1577-1389').reading).toEqual([]);
		expect(JSON.stringify(search('900101 1234567'))).not.toContain('1234567');
		for (const number of ['0103251234567', '010325-3234567', '020101 4123456', '0202013123456'])
			expect(withoutPrivate(number)).toEqual({ text: ' ', found: true });
	});
	test.each(['01012345678', '01011251234', '0212015678', '0312151234', '0212201234', '0801201234', '010-1125-1234', '15771389', '1588-1201'])(
		'the phone number %s is no resident number',
		(number) => {
			expect(withoutPrivate(number)).toEqual({ text: number, found: false });
		}
	);
});

describe('what the person sees', () => {
	test('how it was read, and it can be taken back', () => {
		const [chip] = search('rlchdusrma').reading;
		expect(chip).toMatchObject({ kind: 'keyboard', to: '기초연금' });
		expect(search('rlchdusrma', { without: [chip!.id] }).reading.map((r) => r.id)).not.toContain(chip!.id);
		expect(search('기초얀금').reading).toContainEqual(expect.objectContaining({ kind: 'spelling', from: '기초얀금', to: '기초연금' }));
		expect(search('ㄱㅊㅇㄱ').reading).toContainEqual(expect.objectContaining({ kind: 'initials', to: '기초연금' }));
		expect(search('65세').reading).toContainEqual(expect.objectContaining({ kind: 'age', from: '65세' }));
	});
	test('why it is here', () => {
		expect(search('노맞돌').hits[0]?.why).toEqual({ field: 'alias', text: '노맞돌' });
		expect(search('기초연금').hits[0]).toMatchObject({ why: { field: 'name' }, matches: ['기초연금'] });
	});
	test('what to mark, whatever the spaces', () => {
		expect(rangesOf('노인 맞춤 돌봄', ['맞춤돌봄'])).toEqual([[3, 8]]);
		expect(rangesOf('기초연금', ['연금', '기초연'])).toEqual([[0, 4]]);
		expect(nearRanges('기초연금', '기초얀금').length).toBeGreaterThan(0);
		expect(nearNames(['아동수당 지급', '기초연금'], '긱초염금')).toEqual(['기초연금']);
		expect(rangesOf('', ['가'])).toEqual([]);
	});
	test('nothing found: what begins alike', () => {
		const found = search('기쭁뿗뙓');
		expect(found.hits).toEqual([]);
		expect(found.nearest.length).toBeGreaterThan(0);
	});
});

test('a guessed word brings what it stands for', () => {
	expect(namesFor('검정고시', 1)).toEqual(namesFor('검정고씨', 1));
});

test('speech of other regions is read like the standard one', () => {
	const known = idsFor('무릎이 아픈데 수술', 1);
	for (const query of ['무릎이 아픈디 수술', '무릎 아픈교 수술', '무릎이 아프당께 수술']) expect(idsFor(query, 1)).toEqual(known);
});

test('keyboard and sound', () => {
	expect(toHangul('ekrrksms')).toBe('닥가는');
	expect(toHangul('EhrRkx')).toBe('똑깥');
	expect(toHangul('hospital')).not.toMatch(/^[가-힣]+$/);
	expect(folded(romanised('생계급여'))).toBe(folded('saenggye geupyeo'));
	expect(folded(romanised('기초연금'))).toBe(folded('gicho yeongeum'));
});
