import { forget, keep, kept } from '#lib/device/kept.ts';
import { shared } from '#lib/device/shared.svelte.ts';

const KEY = 'recent-searches';
const MOST = 8;
const isList = (value: unknown): value is string[] => Array.isArray(value) && value.every((x) => typeof x === 'string');

/** What was searched on this device, the latest first. Nothing is kept on a device that several people use. */
class Recent {
	words = $state<string[]>([]);

	/** Reads what is kept. Call once in the browser. */
	start(): void {
		shared.start();
		if (shared.on) forget(KEY);
		this.words = shared.on ? [] : kept(KEY, [], isList);
	}

	/** A word that goes on from the last one replaces it: it was typed on. */
	add(query: string): void {
		const words = query.trim();
		if (shared.on || words.length < 2) return;
		const rest = this.words.filter((w) => w !== words && !words.startsWith(w));
		this.words = [words, ...rest].slice(0, MOST);
		keep(KEY, this.words);
	}

	clear(): void {
		this.words = [];
		forget(KEY);
	}
}

export const recent = new Recent();
