/** The search over the installed catalogue: what was prepared from it before, else prepared now and kept beside it. */
import { version } from '$app/environment';
import type { Reader } from '#lib/catalogue/reader.ts';
import type { SearchInput } from '#lib/search/prepare.ts';
import type { Prepared } from '#lib/search/search.ts';
import { kinds } from '../kinds.ts';
import { site } from '../site.ts';

/** Raised when what is prepared takes another form. */
const FORM = 4;
const NAME = `search ${FORM} ${version}`;

async function inputOf(reader: Reader): Promise<SearchInput> {
	const { targets, themes } = kinds;
	// A pack installed before there were these words has none.
	const orNone = <T extends object>(table: Promise<T>) => table.catch(() => ({}) as T);
	const [synonyms, questionWords, placeKinds] = await Promise.all([
		orNone(reader.table('synonyms')),
		orNone(reader.table('questionWords')),
		orNone(reader.table('placeKinds'))
	]);
	const [services, programmes, places] = await Promise.all([reader.services(), reader.programmes(), reader.places()]);
	const [hotlines, terms, dongs] = await Promise.all([reader.table('hotlines'), reader.table('terms'), reader.table('dongs')]);
	if (!services.length) throw new Error('the catalogue is empty');
	const stages = Object.fromEntries(site.stages.map((s) => [s.id, s]));
	const { otherPlaces } = site.district;
	return { services, programmes, places, hotlines, terms, dongs, synonyms, questionWords, stages, targets, themes, placeKinds, otherPlaces };
}

/** Longer than this the page would not answer the finger. */
const AT_ONCE_MS = 12;
const aMoment = () => new Promise<void>((next) => setTimeout(next));

async function make(reader: Reader): Promise<Prepared> {
	const [input, { preparing }] = await Promise.all([inputOf(reader), import('#lib/search/prepare.ts')]);
	const steps = preparing(input);
	let since = performance.now();
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) return step.value;
		if (performance.now() - since < AT_ONCE_MS) continue;
		await aMoment();
		since = performance.now();
	}
}

/** Prepares ahead of the first question, where that has not been done. Never fails: the search page will try again. */
export async function makeReady(reader: Reader): Promise<void> {
	if (!(await reader.hasDerived(NAME).catch(() => true))) await preparedOf(reader).catch(() => undefined);
}

let making: { reader: Reader; prepared: Promise<Prepared> } | undefined;

async function keptOrMade(reader: Reader): Promise<Prepared> {
	return (await reader.derived<Prepared>(NAME)) ?? reader.keepDerived(NAME, () => make(reader));
}

/** What the search needs of a catalogue; prepared at most once at a time. Rejects where there is nothing to search. */
export function preparedOf(reader: Reader): Promise<Prepared> {
	if (making?.reader === reader) return making.prepared;
	const prepared = keptOrMade(reader);
	making = { reader, prepared };
	const done = () => (making = undefined);
	prepared.then(done, done);
	return prepared;
}
