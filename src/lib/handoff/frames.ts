/**
 * A message as texts for QR codes, still or moving. Each frame stands alone:
 * `BJ1:` and in base45: transfer (8) ‖ length (3) ‖ block size (2) ‖ number (4) ‖ check (4) ‖ block.
 * The transfer's name is the start of the message's SHA-256, so two transfers are never mixed and the whole is checked at the end.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, same, type Bytes } from '#lib/vault/bytes.ts';
import { base45, unbase45 } from './base45.ts';
import { Basin, blocksIn, piece } from './fountain.ts';

const PREFIX = 'BJ1:';
/** 280 bytes in a block make 454 letters: below the 500 that every decoder reads from a moving picture. */
const BLOCK = 280;
const STILL = 1200;
const LARGEST = 120_000;
const HEAD = 21;

type Frame = { transfer: Bytes; length: number; size: number; n: number; block: Bytes };

const nameOf = (message: Bytes): Bytes => new Uint8Array(sha256(message)).slice(0, 8);
const seedOf = (transfer: Bytes): number => new DataView(transfer.slice().buffer).getInt32(0);
const checkOf = (head: Bytes, block: Bytes): Bytes => new Uint8Array(sha256(concat(head, block))).slice(0, 4);

function write({ transfer, length, size, n, block }: Frame): string {
	const head = new Uint8Array(HEAD - 4);
	head.set(transfer);
	const view = new DataView(head.buffer);
	view.setUint8(8, length >> 16);
	view.setUint16(9, length & 0xffff);
	view.setUint16(11, size);
	view.setUint32(13, n);
	return PREFIX + base45(concat(head, checkOf(head, block), block));
}

/** Frame number `n` of a moving code; any number from 0 on. `undefined` where the message is too large for QR. */
export function movingFrame(message: Bytes, n: number): string | undefined {
	if (message.length === 0 || message.length > LARGEST) return undefined;
	const transfer = nameOf(message);
	const size = Math.min(BLOCK, message.length);
	return write({ transfer, length: message.length, size, n, block: piece(message, size, { n, seed: seedOf(transfer) }) });
}

/** One dense code for a short message, screen to screen; `undefined` where it must move. */
export function stillFrame(message: Bytes): string | undefined {
	if (message.length === 0 || message.length > STILL) return undefined;
	return write({ transfer: nameOf(message), length: message.length, size: message.length, n: 0, block: message });
}

export type FrameFault = 'not-a-frame' | 'damaged';

function read(text: string): Frame | FrameFault {
	if (!text.startsWith(PREFIX) || text.length > 2000) return 'not-a-frame';
	const bytes = unbase45(text.slice(PREFIX.length));
	if (!bytes || bytes.length <= HEAD) return 'damaged';
	const [head, block] = [bytes.slice(0, HEAD - 4), bytes.slice(HEAD)];
	if (!same(checkOf(head, block), bytes.slice(HEAD - 4, HEAD))) return 'damaged';
	const view = new DataView(head.buffer);
	const frame = { transfer: head.slice(0, 8), length: view.getUint8(8) * 65_536 + view.getUint16(9), size: view.getUint16(11), n: view.getUint32(13), block };
	const sized = block.length === frame.size && frame.size <= (frame.length === frame.size ? STILL : BLOCK) && frame.size >= Math.min(BLOCK, frame.length);
	return sized && frame.length > 0 && frame.length <= LARGEST ? frame : 'damaged';
}

/** `mixed`: a frame of another transfer; what was gathered stays, the person decides. */
export type Caught =
	{ ok: true; done: false; have: number; need: number } | { ok: true; done: true; message: Bytes } | { ok: false; reason: FrameFault | 'mixed' };

/** Gathers the frames of one transfer, in any order, with any of them missing. */
export class Collector {
	#first: Frame | undefined;
	#basin: Basin | undefined;

	take(text: string): Caught {
		const frame = read(text);
		if (typeof frame === 'string') return { ok: false, reason: frame };
		const first = (this.#first ??= frame);
		if (hex(frame.transfer) !== hex(first.transfer) || frame.length !== first.length || frame.size !== first.size) return { ok: false, reason: 'mixed' };
		const basin = (this.#basin ??= new Basin(Math.ceil(first.length / first.size)));
		if (basin.have < basin.count) basin.add(blocksIn(frame.n, basin.count, seedOf(frame.transfer)), frame.block);
		if (basin.have < basin.count) return { ok: true, done: false, have: basin.have, need: basin.count };
		const message = concat(...basin.solve()).slice(0, first.length);
		if (same(nameOf(message), first.transfer)) return { ok: true, done: true, message };
		this.reset();
		return { ok: false, reason: 'damaged' };
	}

	/** Forgets what was gathered: for another transfer. */
	reset(): void {
		this.#first = undefined;
		this.#basin = undefined;
	}
}
