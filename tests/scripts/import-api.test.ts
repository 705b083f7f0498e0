/** The importer against a portal that is slow, fails, limits, cuts answers short or answers in disguise. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyIn } from '../../scripts/import/call.ts';
import { centralPage, fixture, fixtureText, KEY, portal, send, snapshot, workplace } from './import-support.ts';

let place: ReturnType<typeof workplace>;
let closing: (() => Promise<void>)[] = [];
beforeEach(() => {
	place = workplace();
});
afterEach(async () => {
	for (const close of closing) await close();
	closing = [];
	place.remove();
});
async function open(handle: Parameters<typeof portal>[0]) {
	const played = await portal(handle);
	closing.push(played.close);
	return played;
}
const isDetail = (url: URL) => /detailed/i.test(url.pathname);
const good = (url: URL) => send(isDetail(url) ? fixture('central-detail.xml') : fixture('central-list.xml'));
const page = (url: URL) => Number(url.searchParams.get('pageNo'));
const listedFiles = () =>
	existsSync(join(place.content, 'listed'))
		? readdirSync(join(place.content, 'listed'), { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.yaml'))
				.sort()
		: [];

test('reads list and details, writes listed records, leaves the hand-written one alone and says what to look at', async () => {
	const before = snapshot(join(place.content, 'services'));
	const { base, calls } = await open(({ url }, response) => good(url)(response));
	const result = await place.run({}, base);
	expect(listedFiles()).toEqual(['bokjiro/wlf00090001.yaml', 'bokjiro/wlf00090002.yaml']);
	expect(snapshot(join(place.content, 'services'))).toEqual(before);
	expect(result.full).toMatchObject([{ id: 'basic-pension', official: 'WLF00001164' }]);
	expect(result.full[0]?.changes.map((c) => c.field)).toEqual(expect.arrayContaining(['provider', 'amounts.0.won']));
	expect(calls.map((url) => url.searchParams.get('callTp'))).toEqual(['L', 'D']);
	expect(calls.every((url) => url.searchParams.get('serviceKey') === KEY)).toBe(true);
	expect(calls[0]?.searchParams.get('numOfRows')).toBe('100');
});

test('a second import makes no difference; another order of lists and more views are none', async () => {
	const shuffled = fixtureText('central-list.xml')
		.replace('주거,생활지원', '생활지원,주거')
		.replaceAll(/<inqNum>\d+</g, '<inqNum>999999<');
	let body = fixtureText('central-list.xml');
	const { base } = await open(({ url }, response) => send(isDetail(url) ? fixtureText('central-detail.xml') : body)(response));
	await place.run({}, base);
	const before = snapshot(join(place.content, 'listed'));
	body = shuffled;
	const again = await place.run({ again: true }, base);
	expect([again.new, again.changed, again.gone, again.same]).toEqual([[], [], [], 2]);
	expect(snapshot(join(place.content, 'listed'))).toEqual(before);
});

test('new, changed with old and new, gone', async () => {
	let body = fixtureText('central-list.xml');
	const { base } = await open(({ url }, response) => send(isDetail(url) ? fixtureText('central-detail.xml') : body)(response));
	await place.run({}, base);
	body = body
		.replace('시험 방값 지원', '시험 방값 도움')
		.replace(/<servList>(?:(?!<servList>).)*WLF00090002.*?<\/servList>/, '')
		.replace('<totalCount>3', '<totalCount>2')
		.replaceAll('WLF00001164', 'WLF00090003')
		.replaceAll('기초연금', '시험 새 도움');
	const result = await place.run({ on: '2026-11-30' }, base);
	expect(result.new.map((e) => e.id)).toEqual(['wlf00090003']);
	expect(result.changed).toMatchObject([{ id: 'wlf00090001', changes: [{ field: 'name', from: '시험 방값 지원', to: '시험 방값 도움' }] }]);
	expect(result.gone).toMatchObject([{ id: 'wlf00090002', why: expect.stringContaining('없어짐') }]);
	expect(result.full[0]?.changes[0]).toMatchObject({ field: 'officialIds', from: 'WLF00001164' });
	expect(listedFiles()).toEqual(['bokjiro/wlf00090001.yaml', 'bokjiro/wlf00090003.yaml']);
	expect(readFileSync(join(place.content, 'listed/bokjiro/wlf00090001.yaml'), 'utf8')).toContain('checked: 2026-11-30');
	expect(readFileSync(join(place.options.state, 'difference.md'), 'utf8')).toContain('name: 시험 방값 지원 → 시험 방값 도움');
});

test('without --write nothing under content/ is touched', async () => {
	const before = snapshot(place.content);
	const { base } = await open(({ url }, response) => good(url)(response));
	const result = await place.run({ write: false }, base);
	expect(result.new).toHaveLength(2);
	expect(snapshot(place.content)).toEqual(before);
});

test.each([
	['slow', (n: number) => (n === 1 ? undefined : 'good')],
	['failing', (n: number) => (n < 3 ? send('oops', 503) : 'good')],
	['rate-limiting', (n: number) => (n < 3 ? send('', 429, { 'retry-after': '0' }) : 'good')],
	['breaking off', (n: number) => (n === 1 ? 'drop' : 'good')],
	['cutting short', (n: number) => (n === 1 ? send(fixtureText('central-list.xml').slice(0, 900)) : 'good')],
	['answering with a web page', (n: number) => (n === 1 ? send('<html><body>점검 중입니다</body></html>') : 'good')]
] as const)('a portal that is %s at first is asked again', async (_, behave) => {
	const { base } = await open(({ url, n }, response) => {
		const what = behave(n);
		if (what === undefined) return;
		if (what === 'good') good(url)(response);
		else if (what === 'drop') response.writeHead(200, { 'content-length': '5000' }).write('<wantedList>', () => response.destroy());
		else what(response);
	});
	const result = await place.run({}, base);
	expect(result.new).toHaveLength(2);
	expect(result.readings).toMatchObject([{ complete: true }]);
});

test.each([
	['limits for good', send('', 429), '429'],
	['never answers well', send('oops', 500), '500'],
	['says the quota is used up', send(fixture('error-quota.xml')), '횟수'],
	['does not know the key', send(fixture('error-key.xml')), '인증키']
])('a portal that %s stops the run, in plain words, and deletes nothing', async (_, answer, says) => {
	const first = await open(({ url }, response) => good(url)(response));
	await place.run({}, first.base);
	const before = snapshot(place.content);
	const second = await open((_request, response) => answer(response));
	const result = await place.run({ again: true, on: '2026-11-24' }, second.base);
	expect(result.readings[0]?.stopped).toContain(says);
	expect([result.gone, result.held.length]).toEqual([[], 2]);
	expect(snapshot(place.content)).toEqual(before);
	expect(second.calls.length).toBeLessThanOrEqual(3);
	expect([...place.said, JSON.stringify(result)].join('\n')).not.toContain(KEY);
});

test('an answer that stays cut gives its whole records; the rest is refused, nothing is gone', async () => {
	const text = fixtureText('central-list.xml');
	const first = await open(({ url }, response) => good(url)(response));
	await place.run({}, first.base);
	const cut = await open(({ url }, response) => send(isDetail(url) ? fixture('central-detail.xml') : text.slice(0, text.indexOf('시험 나들이')))(response));
	const result = await place.run({ again: true }, cut.base);
	expect(result.refused).toMatchObject([{ id: 'WLF00090002', where: '목록 1쪽' }]);
	expect(result.readings[0]).toMatchObject({ complete: false, records: 2 });
	expect([result.gone, listedFiles().length]).toEqual([[], 2]);
	expect(readFileSync(join(place.options.state, 'refused.jsonl'), 'utf8')).toContain('WLF00090002');
});

test('one record in EUC-KR is refused, the others are read, its file stays', async () => {
	const first = await open(({ url }, response) => good(url)(response));
	await place.run({}, first.base);
	const bytes = fixture('central-list.xml');
	const name = Buffer.from('시험 방값');
	const at = bytes.indexOf(name);
	const mixed = Buffer.concat([bytes.subarray(0, at), Buffer.from([0xbd, 0xc3, 0xc7, 0xe8]), bytes.subarray(at + name.length)]);
	const second = await open(({ url }, response) => send(isDetail(url) ? fixture('central-detail.xml') : mixed)(response));
	const result = await place.run({ again: true }, second.base);
	expect(result.refused).toMatchObject([{ id: 'WLF00090001', why: expect.stringContaining('EUC-KR') }]);
	expect([result.gone, result.same, listedFiles().length]).toEqual([[], 1, 2]);
});

test('보조금24: an error in XML where JSON was asked for; then list and conditions', async () => {
	let errors = 0;
	const { base, calls } = await open(({ url }, response) => {
		if (errors++ === 0)
			return send('<OpenAPI_ServiceResponse><cmmMsgHeader><returnReasonCode>4</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>')(response);
		return send(fixture(url.pathname.endsWith('serviceList') ? 'gov24-list.json' : 'gov24-conditions.json'))(response);
	});
	const result = await place.run({ datasets: ['gov24'] }, base);
	expect(result.readings).toMatchObject([{ complete: true, elsewhere: 2, records: 2 }]);
	expect(calls.map((url) => url.pathname.split('/').at(-1))).toEqual(['serviceList', 'serviceList', 'supportConditions']);
	const loan = readFileSync(join(place.content, 'listed/gov24/990000000001.yaml'), 'utf8');
	expect(loan).toMatch(/forms: \[ loan \]/);
	expect(loan).toMatch(/ageFrom: 19\nageTo: 34/);
	expect(loan).toContain('officialIds: [ "990000000001" ]');
	expect(loan).toContain('line: 만 19~34세');
	const quota = await open((_request, response) => send(fixture('error-quota.xml'))(response));
	const stopped = await place.run({ datasets: ['gov24'], again: true }, quota.base);
	expect([stopped.readings[0]?.stopped, stopped.gone]).toEqual([expect.stringContaining('횟수'), []]);
});

test('부산 중구 never comes in; the details of our own do', async () => {
	const { base, calls } = await open(({ url }, response) => {
		if (!isDetail(url)) return send(fixture('local-list.xml'))(response);
		return send(fixtureText('local-detail.xml').replace('WLF00091001', url.searchParams.get('servId') ?? ''))(response);
	});
	const result = await place.run({ datasets: ['bokjiro-local'] }, base);
	expect(calls[0]?.searchParams.get('ctpvNm')).toBe('서울특별시');
	expect(calls.slice(1).map((url) => url.searchParams.get('servId'))).toEqual(['WLF00091001', 'WLF00091004', 'WLF00091005']);
	expect(result.readings[0]?.elsewhere).toBe(2);
	expect(listedFiles()).toEqual(['bokjiro/wlf00091001.yaml', 'seoul/wlf00091004.yaml', 'seoul/wlf00091005.yaml']);
	expect(readFileSync(join(place.content, 'listed/bokjiro/wlf00091001.yaml'), 'utf8')).toContain('phone: 02-3396-0000');
});

test('a run that was stopped midway goes on with the page that was missing', async () => {
	const first = await open(({ url }, response) => send(page(url) < 3 ? centralPage(page(url), 350) : 'oops', page(url) < 3 ? 200 : 500)(response));
	const stopped = await place.run({}, first.base);
	expect(stopped.readings).toMatchObject([{ records: 200, complete: false }]);
	const second = await open(({ url }, response) => send(centralPage(page(url), 350))(response));
	const result = await place.run({}, second.base);
	expect(second.calls.map(page)).toEqual([3, 4]);
	expect(result.readings).toMatchObject([{ records: 350, complete: true }]);
	expect(result.held).toEqual([]);
});

test('a process that is killed midway loses nothing it had read', async () => {
	let seen = 0;
	const { base, calls } = await open(({ url }, response) => {
		seen = Math.max(seen, page(url));
		if (page(url) < 3) send(centralPage(page(url), 250))(response);
	});
	const child = spawn(
		process.execPath,
		[
			'--import',
			'tsx',
			'scripts/import/main.ts',
			'--dataset',
			'bokjiro-central',
			'--write',
			'--on',
			'2026-11-23',
			'--content',
			place.content,
			'--state',
			place.options.state
		],
		{ env: { ...process.env, BOKJI_API_KEY: KEY, BOKJI_API_BASE: base }, stdio: 'ignore' }
	);
	for (let i = 0; i < 400 && seen < 3; i++) await new Promise((done) => setTimeout(done, 50));
	child.kill('SIGKILL');
	await new Promise((done) => child.once('exit', done));
	expect(seen).toBe(3);
	expect(listedFiles()).toEqual([]);
	const second = await open(({ url }, response) => send(centralPage(page(url), 250))(response));
	const result = await place.run({}, second.base);
	expect([calls.map(page), second.calls.map(page)]).toEqual([[1, 2, 3], [3]]);
	expect(result.new).toHaveLength(250);
});

test('a finished reading of the same day is used again: looking first and writing then costs no second call', async () => {
	const { base, calls } = await open(({ url }, response) => good(url)(response));
	await place.run({ write: false }, base);
	const before = calls.length;
	const result = await place.run({ write: true }, base);
	expect([calls.length, result.new.length]).toEqual([before, 2]);
	await place.run({ on: '2026-11-24' }, base);
	expect(calls.length).toBe(before * 2);
});

test('the day’s quota of details is kept, over several runs', async () => {
	const ids = Array.from({ length: 130 }, (_, i) => `WLF1${String(i).padStart(7, '0')}`);
	const path = join(place.content, 'services/senior/basic-pension.yaml');
	const { writeFileSync } = await import('node:fs');
	writeFileSync(path, readFileSync(path, 'utf8').replace(/officialIds: \[[^\]]*\]/, `officialIds: [${ids.join(', ')}]`));
	const { base, calls } = await open(({ url }, response) =>
		send(isDetail(url) ? fixtureText('central-detail.xml').replace('WLF00001164', url.searchParams.get('servId') ?? '') : centralPage(page(url), 130))(response)
	);
	const details = () => calls.filter(isDetail).length;
	const first = await place.run({}, base);
	expect([details(), first.readings[0]?.stopped, first.readings[0]?.complete]).toEqual([100, expect.stringContaining('오늘 몫'), true]);
	await place.run({}, base);
	expect(details()).toBe(100);
	await place.run({ on: '2026-11-24' }, base);
	expect(details()).toBe(130);
});

test('the key: both forms are taken, none is an error in one sentence', async () => {
	expect(keyIn({ BOKJI_API_KEY: ' abc%2Fdef%3D%3D ' })).toBe('abc/def==');
	expect(keyIn({ BOKJI_API_KEY: 'abc/d+ef==' })).toBe('abc/d+ef==');
	expect(keyIn({ BOKJI_API_KEY: '' })).toBeUndefined();
	const { runImport } = await import('../../scripts/import/main.ts');
	await expect(runImport(place.options, {}, () => undefined)).rejects.toThrow(/BOKJI_API_KEY/);
});
