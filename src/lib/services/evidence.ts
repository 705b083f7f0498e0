/** Where a record's facts come from, ready to be shown. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';
import type { EvidenceRef, Source } from '#lib/content/schema.ts';

export type Citation = {
	key: string;
	publisher: string;
	title: string;
	date: string;
	locator?: string;
	url?: string;
	unsure: NonNullable<EvidenceRef['unsure']>;
};

/** One line a cited source; the address is the record's own page where the source has such pages. */
export function citations(service: AnyService | ProgrammeRecord, sources: Record<string, Source>): Citation[] {
	return Object.entries(service.evidence).flatMap(([key, ref]) => {
		const source = sources[ref.source];
		if (!source) return [];
		const url = ref.url ?? (ref.locator && source.recordUrl ? source.recordUrl.replace('{locator}', encodeURIComponent(ref.locator)) : source.url);
		return [
			{
				key,
				publisher: source.publisher,
				title: source.title,
				date: ref.date,
				unsure: ref.unsure ?? [],
				...(ref.locator ? { locator: ref.locator } : {}),
				...(url ? { url } : {})
			}
		];
	});
}
