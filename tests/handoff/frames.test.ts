import fc from '../support/fc.ts';
import jsQR from 'jsqr';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { random, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { base45, unbase45 } from '#lib/handoff/base45.ts';
import { Collector, movingFrame, stillFrame, type Caught } from '#lib/handoff/frames.ts';
import { framePicture } from '#lib/handoff/qr.ts';

const frame = (message: Bytes, n: number): string => movingFrame(message, n) ?? '';

function collect(texts: Iterable<string>): { caught: Caught | undefined; shown: number } {
	const collector = new Collector();
	let shown = 0;
	let caught: Caught | undefined;
	for (const text of texts) {
		shown++;
		caught = collector.take(text);
		if (caught.ok && caught.done) break;
	}
	return { caught, shown };
}

/** A camera that sees a picture of the code, as grey pixels. */
function photograph(text: string, scale = 3): string | undefined {
	const { data, size } = encode(text, { ecc: 'L', border: 4 });
	const side = size * scale;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
	data.forEach((row, y) =>
		row.forEach((dark, x) => {
			if (!dark) return;
			for (let i = 0; i < scale * scale; i++) {
				const at = ((y * scale + Math.floor(i / scale)) * side + x * scale + (i % scale)) * 4;
				pixels.fill(20, at, at + 3);
			}
		})
	);
	return jsQR(pixels, side, side)?.data;
}

test('base45: the examples of RFC 9285, and back for any bytes', () => {
	expect([base45(utf8('AB')), base45(utf8('Hello!!')), base45(utf8('base-45')), base45(utf8('ietf!'))]).toEqual([
		'BB8',
		'%69 VD92EX0',
		'UJCLQE7W581',
		'QED8WEX0'
	]);
	for (const wrong of ['A', 'GGW', 'ab', ':::', 'ZZ', 'AAAA']) expect(unbase45(wrong)).toBeUndefined();
	fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void expect(unbase45(base45(new Uint8Array(bytes)))).toEqual(new Uint8Array(bytes))));
});

test('a short message in one code, read from its picture', () => {
	const message = random(1100);
	const text = stillFrame(message) ?? '';
	expect(collect([photograph(text) ?? '']).caught).toEqual({ ok: true, done: true, message });
	expect(stillFrame(random(1201))).toBeUndefined();
	expect(stillFrame(new Uint8Array())).toBeUndefined();
	expect(framePicture(text).path).toMatch(/^M\d+ \d+h1v1h-1z/);
});

test.each([1, 279, 280, 281, 1100, 5000, 60_000])('%i bytes in moving frames, none above 500 letters, caught in order', (length) => {
	const message = random(length);
	const need = Math.ceil(length / 280);
	const texts = Array.from({ length: need }, (_, n) => frame(message, n));
	expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(500);
	expect(texts.every((text) => /^[0-9A-Z $%*+\-./:]+$/.test(text))).toBe(true);
	expect(collect(texts)).toEqual({ caught: { ok: true, done: true, message }, shown: need });
});

test('too large for QR is said', () => {
	expect(movingFrame(new Uint8Array(120_001), 0)).toBeUndefined();
	expect(movingFrame(new Uint8Array(), 0)).toBeUndefined();
});

test('frames lost, doubled and in any order: a few more than needed are enough', () => {
	fc.assert(
		fc.property(fc.integer({ min: 300, max: 8000 }), fc.integer({ min: 0, max: 200 }), fc.infiniteStream(fc.nat(9)), (length, start, dice) => {
			const message = random(length);
			const need = Math.ceil(length / 280);
			const seen: string[] = [];
			for (let n = start; seen.length < need + 25; n++) {
				const die = dice.next().value ?? 0;
				if (die >= 4) seen.push(frame(message, n));
				if (die === 9) seen.push(frame(message, n));
			}
			const { caught } = collect(seen.reverse());
			expect(caught).toEqual({ ok: true, done: true, message });
		}),
		{ numRuns: 60 }
	);
});

test('on average less than two frames more than the blocks, from sums alone', () => {
	let extra = 0;
	for (let i = 0; i < 100; i++) {
		const message = random(4000);
		const texts = Array.from({ length: 60 }, (_, n) => frame(message, 100 + n));
		const { caught, shown } = collect(texts);
		expect(caught).toMatchObject({ ok: true, done: true });
		extra += shown - 15;
	}
	expect(extra / 100).toBeLessThan(2.5);
});

test('moving frames are read from their pictures', () => {
	const message = random(1100);
	const texts = Array.from({ length: 6 }, (_, n) => photograph(frame(message, n + 2)) ?? '');
	expect(texts.filter((text) => text !== '').length).toBe(6);
	const { caught } = collect([...texts, ...Array.from({ length: 8 }, (_, n) => photograph(frame(message, n + 20)) ?? '')]);
	expect(caught).toEqual({ ok: true, done: true, message });
});

test('two transfers are never mixed; the first goes on', () => {
	const [one, two] = [random(1000), random(1000)];
	const collector = new Collector();
	expect(collector.take(frame(one, 0))).toEqual({ ok: true, done: false, have: 1, need: 4 });
	for (let n = 0; n < 4; n++) expect(collector.take(frame(two, n))).toEqual({ ok: false, reason: 'mixed' });
	expect(collector.take(stillFrame(one) ?? '')).toEqual({ ok: false, reason: 'mixed' });
	for (const n of [1, 2]) expect(collector.take(frame(one, n))).toMatchObject({ ok: true, done: false });
	expect(collector.take(frame(one, 3))).toEqual({ ok: true, done: true, message: one });
	expect(collector.take(frame(one, 9))).toEqual({ ok: true, done: true, message: one });
	collector.reset();
	expect(collector.take(frame(two, 0))).toMatchObject({ ok: true, done: false, have: 1 });
});

test('every letter of a frame changed: refused, and nothing gathered is hurt', () => {
	const message = random(600);
	const text = frame(message, 0);
	const collector = new Collector();
	collector.take(frame(message, 1));
	for (let i = 0; i < text.length; i++) {
		const changed = `${text.slice(0, i)}${text[i] === 'A' ? 'B' : 'A'}${text.slice(i + 1)}`;
		expect(collector.take(changed).ok, `letter ${i}`).toBe(false);
	}
	for (const other of ['', 'https://example.org/', 'BJ1:', 'BJ1:AAAA', `BJ1:${'A'.repeat(5000)}`]) expect(collector.take(other)).toMatchObject({ ok: false });
	collector.take(frame(message, 0));
	expect(collector.take(frame(message, 2))).toEqual({ ok: true, done: true, message });
});
