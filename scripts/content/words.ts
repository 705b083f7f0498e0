/** Checks on the words themselves: length, promises, hard words, pointing elsewhere, resident numbers, addresses. */
import type { FullService, Programme, RuleNode } from '../../src/lib/content/schema.ts';
import { partsOf } from '../../src/lib/content/tree.ts';
import type { Fault } from './fault.ts';
import type { Entry } from './load.ts';
import type { Kept, Records } from './records.ts';

const PROMISES = [/받(을|으실) 수 있(습니다|어요|다)/, /대상(입니다|이에요|이예요|이세요|이십니다)/, /자격이 (됩니다|돼요|있습니다|있어요|있으십니다)/, /무조건/, /반드시 받/];
const POINTS_ELSEWHERE = /(자세한|상세한)?\s*(내용|사항|정보|조건|금액)?(은|는|을|를)?\s*.{0,14}(홈페이지|누리집|공고|공고문|안내문|담당 부서|복지로|정부24)(를|을|에서|로|에)?\s*(참고|참조|확인|문의)/;
const RESIDENT_NUMBER = /(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[-\s]?[1-8]\d{6}(?!\d)/;
const ADDRESS = /https?:\/\/[^\s"')]+/g;

/** Every text of a value with its path. */
export function* texts(value: unknown, path: PropertyKey[] = []): Generator<[string, PropertyKey[]]> {
	if (typeof value === 'string') yield [value, path];
	else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* texts(item, [...path, i]);
	else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* texts(inner, [...path, key]);
}

export const ruleTexts = (node: RuleNode): string[] => {
	if ('fact' in node) return [node.says];
	if ('office' in node) return [node.office];
	return partsOf(node).flatMap(ruleTexts);
};

const conditionWords = ['수급', '차상위', '장애', '한부모', '임신', '다문화', '보훈', '유공자', '미취업', '무주택', '여성', '남성', '북한이탈', '외국인', '조손', '중위소득', '소득인정액', '다자녀'];
const numbers = (text: string) => [...text.matchAll(/\d[\d,]*(\.\d+)?/g)].map((m) => m[0].replaceAll(',', ''));

/** Each number and each condition word of `who` stands in the rule or in `leftOut` too. */
function whoIsInRule({ entry, record }: Kept<FullService>, fault: (path: PropertyKey[], mend: string) => void): void {
	if (!record.rule) return;
	const rule = [...ruleTexts(record.rule.when), ...record.rule.except.flatMap((e) => [e.says, ...ruleTexts(e.when)]), ...record.rule.leftOut].join(' ');
	const known = new Set(numbers(rule));
	record.text.who.forEach((says, i) => {
		for (const number of numbers(says)) if (!known.has(number)) fault(['text', 'who', i], `the condition with "${number}" is neither in the rule nor in leftOut:`);
		for (const word of conditionWords) if (says.includes(word) && !rule.includes(word)) fault(['text', 'who', i], `the condition "${word}" is neither in the rule (says:) nor in leftOut:`);
	});
	void entry;
}

function fullWords(kept: Kept<FullService | Programme>, faults: Fault[]): void {
	const { entry, record } = kept;
	const fault = (path: PropertyKey[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	const shown: Record<string, unknown> = { text: record.text, easy: record.easy, apply: record.apply, plainName: record.plainName };
	for (const [text, path] of texts(shown)) for (const promise of PROMISES) if (promise.test(text)) fault(path, `promises too much ("${promise.exec(text)?.[0]}"); say what it gives and what to ask`);
	for (const part of ['youGet', 'who'] as const)
		if (record.text[part].every((says) => POINTS_ELSEWHERE.test(says))) fault(['text', part], 'only points elsewhere; write the fact, or leave the sentence out');
	whoIsInRule(kept, fault);
}

function officialHost(host: string, allowed: string[]): boolean {
	return allowed.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

/** Addresses are https and official; pages of the press may stand only as evidence of a press source. */
function addresses(entry: Entry, value: unknown, records: Records, faults: Fault[]): void {
	const evidence = ((value as { evidence?: Record<string, { source: string }> }).evidence ?? {}) as Record<string, { source: string }>;
	for (const [text, path] of texts(value)) {
		const fault = (mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
		if (RESIDENT_NUMBER.test(text)) fault('looks like a resident registration number; take it out');
		for (const [address] of text.matchAll(ADDRESS)) {
			if (address.startsWith('http:')) fault(`${address} is not https`);
			const kind = path[0] === 'evidence' ? records.sources.get(evidence[String(path[1])]?.source ?? '')?.record.kind : undefined;
			if (kind === 'press' || kind === 'directory') continue;
			let host: string;
			try {
				host = new URL(address).hostname;
			} catch {
				fault(`${address} is not an address`);
				continue;
			}
			if (!officialHost(host, records.district?.officialHosts ?? [])) fault(`${host} is not an official address (district.yaml lists them in officialHosts)`);
		}
	}
}

export function checkWords(records: Records, faults: Fault[]): void {
	for (const kept of [...records.services.values(), ...records.programmes.values()]) {
		fullWords(kept, faults);
		addresses(kept.entry, kept.record, records, faults);
	}
	for (const kept of [...records.listed.values(), ...records.documents.values(), ...records.hotlines.values()]) addresses(kept.entry, kept.record, records, faults);
	for (const { entry, record } of records.places.values())
		for (const [text, path] of texts(record))
			if (RESIDENT_NUMBER.test(text)) faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend: 'looks like a resident registration number; take it out' });
}
