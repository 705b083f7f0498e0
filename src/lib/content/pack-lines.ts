/**
 * The pack on its way to the phone: JSON Lines. The first line is the shape; each other line is `[part, rows]` with a
 * portion of the records, or `['tables', { name: table }]`. Read line by line, no step holds up the finger.
 */
import type { Pack, Tables } from './pack.ts';

const PORTION = 20;
const PARTS = ['services', 'programmes', 'places'] as const;

/** The pack as text. `packFrom` reads it back. */
export function packLines(pack: Pack): string {
	const lines: unknown[] = [{ shape: pack.shape }];
	for (const part of PARTS) for (let at = 0; at < pack[part].length; at += PORTION) lines.push([part, pack[part].slice(at, at + PORTION)]);
	for (const [name, table] of Object.entries(pack.tables)) lines.push(['tables', { [name]: table }]);
	return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** Reads a pack, resting after each line. Returns undefined for another shape. Throws on a line that is no JSON. */
export function* packFrom(text: string, shape: number): Generator<void, Pack | undefined> {
	const pack: Pack = { shape, services: [], programmes: [], places: [], tables: {} as Tables };
	let from = text.indexOf('\n') + 1;
	if ((JSON.parse(text.slice(0, from || undefined)) as { shape?: number }).shape !== shape) return undefined;
	while (from > 0 && from < text.length) {
		const end = text.indexOf('\n', from);
		const [part, rows] = JSON.parse(text.slice(from, end < 0 ? undefined : end)) as ['tables', Partial<Tables>] | [(typeof PARTS)[number], never[]];
		if (part === 'tables') Object.assign(pack.tables, rows);
		else pack[part].push(...rows);
		from = end + 1;
		yield;
	}
	return pack;
}
