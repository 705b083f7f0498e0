/** What has to be looked at again, by when, and how often people meet it in results. */
import { addDays } from '../../src/lib/content/day.ts';
import type { Records } from './records.ts';

export type Due = { kind: 'full' | 'listed' | 'programme' | 'place' | 'hotline' | 'parameter'; id: string; name: string; file: string; due: string; shown: number };

/** Money and rules 90 days, phones and hours 180. */
const SERVICE_DAYS = 90;
const PHONE_DAYS = 180;

/**
 * All records with their review day. `times`: how often each stood in results (see shown.ts); a yearly table
 * is shown as often as the services whose rules ask it.
 */
export function reviews(records: Records, times: ReadonlyMap<string, number>): Due[] {
	const full = [...records.services.values(), ...records.programmes.values()];
	const often = (id: string) => times.get(id) ?? 0;
	const service = (kind: Due['kind']) => ({ id, entry, record }: { id: string; entry: { file: string }; record: { name: string; checked: string; nextReview?: string | undefined } }): Due =>
		({ kind, id, name: record.name, file: entry.file, due: record.nextReview ?? addDays(record.checked, SERVICE_DAYS), shown: often(id) });
	const askedBy = (parameter: string) => full.filter(({ record }) => JSON.stringify(record.rule ?? '').includes(`"parameter":"${parameter}"`)).reduce((sum, { id }) => sum + often(id), 0);
	const over = new Set(['ended', 'historic']);
	return [
		...[...records.services.values()].filter((k) => !over.has(k.record.state)).map(service('full')),
		...[...records.listed.values()].filter((k) => !over.has(k.record.state)).map(service('listed')),
		...[...records.programmes.values()].filter((k) => !over.has(k.record.state)).map(service('programme')),
		...[...records.places.values()].map(({ id, entry, record }): Due => ({ kind: 'place', id, name: record.name, file: entry.file, due: addDays(record.checked, PHONE_DAYS), shown: often(id) })),
		...[...records.hotlines.values()].map(({ id, entry, record }): Due => ({ kind: 'hotline', id, name: record.name, file: entry.file, due: addDays(record.checked, PHONE_DAYS), shown: often(id) })),
		...[...records.parameters.values()].map(({ id, entry, record }): Due => {
			const newest = Math.max(...Object.keys(record.years).map(Number));
			return { kind: 'parameter', id, name: record.title, file: entry.file, due: `${newest + 1}-01-01`, shown: askedBy(id) };
		})
	];
}

/** Those due on a day or within the days after it: overdue first, then by day; on one day the most shown first. */
export function dueOn(all: Due[], on: string, days: number): Due[] {
	const until = addDays(on, days);
	const late = (due: Due) => (due.due < on ? 0 : 1);
	return all.filter((due) => due.due <= until).sort((a, b) => late(a) - late(b) || (late(a) === 0 ? b.shown - a.shown || a.due.localeCompare(b.due) : a.due.localeCompare(b.due) || b.shown - a.shown) || a.id.localeCompare(b.id, 'en'));
}
