import { keep, kept } from './kept.ts';
import { online } from './online.svelte.ts';
import { sentencesOf } from './sentences.ts';
import { browserSpeech, speaks, type Line, type Speech, type Voice } from './speech.ts';

/** How fast, as the browser counts: 1 is usual. */
const RATES = { slow: 0.75, usual: 1, fast: 1.35 } as const;
export type Speed = keyof typeof RATES;
export const SPEEDS = Object.keys(RATES) as Speed[];

/** A voice that has not begun, or has gone silent between two words, for so long is taken for dead. */
const SILENCE_MS = 8000;
/** Voices that mark no words are given the time of the whole sentence. */
const LETTER_MS = 300;

const isSpeed = (value: unknown): value is Speed => SPEEDS.includes(value as Speed);

/** One thing is read aloud at a time, sentence by sentence, on this device. */
class Reader {
	speed = $state<Speed>('usual');
	state = $state<'quiet' | 'reading' | 'paused' | 'failed'>('quiet');
	/** Whoever began: told by identity. */
	owner = $state.raw<object>();
	#voices = $state.raw<Voice[]>([]);
	#sentences = $state.raw<Line[]>([]);
	#at = $state(0);
	#speech: Speech | undefined;
	#users = 0;
	#leave: (() => void) | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#said = false;
	#marks = false;

	/** The sentence being read, or where it stopped. */
	get sentence(): Line | undefined {
		return this.state === 'quiet' ? undefined : this.#sentences[this.#at];
	}

	/** Opens the device's speech for one more view. Gives the way to leave: the last one that leaves makes it silent. */
	start(speech = browserSpeech()): () => void {
		if (this.#users++ === 0 && speech) this.#open(speech);
		return () => {
			if (--this.#users > 0) return;
			this.stop();
			this.#leave?.();
		};
	}

	#open(speech: Speech): void {
		this.#speech = speech;
		this.recall();
		const look = () => (this.#voices = speech.voices());
		look();
		const quiet = () => {
			if (document.visibilityState === 'hidden') this.pause();
		};
		const put = () => this.pause();
		const ends = speech.whenVoices(look);
		document.addEventListener('visibilitychange', quiet);
		addEventListener('pagehide', put);
		this.#leave = () => {
			ends();
			document.removeEventListener('visibilitychange', quiet);
			removeEventListener('pagehide', put);
			this.#speech = this.#leave = undefined;
			this.#voices = [];
		};
	}

	/** The voice for a language: one on the device before one that sends the text away, and never that without a network. */
	voiceFor(lang: string): Voice | undefined {
		const fit = this.#voices.filter((voice) => speaks(voice, lang));
		const own = fit.filter((voice) => voice.localService);
		const usable = own.length ? own : online.now && navigator.onLine ? fit : [];
		return usable.find((voice) => voice.default) ?? usable[0];
	}

	/** Reads from the beginning. Whatever was being read ends. */
	begin(owner: object, lines: Line[]): void {
		this.owner = owner;
		this.#sentences = lines.flatMap(({ text, lang }) => sentencesOf(text).map((one) => ({ text: one, lang })));
		this.#at = 0;
		this.#marks = false;
		this.go();
	}

	/** Goes on with the sentence that was cut off: from its start, since many phones cannot pause inside one. */
	go(): void {
		this.#said = false;
		this.state = 'reading';
		this.#say();
	}

	pause(): void {
		if (this.state !== 'reading') return;
		this.#hush();
		this.state = 'paused';
	}

	stop(): void {
		this.#hush();
		this.state = 'quiet';
		this.owner = undefined;
		this.#sentences = [];
	}

	/** Reads what was kept. */
	recall(): void {
		this.speed = kept('voice-speed', 'usual', isSpeed);
	}

	/** `false` means it holds only until the page closes. */
	change(speed: Speed): boolean {
		this.speed = speed;
		if (this.state === 'reading') this.#say();
		return keep('voice-speed', speed);
	}

	#hush(): void {
		clearTimeout(this.#timer);
		this.#speech?.hush();
	}

	#fail = (): void => {
		this.#hush();
		this.state = 'failed';
	};

	#watch(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(this.#fail, ms);
	}

	/** Says the next sentence for which there is a voice. */
	#say(): void {
		this.#hush();
		const at = this.#sentences.findIndex(({ lang }, i) => i >= this.#at && this.voiceFor(lang));
		const one = this.#sentences[at];
		const voice = one && this.voiceFor(one.lang);
		if (!one || !voice) {
			if (this.#said) this.stop();
			else this.#fail();
			return;
		}
		this.#at = at;
		const rate = RATES[this.speed];
		this.#watch(SILENCE_MS);
		this.#speech?.say(one.text, voice, rate, {
			going: () => this.#watch(this.#marks ? SILENCE_MS : SILENCE_MS + (one.text.length * LETTER_MS) / rate),
			marked: () => {
				this.#marks = true;
				this.#watch(SILENCE_MS);
			},
			ended: () => {
				this.#said = true;
				this.#at++;
				this.#say();
			},
			failed: this.#fail
		});
	}
}

export const voice = new Reader();
