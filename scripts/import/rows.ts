/** What every reader of rows shares: texts, refusals, and the checks that take a record out. */
import { encodingFault, type Dataset, type Official, type Row } from './official.ts';
import type { Office } from './office.ts';

export type Origin = { where: string; readOn: string; office: Office };

export const text = (value: unknown): string | undefined => {
	const t = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
	return t === '' ? undefined : t;
};
export const number = (value: unknown): number | undefined => {
	const n = typeof value === 'number' ? value : Number.parseInt(String(value ?? ''), 10);
	return Number.isInteger(n) && n >= 0 && n <= 120 ? n : undefined;
};

export function refusal(dataset: Dataset, origin: Origin, why: string, of: { id?: string | undefined; raw: string }): Row {
	return { refused: { dataset, where: origin.where, why, raw: of.raw, ...(of.id ? { id: of.id } : {}) } };
}

/** Drops what is not said, so that "not said" and "said to be empty" stay apart. */
export function said(record: { [K in keyof Official]: Official[K] | undefined }): Official {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Official;
}

/** Texts of the body that came in a wrong encoding take the record with them: half a record misleads. */
export function bodyFault(values: (string | undefined)[]): string | undefined {
	for (const value of values) {
		const fault = value && encodingFault(value);
		if (fault) return fault;
	}
	return undefined;
}
