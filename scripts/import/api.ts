/** Reads a dataset from its open API, page by page and detail by detail, within the day's quota. */
import { call, type Pace, type Stop } from './call.ts';
import { openJournal, openQuota, type Journal, type Quota, type Step } from './journal.ts';
import { readJsonList } from './json.ts';
import type { Office } from './office.ts';
import type { Dataset, Official, Reading } from './official.ts';
import { joined, pagesOf } from './round.ts';
import { withConditions } from './gov24.ts';
import { readJsonBody, readXmlBody, type Body } from './saved.ts';

export type ApiDataset = Exclude<Dataset, 'ontong'>;
export type Api = {
	key: string;
	/** Replaces scheme and host of the portal's addresses; for tests. */
	base?: string | undefined;
	folder: string;
	today: string;
	again: boolean;
	office: Office;
	pace: Pace;
	/** Ids whose detail is wanted, the most wanted first. */
	wanted: (listed: Official[]) => string[];
	/** Labels of the condition codes of 보조금24. */
	labels: Record<string, string>;
	say: (line: string) => void;
};

const XML_HOST = 'https://apis.data.go.kr';
const JSON_HOST = 'https://api.odcloud.kr';
/** Page sizes that are known to work; 500 does not. Quotas are those of a development account, per day. */
const OPERATIONS = {
	'bokjiro-central': {
		kind: 'xml',
		path: '/B554287/NationalWelfareInformationsV001/NationalWelfarelistV001',
		detail: '/B554287/NationalWelfareInformationsV001/NationalWelfaredetailedV001',
		size: 100,
		listQuota: 1_000,
		detailQuota: 100
	},
	'bokjiro-local': {
		kind: 'xml',
		path: '/B554287/LocalGovernmentWelfareInformations/LcgvWelfarelist',
		detail: '/B554287/LocalGovernmentWelfareInformations/LcgvWelfaredetailed',
		size: 100,
		listQuota: 1_000,
		detailQuota: 1_000
	},
	gov24: { kind: 'json', path: '/api/gov24/v3/serviceList', detail: undefined, size: 1_000, listQuota: 10_000, detailQuota: 10_000 }
} as const;
/** Against an answer that never ends. */
const MOST_PAGES = 200;

type Run = Api & { dataset: ApiDataset; journal: Journal; quota: Quota; steps: Step[] };

function addressOf(run: Run, path: string, query: Record<string, string | number>): URL {
	const address = new URL(path, run.base ?? (OPERATIONS[run.dataset].kind === 'xml' ? XML_HOST : JSON_HOST));
	address.searchParams.set('serviceKey', run.key);
	for (const [name, value] of Object.entries(query)) address.searchParams.set(name, String(value));
	return address;
}

/** One call within the quota. */
async function ask(
	run: Run,
	what: 'list' | 'detail',
	path: string,
	query: Record<string, string | number>
): Promise<{ text: string; cut: boolean } | { stop: Stop }> {
	const limit = OPERATIONS[run.dataset][what === 'list' ? 'listQuota' : 'detailQuota'];
	const name = run.dataset === 'bokjiro-central' ? `${run.dataset} ${what}` : run.dataset;
	if (run.quota.left(name, limit) <= 0) return { stop: { why: 'quota', says: `오늘 몫(${limit}번)을 다 썼어요. 내일 다시 실행하면 이어서 해요` } };
	const got = await call(addressOf(run, path, query), OPERATIONS[run.dataset].kind, run.pace, (says) => (says ? run.say(`  ${says}`) : run.quota.count(name)));
	if ('stop' in got && got.stop.why === 'quota') run.quota.spend(name, limit);
	return got;
}

function listQuery(run: Run, page: number): Record<string, string | number> {
	const { size } = OPERATIONS[run.dataset];
	if (run.dataset === 'gov24') return { page, perPage: size };
	const paging = { srchKeyCode: '003', pageNo: page, numOfRows: size };
	return run.dataset === 'bokjiro-central' ? { callTp: 'L', ...paging } : { ...paging, ctpvNm: run.office.city, arrgOrd: '001' };
}

const keep = (run: Run, step: Step) => {
	run.journal.add(step);
	run.steps.push(step);
};

function pageStep(body: Body, list: string, page: number, cut: boolean): Step {
	const records = body.rows.flatMap((row) => ('record' in row ? [row.record] : []));
	const refused = body.rows.flatMap((row) => ('refused' in row ? [row.refused] : []));
	return {
		step: 'page',
		list,
		page,
		total: body.total,
		cut,
		records,
		refused,
		elsewhere: body.rows.length - records.length - refused.length,
		rows: body.rows.length
	};
}

