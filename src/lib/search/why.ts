/** Why a row was found: the field that says so and its words. */
import { tight } from './normalise.ts';
import type { Question } from './question.ts';
import type { Row } from './rows.ts';

export type Why = { field: 'name' | 'alias' | 'phrase' | 'text' | 'age' | 'initials'; text: string };

const contains = (names: string[], said: string) => names.some((n) => n.includes(said));

/** `phrase`: which of the row's everyday phrases is the nearest, or −1. */
export function whyOf(row: Row, question: Question, phrase: number): { why: Why; matches: string[] } {
	if (question.initials) return { why: { field: 'initials', text: row.name }, matches: [] };
	const ways = question.words.flatMap((w) => w.alternatives.filter((a) => a.text.length > 1)).sort((a, b) => b.weight - a.weight);
	const said = [...new Set(ways.map((a) => tight(a.text)))];
	const matches = said.filter((s) => contains([...row.names, tight(row.fields.plain[0] ?? ''), tight(row.fields.gist[0] ?? '')], s));
	const [own = '', ...others] = row.names;
	if (said.some((s) => own.includes(s))) return { why: { field: 'name', text: row.name }, matches };
	const alias = others.findIndex((n) => n === tight(question.text) || contains([n], said[0] ?? ' ') || said.some((s) => n.includes(s)));
	if (alias >= 0) return { why: { field: 'alias', text: row.aliases[alias] ?? '' }, matches };
	if (phrase >= 0) return { why: { field: 'phrase', text: row.phrases[phrase] ?? '' }, matches };
	if (question.age && row.span) return { why: { field: 'age', text: question.age.said }, matches };
	return { why: { field: 'text', text: '' }, matches };
}
