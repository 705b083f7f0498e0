/** One official record as the importer sees it, wherever it was read: an answer of an open API, a saved file, a dump. */

export const DATASETS = ['bokjiro-central', 'bokjiro-local', 'gov24', 'ontong'] as const;
export type Dataset = (typeof DATASETS)[number];

/** The record of `content/sources/` that stands for each dataset. */
export const SOURCE_OF: Record<Dataset, string> = {
	'bokjiro-central': 'bokjiro-central',
	'bokjiro-local': 'bokjiro-local',
	gov24: 'gov24',
	ontong: 'ontong-youth'
};

/**
 * Facts only, in the source's own words. Lists are sorted: the APIs change their order between calls.
 * The count of views is never read in: it grows every day and is no change. `undefined` means "not said here".
 */
export type Official = {
	id: string;
	dataset: Dataset;
	name: string;
	provider: string;
	department?: string;
	lifeStages: string[];
	targets: string[];
	themes: string[];
	forms: string[];
	summary?: string;
	eligibility?: string;
	criteria?: string;
	benefit?: string;
	howToApply?: string;
	period?: string;
	contacts?: string[];
	ageFrom?: number;
	ageTo?: number;
	/** Last day of the service, where the source names one. */
	ends?: string;
	/** Day the office last edited its record. */
	editedOn?: string;
	/** Day this was read from the source: YYYY-MM-DD, or YYYY-MM where only that is known. */
	readOn: string;
	sameAs: string[];
	flags: string[];
};

/** A record that was not taken over. `raw` is what came, so that nothing is lost. */
export type Refused = { dataset?: Dataset; where: string; id?: string; why: string; raw?: string };

/** What one reading brought. `complete`: every record of the list was seen, so that a missing one is really gone. */
export type Reading = { dataset: Dataset; records: Official[]; refused: Refused[]; elsewhere: number; complete: boolean; stopped?: string };

/** A row either is one of ours, belongs to another place, or is faulty. */
export type Row = { record: Official } | { elsewhere: true } | { refused: Refused };

/** Comma-joined names to a sorted list; `임신 · 출산` and `임신·출산` are one. */
export function listOf(text: string | undefined, separator: RegExp = /,/): string[] {
	const parts = (text ?? '').split(separator).map((part) => part.replace(/\s*·\s*/g, '·').trim());
	return [...new Set(parts.filter(Boolean))].sort();
}

/** `20260723`, `20260723113000` or `2026-07-23 …` to `2026-07-23`. 9999-12-31 means "no end" and is no date. */
export function dayOf(text: string | undefined): string | undefined {
	const match = /^\s*(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '');
	if (!match || match[1] === '9999') return undefined;
	return `${match[1]}-${match[2]}-${match[3]}`;
}

/** Why a name cannot be one: bytes that are not UTF-8 leave U+FFFD, UTF-8 read as Latin-1 leaves runs of ë, ì, ê. */
export function encodingFault(text: string): string | undefined {
	if (text.includes('\uFFFD')) return 'UTF-8이 아닌 글자예요 (EUC-KR로 보낸 것 같아요)';
	if (/[ë-ïÃÂ][\u0080-\u00BF]{1,2}/.test(text)) return '글자가 깨졌어요 (UTF-8을 다른 글자로 읽은 것 같아요)';
	return undefined;
}

/** The part shared by all datasets: id and name are there and readable. */
export function nameFault(id: string | undefined, name: string | undefined): string | undefined {
	if (!id?.trim()) return '번호가 없어요';
	if (!/^[A-Za-z0-9]{4,24}$/.test(id.trim())) return `번호의 꼴이 달라요: ${id.slice(0, 30)}`;
	if (!name?.trim()) return '이름이 없어요';
	return encodingFault(name);
}
