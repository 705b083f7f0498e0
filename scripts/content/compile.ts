/**
 * content:compile — checks all of `content/` and writes what the app is built from into `.content/`:
 * With --draft it writes in spite of faults, for a look while writing.
 * pack.jsonl (everything, as the phone fetches it), pack.json (the same for the build), site.json (the few words every page needs), strings/<lang>.json, meta.json.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays } from '../../src/lib/content/day.ts';
import type { Gloss } from '../../src/lib/content/explain.ts';
import { PACK_SHAPE, type DeskContent, type Pack, type Site } from '../../src/lib/content/pack.ts';
import { EASY_LANGUAGE, FIRST_LANGUAGE } from '../../src/lib/i18n/words.ts';
import type { EasyLines } from '../../src/lib/i18n/easily.ts';
import { packLines } from '../../src/lib/content/pack-lines.ts';
import type { FullService, ListedService, Programme } from '../../src/lib/content/schema.ts';
import { checkedRecords } from './all-checks.ts';
import { easyLabels } from './easy.ts';
import { easyLinesOf } from './easy-lines.ts';
import { describeFault } from './fault.ts';
import type { Collection, Records } from './records.ts';
import { hardOf } from './hard.ts';
import { readStrings, sectionsOf } from './strings.ts';
import { readTranslations, type Texts } from './translations.ts';

const REVIEW_AFTER_DAYS = 90;

/** By id, as IndexedDB orders its keys. */
const inKeyOrder = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

type Found = ReadonlyMap<string, { hard?: Gloss[] }>;

const byId = <T>(kept: Collection<T>, hard?: Found): Record<string, T & { hard?: Gloss[] }> =>
	Object.fromEntries([...kept.values()].map((k) => [k.id, { ...k.record, ...hard?.get(k.id) }]));

function finished<T extends FullService | ListedService | Programme>(kept: Collection<T>, hard: Found): (T & { id: string; nextReview: string; hard?: Gloss[] })[] {
	return [...kept.values()].map(({ id, record }) => ({ ...record, id, nextReview: record.nextReview ?? addDays(record.checked, REVIEW_AFTER_DAYS), ...hard.get(id) }));
}

/** The pack as plain data; same content in, same bytes out. */
export function packOf(records: Records): Pack {
	const hard = hardOf(records);
	const services = [...finished(records.services, hard.services), ...finished(records.listed, hard.listed)].sort(inKeyOrder);
	return {
		shape: PACK_SHAPE,
		services,
		programmes: finished(records.programmes, hard.programmes).sort((a, b) => a.order - b.order),
		places: [...records.places.values()].map(({ id, record }) => ({ ...record, id, ...hard.places.get(id) })).sort(inKeyOrder),
		tables: {
			sources: byId(records.sources), documents: byId(records.documents), terms: byId(records.terms), hotlines: byId(records.hotlines, hard.hotlines),
			parameters: byId(records.parameters), facts: byId(records.facts), dongs: byId(records.dongs), synonyms: [...records.synonyms.values()].map(({ record }) => record), questionWords: byId(records.questionWords), placeKinds: byId(records.placeKinds),
			lifeEvents: byId(records.lifeEvents)
		}
	};
}

export function siteOf(records: Records, pack: Pack): Site {
	if (!records.district) throw new Error('content/district.yaml is missing or faulty');
	const count = (stage: string) => pack.services.filter((s) => s.state !== 'ended' && s.state !== 'historic' && s.stages.some((x) => x === stage)).length;
	const hard = hardOf(records);
	const { officialHosts: _, ...district } = records.district;
	return {
		district,
		stages: [...records.stages.values()].map(({ id, record }) => ({ id, ...record, count: count(id) })).sort((a, b) => a.order - b.order) as Site['stages'],
		themes: byId(records.themes, hard.themes), targets: byId(records.targets, hard.targets), placeKinds: byId(records.placeKinds),
		dongs: Object.fromEntries([...records.dongs.values()].map(({ id, record }) => [id, record.name]))
	};
}

/** Read only by the desk, when it is opened. */
function deskOf(records: Records): DeskContent {
	const columns = [...records.reportColumns.values()].map(({ id, record }) => ({ ...record, id }));
	return {
		columns: columns.sort((a, b) => a.order - b.order),
		history: byId(records.reportHistory),
		fields: byId(records.deskFields),
		leaflets: byId(records.deskLeaflets),
		wordings: byId(records.wordings),
		demo: [...records.demo.values()].map(({ record }) => record)
	};
}

