/** The browser's speech without a sound: a test says when a sentence begins, ends or dies. */
import { vi } from 'vitest';

type Said = {
	text: string;
	lang: string;
	rate: number;
	voice: unknown;
	onstart?: () => void;
	onboundary?: () => void;
	onend?: () => void;
	onerror?: () => void;
};

export class FakeSpeech {
	/** Every sentence asked for, in order. */
	said: Said[] = [];
	hushed = 0;
	#voices: { name: string; lang: string; localService: boolean; default: boolean }[] = [];
	#watchers = new Set<() => void>();

	constructor(...langs: string[]) {
		this.#set(langs);
		vi.stubGlobal(
			'SpeechSynthesisUtterance',
			class {
				constructor(public text: string) {}
			}
		);
		vi.stubGlobal('speechSynthesis', {
			getVoices: () => this.#voices,
			addEventListener: (_: string, run: () => void) => this.#watchers.add(run),
			removeEventListener: (_: string, run: () => void) => this.#watchers.delete(run),
			speak: (one: Said) => this.said.push(one),
			cancel: () => {
				this.hushed++;
				// As browsers do: what was cut off reports an error, later.
				const cut = this.said.at(-1);
				queueMicrotask(() => cut?.onerror?.());
			}
		});
	}

	/** A tag with "+" stands for a voice that sends the text away. */
	#set(langs: string[]): void {
		this.#voices = langs.map((lang) => ({ name: lang, lang: lang.replace('+', ''), localService: !lang.endsWith('+'), default: false }));
	}

	arrive(...langs: string[]): void {
		this.#set(langs);
		for (const run of this.#watchers) run();
	}

	get last(): Said {
		const one = this.said.at(-1);
		if (!one) throw new Error('nothing was said');
		return one;
	}

	get watched(): number {
		return this.#watchers.size;
	}

	/** The sentence now being said comes to its end. */
	finish(): void {
		this.last.onstart?.();
		this.last.onend?.();
	}
}
