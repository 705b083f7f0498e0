/** The rows of 복지로: central offices, and local ones by their exact office name. */
import { isOursLocal } from './office.ts';
import { dayOf, listOf, nameFault, type Row } from './official.ts';
import { bodyFault, refusal, said, text, type Origin } from './rows.ts';
import type { Fields } from './xml.ts';

const contactsOf = (rows: Record<string, string>[] | undefined) =>
	rows
		?.map((row) => [row['servSeDetailNm'] ?? row['wlfareInfoReldNm'], row['servSeDetailLink'] ?? row['wlfareInfoReldCn']].filter(Boolean).join('/'))
		.filter(Boolean);

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
			id: f['servId']!.trim(),
			dataset: 'bokjiro-central',
			name: f['servNm']!.trim(),
			provider,
			department: text(f['jurOrgNm']) ?? text(rest.join(' ')),
			lifeStages: listOf(f['lifeArray']),
			targets: listOf(f['trgterIndvdlArray']),
			themes: listOf(f['intrsThemaArray']),
			forms: listOf(f['srvPvsnNm']),
			summary: text(f['servDgst']) ?? text(f['wlfareInfoOutlCn']),
			eligibility: text(f['tgtrDtlCn']),
			criteria: text(f['slctCritCn']),
			benefit: text(f['alwServCn']),
			howToApply: undefined,
			period: undefined,
			contacts,
			ageFrom: undefined,
			ageTo: undefined,
			ends: undefined,
			editedOn: undefined,
			readOn: origin.readOn,
			sameAs: [],
			flags: []
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
			id: f['servId']!.trim(),
			dataset: 'bokjiro-local',
			name: f['servNm']!.trim(),
			provider,
			department: department || undefined,
			lifeStages: listOf(f['lifeNmArray']),
			targets: listOf(f['trgterIndvdlNmArray']),
			themes: listOf(f['intrsThemaNmArray']),
			forms: listOf(f['srvPvsnNm']),
			summary: text(f['servDgst']),
			eligibility: text(f['sprtTrgtCn']),
			criteria: text(f['slctCritCn']),
			benefit: text(f['alwServCn']),
			howToApply: text(f['aplyMtdCn']),
			period: undefined,
			contacts: contactsOf(fields.groups['inqplCtadrList']),
			ageFrom: undefined,
			ageTo: undefined,
			ends: dayOf(f['enfcEndYmd']),
			editedOn: dayOf(f['lastModYmd']),
			readOn: origin.readOn,
			sameAs: [],
			flags: []
		})
	};
}
