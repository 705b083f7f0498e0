/** Argon2id: WebAssembly (0.19 s for 64 MiB × 3 with SIMD, 0.27 s without), or the same in plain JavaScript (1.1 s) where a browser forbids WebAssembly. */
import { argon2id as plain } from '@noble/hashes/argon2.js';
import { wasmArgon2id } from './argon2-wasm.ts';
import type { Bytes } from './bytes.ts';
import type { Derive, KdfCost } from './kdf.ts';

export const argon2id: Derive = async (secret, salt, cost) => {
	if (typeof WebAssembly === 'undefined') return plainArgon2id(secret, salt, cost);
	try {
		return await wasmArgon2id(secret, salt, cost);
	} catch (error) {
		// Lockdown modes and a strict host forbid compiling; anything else is a fault.
		if (error instanceof WebAssembly.CompileError) return plainArgon2id(secret, salt, cost);
		throw error;
	}
};

/** A first derivation runs through code that the browser has not made fast yet; this small one goes before it, while somebody still types. */
export async function warmArgon2id(): Promise<void> {
	await argon2id(new Uint8Array(8), new Uint8Array(16), { m: 8192, t: 1, p: 1 }).catch(() => undefined);
}

/** Six times slower, the same bytes; blocks its thread, so only in the worker. Imported at once: a chunk fetched later would be missing offline. */
export function plainArgon2id(secret: Bytes, salt: Bytes, cost: KdfCost): Bytes {
	return new Uint8Array(plain(secret, salt, { ...cost, dkLen: 32 }));
}
