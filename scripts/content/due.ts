/** What has to be looked at again, by when, and how many people would meet it. */
import { addDays } from '../../src/lib/content/day.ts';
import type { Records } from './records.ts';

export type Due = { kind: 'full' | 'listed' | 'programme' | 'place' | 'hotline' | 'parameter'; id: string; name: string; file: string; due: string; shown: number };

/** Money and rules 90 days, phones and hours 180. */
const SERVICE_DAYS = 90;
const PHONE_DAYS = 180;

/**
 * All records with their review day. `shown` counts the places where people come across a record:
 * the stage lists it stands in, and the links and replacements of other records that lead to it.
 */
export function reviews(records: Records): Due[] {
	const linked = new Map<string, number>();
	const full = [...records.services.values(), ...records.programmes.values()];
	for (const { record } of full)
		for (const id of [...Object.values(record.links).flat(), ...(record.replacedBy ? [record.replacedBy] : [])]) linked.set(id, (linked.get(id) ?? 0) + 1);
	const service = (kind: Due['kind']) => ({ id, entry, record }: { id: string; entry: { file: string }; record: { name: string; stages: string[]; checked: string; nextReview?: string | undefined } }): Due =>
		({ kind, id, name: record.name, file: entry.file, due: record.nextReview ?? addDays(record.checked, SERVICE_DAYS), shown: record.stages.length + (linked.get(id) ?? 0) });
	const over = new Set(['ended', 'historic']);
	return [
		...[...records.services.values()].filter((k) => !over.has(k.record.state)).map(service('full')),
		...[...records.listed.values()].filter((k) => !over.has(k.record.state)).map(service('listed')),
		...[...records.programmes.values()].filter((k) => !over.has(k.record.state)).map(service('programme')),
		...[...records.places.values()].map(({ id, entry, record }): Due => ({ kind: 'place', id, name: record.name, file: entry.file, due: addDays(record.checked, PHONE_DAYS), shown: 1 })),
		...[...records.hotlines.values()].map(({ id, entry, record }): Due => ({ kind: 'hotline', id, name: record.name, file: entry.file, due: addDays(record.checked, PHONE_DAYS), shown: record.crisis ? records.stages.size : 1 })),
		...[...records.parameters.values()].map(({ id, entry, record }): Due => {
			const newest = Math.max(...Object.keys(record.years).map(Number));
			return { kind: 'parameter', id, name: record.title, file: entry.file, due: `${newest + 1}-01-01`, shown: full.filter(({ record: r }) => JSON.stringify(r.rule ?? '').includes(`"parameter":"${id}"`)).length };
		})
	];
}

/** Those due on a day or within the days after it: overdue first, then by day; on one day the most shown first. */
export function dueOn(all: Due[], on: string, days: number): Due[] {
	const until = addDays(on, days);
	const late = (due: Due) => (due.due < on ? 0 : 1);
	return all.filter((due) => due.due <= until).sort((a, b) => late(a) - late(b) || (late(a) === 0 ? b.shown - a.shown || a.due.localeCompare(b.due) : a.due.localeCompare(b.due) || b.shown - a.shown) || a.id.localeCompare(b.id, 'en'));
}
