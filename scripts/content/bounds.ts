/**
 * Whether a bound is in or out: "65세 이상" takes in the 65th birthday, "65세가 넘은" does not.
 * Held where a machine can: words against the rule's own numbers, a translation against its Korean. Only the same figure is compared.
 */
import type { FullService, RuleNode } from '../../src/lib/content/schema.ts';
import { partsOf } from '../../src/lib/content/tree.ts';
import type { Fault } from './fault.ts';
import { figuresOf } from './figures.ts';
import type { Kept, Records } from './records.ts';
import { texts } from './words.ts';

/** The four ways a number bounds: from it on, beyond it, up to it, short of it. */
type Side = 'atLeast' | 'above' | 'atMost' | 'below';
const TWIN: Record<Side, Side> = { atLeast: 'above', above: 'atLeast', atMost: 'below', below: 'atMost' };

const N = String.raw`(?<n>\d(?:[\d,.]*\d)?)`;
const KOREAN_UNIT = String.raw`\s?(?<unit>세|살|%|개월|년|달|일|명|번|회|시간|분|만\s?원|억\s?원|천\s?원|원|㎡)`;
const OVER = String.raw`(?:[이가을를]|보다)?\s?(?:넘(?!지)|초과)`;
const UNDER = String.raw`\s?미만|(?:[이가]\s)?\s?안\s?[된됐되]`;
const KOREAN: [Side, RegExp][] = [
	['atLeast', new RegExp(String.raw`${N}${KOREAN_UNIT}\s?이상`, 'g')],
	['above', new RegExp(`${N}${KOREAN_UNIT}${OVER}`, 'g')],
	['atMost', new RegExp(String.raw`${N}${KOREAN_UNIT}\s?(?:이하|이내|까지(?!\s?안))`, 'g')],
	['below', new RegExp(`${N}${KOREAN_UNIT}(?:${UNDER})`, 'g')]
];
const OTHERS: Record<string, [Side, RegExp][]> = {
	en: [
		['above', new RegExp(String.raw`\b(?:over|above|more than|older than|exceeding) (?:₩ ?)?${N}`, 'gi')],
		['below', new RegExp(String.raw`\b(?:under|below|less than|fewer than|younger than) (?:₩ ?)?${N}`, 'gi')]
	],
	'zh-Hans': [
		['above', new RegExp(`(?:超过|多于|高于|过了)${N}`, 'g')],
		['below', new RegExp(`(?:未满|不到|不足|少于|低于)${N}`, 'g')]
	],
	vi: [
		['above', new RegExp(String.raw`(?:trên|hơn|quá|vượt) ${N}`, 'gi')],
		['below', new RegExp(String.raw`(?:dưới|chưa đủ|chưa đến|ít hơn) ${N}`, 'gi')]
	]
};

type Bound = { side: Side; figure: number; unit: string; words: string };
const boundsIn = (text: string, sides: [Side, RegExp][], lang: string): Bound[] =>
	(/\d/.test(text) ? sides : []).flatMap(([side, pattern]) =>
		[...text.matchAll(pattern)].map((found) => ({ side, figure: figuresOf(found.groups!['n']!, lang)[0] ?? NaN, unit: found.groups!['unit'] ?? '', words: found[0] }))
	);

type Atom = Extract<RuleNode, { fact: string }>;
const atoms = (node: RuleNode): Atom[] => {
	return 'fact' in node ? [node] : partsOf(node).flatMap(atoms);
};

/** What an atom says in the unit people read: years of age and percents; a birthday that counts a month early is still that birthday. */
function* ruled(atom: Atom): Generator<Pick<Bound, 'side' | 'figure' | 'unit'>> {
	for (const side of Object.keys(TWIN) as Side[]) {
		const value = (atom as Record<string, unknown>)[side];
		if (typeof value !== 'number') continue;
		if (atom.fact === 'age') yield { side, figure: value, unit: '세' };
		if (atom.fact === 'age.calendar_months' && side === 'atLeast' && (value + 1) % 12 < 2) yield { side, figure: Math.floor((value + 1) / 12), unit: '세' };
		if (/percent$/.test(atom.fact)) yield { side, figure: value, unit: '%' };
	}
}

function service({ entry, record }: Kept<FullService>, faults: Fault[]): void {
	if (!record.rule) return;
	const all = [record.rule.when, ...record.rule.except.map(({ when }) => when)].flatMap(atoms);
	const known = all.flatMap((atom) => [...ruled(atom)]);
	if (!known.length) return;
	const has = (side: Side, { figure, unit }: Bound) => known.some((one) => one.side === side && one.figure === figure && one.unit === unit.replace('살', '세'));
	const shown = { text: record.text, easy: record.easy, rule: { ...record.rule, from: [] } };
	for (const [line, path] of texts(shown))
		for (const bound of boundsIn(line, KOREAN, 'ko'))
			if (has(TWIN[bound.side], bound) && !has(bound.side, bound))
				faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend: `"${bound.words}" is ${bound.side}, the rule says ${TWIN[bound.side]}: ${bound.figure}; see the source and make them one` });
}

export function checkBounds(records: Records, faults: Fault[]): void {
	for (const kept of records.services.values()) service(kept, faults);
}

/** Bounds that a translation moved: the Korean takes the figure in and the line leaves it out. The words as they stand there. */
export function movedBounds(korean: string, told: string, lang: string): string[] {
	const own = boundsIn(korean, KOREAN, 'ko');
	const said = (side: Side, figure: number) => own.some((bound) => bound.side === side && bound.figure === figure);
	return boundsIn(told, OTHERS[lang] ?? [], lang)
		.filter(({ side, figure }) => said(TWIN[side], figure) && !said(side, figure))
		.map(({ words }) => words);
}
