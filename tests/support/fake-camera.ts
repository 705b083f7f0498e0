/** A film for Chromium's fake camera (YUV4MPEG2), made of the codes that a page of the app really drew. */
import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';

const [WIDE, HIGH] = [640, 480];

export type Drawn = { size: number; path: string };

/** The code as it stands on the page now. */
export const drawn = (page: Page): Promise<Drawn> =>
	page.locator('svg.code').evaluate((svg) => ({
		size: Number(svg.getAttribute('viewBox')!.split(' ')[2]),
		path: svg.querySelector('path')!.getAttribute('d')!
	}));

/** Different codes of a moving one, until there are so many. */
export async function drawnMoving(page: Page, count: number): Promise<Drawn[]> {
	const found = new Map<string, Drawn>();
	while (found.size < count) {
		const one = await drawn(page);
		found.set(one.path, one);
		await page.waitForTimeout(60);
	}
	return [...found.values()];
}

/** Grey pixels: the code in the middle, as large as it fits; without one, a lens cap. */
function picture(code: Drawn | undefined): Buffer {
	const grey = Buffer.alloc(WIDE * HIGH, code ? 225 : 16);
	if (!code) return grey;
	const scale = Math.floor(Math.min(WIDE, HIGH) / code.size);
	const [left, top] = [WIDE, HIGH].map((side) => Math.floor((side - code.size * scale) / 2));
	for (const [, x, y] of code.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
		for (let row = 0; row < scale; row++) {
			const at = (top! + Number(y) * scale + row) * WIDE + left! + Number(x) * scale;
			grey.fill(30, at, at + scale);
		}
	return grey;
}

/** Each picture stands for `hold` frames at 10 a second; the camera plays them over and over. */
export function film(file: string, codes: (Drawn | undefined)[], hold = 3): void {
	const colour = Buffer.alloc((WIDE * HIGH) / 2, 128);
	const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDE} H${HIGH} F10:1 Ip A1:1\n`)];
	for (const code of codes) {
		const grey = picture(code);
		for (let i = 0; i < hold; i++) parts.push(Buffer.from('FRAME\n'), grey, colour);
	}
	writeFileSync(file, Buffer.concat(parts));
}
