/** The rows of 온통청년. */
import { isOtherDistrict } from './office.ts';
import { dayOf, listOf, nameFault, type Row } from './official.ts';
import { bodyFault, number, refusal, said, text, type Origin } from './rows.ts';

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
			id: id!,
			dataset: 'ontong',
			name: text(row['plcyNm'])!,
			provider: provider || origin.office.city,
			department,
			lifeStages: ['청년'],
			targets: listOf(text(row['plcyKywdNm'])),
			themes: listOf([row['lclsfNm'], row['mclsfNm']].map(text).join(',')),
			forms: [],
			summary: text(row['plcyExplnCn']),
			eligibility: text(row['addAplyQlfcCndCn']),
			criteria: undefined,
			benefit: text(row['plcySprtCn']),
			howToApply: text(row['plcyAplyMthdCn']),
			period: text(row['aplyYmd']),
			contacts: undefined,
			ageFrom: limited ? number(row['sprtTrgtMinAge']) || undefined : undefined,
			ageTo: limited ? number(row['sprtTrgtMaxAge']) || undefined : undefined,
			ends,
			editedOn: dayOf(text(row['lastMdfcnDt'])),
			readOn: origin.readOn,
			sameAs: [],
			flags: ends && ends < origin.readOn ? ['business-period-ended'] : []
		})
	};
}
