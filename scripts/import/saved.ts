/** Answers of the open APIs that someone saved to disk: told apart by what is in them, not by their names. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { jsonFailure, rootOf, textOf, xmlFailure } from './answer.ts';
import { centralRow, localRow } from './bokjiro.ts';
import { gov24Row } from './gov24.ts';
import { readJsonList } from './json.ts';
import type { Office } from './office.ts';
import type { Dataset, Reading, Refused, Row } from './official.ts';
import { ontongRow } from './ontong.ts';
import type { Origin } from './rows.ts';
import { fieldsOf, readXmlList, type Cut } from './xml.ts';

export type Body = { dataset: Dataset | undefined; rows: Row[]; total: number | undefined; cut: boolean; failure?: string };

const localMark = /<(ctpvNm|bizChrDeptNm|lifeNmArray|aplyMtdNm)>/;

function xmlRow(cut: Cut, dataset: 'bokjiro-central' | 'bokjiro-local', origin: Origin): Row {
	if ('fault' in cut) {
		const id = /<servId>\s*([^<\s]+)/.exec(cut.raw)?.[1];
		return { refused: { dataset, where: origin.where, why: cut.fault, raw: cut.raw, ...(id ? { id } : {}) } };
	}
	return dataset === 'bokjiro-central' ? centralRow(cut.fields, cut.raw, origin) : localRow(cut.fields, cut.raw, origin);
}

/** A body in XML: a list, or one detail. */
export function readXmlBody(text: string, origin: Origin): Body {
	const failure = xmlFailure(text);
	const dataset = localMark.test(text) ? 'bokjiro-local' : 'bokjiro-central';
	if (failure) return { dataset: undefined, rows: [], total: undefined, cut: true, failure: failure.says };
	if (rootOf(text) === 'wantedDtl') {
		const block = text.slice(text.indexOf('<wantedDtl'));
		return { dataset, rows: [xmlRow(fieldsOf(block.trim(), 'wantedDtl'), dataset, origin)], total: undefined, cut: !/<\/wantedDtl>\s*$/.test(text) };
	}
	const { total, rows, cut } = readXmlList(text);
	return { dataset, rows: rows.map((row) => xmlRow(row, dataset, origin)), total, cut };
}

/** A body in JSON: 보조금24, or 온통청년. */
export function readJsonBody(text: string, origin: Origin): Body {
	const failure = jsonFailure(text);
	if (failure) return { dataset: undefined, rows: [], total: undefined, cut: true, failure: failure.says };
	const dataset = text.includes('"youthPolicyList"') ? 'ontong' : 'gov24';
	const { total, rows, cut } = readJsonList(text, dataset === 'ontong' ? 'youthPolicyList' : 'data');
	return {
		dataset,
		total,
		cut,
		rows: rows.map((row): Row => {
			if ('row' in row) return dataset === 'ontong' ? ontongRow(row.row, origin) : gov24Row(row.row, origin);
			const id = /"(?:서비스ID|plcyNo)"\s*:\s*"([^"]+)"/.exec(row.raw)?.[1];
			return { refused: { dataset, where: origin.where, why: row.fault, raw: row.raw, ...(id ? { id } : {}) } };
		})
	};
}

/** Reads every saved answer at a path. A list counts as complete only when all the rows it claims were seen. */
export function readSaved(path: string, readOn: string, office: Office): Reading[] {
	const files = statSync(path).isDirectory()
		? readdirSync(path)
				.filter((name) => /\.(xml|json|txt)$/i.test(name))
				.sort()
				.map((name) => join(path, name))
		: [path];
	const readings = new Map<Dataset, Reading & { seen: number; total: number }>();
	const strays: Refused[] = [];
	for (const file of files) {
		const text = textOf(readFileSync(file));
		const origin = { where: basename(file), readOn, office };
		const body = text
			.trimStart()
			.replace(/^\uFEFF/, '')
			.startsWith('<')
			? readXmlBody(text, origin)
			: readJsonBody(text, origin);
		if (!body.dataset || body.failure) {
			strays.push({ where: basename(file), why: body.failure ?? '무엇인지 알 수 없는 파일이에요', raw: text.slice(0, 4000) });
			continue;
		}
		const reading = readings.get(body.dataset) ?? { dataset: body.dataset, records: [], refused: [], elsewhere: 0, complete: true, seen: 0, total: Infinity };
		readings.set(body.dataset, reading);
		if (body.cut) reading.complete = false;
		if (body.total !== undefined) reading.total = body.total;
		for (const row of body.rows) {
			if (body.total !== undefined) reading.seen++;
			if ('record' in row) reading.records.push(row.record);
			else if ('refused' in row) reading.refused.push(row.refused);
			else reading.elsewhere++;
		}
	}
	const all = [...readings.values()].map(({ seen, total, ...reading }) => ({ ...reading, complete: reading.complete && !strays.length && seen >= total }));
	if (strays.length) (all[0] ?? all[all.push({ dataset: 'gov24', records: [], refused: [], elsewhere: 0, complete: false }) - 1]!).refused.push(...strays);
	return all;
}
