import { forget, keep, kept } from '#lib/device/kept.ts';
import { isNotes, type Noted } from './steps.ts';

const anything = (_value: unknown): _value is unknown => true;

/** How far each application has come, kept on this device only because the person wrote it down. Other tabs follow. */
class Progress {
	notes = $state<Record<string, Noted>>({});
	#started = false;

	/** Reads what was kept. Safe to call from every view that shows it. */
	start(): void {
		if (this.#started) return;
		this.#started = true;
		if (this.shared) forget('progress');
		const read = () => (this.notes = kept('progress', {}, isNotes));
		read();
		addEventListener('storage', (event) => event.key === 'bokji:progress' && read());
	}

	/** A device that many people use keeps nothing. */
	get shared(): boolean {
		return Boolean(kept<unknown>('shared-device', false, anything));
	}

	/** `false` means it holds only until the page closes. */
	write(id: string, noted: Noted): boolean {
		return this.#change({ ...this.notes, [id]: noted });
	}

	remove(id: string): boolean {
		const { [id]: _gone, ...rest } = this.notes;
		return this.#change(rest);
	}

	/** Forgets everything, on the device too. */
	clear(): void {
		this.notes = {};
		forget('progress');
	}

	#change(notes: Record<string, Noted>): boolean {
		this.notes = notes;
		return !this.shared && keep('progress', notes);
	}
}

export const progress = new Progress();
