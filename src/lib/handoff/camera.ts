/** The camera as a reader of QR codes: the browser's own detector where it has one, else jsQR, fetched only then. */
export type CameraFault = 'refused' | 'none' | 'busy' | 'unavailable';
export type Camera = { ok: true; stream: MediaStream } | { ok: false; reason: CameraFault };
/** What stands in the code of one picture, if there is one. */
export type Look = (picture: ImageData) => Promise<string | undefined>;

type Found = { rawValue: string };
type Detector = { detect(picture: ImageData): Promise<Found[]> };
type DetectorMaker = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** Names of `getUserMedia`'s refusals: https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
const REASONS: Record<string, CameraFault> = {
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	NotFoundError: 'none',
	OverconstrainedError: 'none',
	NotReadableError: 'busy',
	AbortError: 'busy'
};

/** The camera on the back where there are two. Nothing is recorded and no sound is asked for. */
export async function openCamera(): Promise<Camera> {
	const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
	if (!devices) return { ok: false, reason: 'unavailable' };
	try {
		const video = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } };
		return { ok: true, stream: await devices.getUserMedia({ video, audio: false }) };
	} catch (error) {
		return { ok: false, reason: REASONS[(error as DOMException).name] ?? 'unavailable' };
	}
}

export function closeCamera(stream: MediaStream | undefined): void {
	for (const track of stream?.getTracks() ?? []) track.stop();
}

async function ownDetector(): Promise<Look | undefined> {
	const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
	try {
		if (!Maker || !(await Maker.getSupportedFormats()).includes('qr_code')) return undefined;
		const detector = new Maker({ formats: ['qr_code'] });
		return async (picture) => (await detector.detect(picture))[0]?.rawValue;
	} catch {
		return undefined;
	}
}

async function lazyDecoder(): Promise<Look> {
	const { default: jsQR } = await import('jsqr');
	return async ({ data, width, height }) => jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data || undefined;
}

/** A detector that fails on a real picture (some have the name and no engine) makes way for the other one. */
export async function qrReader(): Promise<Look> {
	const own = await ownDetector();
	if (!own) return lazyDecoder();
	let look = own;
	return async (picture) => {
		try {
			return await look(picture);
		} catch {
			look = await lazyDecoder();
			return look(picture);
		}
	};
}

/** Mean brightness of a picture, 0 to 255, from every 61st pixel (green is most of it). */
export function brightness({ data }: Pick<ImageData, 'data'>): number {
	let [sum, count] = [0, 0];
	for (let i = 1; i < data.length; i += 4 * 61) {
		sum += data[i] ?? 0;
		count++;
	}
	return count ? sum / count : 0;
}

/** Below this a picture is called dark. */
export const DARK = 24;
