/** A QR code as one SVG path. `uqr` enters here. */
import { encode } from 'uqr';

export type QrPicture = { size: number; path: string };

/** Modules of a QR code as a path on a grid of `size` units, with the quiet border of 4 included. */
export function qrPicture(text: string): QrPicture {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	let path = '';
	data.forEach((row, y) => row.forEach((dark, x) => (path += dark ? `M${x} ${y}h1v1h-1z` : '')));
	return { size, path };
}
