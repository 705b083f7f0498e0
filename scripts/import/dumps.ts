/** The JSON Lines dumps kept as reference: one official record a line, field names as their README says. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isOursGov24, isOtherDistrict, type Office } from './office.ts';
import { encodingFault, nameFault, type Dataset, type Official, type Reading, type Refused } from './official.ts';

const FILES = ['junggu.jsonl', 'seoul.jsonl', 'central-bokjiro.jsonl', 'central-gov24.jsonl', 'public-institutions-gov24.jsonl', 'youth-ontong.jsonl'];
/** The number under which the open-data portal lists each dataset. */
const NUMBERS: Record<string, Dataset> = { '15090532': 'bokjiro-central', '15108347': 'bokjiro-local', '15113968': 'gov24', '15143273': 'ontong' };

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((x): x is string => typeof x === 'string') : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value.trim() : undefined);
const age = (value: unknown, open: number): number | undefined => (typeof value === 'number' && value !== open && value > 0 && value < 120 ? value : undefined);

/** The day a dump was made; month or year where only that is known. */
function dayRead(collected: string): string {
	return collected.match(/\d{4}-\d{2}-\d{2}/g)?.at(-1) ?? /\d{4}(-\d{2})?/.exec(collected)?.[0] ?? '';
}

function official(row: Record<string, unknown>, dataset: Dataset): Official {
	const flags = texts(row['flags']).filter((flag) => /^[a-z0-9-]+$/.test(flag));
	const record = {
		id: String(row['id']).trim(),
		dataset,
		name: String(row['name']).trim(),
		provider: text(row['provider']) ?? '',
		department: text(row['department']),
		lifeStages: texts(row['lifeStages']).sort(),
		targets: texts(row['targets']).sort(),
		themes: texts(row['themes'])
			.flatMap((t) => t.split(','))
			.sort(),
		forms: texts(row['supportType']).sort(),
		summary: text(row['summary']),
		eligibility: text(row['eligibility']),
		criteria: text(row['criteria']),
		benefit: text(row['benefit']),
		howToApply: text(row['howToApply']),
		period: text(row['period']),
		contacts: Array.isArray(row['contact']) ? texts(row['contact']) : undefined,
		ageFrom: age(row['ageFrom'], 0),
		ageTo: age(row['ageTo'], 120),
		editedOn: text(row['sourceUpdated']),
		readOn: dayRead(String(row['collectedAt'] ?? '')),
		sameAs: texts(row['sameAs']).sort(),
		flags
	};
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Official;
}

type Line = { record: Official } | { elsewhere: Dataset } | { refused: Refused };

function readLine(line: string, where: string, office: Office): Line {
	let row: Record<string, unknown>;
	try {
		row = JSON.parse(line) as Record<string, unknown>;
	} catch {
		return { refused: { where, why: 'JSON이 깨졌거나 중간에 끊겼어요', raw: line } };
	}
	const dataset = Object.entries(NUMBERS).find(([number]) => String(row['sourceDataset'] ?? '').includes(number))?.[1];
	const id = text(row['id']);
	const fault = dataset ? (nameFault(id, text(row['name'])) ?? encodingFault(line)) : '어느 공식 목록에서 왔는지 적혀 있지 않아요';
	if (fault || !dataset) return { refused: { where, why: fault ?? '', raw: line, ...(dataset ? { dataset } : {}), ...(id ? { id } : {}) } };
	const provider = text(row['provider']) ?? '';
	if (!provider) return { refused: { dataset, where, why: '맡은 기관이 없어요', raw: line, ...(id ? { id } : {}) } };
	if (isOtherDistrict(text(row['department']), office)) return { elsewhere: dataset };
	if (dataset === 'bokjiro-local' || dataset === 'gov24') if (!isOursGov24(provider, undefined, office)) return { elsewhere: dataset };
	return { record: official(row, dataset) };
}

/** Reads a dump, or the six of a folder. A folder without all six is read, but counts as incomplete. */
export function readDumps(path: string, office: Office): Reading[] {
	const folder = existsSync(path) && statSync(path).isDirectory();
	const files = folder ? FILES.map((name) => join(path, name)).filter((file) => existsSync(file)) : [path];
	if (!files.length || !existsSync(files[0]!)) throw new Error(`${path}: 읽을 파일이 없어요`);
	const readings = new Map<Dataset, Reading>();
	const of = (dataset: Dataset) => {
		const known = readings.get(dataset) ?? { dataset, records: [], refused: [], elsewhere: 0, complete: folder && files.length === FILES.length };
		readings.set(dataset, known);
		return known;
	};
	const strays: Refused[] = [];
	for (const file of files)
		readFileSync(file, 'utf8')
			.split('\n')
			.forEach((line, i) => {
				if (!line.trim()) return;
				const read = readLine(line, `${basename(file)}:${i + 1}`, office);
				if ('record' in read) of(read.record.dataset).records.push(read.record);
				else if ('elsewhere' in read) of(read.elsewhere).elsewhere++;
				else if (read.refused.dataset) of(read.refused.dataset).refused.push(read.refused);
				else strays.push(read.refused);
			});
	// A line that cannot be placed may belong to any list: then nothing may be taken for gone.
	const all = [...readings.values()];
	if (strays.length) for (const reading of all) reading.complete = false;
	if (all[0]) all[0].refused.push(...strays);
	else if (strays.length) all.push({ dataset: 'gov24', records: [], refused: strays, elsewhere: 0, complete: false });
	return all;
}
