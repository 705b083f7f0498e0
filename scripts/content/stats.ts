/** content:stats — how much there is: `--json` for machines, a table without. A service counts once, by its primary stage. */
import { resolve } from 'node:path';
import type { Fault } from './fault.ts';
import { readRecords } from './records.ts';

const tally = (values: string[]): Record<string, number> => values.reduce<Record<string, number>>((counts, value) => ({ ...counts, [value]: (counts[value] ?? 0) + 1 }), {});

const faults: Fault[] = [];
const records = readRecords(resolve('content'), faults);
const full = [...records.services.values()].map((k) => k.record);
const listed = [...records.listed.values()].map((k) => k.record);
const primary = (stage: string, services: { stages: string[] }[]) => services.filter((s) => s.stages[0] === stage).length;
const stats = {
	services: {
		total: full.length + listed.length,
		full: full.length,
		listed: listed.length,
		byStage: Object.fromEntries([...records.stages.keys()].map((stage) => [stage, { full: primary(stage, full), listed: primary(stage, listed) }])),
		byState: tally([...full, ...listed].map((s) => s.state))
	},
	dreamHearty: records.programmes.size,
	places: { total: records.places.size, byKind: tally([...records.places.values()].map((k) => k.record.kind)) },
	hotlines: records.hotlines.size,
	terms: records.terms.size,
	sources: records.sources.size
};
if (faults.length) console.error(`${faults.length} faults: see npm run content:check`);
if (process.argv.includes('--json')) console.log(JSON.stringify(stats));
else console.dir(stats, { depth: null });
