import { keep, kept } from '#lib/device/kept.ts';

const isIds = (v: unknown): v is string[] => Array.isArray(v) && v.every((x) => typeof x === 'string');

/** Ids of the services kept on this device, newest first. Other tabs follow. */
class Saved {
	ids = $state<string[]>([]);

	/** Reads what was kept. Call once in the browser. */
	start(): void {
		const read = () => (this.ids = kept('saved', [], isIds));
		read();
		addEventListener('storage', (event) => event.key === 'bokji:saved' && read());
	}

	has(id: string): boolean {
		return this.ids.includes(id);
	}

	/** `false` means the device refused: it holds only until the page closes. */
	add(id: string): boolean {
		return this.#change([id, ...kept('saved', this.ids, isIds).filter((x) => x !== id)]);
	}

	remove(id: string): boolean {
		return this.#change(kept('saved', this.ids, isIds).filter((x) => x !== id));
	}

	/** Puts a list back as it was, for undo. */
	restore(ids: string[]): boolean {
		return this.#change(ids);
	}

	#change(ids: string[]): boolean {
		this.ids = ids;
		return keep('saved', ids);
	}
}

export const saved = new Saved();
