/**
 * Hybrid logical clock (Kulkarni et al. 2014): wall time where it moves forward, a counter where it does not.
 * Text `mmmmmmmmmmmm-cccc-dddddddd` (milliseconds, counter, device; all hex), so that texts sort as times do.
 */
const DAY = 86_400_000;
const SHAPE = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{8}$/;

export function isHlc(value: unknown): value is string {
	return typeof value === 'string' && SHAPE.test(value);
}

/** Milliseconds since 1970 in a stamp. */
export function timeOf(hlc: string): number {
	return Number.parseInt(hlc.slice(0, 12), 16);
}

/** A stamp more than a day ahead of this device's clock would win every later merge: refused. */
export function isAhead(hlc: string, now: number): boolean {
	return timeOf(hlc) > now + DAY;
}

export class HybridClock {
	#time = 0;
	#count = 0;
	readonly #device: string;

	/** `device` is at least 8 hex digits; `last` the newest stamp already kept. */
	constructor(device: string, last?: string) {
		this.#device = device.slice(0, 8);
		if (last !== undefined) this.#raise(last);
	}

	/** A stamp later than every one made or seen before, also when the wall clock was set back. */
	next(now: number): string {
		if (now > this.#time) {
			this.#time = Math.floor(now);
			this.#count = 0;
		} else if (++this.#count > 0xffff) {
			this.#time++;
			this.#count = 0;
		}
		return this.last;
	}

	/** The newest stamp made or seen. */
	get last(): string {
		return `${this.#time.toString(16).padStart(12, '0')}-${this.#count.toString(16).padStart(4, '0')}-${this.#device}`;
	}

	/** Takes note of a stamp; `false` (and no change) when it is a day ahead of the wall clock and of every stamp so far. */
	see(hlc: string, now: number): boolean {
		if (isAhead(hlc, Math.max(now, this.#time))) return false;
		this.#raise(hlc);
		return true;
	}

	#raise(hlc: string): void {
		const time = timeOf(hlc);
		const count = Number.parseInt(hlc.slice(13, 17), 16);
		if (time > this.#time || (time === this.#time && count > this.#count)) [this.#time, this.#count] = [time, count];
	}
}
