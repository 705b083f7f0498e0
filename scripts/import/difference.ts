/** Puts one import together: what is new, changed, gone; what full records should look at. Pure: nothing is read or written. */
import type { FullService, ListedService, Programme } from '../../src/lib/content/schema.ts';
import type { Kept } from '../content/records.ts';
import { choose, type Left, type Standing } from './choose.ts';
import { fullFindings, listedChanges, officialChanges, type Change } from './differ.ts';
import { fileIdOf, folderOf, listedOf, type Making } from './listed.ts';
import { SOURCE_OF, type Dataset, type Official, type Reading, type Refused } from './official.ts';
import { NO_CONDITIONS } from './gov24.ts';

export type OnFile = { path: string; record: ListedService };
export type Held = { standing: Standing; listed: Map<string, OnFile>; full: Kept<FullService | Programme>[]; seen: Map<string, Official> };

export type Entry = { id: string; name: string; file: string };
export type Difference = {
	new: Entry[];
	changed: (Entry & { changes: Change[] })[];
	gone: (Entry & { why: string })[];
	/** Records that would be gone, but are kept: too many at once, or the list was not read to its end. */
	held: Entry[];
	same: number;
	full: (Entry & { official: string; changes: Change[] })[];
	left: Left[];
	refused: Refused[];
	readings: { dataset: Dataset; records: number; elsewhere: number; refused: number; complete: boolean; stopped?: string }[];
	/** Files to write, by path under `content/listed/`; undefined deletes. */
	files: Map<string, ListedService | undefined>;
};

/** More than this share gone at once is taken for a fault of the source. */
const GONE_SHARE = 0.2;
const GONE_FEW = 5;

/** Keeps what this reading cannot know: twins of other lists, phones and conditions it did not say. */
function kept(now: ListedService, record: Official, old: ListedService | undefined): ListedService {
	if (!old) return now;
	const twins = [...new Set([...now.officialIds.slice(1), ...old.officialIds])].filter((id) => id !== record.id).sort();
	const known = new Set(now.aliases.map((alias) => alias.text));
	const aliases = [...now.aliases, ...old.aliases.filter((alias) => !known.has(alias.text) && alias.text !== now.name)].sort((a, b) =>
		a.text.localeCompare(b.text, 'ko')
	);
	const merged = { ...now, officialIds: [record.id, ...twins], aliases, ...(record.contacts ? {} : { phones: old.phones }) };
	if (!record.flags.includes(NO_CONDITIONS)) return merged;
	const { ageFrom, ageTo, targets, stages, line } = old;
	return { ...merged, targets, stages, line, ...(ageFrom === undefined ? {} : { ageFrom }), ...(ageTo === undefined ? {} : { ageTo }) };
}

/** `checked` moves only when an office was really asked again: re-reading an old dump confirms nothing. */
export function difference(readings: Reading[], held: Held, making: Making, confirms: boolean): Difference {
	const records = [...new Map(readings.flatMap((reading) => reading.records).map((record) => [record.id, record])).values()];
	const { chosen, left } = choose(records, held.standing, making.words, making.office);
	const result: Difference = {
		new: [],
		changed: [],
		gone: [],
		held: [],
		same: 0,
		full: [],
		left,
		refused: readings.flatMap((r) => r.refused),
		files: new Map(),
		readings: readings.map(({ records: all, refused, ...rest }) => ({ ...rest, records: all.length, refused: refused.length }))
	};
	const alive = new Set<string>();
	for (const choice of chosen) {
		const id = fileIdOf(choice.record.id);
		const old = held.listed.get(id);
		const now = kept(listedOf(choice, making), choice.record, old?.record);
		const file = `${folderOf(now)}/${id}.yaml`;
		const changes = old ? listedChanges(old.record, now) : [];
		alive.add(id);
		if (!old) result.new.push({ id, name: now.name, file });
		else if (changes.length) result.changed.push({ id, name: now.name, file, changes });
		else result.same++;
		if (old && old.path !== file) result.files.set(old.path, undefined);
		if (!old || changes.length || old.path !== file || confirms) result.files.set(file, now);
	}
	gone(readings, held, result, alive);
	// A dump is a selection: what it lacks may well be in the list itself.
	findings(confirms ? readings : readings.map((reading) => ({ ...reading, complete: false })), records, held, result);
	return result;
}

function gone(readings: Reading[], held: Held, result: Difference, alive: Set<string>): void {
	const reasons = new Map(result.left.map((left) => [fileIdOf(left.id), left.reason]));
	const refused = new Set(result.refused.flatMap((r) => (r.id ? [fileIdOf(r.id)] : [])));
	for (const reading of readings) {
		const files = [...held.listed].filter(([, { record }]) => record.evidence['main']?.source === SOURCE_OF[reading.dataset]);
		const missing = files.filter(([id]) => !alive.has(id) && !refused.has(id));
		const left = missing.filter(([id]) => reasons.has(id));
		const lost = missing.filter(([id]) => !reasons.has(id));
		const trusted = reading.complete && lost.length <= Math.max(GONE_FEW, files.length * GONE_SHARE);
		const entry = ([id, { path, record }]: (typeof missing)[number]) => ({ id, name: record.name, file: path });
		for (const item of left) result.gone.push({ ...entry(item), why: reasons.get(item[0]) ?? '' });
		if (trusted) for (const item of lost) result.gone.push({ ...entry(item), why: '공식 목록에서 없어짐' });
		else result.held.push(...lost.map(entry));
	}
	for (const { file } of result.gone) result.files.set(file, undefined);
}

/** What hand-written records should look at. Only reported. */
function findings(readings: Reading[], records: Official[], held: Held, result: Difference): void {
	const byId = new Map(records.map((record) => [record.id, record]));
	const complete = new Set(readings.filter((reading) => reading.complete).map((reading) => SOURCE_OF[reading.dataset]));
	const refused = new Set(result.refused.map((r) => r.id));
	for (const { id, entry, record } of held.full)
		for (const official of record.officialIds) {
			const now = byId.get(official);
			const source = Object.values(record.evidence).find((ref) => ref.locator === official)?.source;
			const old = held.seen.get(official);
			const changes = now
				? [...fullFindings(record, now), ...(old ? officialChanges(old, now) : [])]
				: source && complete.has(source) && !refused.has(official) && ['running', 'check'].includes(record.state)
					? [{ field: 'officialIds', from: official, to: '공식 목록에서 없어졌어요' }]
					: [];
			if (changes.length) result.full.push({ id, name: record.name, file: entry.file, official, changes });
		}
}