/** One file of services, or of lines in easy words, for each language; returns its name. */
function writeTexts(out: string, translations: Record<string, Pick<Texts, 'services'> & { lines?: EasyLines }>): Record<string, string> {
	mkdirSync(join(out, 'texts'), { recursive: true });
	const names: Record<string, string> = {};
	for (const [lang, { services, lines }] of Object.entries(translations)) {
		if (!Object.keys(services).length && !lines) continue;
		const text = JSON.stringify({ services, lines });
		names[lang] = `texts-${lang}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.json`;
		writeFileSync(join(out, 'texts', names[lang]), text);
	}
	return names;
}

function main(): void {
	const root = resolve('content');
	const out = resolve('.content');
	const { records, faults } = checkedRecords(root);
	// Their faults are among those already.
	const strings = readStrings(join(root, 'strings'), []);
	const translations = readTranslations(root, records, []);
	if (faults.length) {
		for (const fault of faults) console.error(describeFault(fault));
		const draft = process.argv.includes('--draft');
		console.error(`content: ${faults.length} faults; ${draft ? 'written all the same, for a look only' : 'nothing was written'}`);
		if (!draft) process.exit(1);
	}
	const pack = packOf(records);
	const text = packLines(pack);
	const hash = createHash('sha256').update(text).digest('hex');
	rmSync(out, { recursive: true, force: true });
	mkdirSync(join(out, 'strings'), { recursive: true });
	writeFileSync(join(out, 'pack.jsonl'), text);
	// The same for those who read it while building.
	writeFileSync(join(out, 'pack.json'), JSON.stringify(pack));
	const site = siteOf(records, pack);
	const { district, stages, placeKinds, dongs, ...kinds } = site;
	writeFileSync(join(out, 'site.json'), JSON.stringify(site));
	// The first page needs only these; everything else comes with the pages that show it.
	const { map, id: _id, appName: _appName, ...few } = district;
	writeFileSync(join(out, 'core.json'), JSON.stringify({ district: few, stages: stages.map(({ id, name, icon, count }) => ({ id, name, icon, count })) }));
	writeFileSync(join(out, 'more.json'), JSON.stringify({ map, stages: Object.fromEntries(stages.map(({ id, gist, first }) => [id, { gist, first }])) }));
	writeFileSync(join(out, 'kinds.json'), JSON.stringify(kinds));
	writeFileSync(join(out, 'dongs.json'), JSON.stringify(dongs));
	writeFileSync(join(out, 'place-kinds.json'), JSON.stringify(placeKinds));
	writeFileSync(join(out, 'desk.json'), JSON.stringify(deskOf(records)));
	const lines = easyLinesOf(root, records);
	const texts = writeTexts(out, { ...translations, [EASY_LANGUAGE]: { services: {}, lines } });
	writeFileSync(join(out, 'meta.json'), JSON.stringify({ hash, short: hash.slice(0, 16), bytes: text.length, texts }));
	const labels: Record<string, unknown> = { ...Object.fromEntries(Object.entries(translations).map(([lang, t]) => [lang, t.labels])), [EASY_LANGUAGE]: easyLabels(records, lines) };
	for (const folder of ['words', 'tongues']) mkdirSync(join(out, folder), { recursive: true });
	for (const [lang, words] of Object.entries(strings)) {
		writeFileSync(join(out, 'words', `${lang}.json`), JSON.stringify(words));
		// The first language comes by section; whoever chooses another one fetches it once, with the names of the catalogue.
		if (lang !== FIRST_LANGUAGE) writeFileSync(join(out, 'tongues', `${lang}.json`), JSON.stringify({ words, labels: labels[lang] ?? {} }));
		else for (const [section, part] of Object.entries(sectionsOf(words))) writeFileSync(join(out, 'strings', `${section}.json`), JSON.stringify(part));
	}
	console.log(`content: ${pack.services.length} services, ${pack.places.length} places, ${(text.length / 1e6).toFixed(2)} MB, ${hash.slice(0, 16)}`);
}

if (process.argv[1]?.endsWith('compile.ts')) main();
