/**
 * Argon2id (RFC 9106) on the block function of the package `argon2id`: with SIMD where the browser has it, the same bytes without.
 * The walk over the memory is ours: the package's own makes an object of each of 65,536 blocks, which costs half as much as the mixing itself.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import plainCode from 'argon2id/dist/no-simd.wasm?url&inline';
import simdCode from 'argon2id/dist/simd.wasm?url&inline';
import type { Bytes } from './bytes.ts';
import type { KdfCost } from './kdf.ts';

/** Addresses into the memory. `getLZ` writes lane and column of the block that `j` points at. */
type Mixer = {
	G(x: number, y: number, out: number, scratch: number): void;
	G2(x: number, y: number, out: number, scratch: number): void;
	xor(out: number, x: number, y: number): void;
	getLZ(out: number, j: number, lane: number, lanes: number, pass: number, slice: number, at: number, slices: number, segment: number): void;
};
export type Build = 'simd' | 'plain';

const BLOCK = 1024;
const PAGE = 65_536;
/** What both builds declare to need at the least: pages. */
const LEAST_PAGES = 1040;
const SLICES = 4;
/** Addresses in one block of them. */
const A_TURN = BLOCK / 8;
/** The rooms before the blocks: mixing, addresses, their counter, zeros, lane and column, a fresh block. */
const [SCRATCH, ADDRESSES, COUNTER, ZEROS, PICKED, FRESH, BLOCKS] = [0, 1, 2, 3, 4, 5, 6].map((n) => n * BLOCK) as [
	number, number, number, number, number, number, number
]; // prettier-ignore

const code = (address: string): Bytes => Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (c) => c.charCodeAt(0));

/** Compiled once for a worker: what the browser made fast while warming up stays fast. */
const modules: Partial<Record<Build, Promise<WebAssembly.Module>>> = {};
const moduleOf = (build: Build) => (modules[build] ??= WebAssembly.compile(code(build === 'simd' ? simdCode : plainCode)));

/** Whether this browser knows SIMD; asked of the very code that would run. */
export const bestBuild = (): Build => (WebAssembly.validate(code(simdCode)) ? 'simd' : 'plain');

/** The last memory, wiped, as long as the browser has not taken it back: ten wrong passphrases in a row must not pile up ten of them. */
let spare: WeakRef<WebAssembly.Memory> | undefined;

function room(pages: number): WebAssembly.Memory {
	const last = spare?.deref();
	spare = undefined;
	return last?.buffer.byteLength === pages * PAGE ? last : new WebAssembly.Memory({ initial: pages, maximum: pages });
}

const le32 = (...numbers: number[]) => new Uint8Array(new Uint32Array(numbers).buffer);
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** H′ of the RFC: a hash of any length. */
function long(length: number, text: Uint8Array): Uint8Array {
	const first = joined(le32(length), text);
	if (length <= 64) return blake2b(first, { dkLen: length });
	const out = new Uint8Array(length);
	let last = blake2b(first);
	let at = 0;
	for (; length - at > 64; at += 32) {
		out.set(last.subarray(0, 32), at);
		last = blake2b(last, { dkLen: Math.min(64, length - at - 32) });
	}
	out.set(last, at);
	return out;
}

/** 32 bytes from a secret and a salt. Takes `m` KiB and a little (65 MiB at the least, as the builds ask), wipes it and lets it go. Throws `WebAssembly.CompileError` where a browser forbids compiling. */
export async function wasmArgon2id(secret: Bytes, salt: Bytes, { m, t, p }: KdfCost, build = bestBuild()): Promise<Bytes> {
	const segment = Math.floor(m / (SLICES * p));
	const columns = segment * SLICES;
	const used = BLOCKS + columns * p * BLOCK;
	const pages = Math.max(LEAST_PAGES, Math.ceil(used / PAGE));
	const memory = room(pages);
	const bytes = new Uint8Array(memory.buffer);
	const mixer = (await WebAssembly.instantiate(await moduleOf(build), { env: { memory } })).exports as Mixer;
	const place = (lane: number, column: number) => BLOCKS + (lane * columns + column) * BLOCK;

	const seed = blake2b(joined(le32(p, 32, m, t, 0x13, 2), le32(secret.length), secret, le32(salt.length), salt, le32(0, 0)));
	for (let lane = 0; lane < p; lane++) for (const column of [0, 1]) bytes.set(long(BLOCK, joined(seed, le32(column, lane))), place(lane, column));

	for (let pass = 0; pass < t; pass++)
		for (let slice = 0; slice < SLICES; slice++)
			for (let lane = 0; lane < p; lane++) mixSegment(mixer, bytes, { m: columns * p, t, p, segment, pass, slice, lane });

	const end = place(0, columns - 1);
	for (let lane = 1; lane < p; lane++) mixer.xor(end, end, place(lane, columns - 1));
	const key = long(32, bytes.subarray(end, end + BLOCK));
	bytes.fill(0, 0, used);
	spare = new WeakRef(memory);
	return new Uint8Array(key);
}

type Segment = KdfCost & { segment: number; pass: number; slice: number; lane: number };

function mixSegment(mixer: Mixer, bytes: Bytes, { m, t, p, segment, pass, slice, lane }: Segment): void {
	const columns = segment * SLICES;
	const row = BLOCKS + lane * columns * BLOCK;
	// The first half of the first pass takes its addresses from a counter, the rest from the block before.
	const counted = pass === 0 && slice < SLICES / 2;
	const counter = new Uint32Array(bytes.buffer, COUNTER, BLOCK / 4);
	const picked = new Uint32Array(bytes.buffer, PICKED, 2);
	if (counted) counter.fill(0).set([pass, 0, lane, 0, slice, 0, m, 0, t, 0, 2]);
	// Two blocks of each lane are there already.
	const start = pass === 0 && slice === 0 ? 2 : 0;
	for (let at = start; at < segment; at++) {
		const turn = at % A_TURN;
		if (counted && (turn === 0 || at === start)) {
			counter[12] = (at - turn) / A_TURN + 1;
			mixer.G2(ZEROS, COUNTER, ADDRESSES, SCRATCH);
		}
		const column = slice * segment + at;
		const here = row + column * BLOCK;
		const before = row + ((column || columns) - 1) * BLOCK;
		mixer.getLZ(PICKED, counted ? ADDRESSES + turn * 8 : before, lane, p, pass, slice, at, SLICES, segment);
		const other = BLOCKS + (picked[0]! * columns + picked[1]!) * BLOCK;
		mixer.G(before, other, pass === 0 ? here : FRESH, SCRATCH);
		if (pass > 0) mixer.xor(here, here, FRESH);
	}
}