/** The list, from the first page not yet read. */
async function readList(run: Run): Promise<Stop | undefined> {
	const { kind, path, size } = OPERATIONS[run.dataset];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const known = run.steps.find((step) => step.step === 'page' && step.page === page && !step.cut);
		if (!known) {
			const got = await ask(run, 'list', path, listQuery(run, page));
			if ('stop' in got) return got.stop;
			const origin = { where: `목록 ${page}쪽`, readOn: run.journal.startedOn, office: run.office };
			const body = kind === 'xml' ? readXmlBody(got.text, origin) : readJsonBody(got.text, origin);
			keep(run, pageStep(body, path, page, got.cut || body.cut));
		}
		const step = run.steps.findLast((s): s is Extract<Step, { step: 'page' }> => s.step === 'page' && s.page === page)!;
		run.say(`${run.dataset} 목록 ${page}쪽${step.total === undefined ? '' : ` / ${Math.max(1, Math.ceil(step.total / size))}쪽`}`);
		if (step.rows === 0 || step.rows < size || (step.total !== undefined && page * size >= step.total)) return undefined;
	}
	return { why: 'shape', says: `${MOST_PAGES}쪽이 넘어서 멈췄어요` };
}

/** Personal conditions of 보조금24, all pages. */
async function readConditions(run: Run): Promise<Stop | undefined> {
	for (let page = 1; page <= MOST_PAGES; page++) {
		const known = run.steps.find((step) => step.step === 'conditions' && step.page === page);
		if (!known) {
			const got = await ask(run, 'list', '/api/gov24/v3/supportConditions', { page, perPage: OPERATIONS.gov24.size });
			if ('stop' in got) return got.stop;
			const { rows, total } = readJsonList(got.text, 'data');
			keep(run, { step: 'conditions', page, total, rows: rows.flatMap((row) => ('row' in row ? [row.row] : [])) });
		}
		const step = run.steps.findLast((s): s is Extract<Step, { step: 'conditions' }> => s.step === 'conditions' && s.page === page)!;
		run.say(`gov24 지원조건 ${page}쪽`);
		if (step.rows.length < OPERATIONS.gov24.size || (step.total !== undefined && page * OPERATIONS.gov24.size >= step.total)) return undefined;
	}
	return undefined;
}

async function readDetails(run: Run, ids: string[]): Promise<Stop | undefined> {
	const { detail } = OPERATIONS[run.dataset];
	if (!detail) return undefined;
	const done = new Set(run.steps.flatMap((step) => (step.step === 'detail' ? [step.id] : [])));
	for (const [i, id] of ids.entries()) {
		if (done.has(id)) continue;
		const got = await ask(run, 'detail', detail, { ...(run.dataset === 'bokjiro-central' ? { callTp: 'D' } : {}), servId: id });
		if ('stop' in got && got.stop.why !== 'shape' && got.stop.why !== 'server') return got.stop;
		const row = 'stop' in got ? undefined : readXmlBody(got.text, { where: `상세 ${id}`, readOn: run.journal.startedOn, office: run.office }).rows[0];
		if (row && 'record' in row) keep(run, { step: 'detail', id, record: row.record });
		else
			keep(run, {
				step: 'detail',
				id,
				refused:
					row && 'refused' in row
						? { ...row.refused, id }
						: { dataset: run.dataset, where: `상세 ${id}`, id, why: 'stop' in got ? got.stop.says : '상세에 기록이 없어요' }
			});
		run.say(`${run.dataset} 상세 ${i + 1} / ${ids.length}`);
	}
	return undefined;
}

/** Reads one dataset. Stops with what it has when the quota is used up or the server stays away; the next run goes on. */
export async function readApi(dataset: ApiDataset, api: Api): Promise<Reading> {
	const journal = openJournal(api.folder, dataset, api.today, api.again);
	const run: Run = { ...api, dataset, journal, quota: openQuota(api.folder, api.today), steps: [...journal.steps] };
	if (run.steps.length) api.say(`${dataset}: ${journal.startedOn}에 읽던 것을 이어서 해요`);
	let stop = await readList(run);
	const pages = pagesOf(run.steps);
	const rows = pages.reduce((sum, page) => sum + page.rows, 0);
	const complete = !stop && pages.every((page) => !page.cut) && pages.every((page) => page.total === undefined || rows >= page.total);
	if (!stop && dataset === 'gov24') stop = await readConditions(run);
	if (!stop) stop = await readDetails(run, api.wanted(joined(run.steps).records));
	if (!stop && !run.steps.some((step) => step.step === 'done')) keep(run, { step: 'done' });
	const conditions = new Map(run.steps.flatMap((s) => (s.step === 'conditions' ? s.rows : [])).map((row) => [String(row['서비스ID']), row]));
	const { records, refused } = joined(run.steps);
	return {
		dataset,
		refused,
		complete,
		elsewhere: pages.reduce((sum, page) => sum + page.elsewhere, 0),
		records: records.map((record) => {
			const row = conditions.get(record.id);
			return row ? withConditions(record, row, api.labels) : record;
		}),
		...(stop ? { stopped: stop.says } : {})
	};
}
