/** Reading codes from a camera: the browser's own detector, or jsQR fetched when it is needed. */

/** The text of a code in the picture, if there is one. */
export type Reader = (video: HTMLVideoElement) => Promise<string | undefined>;
type Detector = { detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> };
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** Larger pictures only take longer. */
const WIDEST = 800;

export async function qrReader(): Promise<Reader> {
	const native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
	const formats: string[] = (await native?.getSupportedFormats().catch(() => [])) ?? [];
	if (!native || !formats.includes('qr_code')) return drawnReader();
	const detector = new native({ formats: ['qr_code'] });
	return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue;
}

async function drawnReader(): Promise<Reader> {
	const { default: jsQR } = await import('jsqr');
	const canvas = document.createElement('canvas');
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	return async (video) => {
		const scale = Math.min(1, WIDEST / (video.videoWidth || WIDEST));
		const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
		if (!pen || width === 0) return undefined;
		Object.assign(canvas, { width, height });
		pen.drawImage(video, 0, 0, width, height);
		return jsQR(pen.getImageData(0, 0, width, height).data, width, height, { inversionAttempts: 'dontInvert' })?.data;
	};
}

export type Camera = { ok: true; stop: () => void } | { ok: false; reason: 'no-camera' | 'refused' };

/** The camera at the back into a video element; asked only after a person's tap. */
export async function openCamera(video: HTMLVideoElement): Promise<Camera> {
	try {
		const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } }, audio: false });
		video.srcObject = stream;
		await video.play();
		const stop = () => {
			for (const track of stream.getTracks()) track.stop();
			video.srcObject = null;
		};
		return { ok: true, stop };
	} catch (error) {
		return { ok: false, reason: (error as { name?: string }).name === 'NotAllowedError' ? 'refused' : 'no-camera' };
	}
}

/** Tells every code seen, the same one once. Looks again as soon as it has looked. Returns what ends it. */
export function watch(video: HTMLVideoElement, reader: Reader, onText: (text: string) => void): () => void {
	let [ended, last] = [false, ''];
	const look = async () => {
		if (ended) return;
		const text = video.readyState >= 2 ? await reader(video).catch(() => undefined) : undefined;
		if (!ended && text !== undefined && text !== last) onText((last = text));
		if (!ended) setTimeout(() => void look(), 40);
	};
	void look();
	return () => {
		ended = true;
	};
}
