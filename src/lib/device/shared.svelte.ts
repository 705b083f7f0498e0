import { forget, keep, kept } from './kept.ts';

const isYes = (value: unknown): value is boolean => typeof value === 'boolean';

/** A device that several people use: nothing a person tells may stay on it. */
class Shared {
	on = $state(false);

	/** Reads what was chosen. Call once in the browser. */
	start(): void {
		this.on = kept('shared-device', false, isYes);
	}

	/** `false` means it holds only until the page closes. */
	change(on: boolean): boolean {
		this.on = on;
		if (on) forget('household');
		return keep('shared-device', on);
	}
}

export const shared = new Shared();
