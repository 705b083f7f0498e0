/** Dumps and saved answers: chosen, joined, written stably; hand-written files never touched. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkedRecords } from '../../scripts/content/all-checks.ts';
import { softKey } from '../../scripts/import/choose.ts';
import { stagesOf } from '../../scripts/import/classify.ts';
import { officialChanges } from '../../scripts/import/differ.ts';
import { optionsOf } from '../../scripts/import/main.ts';
import type { Official } from '../../scripts/import/official.ts';
import { reportJson, reportOf } from '../../scripts/import/report.ts';
import { readWords } from '../../scripts/import/words.ts';
import { fixture, fixtureText, snapshot, workplace } from './import-support.ts';

let place: ReturnType<typeof workplace>;
beforeEach(() => {
	place = workplace();
});
afterEach(() => place.remove());

const SETS = { central: '복지로 15090532', local: '복지로 15108347', gov24: '보조금24 15113968', ontong: '온통청년 15143273' };
const line = (set: keyof typeof SETS, id: string, name: string, rest: Record<string, unknown> = {}) =>
	JSON.stringify({ sourceDataset: SETS[set], collectedAt: '2026-06-12', id, name, provider: '시험부', supportType: ['현금지급'], ...rest });
const dump = (...lines: string[]) => join(place.save({ 'dump.jsonl': lines.join('\n') }), 'dump.jsonl');
const run = (path: string, write = true) => place.run({ from: 'jsonl', path, write, datasets: ['bokjiro-central', 'bokjiro-local', 'gov24', 'ontong'] });
const reasons = (result: Awaited<ReturnType<typeof run>>) => Object.fromEntries(result.left.map((left) => [left.name, left.reason]));

test('a dump becomes listed records that the content check accepts; a second import makes no difference', async () => {
	const path = dump(
		line('central', 'WLF00095001', '시험 방값 지원', { lifeStages: ['청년'], contact: ['시험과 02-123-4567'] }),
		line('gov24', '995000000001', '시험 배움 지원', { ageFrom: 0, ageTo: 120, provider: '서울특별시' })
	);
	const first = await run(path);
	expect(first.new.map((e) => e.file)).toEqual(['seoul/995000000001.yaml', 'bokjiro/wlf00095001.yaml']);
	const before = snapshot(place.content);
	expect(checkedRecords(place.content).faults.filter((fault) => fault.file.startsWith('listed'))).toEqual([]);
	const second = await place.run({ from: 'jsonl', path, on: '2026-12-24', datasets: ['bokjiro-central', 'gov24'] });
	expect([second.new, second.changed, second.gone, second.same]).toEqual([[], [], [], 2]);
	expect(snapshot(place.content)).toEqual(before);
});

test('what a full record tells already is left out: by number, by twin, by name', async () => {
	const result = await run(
		dump(
			line('central', 'WLF00001164', '아무 이름'),
			line('gov24', '995000000002', '다른 이름', { sameAs: ['SSE000000170'] }),
			line('ontong', '20260101005400200009', '기초 연금 지원사업'),
			line('central', 'WLF00095002', '노령연금')
		)
	);
	expect(result.new).toEqual([]);
	expect(Object.values(reasons(result))).toEqual(expect.arrayContaining(['자세한 기록이 있음 (번호)', '자세한 기록이 있음 (이름)']));
	expect(result.left).toHaveLength(4);
});

test('twins of two lists become one record with both numbers and both names', async () => {
	const result = await run(
		dump(
			line('central', 'WLF00095003', '시험 방값 지원', { sameAs: ['995000000003'] }),
			line('gov24', '995000000003', '시험 집세 도움'),
			line('ontong', '20260101005400200003', '시험 방값 지원사업')
		)
	);
	expect(result.new.map((e) => e.id)).toEqual(['wlf00095003']);
	const text = readFileSync(join(place.content, 'listed/bokjiro/wlf00095003.yaml'), 'utf8');
	expect(text).toContain('officialIds: [ WLF00095003, "20260101005400200003", "995000000003" ]');
	expect(text).toContain('{ text: 시험 집세 도움, kind: official }');
	expect(softKey('2026년 시험 방값 지원사업')).toBe(softKey('시험 방값 서비스'));
});

test('farming, companies, other places and last year are left out, each with its reason', async () => {
	const result = await run(
		dump(
			line('gov24', '995000000011', '농업인 안전 공제'),
			line('gov24', '995000000012', '고효율 변압기 지원'),
			line('gov24', '995000000013', '발전소 시설 견학(당진)'),
			line('gov24', '995000000014', '제주 방문 지원'),
			line('ontong', '20250101005400200001', '시험 모임', { flags: ['2025-cycle', 'business-period-ended'] }),
			line('ontong', '20250101005400200002', '시험 축제 참여', { department: '은평구' }),
			line('gov24', '995000000015', '시험 항구 도움', { provider: '부산광역시 중구' }),
			line('ontong', '20250101005400200003', '시험 배움 자리', { flags: ['2025-cycle'] })
		)
	);
	expect(reasons(result)).toEqual({
		'농업인 안전 공제': '농림어업·해운',
		'고효율 변압기 지원': '기업이 받는 것',
		'발전소 시설 견학(당진)': '견학·체험',
		'제주 방문 지원': '다른 고장',
		'시험 모임': '지난해에 끝남'
	});
	expect(result.readings.reduce((sum, r) => sum + r.elsewhere, 0)).toBe(2);
	expect(readFileSync(join(place.content, 'listed/ontong/20250101005400200003.yaml'), 'utf8')).toContain('state: check');
});

test('a record that someone writes in full by hand takes the place of its listed one', async () => {
	const path = dump(line('central', 'WLF00095004', '시험 방값 지원'));
	await run(path);
	const file = join(place.content, 'services/senior/basic-pension.yaml');
	writeFileSync(file, readFileSync(file, 'utf8').replace('officialIds: [', 'officialIds: [WLF00095004, '));
	const hand = readFileSync(file, 'utf8');
	const result = await run(path);
	expect(result.gone).toMatchObject([{ id: 'wlf00095004', why: '자세한 기록이 있음 (번호)' }]);
	expect(readFileSync(file, 'utf8')).toBe(hand);
});

test('lines that are broken, cut, without a number or in wrong letters are refused one by one', async () => {
	const whole = line('central', 'WLF00095005', '시험 방값 지원');
	const path = join(
		place.save({
			'dump.jsonl': Buffer.concat([
				Buffer.from(`${whole}\n${whole.slice(0, 60)}\n{"a":1}\n${line('central', '', '번호 없음')}\n`),
				Buffer.from(line('central', 'WLF00095006', 'X').replace('"X"', '"')),
				Buffer.from([0xb1, 0xe2, 0x22, 0x7d])
			])
		}),
		'dump.jsonl'
	);
	const result = await run(path);
	expect(result.new).toHaveLength(1);
	expect(result.refused.map((r) => r.where).sort()).toEqual(['dump.jsonl:2', 'dump.jsonl:3', 'dump.jsonl:4', 'dump.jsonl:5']);
	expect(result.readings[0]?.complete).toBe(false);
	expect(readFileSync(join(place.options.state, 'refused.jsonl'), 'utf8').split('\n').filter(Boolean)).toHaveLength(4);
});

test('saved answers are told apart by what is in them; an error among them is refused and deletes nothing', async () => {
	const datasets = ['bokjiro-central', 'bokjiro-local', 'gov24', 'ontong'] as const;
	const whole = place.save({
		'a.xml': fixture('central-list.xml'),
		'b.xml': fixture('local-list.xml'),
		'c.json': fixture('gov24-list.json'),
		'd.json': fixture('ontong.json')
	});
	const first = await place.run({ from: 'saved', path: whole, datasets: [...datasets] });
	expect(first.new).toHaveLength(8);
	expect(first.readings.map((r) => [r.dataset, r.complete])).toEqual([
		['bokjiro-central', true],
		['bokjiro-local', true],
		['gov24', true],
		['ontong', true]
	]);
	const faulty = place.save({
		'a.xml': fixtureText('central-list.xml').replace('<totalCount>3', '<totalCount>461'),
		'b.json': fixtureText('error-quota.xml'),
		'c.txt': '메모'
	});
	const second = await place.run({ from: 'saved', path: faulty, datasets: [...datasets] });
	expect(second.refused.map((r) => r.where)).toEqual(['b.json', 'c.txt']);
	expect([second.gone, second.same]).toEqual([[], 2]);
});

test('a saved list without conditions keeps the ages and targets that are on file', async () => {
	await run(
		dump(
			line('gov24', '990000000001', '시험 배움 대출', {
				ageFrom: 19,
				ageTo: 34,
				targets: ['대학생/대학원생'],
				supportType: ['현금(융자)'],
				themes: ['보육·교육'],
				contact: ['시험재단/1599-2222', '시험부/044-000-1111']
			})
		)
	);
	const result = await place.run({ from: 'saved', path: place.save({ 'c.json': fixture('gov24-list.json') }), datasets: ['gov24'] });
	expect(result.changed).toEqual([]);
	expect(result.same).toBe(1);
});

test('too many gone at once are kept and reported', async () => {
	const many = Array.from({ length: 30 }, (_, i) => line('central', `WLF0009${6000 + i}`, `시험 도움 ${i}호`));
	await run(dump(...many));
	const xml = `<wantedList><totalCount>0</totalCount><resultCode>0</resultCode></wantedList>`;
	const result = await place.run({ from: 'saved', path: place.save({ 'a.xml': xml }), datasets: ['bokjiro-central'] });
	expect([result.gone.length, result.held.length]).toEqual([0, 30]);
});

test('changes of official texts since the last reviewed reading are told with old and new', () => {
	const base: Official = {
		id: 'WLF1',
		dataset: 'bokjiro-central',
		name: '가',
		provider: '나',
		lifeStages: ['청년', '노년'],
		targets: [],
		themes: [],
		forms: [],
		readOn: '2026-01-01',
		sameAs: [],
		flags: [],
		benefit: `${'가'.repeat(200)} 10만원`
	};
	expect(officialChanges(base, { ...base, lifeStages: ['노년', '청년'], readOn: '2026-02-01' })).toEqual([]);
	expect(officialChanges(base, { ...base, benefit: base.benefit?.replace('10만원', '12만원') ?? '' })).toMatchObject([
		{ field: 'official.benefit', from: expect.stringContaining('10만원'), to: expect.stringContaining('12만원') }
	]);
	const { benefit: _, ...listOnly } = base;
	expect(officialChanges(base, listOnly)).toEqual([]);
});

test('stages: official tags, else words of the name, else ages, else the whole life', () => {
	const words = readWords('content/import.yaml');
	const of = (change: Partial<Official>) =>
		stagesOf(
			{
				id: 'A',
				dataset: 'gov24',
				name: '시험',
				provider: '나',
				lifeStages: [],
				targets: [],
				themes: [],
				forms: [],
				readOn: '2026',
				sameAs: [],
				flags: [],
				...change
			},
			words
		);
	expect(of({ lifeStages: ['노년'] })).toEqual(['senior']);
	expect(of({ lifeStages: ['아동', '영유아', '임신·출산'], name: '신생아 도움' })).toEqual(['infant', 'pregnancy', 'child_youth']);
	expect(of({ lifeStages: ['노년', '아동', '영유아', '중장년', '청년', '청소년'] })).toEqual(['whole_life']);
	expect(of({ name: '어르신 밥상' })).toEqual(['senior']);
	expect(of({ name: '사립학교 교직원 도움' })).toEqual(['whole_life']);
	expect(of({ ageFrom: 18, ageTo: 34 })).toEqual(['young_adult']);
	expect(of({ ageFrom: 19 })).toEqual(['whole_life']);
	expect(of({ ageFrom: 65 })).toEqual(['senior']);
	expect(of({})).toEqual(['whole_life']);
});

test('the report for people and the one for machines', async () => {
	const result = await run(dump(line('central', 'WLF00095007', '시험 방값 지원')), false);
	expect(reportOf(result, false)).toContain('새로 생김 1 · 바뀜 0 · 없어짐 0');
	expect(reportOf(result, false)).toContain('--write');
	expect(JSON.parse(reportJson(result, false))).toMatchObject({ new: [{ id: 'wlf00095007' }], filesToWrite: 1, written: false });
});

test('wrong options are told in one sentence', () => {
	const of =
		(...args: string[]) =>
		() =>
			optionsOf(args, '2026-11-23');
	expect(of('--from', 'ftp')).toThrow(/api, saved, jsonl/);
	expect(of('--dataset', 'seoul')).toThrow(/bokjiro-central/);
	expect(of('--on', '2026-02-30')).toThrow(/YYYY-MM-DD/);
	expect(of('--dataset', 'gov24', '--write')()).toMatchObject({ datasets: ['gov24'], write: true, from: 'api' });
});
