import { afterEach, expect, test, vi } from 'vitest';
import fc from '../support/fc.ts';
import { bestBuild, wasmArgon2id, type Build } from '#lib/vault/argon2-wasm.ts';
import { argon2id, plainArgon2id } from '#lib/vault/argon2id.ts';
import { hex, utf8 } from '#lib/vault/bytes.ts';

const BUILDS: Build[] = ['simd', 'plain'];
const LIGHT = { m: 256, t: 2, p: 1 };
const LIGHT_KEY = '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe';
afterEach(() => void vi.restoreAllMocks());

/** What the reference implementation (Debian's `argon2`) says of "password": salt, cost, key. */
const VECTORS = [
	['somesalt', { m: 65_536, t: 2, p: 1 }, '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
	['somesalt', { m: 65_536, t: 1, p: 1 }, 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
	['somesalt', { m: 262_144, t: 2, p: 1 }, '78fe1ec91fb3aa5657d72e710854e4c3d9b9198c742f9616c2f085bed95b2e8c'],
	['somesalt', LIGHT, LIGHT_KEY],
	['somesalt', { m: 256, t: 2, p: 2 }, '6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037'],
	['somesalt', { m: 4096, t: 3, p: 4 }, 'a6813fd21d9c8dbbfe5253c381154e1eac25982018a392c5e6578caef42a56b2'],
	['somesaltsomesalt', { m: 8199, t: 5, p: 3 }, '5f9dbc4e6a6bcfa00d803e5475002210441b9775a8d7ec3367ef13de01bf54e7']
] as const;

test.each(VECTORS)('the keys of the reference implementation, with SIMD and without: %s %j', async (salt, cost, key) => {
	for (const build of BUILDS) expect(hex(await wasmArgon2id(utf8('password'), utf8(salt), cost, build))).toBe(key);
});

test('what the desk calls gives the same key', async () => {
	const [salt, cost, key] = VECTORS[0];
	expect(hex(await argon2id(utf8('password'), utf8(salt), cost))).toBe(key);
});

test('a browser that does not know SIMD runs the other build; one that forbids WebAssembly, plain JavaScript', async () => {
	expect(bestBuild()).toBe('simd');
	vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
	expect(bestBuild()).toBe('plain');
	vi.resetModules();
	const anew = await import('#lib/vault/argon2id.ts');
	const compile = vi.spyOn(WebAssembly, 'compile').mockRejectedValue(new WebAssembly.CompileError('forbidden'));
	expect(hex(await anew.argon2id(utf8('password'), utf8('somesalt'), LIGHT))).toBe(LIGHT_KEY);
	expect(compile).toHaveBeenCalled();
	vi.stubGlobal('WebAssembly', undefined);
	expect(hex(await anew.argon2id(utf8('password'), utf8('somesalt'), LIGHT))).toBe(LIGHT_KEY);
	vi.unstubAllGlobals();
});

test('any secret, salt and cost: both builds give the key of plain JavaScript', async () => {
	const bytes = (minLength: number, maxLength: number) => fc.uint8Array({ minLength, maxLength });
	const cost = fc.record({ lanes: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: 0, max: 1500 }), t: fc.integer({ min: 1, max: 4 }) });
	await fc.assert(
		fc.asyncProperty(bytes(0, 140), bytes(8, 40), cost, async (secret, salt, { lanes: p, more, t }) => {
			const asked = { m: 8 * p + more, t, p };
			const [said, bit] = [new Uint8Array(secret), new Uint8Array(salt)];
			const key = hex(plainArgon2id(said, bit, asked));
			for (const build of BUILDS) expect(hex(await wasmArgon2id(said, bit, asked, build))).toBe(key);
		}),
		{ numRuns: 25 }
	);
});
