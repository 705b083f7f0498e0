/** Bytes and the few ways we write them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export function random(length: number): Bytes {
	return crypto.getRandomValues(new Uint8Array(length));
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function utf8(text: string): Bytes {
	return encoder.encode(text);
}

/** Throws on anything that is not exactly UTF-8. */
export function textOf(bytes: Uint8Array): string {
	return decoder.decode(bytes);
}

export function hex(bytes: Uint8Array): string {
	let text = '';
	for (const byte of bytes) text += (byte < 16 ? '0' : '') + byte.toString(16);
	return text;
}

/** `undefined` where the text is not lower-case hex of that many bytes. */
export function unhex(text: unknown, length: number): Bytes | undefined {
	if (typeof text !== 'string' || text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) return undefined;
	return Uint8Array.from({ length }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16));
}

export function concat(...parts: Uint8Array[]): Bytes {
	const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

/** Takes the same time wherever the first difference lies. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	let difference = 0;
	a.forEach((byte, i) => (difference |= byte ^ (b[i] ?? 0)));
	return difference === 0;
}
