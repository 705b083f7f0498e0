/** The two layouts of one keyboard: what was typed in the wrong one, read in the other. */
import { compose, FINALS, INITIALS, isConsonant, isVowel, jamoOf, TYPED, VOWELS } from './hangul.ts';

const LATIN = 'qwertyuiopasdfghjklzxcvbnm';
const HANGUL = 'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ';
const SHIFTED: Record<string, string> = { Q: 'ㅃ', W: 'ㅉ', E: 'ㄸ', R: 'ㄲ', T: 'ㅆ', O: 'ㅒ', P: 'ㅖ' };
const UNSHIFTED: Record<string, string> = { ㅃ: 'q', ㅉ: 'w', ㄸ: 'e', ㄲ: 'r', ㅆ: 't', ㅒ: 'o', ㅖ: 'p' };
const PAIRS = new Map(Object.entries(TYPED).map(([one, two]) => [two, one]));

function letterOf(key: string): string {
	const shifted = SHIFTED[key];
	if (shifted) return shifted;
	const at = LATIN.indexOf(key.toLowerCase());
	return at < 0 ? key : (HANGUL[at] ?? key);
}

type Open = { initial: string; vowel: string; final: string };
const none: Open = { initial: '', vowel: '', final: '' };

function close({ initial, vowel, final }: Open): string {
	const [i, v, f] = [INITIALS.indexOf(initial), VOWELS.indexOf(vowel), FINALS.indexOf(final)];
	return i >= 0 && v >= 0 && f >= 0 ? compose({ initial: i, vowel: v, final: f }) : initial + vowel + final;
}

/** Gives the last consonant of a syllable to the one that begins. */
function split(open: Open): [Open, string] {
	const two = TYPED[open.final] ?? open.final;
	return [{ ...open, final: two.slice(0, -1) }, two.slice(-1)];
}

function addVowel(open: Open, c: string): [string, Open] {
	if (open.final) {
		const [before, initial] = split(open);
		return [close(before), { initial, vowel: c, final: '' }];
	}
	if (!open.vowel) return ['', { ...open, vowel: c }];
	const pair = PAIRS.get(open.vowel + c);
	return pair ? ['', { ...open, vowel: pair }] : [close(open), { ...none, vowel: c }];
}

function addConsonant(open: Open, c: string): [string, Open] {
	if (!open.initial && !open.vowel) return ['', { ...none, initial: c }];
	if (!open.initial || !open.vowel) return [close(open), { ...none, initial: c }];
	if (!open.final) return FINALS.includes(c) ? ['', { ...open, final: c }] : [close(open), { ...none, initial: c }];
	const pair = PAIRS.get(open.final + c);
	return pair ? ['', { ...open, final: pair }] : [close(open), { ...none, initial: c }];
}

/** Joins letters to syllables as a Korean keyboard does; what cannot be joined stays as it is. */
export function joined(letters: Iterable<string>): string {
	let out = '';
	let open = none;
	for (const c of letters) {
		const [done, next]: [string, Open] = isVowel(c) ? addVowel(open, c) : isConsonant(c) ? addConsonant(open, c) : [close(open) + c, none];
		out += done;
		open = next;
	}
	return out + close(open);
}

/** Latin keys as Hangul: rlchdusrma → 기초연금. Capital letters are shifted keys only where Korean has one. */
export const toHangul = (keys: string): string => joined(Array.from(keys, letterOf));

/** Hangul letters as the Latin keys under them: ㅗㄴ… → ho… */
export function toLatin(text: string): string {
	return Array.from(jamoOf(text), (c) => UNSHIFTED[c] ?? LATIN[HANGUL.indexOf(c)] ?? c).join('');
}
