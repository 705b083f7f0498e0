/** The rows of 보조금24: services, and the personal conditions that come apart from them. */
import { isOursGov24 } from './office.ts';
import { dayOf, listOf, nameFault, type Official, type Row } from './official.ts';
import { bodyFault, number, refusal, said, text, type Origin } from './rows.ts';

/** Set until the personal conditions of a record were read too: its ages and targets are not said, rather than open. */
export const NO_CONDITIONS = 'no-conditions';

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
			id: id!,
			dataset: 'gov24',
			name: text(row['서비스명'])!,
			provider,
			department: text(row['부서명']),
			lifeStages: [],
			targets: [],
			themes: listOf(text(row['서비스분야'])),
			forms: listOf(text(row['지원유형']), /\|\|/),
			summary: text(row['서비스목적요약']),
			eligibility: text(row['지원대상']),
			criteria: text(row['선정기준']),
			benefit: text(row['지원내용']),
			howToApply: text(row['신청방법']),
			period: text(row['신청기한']),
			contacts: text(row['전화문의'])
				?.split('||')
				.map((part) => part.trim()),
			ageFrom: undefined,
			ageTo: undefined,
			ends: undefined,
			editedOn: dayOf(text(row['수정일시'])),
			readOn: origin.readOn,
			sameAs: [],
			flags: [NO_CONDITIONS]
		})
	};
}

/** Ages and personal conditions of `supportConditions`, by the labels of the code table. A group that is wholly set says nothing. */
export function withConditions(record: Official, row: Record<string, unknown>, labels: Record<string, string>): Official {
	const set = Object.keys(labels).filter((code) => row[code] === 'Y');
	const open = (prefix: string) =>
		Object.keys(labels)
			.filter((c) => c.startsWith(prefix))
			.every((c) => set.includes(c));
	const targets = set.filter((code) => !open(code.slice(0, 4))).map((code) => labels[code] ?? '');
	const to = number(row['JA0111']);
	return said({
		...record,
		targets: targets.sort(),
		ageFrom: number(row['JA0110']) || undefined,
		ageTo: to === 120 ? undefined : to,
		flags: record.flags.filter((flag) => flag !== NO_CONDITIONS)
	});
}
