/**
 * content:import — brings the official lists in and shows what changed.
 *   npm run content:import -- [--from api|saved|jsonl] [--path WHERE] [--dataset NAME]… [--write] [--json] [--again] [--on YYYY-MM-DD]
 * Key: BOKJI_API_KEY. Another address instead of the portal's: BOKJI_API_BASE.
 * Exit code: 0 read to the end; 3 stopped before (run again to go on); 2 wrong call or no key.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayIn, isRealDay } from '../../src/lib/content/day.ts';
import { plainKey } from '../../src/lib/content/text.ts';
import { readFolder } from '../content/load.ts';
import { readRecords } from '../content/records.ts';
import { readApi, type ApiDataset } from './api.ts';
import { keyIn, POLITE, type Pace } from './call.ts';
import { softKey, type Standing } from './choose.ts';
import { difference, type Difference, type Held } from './difference.ts';
import { readDumps } from './dumps.ts';
import { yamlOf } from './listed.ts';
import { officeOf, type Office } from './office.ts';
import { DATASETS, type Dataset, type Official, type Reading } from './official.ts';
import { reportJson, reportOf } from './report.ts';
import { readSaved } from './saved.ts';
import { readWords, type Words } from './words.ts';

export type Options = {
	from: 'api' | 'saved' | 'jsonl';
	path?: string | undefined;
	datasets: Dataset[];
	write: boolean;
	again: boolean;
	on: string;
	content: string;
	state: string;
	pace: Pace;
};
type Environment = Record<string, string | undefined>;
export class WrongCall extends Error {}

const readLines = <T>(file: string): T[] =>
	existsSync(file)
		? readFileSync(file, 'utf8')
				.split('\n')
				.filter(Boolean)
				.map((line) => JSON.parse(line) as T)
		: [];

/** All or nothing: a half-written file is never seen. */
function put(file: string, text: string): void {
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(`${file}.new`, text);
	renameSync(`${file}.new`, file);
}

const seenFile = (state: string, dataset: Dataset) => join(state, 'seen', `${dataset}.jsonl`);

/** What stands in `content/`. Names and ids of full records are taken even from files with a fault, lest a twin is made. */
function heldIn(content: string, state: string) {
	const records = readRecords(content, []);
	if (!records.district) throw new WrongCall(`${content}/district.yaml이 없거나 잘못됐어요`);
	const standing: Standing = { fullIds: new Set(), fullKeys: new Set(), listed: new Map() };
	for (const folder of ['services', 'programmes'])
		for (const entry of readFolder(join(content, folder), content, [])) {
			const value = (entry.value ?? {}) as { name?: unknown; officialIds?: unknown; aliases?: unknown };
			if (Array.isArray(value.officialIds)) for (const id of value.officialIds) standing.fullIds.add(String(id));
			const aliases = Array.isArray(value.aliases) ? value.aliases.map((alias: { text?: unknown }) => alias?.text) : [];
			for (const name of [value.name, ...aliases]) if (typeof name === 'string') standing.fullKeys.add(plainKey(name)).add(softKey(name));
		}
	const held: Held = { standing, listed: new Map(), full: [...records.services.values(), ...records.programmes.values()], seen: new Map() };
	for (const { id, entry, record } of records.listed.values()) {
		standing.listed.set(id, { officialIds: record.officialIds, name: record.name });
		held.listed.set(id, { path: entry.file.replace(/^listed[\\/]/, '').replaceAll('\\', '/'), record });
	}
	for (const dataset of DATASETS) for (const record of readLines<Official>(seenFile(state, dataset))) held.seen.set(record.id, record);
	return { held, office: officeOf(records.district.fullName) };
}

