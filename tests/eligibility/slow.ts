/* eslint-disable complexity -- long lists of cases, each on its own line, are what makes this one easy to check by eye */
/**
 * A second evaluator, written apart from the first and without its shortcuts: it reads the household file itself and
 * looks at every possible value of a fact one by one (numbers as lists of representative values).
 * 1 = yes, 0 = no, 0.5 = unknown.
 */
import type { Atom, Rule, RuleNode } from '#lib/content/schema.ts';
import type { Context } from '#lib/eligibility/context.ts';
import type { File, Raw } from './support.ts';

type T = 0 | 0.5 | 1;
/** Possible values; `null` = nothing known; `'n/a'` = cannot apply. Sets: known members plus whether the rest is denied. */
type Possible =
	| { values: (string | number)[] }
	| { low: number; high: number }
	| { set: string[]; closed: boolean; never: string[] }
	| { days: [string, string] }
	| 'n/a'
	| null;

const and = (list: T[]): T => (list.length ? (Math.min(...list) as T) : 1);
const or = (list: T[]): T => (list.length ? (Math.max(...list) as T) : 0);
const given = (x: unknown) => x !== undefined && x !== 'dont_know' && x !== 'declined';
const pair = (x: unknown): [number, number] => (Array.isArray(x) ? [x[0] as number, (x[1] as number | null) ?? Infinity] : [x as number, x as number]);
const ymd = (d: string) => d.split('-').map(Number) as [number, number, number];
const dayNumber = (d: string) => Math.round(Date.parse(d) / 864e5);
const months = (from: string, to: string): number => {
	const [a, b, c] = ymd(from);
	const [x, y, z] = ymd(to);
	return Math.max(0, (x - a) * 12 + (y - b) - (z < c ? 1 : 0));
};

