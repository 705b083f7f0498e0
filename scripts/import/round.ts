/** The steps of one reading put together. */
import type { Step } from './journal.ts';
import type { Official, Refused } from './official.ts';

export type Page = Extract<Step, { step: 'page' }>;

/** The pages, each once: a page that was read again counts as it was read last. */
export const pagesOf = (steps: Step[]): Page[] => [...new Map(steps.flatMap((s) => (s.step === 'page' ? [[s.page, s] as const] : []))).values()];

/** Detail over list: what the detail says wins, what only the list says stays. */
export function joined(steps: Step[]): { records: Official[]; refused: Refused[] } {
	const pages = pagesOf(steps);
	const details = new Map(steps.flatMap((s) => (s.step === 'detail' && s.record ? [[s.id, s.record] as const] : [])));
	const records = new Map(pages.flatMap((page) => page.records).map((record) => [record.id, record]));
	for (const [id, record] of records) {
		const detail = details.get(id);
		if (detail)
			records.set(id, {
				...record,
				...detail,
				name: record.name,
				provider: record.provider,
				department: record.department ?? detail.department,
				sameAs: record.sameAs
			} as Official);
	}
	return {
		records: [...records.values()],
		refused: [...pages.flatMap((page) => page.refused), ...steps.flatMap((s) => (s.step === 'detail' && s.refused ? [s.refused] : []))]
	};
}