async function read(options: Options, environment: Environment, words: Words, office: Office, held: Held, say: (line: string) => void): Promise<Reading[]> {
	if (options.from === 'jsonl')
		return readDumps(resolve(options.path ?? '../shared/reference/services'), office).filter((r) => options.datasets.includes(r.dataset));
	if (options.from === 'saved') {
		if (!options.path || !existsSync(options.path)) throw new WrongCall('--path 에 저장해 둔 응답의 파일이나 폴더를 적으세요');
		return readSaved(resolve(options.path), options.on, office).filter((r) => options.datasets.includes(r.dataset));
	}
	const key = keyIn(environment);
	if (!key) throw new WrongCall('BOKJI_API_KEY에 공공데이터포털의 인증키를 넣으세요 (키는 화면에 나오지 않아요)');
	const cited = new Set(held.full.flatMap(({ record }) => record.officialIds));
	const readings: Reading[] = [];
	for (const dataset of options.datasets.filter((d): d is ApiDataset => d !== 'ontong')) {
		const wanted = (listed: Official[]) =>
			[...listed.filter((r) => cited.has(r.id)), ...(dataset === 'bokjiro-local' ? listed.filter((r) => !cited.has(r.id)) : [])].map((r) => r.id);
		readings.push(
			await readApi(dataset, {
				key,
				base: environment['BOKJI_API_BASE'],
				folder: options.state,
				today: options.on,
				again: options.again,
				office,
				pace: options.pace,
				wanted,
				labels: words.conditions,
				say
			})
		);
	}
	return readings;
}

/** One import. Writes under `content/listed/` only, and only with `write`. */
export async function runImport(options: Options, environment: Environment, say: (line: string) => void): Promise<Difference> {
	const words = readWords(join(options.content, 'import.yaml'));
	const { held, office } = heldIn(options.content, options.state);
	const readings = await read(options, environment, words, office, held, say);
	const result = difference(readings, held, { words, office, checked: options.on }, options.from === 'api');
	put(join(options.state, 'refused.jsonl'), result.refused.map((refused) => `${JSON.stringify(refused)}\n`).join(''));
	put(join(options.state, 'difference.md'), `${reportOf(result, options.write, Infinity)}\n`);
	if (!options.write) return result;
	for (const [path, record] of result.files) {
		const file = join(options.content, 'listed', path);
		if (!record) rmSync(file, { force: true });
		else put(file, yamlOf(record));
	}
	for (const reading of readings) {
		const kept = new Map(readLines<Official>(seenFile(options.state, reading.dataset)).map((record) => [record.id, record]));
		for (const record of reading.records) kept.set(record.id, { ...kept.get(record.id), ...record });
		put(seenFile(options.state, reading.dataset), [...kept.values()].map((record) => `${JSON.stringify(record)}\n`).join(''));
	}
	return result;
}

/** Options of the command line; wrong ones are told in one sentence. */
export function optionsOf(args: string[], today: string): Options & { json: boolean } {
	const { values } = parseArgs({
		args,
		options: {
			from: { type: 'string', default: 'api' },
			path: { type: 'string' },
			dataset: { type: 'string', multiple: true },
			write: { type: 'boolean', default: false },
			json: { type: 'boolean', default: false },
			again: { type: 'boolean', default: false },
			on: { type: 'string', default: today },
			content: { type: 'string', default: 'content' },
			state: { type: 'string', default: '.import' }
		}
	});
	if (!['api', 'saved', 'jsonl'].includes(values.from)) throw new WrongCall('--from 은 api, saved, jsonl 가운데 하나예요');
	const unknown = values.dataset?.find((name) => !(DATASETS as readonly string[]).includes(name));
	if (unknown) throw new WrongCall(`--dataset ${unknown}: ${DATASETS.join(', ')} 가운데서 고르세요`);
	if (!isRealDay(values.on)) throw new WrongCall('--on 은 YYYY-MM-DD 꼴의 날짜예요');
	return {
		from: values.from as Options['from'],
		path: values.path,
		datasets: (values.dataset as Dataset[] | undefined) ?? [...DATASETS],
		write: values.write,
		json: values.json,
		again: values.again,
		on: values.on,
		content: resolve(values.content),
		state: resolve(values.state),
		pace: POLITE
	};
}

async function main(): Promise<void> {
	try {
		const options = optionsOf(process.argv.slice(2), dayIn('Asia/Seoul', new Date()));
		const result = await runImport(options, process.env, (line) => console.error(line));
		console.log(options.json ? reportJson(result, options.write) : reportOf(result, options.write));
		if (result.readings.some((reading) => reading.stopped)) process.exitCode = 3;
	} catch (error) {
		if (!(error instanceof WrongCall) && !(error instanceof TypeError && 'code' in error)) throw error;
		console.error((error as Error).message);
		process.exitCode = 2;
	}
}

if (process.argv[1]?.endsWith('main.ts')) await main();
