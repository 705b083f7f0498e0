/** The real catalogue as the search takes it, compiled on the fly from `content/`. */
import { resolve } from 'node:path';
import type { Pack, Site } from '../../src/lib/content/pack.ts';
import type { SearchInput } from '../../src/lib/search/prepare.ts';
import { packOf, siteOf } from '../content/compile.ts';
import type { Fault } from '../content/fault.ts';
import { readRecords } from '../content/records.ts';

/** What the search needs of a pack and of the words every page has. */
export function inputOf(pack: Pack, site: Site): SearchInput {
	const { synonyms, questionWords, hotlines, terms, dongs } = pack.tables;
	const stages = Object.fromEntries(site.stages.map((s) => [s.id, s]));
	const { targets, themes, placeKinds, district } = site;
	return {
		services: pack.services,
		programmes: pack.programmes,
		places: pack.places,
		synonyms,
		questionWords,
		hotlines,
		terms,
		dongs,
		stages,
		targets,
		themes,
		placeKinds,
		otherPlaces: district.otherPlaces
	};
}

/** Faulty records are left out, as in a draft. */
export function readCatalogue(content = 'content'): SearchInput {
	const faults: Fault[] = [];
	const records = readRecords(resolve(content), faults);
	const pack = packOf(records);
	return inputOf(pack, siteOf(records, pack));
}
