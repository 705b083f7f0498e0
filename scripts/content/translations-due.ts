/**
 * content:translations — which services lack a translation, which are out of date (with the mark of their present Korean, for `of`),
 * and how many nobody has checked. `--lang vi` for one language, `--json` for machines.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFault, type Fault } from './fault.ts';
import { readRecords } from './records.ts';
import { koreanOf, markOf, readTranslations } from './translations.ts';

const { values } = parseArgs({ options: { lang: { type: 'string' }, json: { type: 'boolean' } } });
const faults: Fault[] = [];
const root = resolve('content');
const records = readRecords(root, faults);
const marks = new Map([...records.services.values(), ...records.programmes.values()].map(({ id, record }) => [id, markOf(koreanOf(record))]));
const found = Object.entries(readTranslations(root, records, faults)).filter(([lang]) => !values.lang || lang === values.lang);
const due = Object.fromEntries(
	found.map(([lang, { services, names }]) => [
		lang,
		{
			told: Object.keys(services).length,
			draft: Object.values(services).filter(({ state }) => state === 'draft').length,
			missing: [...marks.keys()].filter((id) => !services[id]),
			names,
			stale: Object.entries(services).flatMap(([id, { stale }]) => (stale ? [{ id, of: marks.get(id) }] : []))
		}
	])
);
for (const fault of faults) console.error(describeFault(fault));
if (values.json) console.log(JSON.stringify(due));
else
	for (const [lang, { told, draft, missing, stale, names }] of Object.entries(due)) {
		console.log(`${lang}: ${told} told, ${draft} of them drafts nobody has checked, ${missing.length} missing, ${stale.length} out of date`);
		for (const { id, of } of stale) console.log(`  ${id}  of: ${of}`);
		for (const [file, due] of Object.entries(names)) {
			console.log(`  ${file}: ${due.missing.length} missing, ${due.stale.length} out of date`);
			for (const { id, of } of due.stale) console.log(`    ${id}  of: ${of}`);
		}
	}
