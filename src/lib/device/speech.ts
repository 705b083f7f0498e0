/** The device's own speech behind a small door, so that a test can speak in its place. */

/** A text with its BCP 47 tag. */
export type Line = { text: string; lang: string };
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/** What becomes of a sentence. Nothing comes any more once it was hushed. */
export type Heard = { going: () => void; marked: () => void; ended: () => void; failed: () => void };

export type Speech = {
	voices: () => Voice[];
	/** Calls `run` when other voices are there. Gives the way to stop. */
	whenVoices: (run: () => void) => () => void;
	/** Says one sentence. `rate`: 1 is usual. */
	say: (sentence: string, voice: Voice, rate: number, heard: Heard) => void;
	hush: () => void;
};

/** The browser's speech; undefined where it has none. */
export function browserSpeech(): Speech | undefined {
	if (!('speechSynthesis' in globalThis) || !('SpeechSynthesisUtterance' in globalThis)) return undefined;
	const synth = globalThis.speechSynthesis;
	// Held here: browsers lose the events of an utterance that nobody holds.
	let now: SpeechSynthesisUtterance | undefined;
	return {
		voices: () => synth.getVoices(),
		whenVoices(run) {
			synth.addEventListener?.('voiceschanged', run);
			return () => synth.removeEventListener?.('voiceschanged', run);
		},
		say(sentence, voice, rate, heard) {
			const one = new SpeechSynthesisUtterance(sentence);
			one.voice = voice as SpeechSynthesisVoice;
			one.lang = voice.lang.replace('_', '-');
			one.rate = rate;
			// An utterance cut off still sends its error, later.
			const still = (run: () => void) => () => {
				if (now === one) run();
			};
			one.onstart = still(heard.going);
			one.onboundary = still(heard.marked);
			one.onend = still(heard.ended);
			one.onerror = still(heard.failed);
			now = one;
			synth.speak(one);
		},
		hush() {
			now = undefined;
			synth.cancel();
		}
	};
}

/** Whether a voice speaks a language: "ko_KR" speaks ko; a Cantonese or traditional voice does not read simplified Chinese. */
export function speaks(voice: Voice, lang: string): boolean {
	const [want = '', script] = lang.toLowerCase().split('-');
	const [has, ...rest] = voice.lang.toLowerCase().replaceAll('_', '-').split('-');
	if (want !== 'zh') return has === want;
	return (has === 'zh' || has === 'cmn') && !(script === 'hans' && rest.some((part) => ['hk', 'tw', 'mo', 'hant'].includes(part)));
}
