/** Reading what the open APIs send: shapes, escapes, errors in disguise, broken bytes, other cities of the same name. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonFailure, textOf, xmlFailure } from '../../scripts/import/answer.ts';
import { readJsonList } from '../../scripts/import/json.ts';
import { isOursGov24, isOtherDistrict, levelOf } from '../../scripts/import/office.ts';
import { listOf } from '../../scripts/import/official.ts';
import { phonesOf } from '../../scripts/import/phones.ts';
import { withConditions } from '../../scripts/import/gov24.ts';
import { readJsonBody, readXmlBody } from '../../scripts/import/saved.ts';
import { readWords } from '../../scripts/import/words.ts';
import { fieldsOf, unescapeTwice } from '../../scripts/import/xml.ts';
import { fixture, fixtureText } from './import-support.ts';

const office = { city: '서울특별시', district: '중구' };
const origin = { where: 'here', readOn: '2026-11-23', office };
const records = (body: ReturnType<typeof readXmlBody>) => body.rows.flatMap((row) => ('record' in row ? [row.record] : []));
const refused = (body: ReturnType<typeof readXmlBody>) => body.rows.flatMap((row) => ('refused' in row ? [row.refused] : []));
const EUC_KR = Uint8Array.from([0xb1, 0xe2, 0xc3, 0xca, 0xbf, 0xac, 0xb1, 0xdd]);

test('a list of the central offices: lists sorted, twice-escaped signs read, views left out', () => {
	const body = readXmlBody(fixtureText('central-list.xml'), origin);
	const [first] = records(body);
	expect(body).toMatchObject({ dataset: 'bokjiro-central', total: 3, cut: false });
	expect(first).toMatchObject({
		id: 'WLF00090001',
		provider: '시험부',
		department: '시험과',
		lifeStages: ['임신·출산', '청년'],
		themes: ['생활지원', '주거'],
		contacts: ['1599-0000']
	});
	expect(first?.summary).toBe('시험용 방값을 ① 도와주는 일 · 시험');
	expect(JSON.stringify(records(body))).not.toMatch(/inqNum|101/);
});

test('a detail: repeated groups as siblings or under one parent', () => {
	const cut = fieldsOf('<a><g><x>1</x></g><g><x>2</x></g><h><item><x>3</x></item><item><x>4</x></item></h></a>', 'a');
	expect(cut).toMatchObject({ fields: { groups: { g: [{ x: '1' }, { x: '2' }], h: [{ x: '3' }, { x: '4' }] } } });
	const [detail] = records(readXmlBody(fixtureText('central-detail.xml'), origin));
	expect(detail).toMatchObject({
		provider: '시험부',
		department: '어르신과',
		eligibility: '65세 이상\n조건 ①, ②',
		contacts: ['시험공단/1599-1111', '상담/129']
	});
});

test('local offices by exact name: the district, the city, its schools; not 부산 중구, not another district', () => {
	const body = readXmlBody(fixtureText('local-list.xml'), origin);
	expect(records(body).map((r) => [r.id, r.provider])).toEqual([
		['WLF00091001', '서울특별시 중구'],
		['WLF00091004', '서울특별시'],
		['WLF00091005', '서울특별시교육청']
	]);
	expect(body.rows.filter((row) => 'elsewhere' in row)).toHaveLength(2);
});

test('offices of 보조금24 by name and kind', () => {
	const ours = (name: string, kind?: string) => isOursGov24(name, kind, office);
	expect(['서울특별시 중구', '서울특별시'].map((name) => ours(name, name.includes(' ') ? '시군구' : '광역시도'))).toEqual([true, true]);
	expect([ours('부산광역시 중구', '시군구'), ours('대구광역시 중구', '시군구'), ours('서울특별시 강남구', '시군구'), ours('부산광역시 중구')]).toEqual([
		false,
		false,
		false,
		false
	]);
	expect([
		ours('서울특별시중구시설관리공단', '지방공기업'),
		ours('서울특별시강남구도시관리공단', '지방공기업'),
		ours('서울교통공사', '지방공기업'),
		ours('한국전력공사', '공공기관')
	]).toEqual([true, false, true, true]);
	expect([
		isOtherDistrict('은평구', office),
		isOtherDistrict('서울특별시 노원구청', office),
		isOtherDistrict('중구', office),
		isOtherDistrict('청년정책과', office)
	]).toEqual([true, true, false, false]);
	expect([
		levelOf('서울특별시 중구', office),
		levelOf('(재)서울특별시평생교육진흥원', office),
		levelOf('서울올림픽기념국민체육진흥공단', office),
		levelOf('보건복지부', office)
	]).toEqual(['district', 'seoul', 'national', 'national']);
});

test('보조금24: contacts, conditions and ages; a group that is wholly set says nothing', () => {
	const body = readJsonBody(fixtureText('gov24-list.json'), origin);
	const list = records(body);
	expect(list.map((r) => r.id)).toEqual(['990000000001', '990000000002']);
	expect(list[0]).toMatchObject({ forms: ['현금(융자)'], contacts: ['시험재단/1599-2222', '시험부/044-000-1111'], editedOn: '2026-05-01' });
	const { rows } = readJsonList(fixtureText('gov24-conditions.json'), 'data');
	const labels = readWords('content/import.yaml').conditions;
	const told = list.map((record, i) => withConditions(record, 'row' in rows[i]! ? rows[i].row : {}, labels));
	expect(told[0]).toMatchObject({ ageFrom: 19, ageTo: 34, targets: ['대학생/대학원생', '중위소득 0~50%', '중위소득 51~75%'] });
	expect(told[1]?.targets).toEqual([]);
	expect(told[1]?.ageFrom).toBeUndefined();
});

test('온통청년: ours and not the other district', () => {
	const body = readJsonBody(fixtureText('ontong.json'), origin);
	expect(records(body).map((r) => r.name)).toEqual(['시험 청년 모임']);
	expect(records(body)[0]).toMatchObject({ ageFrom: 19, ageTo: 39, themes: ['문화활동', '복지문화'] });
});

test('errors are told by root and code, not by their texts', () => {
	expect(xmlFailure(fixtureText('error-quota.xml'))).toMatchObject({ why: 'quota', code: '22' });
	expect(xmlFailure(fixtureText('error-key.xml'))).toMatchObject({ why: 'key', code: '30' });
	expect(xmlFailure('<wantedList><resultCode>10</resultCode></wantedList>')?.why).toBe('parameter');
	expect(xmlFailure('<wantedList><resultCode>99</resultCode></wantedList>')?.why).toBe('server');
	expect(xmlFailure('<wantedList><totalCount>0</totalCount><resultCode>40</resultCode></wantedList>')).toBeUndefined();
	expect(xmlFailure('<html><body>점검 중</body></html>')?.why).toBe('shape');
	expect(jsonFailure(fixtureText('error-quota.xml'))).toMatchObject({ why: 'quota' });
	expect(jsonFailure(JSON.stringify({ message: fixtureText('error-key.xml') }))).toMatchObject({ why: 'key' });
	expect(jsonFailure('{"code":-401,"msg":"등록되지 않은 인증키 입니다."}')?.why).toBe('key');
	expect(jsonFailure('잠시 후 다시')?.why).toBe('shape');
	expect(readXmlBody('{"data":[]}', origin).failure).toBeTruthy();
});

test('a list that breaks off: whole records stay, the broken one is refused by its id', () => {
	const text = fixtureText('central-list.xml');
	const body = readXmlBody(text.slice(0, text.indexOf('WLF00090002') + 30), origin);
	expect(body.cut).toBe(true);
	expect(records(body)).toHaveLength(2);
	expect(refused(body)).toMatchObject([{ id: 'WLF00090002', why: expect.stringContaining('끊긴') }]);
	expect(refused(body)[0]?.raw).toContain('시험부');
	const json = fixtureText('gov24-list.json');
	const cut = readJsonBody(json.slice(0, json.indexOf('시험 구민') + 12), origin);
	expect([records(cut).length, refused(cut)[0]?.id, cut.cut]).toEqual([1, '990000000002', true]);
});

test('one faulty record never takes the others with it', () => {
	const text = fixtureText('central-list.xml');
	const broken = readXmlBody(text.replace('<servNm>기초연금</servNm>', '<servNm>기초연금</servName>'), origin);
	expect([records(broken).length, refused(broken)[0]?.id]).toEqual([2, 'WLF00001164']);
	const nameless = readXmlBody(text.replace('<servNm>기초연금</servNm>', ''), origin);
	expect(refused(nameless)[0]?.why).toContain('이름');
	const odd = readXmlBody(text.replace('<servId>WLF00001164</servId>', '<servId>../../etc</servId>'), origin);
	expect(refused(odd)[0]?.why).toContain('번호');
});

test('bytes that are not UTF-8 are refused record by record', () => {
	const bytes = fixture('central-list.xml');
	const at = bytes.indexOf(Buffer.from('기초연금'));
	const mixed = Buffer.concat([bytes.subarray(0, at), EUC_KR, bytes.subarray(at + Buffer.byteLength('기초연금'))]);
	const body = readXmlBody(textOf(mixed), origin);
	expect(records(body).map((r) => r.id)).toEqual(['WLF00090001', 'WLF00090002']);
	expect(refused(body)).toMatchObject([{ id: 'WLF00001164', why: expect.stringContaining('EUC-KR') }]);
	const latin = readXmlBody(fixture('central-list.xml').toString('latin1'), origin);
	expect([records(latin).length, refused(latin).length]).toEqual([0, 3]);
});

test('escapes and lists', () => {
	expect(unescapeTwice('&amp;#9312; &amp;middot; a&#13;b &amp;lt;')).toBe('① · a\nb <');
	expect(unescapeTwice('&#xD800; &unknown;')).toBe('&#xD800; &unknown;');
	expect(listOf('청년, 임신 · 출산,청년')).toEqual(['임신·출산', '청년']);
});

test('phones: real numbers only, none of another place, none that is somebody’s own', () => {
	const phones = (...contacts: string[]) => phonesOf(contacts, '기관', (name) => name.includes('부산'))?.map((p) => `${p.name} ${p.phone}`);
	expect(phones('생활과/02-3396-1234', '(02)123-4567', '콜센터 1588-1234')).toEqual(['생활과 02-3396-1234', '기관 02-123-4567', '콜센터 1588-1234']);
	expect(phones('129', '주민센터/02-120', '담당/010-1234-5678', '부산지사/051-123-4567', '해당지역 주민센터/-', '한국재단')).toEqual([
		'기관 129',
		'주민센터 120'
	]);
	expect(phonesOf(undefined, '기관', () => false)).toBeUndefined();
});

test('the samples that lie beside the project are read too, where they are', () => {
	const folder = '../shared/reference/open-api/samples';
	if (!existsSync(folder)) return expect(existsSync(folder)).toBe(false);
	const read = readdirSync(folder)
		.filter((name) => /list\.xml|List\.json/.test(name))
		.map((name) => {
			const text = readFileSync(join(folder, name), 'utf8');
			return records(name.endsWith('xml') ? readXmlBody(text, origin) : readJsonBody(text, origin)).length;
		});
	expect(read).toEqual([2, 1, 1]);
	expect(xmlFailure(readFileSync(join(folder, 'bokjiro-error-key.xml'), 'utf8'))?.why).toBe('key');
	expect(xmlFailure(readFileSync(join(folder, 'bokjiro-error-param.xml'), 'utf8'))?.why).toBe('parameter');
});
