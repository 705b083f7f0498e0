/** Base45 (RFC 9285): bytes in the letters that a QR code packs tightest. */
import type { Bytes } from '#lib/vault/bytes.ts';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

export function base45(bytes: Bytes): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += 2) {
		const pair = i + 1 < bytes.length;
		let value = pair ? (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) : (bytes[i] ?? 0);
		for (let k = 0; k < (pair ? 3 : 2); k++) {
			text += LETTERS[value % 45];
			value = Math.floor(value / 45);
		}
	}
	return text;
}

/** `undefined` on letters or sums that no bytes make. */
export function unbase45(text: string): Bytes | undefined {
	if (text.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let i = 0; i < text.length; i += 3) {
		const values = [...text.slice(i, i + 3)].map((letter) => LETTERS.indexOf(letter));
		if (values.includes(-1)) return undefined;
		const value = values.reduceRight((sum, digit) => sum * 45 + digit, 0);
		if (value > (values.length === 3 ? 0xffff : 0xff)) return undefined;
		if (values.length === 3) bytes.push(value >> 8);
		bytes.push(value & 0xff);
	}
	return Uint8Array.from(bytes);
}
