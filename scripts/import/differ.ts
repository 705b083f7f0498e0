/** What changed between what stands in `content/` and what the offices say now, field by field. */
import { plainKey } from '../../src/lib/content/text.ts';
import type { FullService, ListedService, Programme } from '../../src/lib/content/schema.ts';
import { wonIn } from '../content/evidence.ts';
import type { Official } from './official.ts';

export type Change = { field: string; from: string; to: string };

const SHOWN = 120;
const shown = (value: unknown): string => {
	const text = value === undefined ? '(없음)' : typeof value === 'string' ? value : JSON.stringify(value);
	return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};
/** Order of a list is no difference, except that of the stages: the first is the primary one. */
const comparable = (key: string, value: unknown): string =>
	JSON.stringify(Array.isArray(value) && key !== 'stages' && key !== 'forms' ? value.map((v) => JSON.stringify(v)).sort() : (value ?? null));

/** A listed record of today against its file. The days of reading and checking are no change. */
export function listedChanges(old: ListedService, now: ListedService): Change[] {
	const bare = ({ checked: _, nextReview: __, evidence, ...rest }: ListedService): Record<string, unknown> => ({
		...rest,
		source: `${evidence['main']?.source} ${evidence['main']?.locator}`
	});
	const [a, b] = [bare(old), bare(now)];
	return [...new Set([...Object.keys(a), ...Object.keys(b)])]
		.filter((key) => comparable(key, a[key]) !== comparable(key, b[key]))
		.map((key) => ({ field: key, from: shown(a[key]), to: shown(b[key]) }));
}

const WATCHED = [
	'name',
	'provider',
	'department',
	'lifeStages',
	'targets',
	'themes',
	'forms',
	'summary',
	'eligibility',
	'criteria',
	'benefit',
	'howToApply',
	'period',
	'contacts',
	'ageFrom',
	'ageTo',
	'ends'
] as const;

/** An official record against how it was at the last reviewed reading. A field that one of the two does not say is no change. */
export function officialChanges(old: Official, now: Official): Change[] {
	return WATCHED.filter((key) => old[key] !== undefined && now[key] !== undefined && comparable(key, old[key]) !== comparable(key, now[key])).map((key) => {
		const [from, to] = [shown(old[key]), shown(now[key])];
		if (from !== to) return { field: `official.${key}`, from, to };
		// The difference lies behind the cut: show the place.
		const [a, b] = [String(old[key]), String(now[key])];
		let at = 0;
		while (at < a.length && a[at] === b[at]) at++;
		return { field: `official.${key}`, from: `…${a.slice(Math.max(0, at - 30), at + 60)}`, to: `…${b.slice(Math.max(0, at - 30), at + 60)}` };
	});
}

const digits = (text: string) => text.replace(/\D/g, '');

/** A hand-written record against the official one it cites. Findings for a person: nothing is ever written. */
export function fullFindings(full: FullService | Programme, now: Official): Change[] {
	const cited = Object.entries(full.evidence).filter(([, ref]) => ref.locator === now.id);
	const newest = cited
		.map(([, ref]) => ref.date)
		.sort()
		.at(-1);
	// Our text was taken from a newer edition than this reading: it has nothing to say.
	if (newest && newest > now.readOn) return [];
	const findings: Change[] = [];
	const names = [full.name, ...full.aliases.map((alias) => alias.text)].map(plainKey);
	if (!names.includes(plainKey(now.name))) findings.push({ field: 'name', from: full.name, to: now.name });
	const [ours, theirs] = [plainKey(full.provider), plainKey(now.provider)];
	if (cited.length && !ours.includes(theirs) && !theirs.includes(ours)) findings.push({ field: 'provider', from: full.provider, to: now.provider });
	if (now.ends && now.ends < now.readOn && full.state === 'running')
		findings.push({ field: 'state', from: full.state, to: `${now.ends}에 끝났다고 적혀 있어요` });
	for (const [name, ref] of cited)
		if (now.editedOn && ref.date < now.editedOn.slice(0, ref.date.length))
			findings.push({ field: `evidence.${name}.date`, from: ref.date, to: `기관이 ${now.editedOn}에 고쳤어요. 다시 읽어 보세요` });
	const mine = new Set(cited.map(([name]) => name));
	const body = [now.summary, now.eligibility, now.criteria, now.benefit, now.howToApply, ...(now.contacts ?? [])].filter(Boolean).join('\n');
	if (now.benefit) {
		const known = wonIn(body);
		full.amounts.forEach((amount, i) => {
			if (!amount.from.every((name) => mine.has(name))) return;
			for (const field of ['won', 'min', 'max'] as const) {
				const won = amount[field];
				if (won && !known.has(won)) findings.push({ field: `amounts.${i}.${field}`, from: won.toLocaleString('ko-KR'), to: '지금 공식 글에 이 금액이 없어요' });
			}
		});
	}
	if (now.contacts?.length)
		full.contacts.forEach((contact, i) => {
			if (contact.phone && contact.from.every((name) => mine.has(name)) && !digits(body.replace(/[()\s-]/g, '')).includes(digits(contact.phone)))
				findings.push({ field: `contacts.${i}.phone`, from: contact.phone, to: shown(now.contacts?.join(' / ')) });
		});
	return findings;
}
