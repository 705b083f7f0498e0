/**
 * One commit as bytes: what it brought, the state it led to, and a hash over both. A file of frames is told whole without any key.
 * sizes of head and boxes (2 × u32) ‖ head (JSON) ‖ boxes ‖ mark: version (u32), turn (f64), chain head (32) ‖ SHA-256 of everything before.
 */
import { concat, hex, same, textOf, unhex, utf8, type Bytes } from './bytes.ts';
import type { CaseKeyRow, Meta, Row } from './store.ts';

/** `meta` are rows without boxes: header, canary, backup, loss. */
export type Frame = { meta: Meta[]; rows: Row[]; cases: CaseKeyRow[]; graves: string[] };
/** The state after a frame. `version` is the schema's. */
export type Mark = { version: number; turn: number; head: string };

const SIZES = 8;
const MARK = 4 + 8 + 32;
/** Bytes at the end of a frame that say which state it led to. */
export const TAIL = MARK + 32;

type Head = { meta: Meta[]; rows: [id: string, of: string, seq: number, length: number][]; cases: [id: string, length: number][]; graves: string[] };

const hashOf = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** One buffer for all of it: at a full desk there are twenty thousand rows. */
export async function frameOf({ meta, rows, cases, graves }: Frame, mark: Mark): Promise<Bytes> {
	const head = utf8(
		JSON.stringify({
			meta,
			rows: rows.map((row) => [row.id, row.case, row.seq, row.box.length]),
			cases: cases.map(({ id, box }) => [id, box.length]),
			graves
		} satisfies Head)
	);
	const boxes = [...rows, ...cases].map(({ box }) => box);
	const length = boxes.reduce((sum, box) => sum + box.length, 0);
	const bytes = new Uint8Array(SIZES + head.length + length + TAIL);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, head.length);
	view.setUint32(4, length);
	bytes.set(head, SIZES);
	let at = SIZES + head.length;
	for (const box of boxes) {
		bytes.set(box, at);
		at += box.length;
	}
	bytes.set(markBytes(mark), at);
	bytes.set(await hashOf(bytes.subarray(0, at + MARK)), at + MARK);
	return bytes;
}

function markBytes({ version, turn, head }: Mark): Bytes {
	const numbers = new DataView(new ArrayBuffer(12));
	numbers.setUint32(0, version);
	numbers.setFloat64(4, turn);
	return concat(new Uint8Array(numbers.buffer), unhex(head, 32) ?? new Uint8Array(32));
}

/** What the end of a file says of itself, not proven; `undefined` where it says nothing. */
export function markAt(tail: Bytes | undefined): Mark | undefined {
	if (!tail || tail.length < TAIL) return undefined;
	const mark = tail.slice(tail.length - TAIL, tail.length - TAIL + MARK);
	const view = new DataView(mark.buffer);
	return { version: view.getUint32(0), turn: view.getFloat64(4), head: hex(mark.slice(12)) };
}

export const sameMark = (a: Mark | undefined, b: Mark): boolean => a?.version === b.version && a.turn === b.turn && a.head === b.head;

/** Every frame up to the first that does not hold, and the mark of the last of them. */
export async function framesIn(bytes: Bytes): Promise<{ frames: Frame[]; mark: Mark | undefined }> {
	const frames: Frame[] = [];
	let mark: Mark | undefined;
	for (let at = 0; at < bytes.length;) {
		const one = await frameAt(bytes, at).catch(() => undefined);
		if (!one) break;
		frames.push(one.frame);
		mark = one.mark;
		at = one.end;
	}
	return { frames, mark };
}

async function frameAt(bytes: Bytes, at: number): Promise<{ frame: Frame; mark: Mark | undefined; end: number } | undefined> {
	if (bytes.length - at < SIZES + TAIL) return undefined;
	const view = new DataView(bytes.buffer, bytes.byteOffset + at, SIZES);
	const [headLength, length] = [view.getUint32(0), view.getUint32(4)];
	const end = at + SIZES + headLength + length + TAIL;
	if (end > bytes.length) return undefined;
	const frame = bytes.subarray(at, end);
	if (!same(await hashOf(frame.subarray(0, -32)), frame.subarray(-32))) return undefined;
	const head = JSON.parse(textOf(frame.subarray(SIZES, SIZES + headLength))) as Head;
	let from = SIZES + headLength;
	const until = from + length;
	/** Bytes of its own: a view stored in the database would take the whole file along. */
	const box = (size: number): Bytes => {
		if (!(size >= 0 && from + size <= until)) throw new RangeError('sizes');
		return frame.slice(from, (from += size));
	};
	const rows = head.rows.map(([id, of, seq, size]) => ({ id, case: of, seq, box: box(size) }));
	const cases = head.cases.map(([id, size]) => ({ id, box: box(size) }));
	return { frame: { meta: head.meta, rows, cases, graves: head.graves }, mark: markAt(frame), end };
}
