/** Ages a record is for. Years throughout; months are parts of a year. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Atom, Bound, RuleNode } from '#lib/content/schema.ts';
import type { Span } from './ages.ts';

const number = (bound: Bound | undefined) => (typeof bound === 'number' ? bound : undefined);

function ofAtom(atom: Atom): Span | undefined {
	if (!atom.fact.startsWith('age')) return undefined;
	const unit = atom.fact === 'age' ? 1 : 12;
	const from = number(atom.atLeast) ?? number(atom.above);
	const to = number(atom.atMost) ?? number(atom.below);
	if (from === undefined && to === undefined) return undefined;
	// A claim may be made in the month before the birthday: 779 months are 65 years.
	return { from: unit === 12 && (from ?? 0) > 60 ? Math.ceil((from ?? 0) / 12) : (from ?? 0) / unit, to: to === undefined ? 120 : to / unit };
}

const hull = (spans: Span[]): Span => ({ from: Math.min(...spans.map((s) => s.from)), to: Math.max(...spans.map((s) => s.to)) });
const common = (spans: Span[]): Span => ({ from: Math.max(...spans.map((s) => s.from)), to: Math.min(...spans.map((s) => s.to)) });

function ofNode(node: RuleNode): Span | undefined {
	if ('fact' in node) return ofAtom(node);
	if ('not' in node || 'office' in node) return undefined;
	const children = 'all' in node ? node.all : 'any' in node ? node.any : 'someone' in node ? node.someone : node.of;
	const spans = children.filter((part) => !('office' in part)).map(ofNode);
	const known = spans.filter((s) => s !== undefined);
	if (!known.length) return undefined;
	if ('all' in node || 'someone' in node) return common(known);
	return known.length === spans.length ? hull(known) : undefined;
}

function ofText(lines: string[]): Span | undefined {
	for (const line of lines) {
		const range = /(\d{1,2})세?\s?(?:~|부터|에서)\s?(\d{1,2})(?:세|살)/.exec(line);
		if (range) return { from: Number(range[1]), to: Number(range[2]) };
		const from = /(\d{1,2})(?:세|살)\s?(?:이상|부터|넘|이 넘|가 넘)/.exec(line);
		if (from) return { from: Number(from[1]), to: 120 };
		const to = /(\d{1,2})(?:세|살)\s?(?:이하|까지|미만)/.exec(line);
		if (to) return { from: 0, to: Number(to[1]) };
	}
	return undefined;
}

/** Ages a service is for: by its rule, else by its listed bounds, else by its own words. Undefined where nothing says. */
export function spanOf(service: AnyService | ProgrammeRecord): Span | undefined {
	if (service.depth === 'listed')
		return service.ageFrom === undefined && service.ageTo === undefined ? undefined : { from: service.ageFrom ?? 0, to: service.ageTo ?? 120 };
	const ruled = service.rule && ofNode(service.rule.when);
	if (ruled && ruled.from <= ruled.to) return ruled;
	return ofText([...service.text.who, service.text.gist]);
}
