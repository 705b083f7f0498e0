/** Why a row was found: the field that says so and its words. */
import { tight } from './normalise.ts';
import type { Index } from './index.ts';
import type { Question } from './question.ts';

export type Why = { field: 'name' | 'alias' | 'phrase' | 'text' | 'age' | 'initials'; text: string };

/** Asks of each row why it was found; what was said is put in order once for all of them. */
export function whyIn(index: Index, question: Question): (at: number, phrase: number) => { why: Why; matches: string[] } {
	const ways = question.words.flatMap((w) => w.alternatives.filter((a) => a.text.length > 1)).sort((a, b) => b.weight - a.weight);
	const said = [...new Set(ways.map((a) => tight(a.text)))];
	const whole = tight(question.text);
	// `phrase`: the number of the row's nearest everyday phrase, or −1.
	return (at, phrase) => {
		const row = index.row(at);
		const names = index.names(at);
		if (question.initials) return { why: { field: 'initials', text: row.name }, matches: [] };
		const line = index.nameLine(at);
		const matches = said.filter((s) => line.includes(s) || row.shown.some((text) => text.includes(s)));
		const [own = '', ...others] = names;
		if (said.some((s) => own.includes(s))) return { why: { field: 'name', text: row.name }, matches };
		const alias = others.findIndex((n) => n === whole || said.some((s) => n.includes(s)));
		if (alias >= 0) return { why: { field: 'alias', text: row.aliases[alias] ?? '' }, matches };
		if (phrase >= 0) return { why: { field: 'phrase', text: row.phrases[phrase - (index.form.firstPhrase[at] ?? 0)] ?? '' }, matches };
		if (question.age && index.span(at)) return { why: { field: 'age', text: question.age.said }, matches };
		return { why: { field: 'text', text: '' }, matches };
	};
}
