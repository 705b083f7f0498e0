/** Events to sealed rows and back. */
import { textOf, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';
import { inChunks } from './chunks.ts';
import type { DeskEvent } from './event.ts';
import { aadOf, open, pad, seal, unpad } from './seal.ts';
import type { Row } from './store.ts';

export type Sealed = Omit<Row, 'seq'>;

const placeOf = (vault: string, row: { id: string; case: string }) => aadOf({ vault, table: 'events', record: row.id, caseId: row.case });

/** Every event under its case's key. Throws where a key is missing. */
export function sealEvents(vault: string, keys: Map<string, CryptoKey>, events: DeskEvent[]): Promise<Sealed[]> {
	return inChunks(events, async (event) => {
		const key = keys.get(event.case);
		if (!key) throw new Error('no key for a case');
		return { id: event.id, case: event.case, box: await seal(key, placeOf(vault, event), pad(utf8(canonical(event)))) };
	});
}

export type Opened = { events: DeskEvent[]; damaged: string[] };

/** What can be read, and the ids of what cannot: one damaged row does not hide the others. */
export async function openRows(vault: string, keys: Map<string, CryptoKey>, rows: Row[]): Promise<Opened> {
	const read = await inChunks(rows, (row) => openRow(vault, keys.get(row.case), row));
	return { events: read.filter((event) => event !== undefined), damaged: rows.filter((_, i) => read[i] === undefined).map((row) => row.id) };
}

async function openRow(vault: string, key: CryptoKey | undefined, row: Row): Promise<DeskEvent | undefined> {
	const padded = key && (await open(key, placeOf(vault, row), row.box));
	const bytes = padded && unpad(padded);
	if (!bytes) return undefined;
	// Only whole events are ever sealed, so what opens here is one.
	const event = JSON.parse(textOf(bytes)) as DeskEvent;
	return event.id === row.id && event.case === row.case ? event : undefined;
}
