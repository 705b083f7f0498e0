/** A camera at work: opened, looked through a few times a second, closed whenever nobody looks any more. */
import { brightness, closeCamera, DARK, openCamera, qrReader, type CameraFault, type Look } from '#lib/handoff/camera.ts';

/** `dark` and `nothing`: the camera runs and sees no code. */
export type ScanState = 'asking' | 'looking' | 'dark' | 'nothing' | 'paused' | CameraFault;

const PAUSE = 90;
/** Pictures without a code before a hint is given: about eight seconds. */
const LONG = 60;
/** Longest side of the picture that is looked through, in pixels. */
const SIDE = 960;

export class Scanning {
	#state = $state<ScanState>('asking');
	readonly #tell: (state: ScanState) => void;
	#stream: MediaStream | undefined;
	#run = 0;
	readonly #canvas = document.createElement('canvas');

	/** `tell` hears of each new state. */
	constructor(tell: (state: ScanState) => void) {
		this.#tell = tell;
	}

	get state(): ScanState {
		return this.#state;
	}
	set state(state: ScanState) {
		if (state !== this.#state) this.#tell(state);
		this.#state = state;
	}

	/** Calls `found` with the text of each code until it answers `done`. */
	async start(video: HTMLVideoElement, found: (text: string) => 'more' | 'done'): Promise<void> {
		this.stop();
		const run = ++this.#run;
		this.state = 'asking';
		const [camera, look] = await Promise.all([openCamera(), qrReader()]);
		if (!camera.ok) {
			if (run === this.#run) this.state = camera.reason;
			return;
		}
		if (run !== this.#run) {
			closeCamera(camera.stream);
			return;
		}
		this.#stream = camera.stream;
		for (const track of camera.stream.getTracks()) track.addEventListener('ended', () => run === this.#run && this.pause());
		video.srcObject = camera.stream;
		await video.play().catch(() => undefined);
		this.state = 'looking';
		await this.#watch({ video, look, found, run });
	}

	async #watch({ video, look, found, run }: { video: HTMLVideoElement; look: Look; found: (text: string) => 'more' | 'done'; run: number }): Promise<void> {
		let empty = 0;
		while (run === this.#run) {
			const picture = this.#picture(video);
			const text = picture && (await look(picture));
			if (run !== this.#run) return;
			empty = text ? 0 : empty + 1;
			if (text && found(text) === 'done') return this.stop();
			if (picture) this.state = empty > 4 && brightness(picture) < DARK ? 'dark' : empty > LONG ? 'nothing' : 'looking';
			await new Promise((next) => setTimeout(next, PAUSE));
		}
	}

	#picture(video: HTMLVideoElement): ImageData | undefined {
		const { videoWidth: width, videoHeight: height } = video;
		if (!width || !height) return undefined;
		const scale = Math.min(1, SIDE / Math.max(width, height));
		this.#canvas.width = Math.round(width * scale);
		this.#canvas.height = Math.round(height * scale);
		const context = this.#canvas.getContext('2d', { willReadFrequently: true });
		context?.drawImage(video, 0, 0, this.#canvas.width, this.#canvas.height);
		return context?.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
	}

	/** The page went out of sight, or the system took the camera away: off, until somebody asks again. */
	pause(): void {
		if (!this.#stream) return;
		this.stop();
		this.state = 'paused';
	}

	stop(): void {
		this.#run++;
		closeCamera(this.#stream);
		this.#stream = undefined;
		this.#canvas.width = 0;
	}
}
