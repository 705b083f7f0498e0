/** From the field names of each open API to the one shape we compare. */
import { isOursGov24, isOursLocal, isOtherDistrict, type Office } from './office.ts';
import { dayOf, encodingFault, listOf, nameFault, type Dataset, type Official, type Row } from './official.ts';
import type { Fields } from './xml.ts';

export type Origin = { where: string; readOn: string; office: Office };

const text = (value: unknown): string | undefined => {
	const t = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
	return t === '' ? undefined : t;
};
const number = (value: unknown): number | undefined => {
	const n = typeof value === 'number' ? value : Number.parseInt(String(value ?? ''), 10);
	return Number.isInteger(n) && n >= 0 && n <= 120 ? n : undefined;
};

function refusal(dataset: Dataset, origin: Origin, why: string, of: { id?: string | undefined; raw: string }): Row {
	return { refused: { dataset, where: origin.where, why, raw: of.raw, ...(of.id ? { id: of.id } : {}) } };
}

/** Drops what is not said, so that "not said" and "said to be empty" stay apart. */
function said(record: { [K in keyof Official]: Official[K] | undefined }): Official {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Official;
}

/** Texts of the body that came in a wrong encoding take the record with them: half a record misleads. */
function bodyFault(values: (string | undefined)[]): string | undefined {
	for (const value of values) {
		const fault = value && encodingFault(value);
		if (fault) return fault;
	}
	return undefined;
}

const contactsOf = (rows: Record<string, string>[] | undefined) =>
	rows?.map((row) => [row['servSeDetailNm'] ?? row['wlfareInfoReldNm'], row['servSeDetailLink'] ?? row['wlfareInfoReldCn']].filter(Boolean).join('/')).filter(Boolean);

/** A `<servList>` or `<wantedDtl>` of 복지로 중앙부처. */
export function centralRow(fields: Fields, raw: string, origin: Origin): Row {
	const f = fields.text;
	const fault = nameFault(f['servId'], f['servNm']) ?? bodyFault(Object.values(f));
	if (fault) return refusal('bokjiro-central', origin, fault, { id: f['servId'], raw });
	const office = text(f['jurMnofNm']) ?? '';
	const [provider = '', ...rest] = office.split(' ');
	const contacts = contactsOf(fields.groups['inqplCtadrList']) ?? (f['rprsCtadr'] ? listOf(f['rprsCtadr']) : undefined);
	if (!provider) return refusal('bokjiro-central', origin, '맡은 기관이 없어요', { id: f['servId'], raw });
	return {
		record: said({
			id: f['servId']!.trim(), dataset: 'bokjiro-central', name: f['servNm']!.trim(), provider,
			department: text(f['jurOrgNm']) ?? text(rest.join(' ')),
			lifeStages: listOf(f['lifeArray']), targets: listOf(f['trgterIndvdlArray']), themes: listOf(f['intrsThemaArray']), forms: listOf(f['srvPvsnNm']),
			summary: text(f['servDgst']) ?? text(f['wlfareInfoOutlCn']), eligibility: text(f['tgtrDtlCn']), criteria: text(f['slctCritCn']), benefit: text(f['alwServCn']),
			howToApply: undefined, period: undefined, contacts, ageFrom: undefined, ageTo: undefined, ends: undefined, editedOn: undefined,
			readOn: origin.readOn, sameAs: [], flags: []
		})
	};
}

/** A `<servList>` or `<wantedDtl>` of 복지로 지자체. Our office by exact name, or it is elsewhere. */
export function localRow(fields: Fields, raw: string, origin: Origin): Row {
	const f = fields.text;
	const fault = nameFault(f['servId'], f['servNm']) ?? bodyFault(Object.values(f));
	if (fault) return refusal('bokjiro-local', origin, fault, { id: f['servId'], raw });
	const { office } = origin;
	if (!isOursLocal(f['ctpvNm'], f['sggNm'], office)) return { elsewhere: true };
	const district = text(f['sggNm']);
	const provider = district === office.district ? `${office.city} ${office.district}` : (district ?? office.city);
	const department = text(f['bizChrDeptNm'])?.replace(provider, '').trim();
	return {
		record: said({
			id: f['servId']!.trim(), dataset: 'bokjiro-local', name: f['servNm']!.trim(), provider, department: department || undefined,
			lifeStages: listOf(f['lifeNmArray']), targets: listOf(f['trgterIndvdlNmArray']), themes: listOf(f['intrsThemaNmArray']), forms: listOf(f['srvPvsnNm']),
			summary: text(f['servDgst']), eligibility: text(f['sprtTrgtCn']), criteria: text(f['slctCritCn']), benefit: text(f['alwServCn']),
			howToApply: text(f['aplyMtdCn']), period: undefined, contacts: contactsOf(fields.groups['inqplCtadrList']),
			ageFrom: undefined, ageTo: undefined, ends: dayOf(f['enfcEndYmd']), editedOn: dayOf(f['lastModYmd']),
			readOn: origin.readOn, sameAs: [], flags: []
		})
	};
}