export function slowRule(rule: Rule, file: File, context: Context): T {
	const today = context.asOf;
	const { household, members } = file;
	const complete = given(household['size']) && household['size'] === members.length;
	const size: [number, number] = given(household['size']) ? pair(household['size']) : [Math.max(1, members.length), Infinity];

	const ages = (m: Raw): [number, number] => {
		if (given(m['birth'])) return [Math.floor(months(m['birth'] as string, today) / 12), Math.floor(months(m['birth'] as string, today) / 12)];
		return given(m['age']) ? pair(m['age']) : [0, Infinity];
	};
	const table = (id: string, n: number): number | undefined => {
		const parameter = context.parameters[id];
		const year = parameter?.years[today.slice(0, 4)];
		if (!parameter || !year) return undefined;
		if (!parameter.bySize) return year.values[0] ?? undefined;
		if (n === Infinity) return Infinity;
		let value = year.values[Math.min(n, year.values.length) - 1] ?? undefined;
		for (let extra = year.values.length; extra < n; extra++)
			value = value === undefined || year.perExtraPerson === undefined ? undefined : value + year.perExtraPerson;
		return value;
	};
	const median = (): [number, number] | undefined => {
		const [a, b] = [table('median-income', size[0]), table('median-income', size[1])];
		return a === undefined || b === undefined ? undefined : [a, b];
	};
	const six = (x: number) => Math.round(x * 1e6) / 1e6;

	/** [percent] or [won] of a given pair of keys, or null. */
	const money = (percentKey: string, wonKey: string, unit: 'percent' | 'won'): [number, number] | null | 'no table' => {
		const own = unit === 'percent' ? percentKey : wonKey;
		const other = unit === 'percent' ? wonKey : percentKey;
		if (given(household[own])) return pair(household[own]);
		if (!given(household[other])) return null;
		const m = median();
		if (!m) return 'no table';
		const [lo, hi] = pair(household[other]);
		if (unit === 'percent') return [six((lo / m[1]) * 100), six((hi / m[0]) * 100)];
		return [Math.round((lo / 100) * m[0]), hi === 0 ? 0 : Math.round((hi / 100) * m[1])];
	};
	const couple = members.every((m) => m['relation'] === 'self' || m['relation'] === 'spouse' || (m['relation'] === 'child' && ages(m)[1] < 18));
	const family =
		couple || members.every((m) => ['self', 'spouse', 'child', 'parent', 'grandchild'].includes(String(m['relation'])) && m['disability'] !== 'severe');
	const recognised = (unit: 'percent' | 'won', narrow: boolean): Possible => {
		const direct = money('income.recognised_percent', 'income.recognised', unit);
		if (direct === 'no table') return null;
		if (direct) return { low: direct[0], high: direct[1] };
		const ordinary = money('income.median_percent', 'income.monthly', unit);
		if (!ordinary || ordinary === 'no table') return null;
		return { low: complete && (narrow ? couple : family) ? ordinary[0] * 0.4 : 0, high: Infinity };
	};
	const familyWord = (key: string): Possible => {
		if (given(household[key])) return { values: [String(household[key])] };
		if (key !== 'family.multicultural' && complete && members.every((m) => ages(m)[0] >= 25)) return { values: ['no'] };
		return null;
	};
	const minors = (): Possible => {
		if (given(household['children_count'])) {
			const [low, high] = pair(household['children_count']);
			return { low, high };
		}
		const young = members.filter((m) => ages(m)[0] < 18 && m['relation'] !== 'spouse').length;
		const sure = members.filter((m) => m['relation'] === 'child' && ages(m)[1] < 18).length;
		return { low: sure, high: young + Math.max(0, size[1] - members.length) };
	};
	const benefits = (): Possible => {
		const never: string[] = [];
		const isNo = (p: Possible) => p !== null && typeof p === 'object' && 'values' in p && p.values[0] === 'no';
		if (isNo(familyWord('family.single_parent')) && isNo(familyWord('family.grandparent'))) never.push('single_parent');
		const old = (m: Raw) => calendar(m)[1] >= 779;
		if (complete && !members.some(old)) never.push('basic_pension');
		if (complete && !members.some((m) => (!given(m['disability']) || m['disability'] === 'severe') && ages(m)[1] >= 18)) never.push('disability_pension');
		const said = given(household['receives']) ? (household['receives'] as string[]) : [];
		return { set: said, closed: said.includes('none') || said.includes('no_others'), never };
	};
	const calendar = (m: Raw): [number, number] => {
		if (!given(m['birth'])) return given(m['age']) ? [pair(m['age'])[0] * 12, pair(m['age'])[1] * 12 + 12] : [0, Infinity];
		const [a, b] = ymd(m['birth'] as string);
		const [x, y] = ymd(today);
		const n = Math.max(0, (x - a) * 12 + y - b);
		return [n, n];
	};

	const householdFact = (fact: string, narrow: boolean): Possible => {
		switch (fact) {
			case 'size':
				return { low: size[0], high: size[1] };
			case 'residence.district':
				if (given(household[fact])) return { values: [household[fact] as string] };
				return given(household['residence.dong']) ? { values: ['here'] } : null;
			case 'residence.months':
				if (given(household['residence.district']) && household['residence.district'] !== 'here') return 'n/a';
				return given(household['residence.since']) ? { values: [months(household['residence.since'] as string, today)] } : null;
			case 'income.median_percent':
			case 'income.monthly': {
				const range = money('income.median_percent', 'income.monthly', fact === 'income.monthly' ? 'won' : 'percent');
				return range && range !== 'no table' ? { low: range[0], high: range[1] } : null;
			}
			case 'income.recognised':
				return recognised('won', narrow);
			case 'income.recognised_percent':
				return recognised('percent', false);
			case 'receives':
				return benefits();
			case 'crisis':
				return given(household[fact])
					? { set: household[fact] as string[], closed: ['none', 'no_others'].some((w) => (household[fact] as string[]).includes(w)), never: [] }
					: null;
			case 'children_count':
				return minors();
			case 'family.single_parent':
			case 'family.grandparent':
			case 'family.multicultural':
				return familyWord(fact);
			default:
				if (!given(household[fact])) return null;
				if (typeof household[fact] === 'string') return { values: [household[fact]] };
				return { low: pair(household[fact])[0], high: pair(household[fact])[1] };
		}
	};

	const noPregnancy = (m: Raw) => m['sex'] === 'male' || ages(m)[1] < 10 || ages(m)[0] > 59;
	const pregnancy = (m: Raw): { weeks?: [number, number]; days?: number; no?: true } | null => {
		const p = m['pregnancy'] as { weeks?: unknown; due?: string; gave_birth?: string } | string | undefined;
		if (!given(p)) return noPregnancy(m) ? { no: true } : null;
		if (p === 'no') return { no: true };
		if (typeof p !== 'object') return { weeks: [0, 42] };
		if (p.gave_birth) return { days: dayNumber(today) - dayNumber(p.gave_birth) };
		if (p.weeks !== undefined) return { weeks: pair(p.weeks) };
		const week = Math.floor((dayNumber(today) - dayNumber(p.due!) + 280) / 7);
		return week > 43 ? null : { weeks: [week, week] };
	};

	const memberFact = (fact: string, m: Raw): Possible => {
		const [young, old] = ages(m);
		const known = given(m['birth']) || given(m['age']);
		const state = pregnancy(m);
		const child = !given(m[fact]) && old < 15;
		switch (fact) {
			case 'age':
				return known ? { low: young, high: old } : null;
			case 'age.months':
				return !known ? null : given(m['birth']) ? { values: [months(m['birth'] as string, today)] } : { low: young * 12, high: old * 12 + 11 };
			case 'age.calendar_months':
				return known ? { low: calendar(m)[0], high: calendar(m)[1] } : null;
			case 'birth': {
				if (given(m['birth'])) return { days: [m['birth'] as string, m['birth'] as string] };
				if (!known) return null;
				const back = (years: number, days: number) =>
					new Date(Date.UTC(ymd(today)[0] - years, ymd(today)[1] - 1, ymd(today)[2] + days)).toISOString().slice(0, 10);
				return { days: [back(old + 1, 1), back(young, 0)] };
			}
			case 'pregnant':
				return state && { values: [state.weeks ? 'yes' : 'no'] };
			case 'pregnancy.weeks':
				return !state ? null : state.weeks ? { low: state.weeks[0], high: state.weeks[1] } : 'n/a';
			case 'days_since_delivery':
				return !state ? null : state.days === undefined ? 'n/a' : { values: [state.days] };
			case 'work':
				if (child) return { values: ['none'] };
				break;
			case 'employment_insured':
				if (child) return { values: ['no'] };
				break;
			case 'marriage':
				if (given(m[fact])) break;
				if (m['relation'] === 'spouse' || (m['relation'] === 'self' && members.some((o) => o['relation'] === 'spouse'))) return { values: ['married'] };
				if (child) return { values: ['single'] };
				break;
			case 'school': {
				if (given(m[fact])) break;
				const spans: [string, number, number][] = [
					['none', 0, 999],
					['childcare', 0, 7],
					['kindergarten', 2, 7],
					['elementary', 5, 15],
					['middle', 11, 18],
					['high', 14, 22],
					['university', 15, 999],
					['out_of_school', 6, 24]
				];
				return { values: spans.filter(([, a, b]) => young <= b && old >= a).map(([word]) => word) };
			}
		}
		return given(m[fact]) ? { values: [String(m[fact])] } : null;
	};

	const bounds = (bound: NonNullable<Atom['atLeast']>): [number, number] | undefined => {
		if (typeof bound === 'number') return [bound, bound];
		const sized = context.parameters[bound.parameter]?.bySize;
		const [a, b] = [table(bound.parameter, sized ? size[0] : 1), table(bound.parameter, sized ? size[1] : 1)];
		if (a === undefined || b === undefined) return undefined;
		return bound.times === undefined ? [a, b] : [Math.round(a * bound.times), Math.round(b * bound.times)];
	};

	const test = (atom: Atom, possible: Possible): T => {
		const sized = (['atLeast', 'atMost', 'above', 'below'] as const).filter((k) => atom[k] !== undefined);
		if (possible === null) return 0.5;
		if (possible === 'n/a') return 0;
		const results: T[] = [];
		const vote = (hits: boolean[]): T => (hits.every(Boolean) ? 1 : hits.some(Boolean) ? 0.5 : 0);
		for (const key of sized) {
			const bound = bounds(atom[key]!);
			const ends = 'values' in possible ? possible.values.map(Number) : 'low' in possible ? [possible.low, possible.high] : [];
			if (ends.length === 0 || ends.some(Number.isNaN)) results.push(0);
			else if (!bound) results.push(0.5);
			else {
				const rel = {
					atLeast: (x: number, y: number) => x >= y,
					atMost: (x: number, y: number) => x <= y,
					above: (x: number, y: number) => x > y,
					below: (x: number, y: number) => x < y
				}[key];
				results.push(vote(ends.flatMap((x) => bound.map((y) => rel(x, y)))));
			}
		}
		const wanted = atom.in ?? (atom.is !== undefined ? [atom.is] : undefined);
		if (wanted && 'values' in possible) results.push(vote(possible.values.map((x) => wanted.includes(String(x)))));
		if (wanted && 'low' in possible)
			results.push(or(wanted.map(Number).map((n) => (n < possible.low || n > possible.high ? 0 : possible.low === possible.high ? 1 : 0.5))));
		const words = atom.hasAny ?? (atom.has !== undefined ? [atom.has] : wanted && 'set' in possible ? wanted : undefined);
		if (words && 'set' in possible)
			results.push(
				or(
					words.map((w) =>
						possible.set.includes(w) ? 1 : w === 'none' ? (possible.set.length ? 0 : 0.5) : possible.closed || possible.never.includes(w) ? 0 : 0.5
					)
				)
			);
		if ((atom.onOrAfter || atom.onOrBefore) && 'days' in possible) {
			if (atom.onOrAfter) results.push(vote(possible.days.map((d) => d >= atom.onOrAfter!)));
			if (atom.onOrBefore) results.push(vote(possible.days.map((d) => d <= atom.onOrBefore!)));
		}
		return and(results);
	};

	const strangers = (): { people: Raw[]; count: number } => {
		const count = Math.max(0, size[1] - members.length);
		const unclear = members.some((m) => !given(m['relation']));
		const self = members.find((m) => m['relation'] === 'self');
		const out = new Set<string>();
		if (!unclear && self) out.add('self');
		if (!unclear && (members.some((m) => m['relation'] === 'spouse') || (self && given(self['marriage']) && self['marriage'] !== 'married'))) out.add('spouse');
		const full =
			given(household['children_count']) && members.filter((m) => m['relation'] === 'child' && ages(m)[1] < 18).length >= pair(household['children_count'])[1];
		const people = ['self', 'spouse', 'child', 'parent', 'grandchild', 'other']
			.filter((r) => !out.has(r))
			.map((relation): Raw => (relation === 'child' && full ? { relation, age: [18, 130] } : { relation }));
		return { people: count ? people : [], count };
	};

	const evaluate = (node: RuleNode, person?: Raw): T => {
		if ('all' in node) return and(node.all.map((n) => evaluate(n, person)));
		if ('any' in node) return or(node.any.map((n) => evaluate(n, person)));
		if ('not' in node) return (1 - evaluate(node.not, person)) as T;
		if ('office' in node) return 0.5;
		if ('count' in node) {
			const sorted = node.of.map((n) => evaluate(n, person)).sort((a, b) => b - a);
			return sorted[node.count - 1] ?? 0;
		}
		if ('someone' in node) {
			const one = (m: Raw): T =>
				and([
					node.relation ? (given(m['relation']) ? (node.relation.includes(m['relation'] as never) ? 1 : 0) : 0.5) : 1,
					...node.someone.map((n) => evaluate(n, m))
				]);
			const others = strangers();
			const maybe = others.people.some((m) => one(m) > 0) ? Math.min(others.count, 20) : 0;
			const sorted = [...members.map(one), ...Array<T>(maybe).fill(0.5)].sort((a, b) => b - a);
			return sorted[(node.atLeast ?? 1) - 1] ?? 0;
		}
		const narrow = !(['atLeast', 'atMost', 'above', 'below'] as const).some(
			(k) => typeof node[k] === 'object' && context.parameters[node[k].parameter]?.bySize
		);
		return test(node, person ? memberFact(node.fact, person) : householdFact(node.fact, narrow));
	};
	return and([evaluate(rule.when), ...rule.except.map((e) => (1 - evaluate(e.when)) as T)]);
}
