import { encode } from 'uqr';
import { afterEach, expect, test, vi } from 'vitest';
import { brightness, closeCamera, DARK, openCamera, qrReader } from '#lib/handoff/camera.ts';

/** A picture as a camera would hand it over: grey pixels of a code, or of nothing. */
function picture(text: string | undefined, grey = 20, scale = 4): ImageData {
	const { data, size } = encode(text ?? 'x', { border: 4 });
	const side = size * scale;
	const pixels = new Uint8ClampedArray(side * side * 4).fill(text === undefined ? grey : 230);
	if (text !== undefined)
		for (let y = 0; y < side; y++)
			for (let x = 0; x < side; x++) if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)]) pixels.fill(grey, (y * side + x) * 4, (y * side + x) * 4 + 3);
	return { data: pixels, width: side, height: side } as ImageData;
}

const camera = (getUserMedia: () => Promise<unknown>) => vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
afterEach(() => vi.unstubAllGlobals());

test.each([
	['NotAllowedError', 'refused'],
	['SecurityError', 'refused'],
	['NotFoundError', 'none'],
	['OverconstrainedError', 'none'],
	['NotReadableError', 'busy'],
	['SomethingNew', 'unavailable']
])('%s is %s', async (name, reason) => {
	camera(() => Promise.reject(new DOMException('no', name)));
	expect(await openCamera()).toEqual({ ok: false, reason });
});

test('a page without a camera at all; and one with: no sound, and every track ends', async () => {
	vi.stubGlobal('navigator', {});
	expect(await openCamera()).toEqual({ ok: false, reason: 'unavailable' });
	const stop = vi.fn();
	const stream = { getTracks: () => [{ stop }, { stop }] };
	const ask = vi.fn(() => Promise.resolve(stream));
	camera(ask);
	expect(await openCamera()).toEqual({ ok: true, stream });
	expect(ask).toHaveBeenCalledWith(expect.objectContaining({ audio: false, video: expect.objectContaining({ facingMode: 'environment' }) }));
	closeCamera(stream as unknown as MediaStream);
	closeCamera(undefined);
	expect(stop).toHaveBeenCalledTimes(2);
});

test('without a detector of its own the browser gets the lazy one', async () => {
	const look = await qrReader();
	expect(await look(picture('BJ1:HELLO'))).toBe('BJ1:HELLO');
	expect(await look(picture(undefined))).toBeUndefined();
});

function detector(over: { formats?: string[]; detect?: () => Promise<{ rawValue: string }[]> } = {}) {
	const { formats = ['qr_code'], detect = () => Promise.resolve([{ rawValue: 'seen by the browser' }]) } = over;
	vi.stubGlobal(
		'BarcodeDetector',
		class {
			static getSupportedFormats = () => Promise.resolve(formats);
			detect = detect;
		}
	);
}

test("the browser's own detector is used where it knows QR codes, and makes way where it does not work", async () => {
	detector();
	expect(await (await qrReader())(picture('BJ1:A'))).toBe('seen by the browser');
	detector({ detect: () => Promise.resolve([]) });
	expect(await (await qrReader())(picture('BJ1:A'))).toBeUndefined();
	detector({ formats: ['ean_13'] });
	expect(await (await qrReader())(picture('BJ1:B'))).toBe('BJ1:B');
	detector({ detect: () => Promise.reject(new DOMException('no service', 'NotSupportedError')) });
	const look = await qrReader();
	expect([await look(picture('BJ1:C')), await look(picture('BJ1:D'))]).toEqual(['BJ1:C', 'BJ1:D']);
});

test('a covered lens is dark, a code on a screen is not', () => {
	expect(brightness(picture(undefined, 3))).toBeLessThan(DARK);
	expect(brightness(picture('BJ1:A'))).toBeGreaterThan(DARK);
	expect(brightness({ data: new Uint8ClampedArray() } as unknown as ImageData)).toBe(0);
});
