/** Which hard words a card says, found once while compiling: the phone has nothing to look for and no list of words to load. */
import { hardWords, type Gloss } from '../../src/lib/content/explain.ts';
import type { Term } from '../../src/lib/content/schema.ts';
import { plainKey } from '../../src/lib/content/text.ts';
import type { Records } from './records.ts';

type Said = { texts: (string | undefined)[]; own?: string[] };

/** `own`: names of the record itself, which its card tells anyway. Nothing where there is no hard word. */
export function hardIn({ texts, own = [] }: Said, terms: Term[]): { hard?: Gloss[] } {
	const names = new Set(own.map(plainKey));
	const found = hardWords(
		texts.filter((text) => text !== undefined),
		terms
	).filter(({ term }) => !names.has(plainKey(term)));
	return found.length ? { hard: found.map(({ term, plain }) => ({ term, plain })) } : {};
}

/** For every card of the catalogue, by id. */
export function hardOf(records: Records) {
	const terms = [...records.terms.values()].map(({ record }) => record);
	const kind = (id: string) => records.placeKinds.get(id)?.record.name;
	const each = <T>(kept: ReadonlyMap<string, { record: T }>, said: (record: T) => Said) => new Map([...kept].map(([id, { record }]) => [id, hardIn(said(record), terms)]));
	const names = (record: { name: string; aliases: { text: string }[] }) => [record.name, ...record.aliases.map(({ text }) => text)];
	const named = ({ name }: { name: string }): Said => ({ texts: [name] });
	return {
		services: each(records.services, (r) => ({ texts: [r.name, r.plainName, r.text.gist], own: names(r) })),
		programmes: each(records.programmes, (r) => ({ texts: [r.name, r.plainName, r.text.gist], own: names(r) })),
		listed: each(records.listed, (r) => ({ texts: [r.name, r.line], own: names(r) })),
		places: each(records.places, (r) => ({ texts: [r.name, kind(r.kind), r.forWhom, r.note, r.phoneNote] })),
		hotlines: each(records.hotlines, (r) => ({ texts: [r.name, r.says] })),
		themes: each(records.themes, named),
		targets: each(records.targets, named)
	};
}