/** A row of 보조금24 `serviceList`. */
export function gov24Row(row: Record<string, unknown>, origin: Origin): Row {
	const id = text(row['서비스ID']);
	const fault = nameFault(id, text(row['서비스명'])) ?? bodyFault(Object.values(row).map(text));
	const raw = JSON.stringify(row);
	if (fault) return refusal('gov24', origin, fault, { id, raw });
	const provider = text(row['소관기관명']);
	if (!provider) return refusal('gov24', origin, '맡은 기관이 없어요', { id, raw });
	if (!isOursGov24(provider, text(row['소관기관유형']), origin.office)) return { elsewhere: true };
	return {
		record: said({
			id: id!, dataset: 'gov24', name: text(row['서비스명'])!, provider, department: text(row['부서명']),
			lifeStages: [], targets: [], themes: listOf(text(row['서비스분야'])), forms: listOf(text(row['지원유형']), /\|\|/),
			summary: text(row['서비스목적요약']), eligibility: text(row['지원대상']), criteria: text(row['선정기준']), benefit: text(row['지원내용']),
			howToApply: text(row['신청방법']), period: text(row['신청기한']), contacts: text(row['전화문의'])?.split('||').map((part) => part.trim()),
			ageFrom: undefined, ageTo: undefined, ends: undefined, editedOn: dayOf(text(row['수정일시'])),
			readOn: origin.readOn, sameAs: [], flags: []
		})
	};
}

/** Ages and personal conditions of `supportConditions`, by the labels of the code table. A group that is wholly set says nothing. */
export function withConditions(record: Official, row: Record<string, unknown>, labels: Record<string, string>): Official {
	const set = Object.keys(labels).filter((code) => row[code] === 'Y');
	const open = (prefix: string) => Object.keys(labels).filter((c) => c.startsWith(prefix)).every((c) => set.includes(c));
	const targets = set.filter((code) => !open(code.slice(0, 4))).map((code) => labels[code] ?? '');
	const ages = { ageFrom: number(row['JA0110']), ageTo: number(row['JA0111']) };
	return said({ ...record, targets: targets.sort(), ageFrom: ages.ageFrom, ageTo: ages.ageTo });
}

/** A policy of 온통청년. Windows that are over are marked, not hidden. */
export function ontongRow(row: Record<string, unknown>, origin: Origin): Row {
	const id = text(row['plcyNo']);
	const fault = nameFault(id, text(row['plcyNm'])) ?? bodyFault([text(row['plcyExplnCn'])]);
	if (fault) return refusal('ontong', origin, fault, { id, raw: JSON.stringify(row).slice(0, 4000) });
	const [provider = '', ...rest] = (text(row['sprvsnInstCdNm']) ?? text(row['rgtrInstCdNm']) ?? '').split(' ');
	const department = rest.join(' ') || text(row['rgtrInstCdNm']);
	if (isOtherDistrict(department, origin.office)) return { elsewhere: true };
	const ends = dayOf(text(row['bizPrdEndYmd']));
	const limited = text(row['sprtTrgtAgeLmtYn']) !== 'Y';
	return {
		record: said({
			id: id!, dataset: 'ontong', name: text(row['plcyNm'])!, provider: provider || origin.office.city, department,
			lifeStages: ['청년'], targets: listOf(text(row['plcyKywdNm'])), themes: listOf([row['lclsfNm'], row['mclsfNm']].map(text).join(',')), forms: [],
			summary: text(row['plcyExplnCn']), eligibility: text(row['addAplyQlfcCndCn']), criteria: undefined, benefit: text(row['plcySprtCn']),
			howToApply: text(row['plcyAplyMthdCn']), period: text(row['aplyYmd']), contacts: undefined,
			ageFrom: limited ? number(row['sprtTrgtMinAge']) || undefined : undefined, ageTo: limited ? number(row['sprtTrgtMaxAge']) || undefined : undefined,
			ends, editedOn: dayOf(text(row['lastMdfcnDt'])), readOn: origin.readOn, sameAs: [], flags: ends && ends < origin.readOn ? ['business-period-ended'] : []
		})
	};
}
