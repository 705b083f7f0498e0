/** Which official records become listed services: those a resident may receive and that no full record tells already. */
import { plainKey } from '../../src/lib/content/text.ts';
import { levelOf, type Office } from './office.ts';
import { DATASETS, type Official } from './official.ts';
import type { Words } from './words.ts';

/** What stands in `content/` already. `listed`: file id → official ids. */
export type Standing = { fullIds: Set<string>; fullKeys: Set<string>; listed: Map<string, { officialIds: string[]; name: string }> };
export type Chosen = { record: Official; twins: string[]; aliases: string[] };
export type Left = { id: string; name: string; reason: string };

const NAME_MAX = 60;
const ALIAS_MAX = 40;

/** Names that differ only in a tail such as 지원, 사업, 서비스 or in a year in front mean the same service. */
export function softKey(name: string): string {
	let key = plainKey(name.replace(/^\(?20\d\d년?\)?\s*/, ''));
	for (let before = ''; before !== key;) {
		before = key;
		const cut = key.replace(/(지원사업|지원|사업|서비스|제공|지급|운영|이용|안내|신청|실시)$/, '');
		if (cut.length >= 4) key = cut;
	}
	return key;
}

/** Groups of records that are one service: joined by `sameAs`, or by name where they come from different systems. */
function groups(records: Official[], office: Office): Official[][] {
	const lead = new Map<string, string>();
	const find = (id: string): string => {
		const up = lead.get(id);
		return up === undefined || up === id ? id : find(up);
	};
	const join = (a: string, b: string) => lead.set(find(a), find(b));
	const known = new Set(records.map((record) => record.id));
	const byName = new Map<string, Official>();
	for (const record of records) {
		for (const twin of record.sameAs) if (known.has(twin)) join(record.id, twin);
		const key = `${levelOf(record.provider, office)} ${softKey(record.name)}`;
		const other = byName.get(key);
		if (!other) byName.set(key, record);
		else if (other.dataset !== record.dataset) join(record.id, other.id);
	}
	const byLead = new Map<string, Official[]>();
	for (const record of records) byLead.set(find(record.id), [...(byLead.get(find(record.id)) ?? []), record]);
	return [...byLead.values()];
}

/** Why this record is no listed service; undefined where it is one. */
function reasonAgainst(record: Official, words: Words): string | undefined {
	const { name } = record;
	if (words.leftOut[record.id]) return `손으로 뺌: ${words.leftOut[record.id]}`;
	if (name.length > NAME_MAX || record.provider.length > NAME_MAX) return '이름이 60자를 넘음';
	if (record.flags.includes('business-period-ended') || record.flags.includes('application-window-closed')) return '지난해에 끝남';
	if (record.ends && record.ends < record.readOn) return '끝난 사업';
	const year = /(20\d\d)년?/.exec(name)?.[1];
	if (year && Number(year) < Number(record.readOn.slice(0, 4))) return '지난해 사업';
	const kept = words.keep.some((word) => name.includes(word));
	for (const [reason, all] of Object.entries(words.leaveOut))
		if (!(kept && reason !== 'elsewhere' && reason !== 'ended') && all.some((word) => name.includes(word))) return REASONS[reason] ?? reason;
	const provider = record.provider.split(' ')[0] ?? '';
	if (words.tradeProviders.includes(provider) && !words.tradeKeep.some((word) => name.includes(word))) return REASONS['trade'];
	if (record.targets.length && record.targets.every((target) => words.tradeTargets.includes(target))) return REASONS['trade'];
	return undefined;
}

export const REASONS: Record<string, string> = {
	trade: '농림어업·해운',
	business: '기업이 받는 것',
	institution: '기관 운영·정책',
	outing: '견학·체험',
	elsewhere: '다른 고장',
	ended: '끝난 사업'
};

/** Which of a group speaks for it: the one already on file, else by order of the datasets. */
function leader(group: Official[], listed: Standing['listed']): Official {
	const onFile = group.find((record) => listed.has(record.id.toLowerCase()));
	return onFile ?? [...group].sort((a, b) => DATASETS.indexOf(a.dataset) - DATASETS.indexOf(b.dataset) || a.id.localeCompare(b.id, 'en'))[0]!;
}

/** Sorts all records into chosen and left out, each with its reason. Names and ids are claimed once. */
export function choose(records: Official[], standing: Standing, words: Words, office: Office): { chosen: Chosen[]; left: Left[] } {
	const chosen: Chosen[] = [];
	const left: Left[] = [];
	const sorted = [...records].sort((a, b) => a.id.localeCompare(b.id, 'en'));
	const reading = new Set(sorted.map((record) => record.id.toLowerCase()));
	// Files of lists that are not being read now keep their names and ids.
	const others = [...standing.listed].filter(([id]) => !reading.has(id));
	const takenIds = new Set(others.flatMap(([, other]) => other.officialIds));
	const takenKeys = new Set(others.map(([, other]) => plainKey(other.name)));
	const ready = groups(sorted, office)
		.map((group) => ({ group, record: leader(group, standing.listed) }))
		.sort((a, b) => a.record.id.localeCompare(b.record.id, 'en'));
	const leaders = new Set(ready.map(({ record }) => plainKey(record.name)));
	for (const { group, record } of ready) {
		const leave = (reason: string) => group.forEach((member) => left.push({ id: member.id, name: member.name, reason }));
		const ids = [...new Set(group.flatMap((member) => [member.id, ...member.sameAs]))];
		const key = plainKey(record.name);
		if (ids.some((id) => standing.fullIds.has(id))) leave('자세한 기록이 있음 (번호)');
		else if (group.some((member) => standing.fullKeys.has(softKey(member.name)) || standing.fullKeys.has(plainKey(member.name))))
			leave('자세한 기록이 있음 (이름)');
		else if (ids.some((id) => takenIds.has(id))) leave('다른 목록의 기록과 같음');
		else if (takenKeys.has(key)) leave('같은 이름이 이미 있음');
		else {
			const reason = reasonAgainst(record, words);
			if (reason) leave(reason);
			else {
				const aliases = [...new Map(group.map((member) => [plainKey(member.name), member.name])).entries()];
				const own = aliases.filter(([k, name]) => k !== key && name.length <= ALIAS_MAX && !takenKeys.has(k) && !leaders.has(k) && !standing.fullKeys.has(k));
				for (const k of [key, ...own.map(([k]) => k)]) takenKeys.add(k);
				for (const id of ids) takenIds.add(id);
				chosen.push({ record, twins: ids.filter((id) => id !== record.id).sort(), aliases: own.map(([, name]) => name).sort() });
			}
		}
	}
	return { chosen, left };
}
