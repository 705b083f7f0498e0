/** Holds amounts, phones and sentences against the reference records they cite. Needs the reference folder; the product does not ship it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FullService } from '../../src/lib/content/schema.ts';
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';
import { texts } from './words.ts';

/** Text and newest day of the copies kept of each record. */
export type Reference = { text: Map<string, string>; day: Map<string, string>; squeezed: string };

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** All reference service records by id (press records by name), and all their text for the copy check. */
export function readReference(folder: string): Reference | undefined {
	const services = join(folder, 'services');
	if (!existsSync(services)) return undefined;
	const text = new Map<string, string>();
	const day = new Map<string, string>();
	const all: string[] = [];
	for (const file of readdirSync(services).filter((name) => name.endsWith('.jsonl')))
		for (const line of readFileSync(join(services, file), 'utf8').split('\n').filter(Boolean)) {
			const record = JSON.parse(line) as Record<string, unknown>;
			const body = [...texts(record)].map(([t]) => t).join('\n');
			for (const key of [record['id'], record['bokjiroId'], record['id'] ? undefined : record['name']])
				if (typeof key === 'string') {
					text.set(key, `${text.get(key) ?? ''}\n${body}`);
					// Some say "2026-07 (built 2026-07-10)": the latest day it names.
					const taken = [...String(record['collectedAt'] ?? record['sourceDate'] ?? '').matchAll(/\d{4}-\d{2}(-\d{2})?/g)].map(([d]) => d).sort().at(-1) ?? '';
					if (key === (record['id'] ?? record['name']) && taken > (day.get(key) ?? '')) day.set(key, taken);
				}
			all.push(squeeze(body));
		}
	return { text, day, squeezed: all.join('\n') };
}

/** Every amount of won that a text names, in any of the usual ways: 349,700원 · 34만 9,700원 · 100만원 · 583천원 · 1억 2천만원. */
export function wonIn(text: string): Set<number> {
	const found = new Set<number>();
	const plain = text.replace(/(\d),(?=\d{3})/g, '$1');
	for (const m of plain.matchAll(/(\d+(?:\.\d+)?)\s*(억|천만|백만|십만|만|천|백)?/g)) {
		const unit = { 억: 1e8, 천만: 1e7, 백만: 1e6, 십만: 1e5, 만: 1e4, 천: 1e3, 백: 100 }[m[2] ?? ''] ?? 1;
		found.add(Math.round(Number(m[1]) * unit));
	}
	// "25~45만원": the unit stands once, for both.
	for (const m of plain.matchAll(/(\d+)\s*[~∼～-]\s*\d+\s*(만|천)/g)) found.add(Number(m[1]) * (m[2] === '만' ? 1e4 : 1e3));
	for (const m of plain.matchAll(/(\d+)\s*만\s*(\d+)\s*(천)?/g)) found.add(Number(m[1]) * 1e4 + Number(m[2]) * (m[3] ? 1e3 : 1));
	for (const m of plain.matchAll(/(\d+)\s*억\s*(\d+)\s*(천만|백만|만)?/g)) found.add(Number(m[1]) * 1e8 + Number(m[2]) * ({ 천만: 1e7, 백만: 1e6, 만: 1e4 }[m[3] ?? '만'] ?? 1e4));
	return found;
}

/** The cited text; undefined where a source, or the newer edition that is cited, is not in the reference folder. */
const cited = (record: FullService, from: string[], reference: Reference) => {
	const bodies = from.map((name) => {
		const { locator, date = '' } = record.evidence[name] ?? {};
		if (locator === undefined || date > (reference.day.get(locator) ?? '9')) return undefined;
		return reference.text.get(locator);
	});
	return bodies.some((b) => b === undefined) ? undefined : bodies.join('\n');
};

/** Amounts and phones must stand in the records they cite. A source outside the reference folder is left to the reviewer. */
export function checkFigures(kept: Kept<FullService>, reference: Reference, faults: Fault[]): number {
	const { entry, record } = kept;
	let compared = 0;
	record.amounts.forEach((amount, i) => {
		const body = cited(record, amount.from, reference);
		if (body === undefined) return;
		const known = wonIn(body);
		for (const [field, won] of Object.entries({ won: amount.won, min: amount.min, max: amount.max })) {
			if (won === undefined || won === 0) continue;
			compared++;
			if (!known.has(won)) faults.push({ file: entry.file, line: entry.line(['amounts', i, field]), field: `amounts.${i}.${field}`, mend: `${won.toLocaleString('ko-KR')} won does not stand in the cited record (${amount.from.join(', ')})` });
		}
	});
	record.contacts.forEach((contact, i) => {
		const body = cited(record, contact.from, reference);
		if (body === undefined || !contact.phone) return;
		compared++;
		const digits = (t: string) => t.replace(/[^\d]+/g, '');
		if (!digits(body.replace(/[()\s-]/g, '')).includes(digits(contact.phone)))
			faults.push({ file: entry.file, line: entry.line(['contacts', i, 'phone']), field: `contacts.${i}.phone`, mend: `${contact.phone} does not stand in the cited record (${contact.from.join(', ')})` });
	});
	return compared;
}

const COPIED_FROM = 20;
const LABELS = new Set(['name', 'provider', 'department', 'aliases', 'evidence', 'officialIds', 'online', 'contacts', 'phones']);

/** No sentence of 20 characters or more is a copy from the reference records. Names, addresses and citations are not sentences. */
export function checkCopies(records: Records, reference: Reference, faults: Fault[]): void {
	for (const { entry, record } of [...records.services.values(), ...records.programmes.values(), ...records.listed.values()])
		for (const [text, path] of texts(record)) {
			if (LABELS.has(String(path[0])) || path.includes('from') || text.startsWith('https://')) continue;
			for (const sentence of squeeze(text).split(/(?<=[.!?])\s/))
				if (sentence.length >= COPIED_FROM && reference.squeezed.includes(sentence.replace(/[.!?]$/, '')))
					faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend: `copied word for word from the source ("${sentence.slice(0, 30)}…"); say it in our own plain words` });
		}
}
