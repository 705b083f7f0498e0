/** Deflate through the browser's own streams (in every browser since 2023, and in Node). */
import { concat, type Bytes } from '#lib/vault/bytes.ts';

type Through = { readable: ReadableStream<Uint8Array>; writable: WritableStream<BufferSource> };

/** All that comes out, or `undefined` as soon as it is more than `limit`. Rejects on damaged input. */
async function flow(bytes: Bytes, through: Through, limit: number): Promise<Bytes | undefined> {
	const writer = through.writable.getWriter();
	const written = writer.write(bytes).then(() => writer.close());
	// A reader that stops early makes the writer fail; that is expected.
	written.catch(() => undefined);
	const reader = through.readable.getReader();
	const parts: Uint8Array[] = [];
	for (let size = 0; ;) {
		const { done, value } = await reader.read();
		if (done) break;
		size += value.length;
		if (size > limit) {
			await reader.cancel().catch(() => undefined);
			return undefined;
		}
		parts.push(value);
	}
	await written;
	return concat(...parts);
}

export async function deflate(bytes: Bytes): Promise<Bytes> {
	const pressed = await flow(bytes, new CompressionStream('deflate') as unknown as Through, Number.POSITIVE_INFINITY);
	return pressed ?? new Uint8Array();
}

/** Never holds more than `limit` bytes and one chunk. */
export async function inflate(bytes: Bytes, limit: number): Promise<{ ok: true; bytes: Bytes } | { ok: false; reason: 'too-much-inside' | 'damaged' }> {
	try {
		const out = await flow(bytes, new DecompressionStream('deflate') as unknown as Through, limit);
		return out ? { ok: true, bytes: out } : { ok: false, reason: 'too-much-inside' };
	} catch {
		return { ok: false, reason: 'damaged' };
	}
}
