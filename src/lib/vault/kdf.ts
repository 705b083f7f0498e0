/** How much work a guess costs, and which costs a header may ask of us. */
import type { Bytes } from './bytes.ts';

/** Argon2id (RFC 9106): `m` memory in KiB, `t` passes, `p` lanes. */
export type KdfCost = { m: number; t: number; p: number };

/** 32 bytes from a secret and a 16-byte salt. Runs in the worker; plain in tests. */
export type Derive = (secret: Bytes, salt: Bytes, cost: KdfCost) => Promise<Bytes>;

/** 64 MiB, three passes: three times OWASP's floor; 0.19 s on a laptop, about 0.8 s at a quarter of its speed. */
export const COST: KdfCost = { m: 65_536, t: 3, p: 1 };

const MIB = 1024;
/** OWASP Password Storage Cheat Sheet: these cost a guesser the same. Less memory needs more passes. */
const FLOOR: [memory: number, passes: number][] = [
	[46 * MIB, 1],
	[19 * MIB, 2],
	[12 * MIB, 3],
	[9 * MIB, 4],
	[8 * MIB, 5]
];

/** Whether a header's cost may be paid: 8–256 MiB, at most 10 passes and 4 lanes, never below the floor. */
export function costAllowed(cost: unknown): cost is KdfCost {
	if (cost === null || typeof cost !== 'object') return false;
	const { m, t, p } = cost as Partial<KdfCost>;
	if (![m, t, p].every(Number.isInteger)) return false;
	const [memory = 0, passes = 0, lanes = 0] = [m, t, p];
	if (memory > 256 * MIB || passes < 1 || passes > 10 || lanes < 1 || lanes > 4) return false;
	return FLOOR.some(([least, times]) => memory >= least && passes >= times);
}
