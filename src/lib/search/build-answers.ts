/** Phone lines, places and hard words as the search compares them. */
import type { PlaceRecord } from '#lib/content/pack.ts';
import type { Hotline, Term } from '#lib/content/schema.ts';
import type { AnswersForm } from './answers.ts';
import { normalise, squeeze } from './normalise.ts';

type Input = {
	hotlines: Record<string, Hotline>;
	places: PlaceRecord[];
	terms: Record<string, Term>;
	placeKinds: Record<string, { name: string; order: number }>;
	dongs: Record<string, { name: string; legalDongs: string[] }>;
};

const lineOf = ([id, h]: [string, Hotline]): AnswersForm['lines'][number] => ({
	id,
	crisis: h.crisis,
	order: h.order,
	digits: h.number.replace(/\D/g, ''),
	name: squeeze(h.name),
	words: h.words.map(squeeze),
	everyday: (h.everydayWords ?? []).map(squeeze)
});

/** Offices first, then by name. */
function placesOf({ places, placeKinds, dongs }: Input): AnswersForm['places'] {
	const keys = places.map((place) => {
		const dong = place.dong ? dongs[place.dong] : undefined;
		const kind = placeKinds[place.kind];
		return {
			id: place.id,
			kind: place.kind,
			dong: place.dong,
			name: squeeze(place.name),
			kindName: squeeze(kind?.name ?? ''),
			order: kind?.order ?? 99,
			dongs: [...(dong ? [dong.name, ...dong.legalDongs] : []), ...(place.legalDongs ?? [])]
		};
	});
	return keys.sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

export function answersForm(input: Input): AnswersForm {
	const dongNames = Object.values(input.dongs).flatMap((d) => [d.name, ...d.legalDongs]);
	return {
		lines: Object.entries(input.hotlines).map(lineOf),
		places: placesOf(input),
		terms: Object.entries(input.terms).map(([id, t]) => [id, squeeze(t.term)]),
		dongNames: [...new Set(dongNames.map(normalise))]
	};
}
