/** Frames as pictures: uqr draws what a screen shows to another device's camera. */
import { encode } from 'uqr';

export type FramePicture = { size: number; path: string };

/** Modules as one path on a grid of `size` units, quiet border included. Least correction: a screen has no stains, and fewer modules read faster. */
export function framePicture(text: string): FramePicture {
	const { data, size } = encode(text, { ecc: 'L', border: 4 });
	let path = '';
	data.forEach((row, y) => row.forEach((dark, x) => (path += dark ? `M${x} ${y}h1v1h-1z` : '')));
	return { size, path };
}
