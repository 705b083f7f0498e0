/** From records to a search: the part that is done once for a pack. */
import type { AnyService, PlaceRecord, ProgrammeRecord } from '#lib/content/pack.ts';
import type { Hotline, Term } from '#lib/content/schema.ts';
import type { Concept, QuestionWords } from '#lib/content/vocabulary.ts';
import { answersForm } from './build-answers.ts';
import { IndexBuilder } from './build-index.ts';
import { vocabularyForm } from './build-vocabulary.ts';
import { normalise } from './normalise.ts';
import { draftOf, pointedTo, type Draft, type Names } from './rows.ts';
import { openSearch, type Prepared, type Search } from './search.ts';

export type SearchInput = Names & {
	services: AnyService[];
	programmes: ProgrammeRecord[];
	synonyms: Concept[];
	/** `asking` and `faint`. */
	questionWords: Record<string, QuestionWords>;
	hotlines: Record<string, Hotline>;
	places: PlaceRecord[];
	terms: Record<string, Term>;
	placeKinds: Record<string, { name: string; order: number }>;
	/** Name of each dong, and the address names that lie in it. */
	dongs: Record<string, { name: string; legalDongs: string[] }>;
	/** Places with a district of the same name. */
	otherPlaces: string[];
};

const PORTION = 60;

/** Stops after every few records, so that a page can answer the finger between. */
export function* preparing(input: SearchInput): Generator<undefined, Prepared> {
	const pointed = pointedTo(input.services);
	const builder = new IndexBuilder();
	const drafts: Draft[] = [];
	const { services } = input;
	for (const record of [...services, ...input.programmes]) {
		const draft = draftOf(record, drafts.length < services.length ? 'service' : 'programme', input, pointed.get(record.id) ?? 0);
		builder.add(draft);
		if (drafts.push(draft) % PORTION === 0) yield;
	}
	// In a pack installed earlier they stand under their ids.
	const vocabulary = vocabularyForm(drafts, Object.values(input.synonyms), input.questionWords);
	yield;
	const words = (name: string) =>
		normalise(name)
			.split(' ')
			.filter((part) => part.length > 1);
	return {
		index: builder.form(),
		vocabulary,
		answers: answersForm(input),
		targets: Object.entries(input.targets).map(([id, { name }]) => [id, words(name)]),
		otherPlaces: input.otherPlaces
	};
}

/** All in one go, for scripts and tests. */
export function buildSearch(input: SearchInput): Search {
	const steps = preparing(input);
	for (let step = steps.next(); ; step = steps.next()) if (step.done) return openSearch(step.value);
}
