/**
 * A fountain code: the message in blocks, then any number of sums (XOR) of blocks. Whoever has caught a few more pieces than there are
 * blocks, no matter which, has the message. Half of all blocks are in each sum; solving is elimination over bits, cheap for 500 blocks.
 */
import type { Bytes } from '#lib/vault/bytes.ts';

/** mulberry32: small, the same everywhere; only spreads, hides nothing. */
function spread(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return (t ^ (t >>> 14)) >>> 0;
	};
}

/** Which blocks piece number `n` sums, one byte of 0 or 1 for each: the first `count` pieces are the blocks themselves. */
export function blocksIn(n: number, count: number, seed: number): Bytes {
	const mask = new Uint8Array(count);
	if (n < count) mask[n] = 1;
	else {
		const next = spread(seed ^ Math.imul(n, 0x9e3779b1));
		for (let i = 0; i < count; i++) mask[i] = next() & 1;
		if (!mask.includes(1)) mask[n % count] = 1;
	}
	return mask;
}

export function addInto(target: Uint8Array, other: Uint8Array): void {
	for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) ^ (other[i] ?? 0);
}

/** Piece number `n` of a message cut into blocks of `size`; the last block is filled with zeros. */
export function piece(message: Bytes, size: number, { n, seed }: { n: number; seed: number }): Bytes {
	const count = Math.ceil(message.length / size);
	const sum = new Uint8Array(size);
	blocksIn(n, count, seed).forEach((used, i) => {
		if (used) addInto(sum, message.subarray(i * size, (i + 1) * size));
	});
	return sum;
}

/** Gathers pieces until they can be solved. */
export class Basin {
	readonly #rows: ({ mask: Bytes; sum: Bytes } | undefined)[];
	/** how many independent pieces are here; `count` are needed */
	have = 0;

	constructor(readonly count: number) {
		this.#rows = new Array<undefined>(count);
	}

	/** `false` where the piece says nothing new. Takes both arrays over. */
	add(mask: Bytes, sum: Bytes): boolean {
		for (let i = 0; i < this.count; i++) {
			if (!mask[i]) continue;
			const row = this.#rows[i];
			if (!row) {
				this.#rows[i] = { mask, sum };
				this.have++;
				return true;
			}
			addInto(mask, row.mask);
			addInto(sum, row.sum);
		}
		return false;
	}

	/** The blocks in order, once `have` is `count`. */
	solve(): Bytes[] {
		const blocks: Bytes[] = [];
		for (let i = this.count - 1; i >= 0; i--) {
			const row = this.#rows[i];
			if (!row) throw new Error('not yet');
			for (let j = i + 1; j < this.count; j++) if (row.mask[j]) addInto(row.sum, blocks[j] ?? row.sum);
			row.mask.fill(0).fill(1, i, i + 1);
			blocks[i] = row.sum;
		}
		return blocks;
	}
}
