/** Syllables and their letters. */
const FIRST = 0xac00;
const LAST = 0xd7a3;
export const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
export const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
export const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];
/** Letters that are typed as two. */
export const TYPED: Record<string, string> = {
	ㅘ: 'ㅗㅏ',
	ㅙ: 'ㅗㅐ',
	ㅚ: 'ㅗㅣ',
	ㅝ: 'ㅜㅓ',
	ㅞ: 'ㅜㅔ',
	ㅟ: 'ㅜㅣ',
	ㅢ: 'ㅡㅣ',
	ㄳ: 'ㄱㅅ',
	ㄵ: 'ㄴㅈ',
	ㄶ: 'ㄴㅎ',
	ㄺ: 'ㄹㄱ',
	ㄻ: 'ㄹㅁ',
	ㄼ: 'ㄹㅂ',
	ㄽ: 'ㄹㅅ',
	ㄾ: 'ㄹㅌ',
	ㄿ: 'ㄹㅍ',
	ㅀ: 'ㄹㅎ',
	ㅄ: 'ㅂㅅ'
};

export type Syllable = { initial: number; vowel: number; final: number };

/** Undefined for anything but a whole syllable. */
export function syllable(c: string): Syllable | undefined {
	const code = c.charCodeAt(0);
	if (code < FIRST || code > LAST) return undefined;
	const at = code - FIRST;
	return { initial: Math.floor(at / 588), vowel: Math.floor((at % 588) / 28), final: at % 28 };
}

export const compose = ({ initial, vowel, final }: Syllable): string => String.fromCharCode(FIRST + initial * 588 + vowel * 28 + final);

export const isSyllable = (c: string): boolean => syllable(c) !== undefined;
export const isConsonant = (c: string): boolean => c >= 'ㄱ' && c <= 'ㅎ';
export const isVowel = (c: string): boolean => c >= 'ㅏ' && c <= 'ㅣ';

function initialOf(c: string): string {
	const s = syllable(c);
	return s ? (INITIALS[s.initial] ?? c) : c;
}

/** The first consonant of each syllable; other characters stay. */
export function initialsOf(text: string): string {
	let out = '';
	for (const c of text) out += initialOf(c);
	return out;
}

/** Letters in the order in which they are typed. */
export function jamoOf(text: string): string {
	let out = '';
	for (const c of text) {
		const s = syllable(c);
		const letters = s ? [INITIALS[s.initial] ?? '', VOWELS[s.vowel] ?? '', FINALS[s.final] ?? ''] : [c];
		for (const letter of letters) out += TYPED[letter] ?? letter;
	}
	return out;
}

/** Whether a word fits a pattern in which a lone consonant stands for any syllable that begins with it. */
export function fitsInitials(pattern: string, text: string): boolean {
	return [...pattern].every((p, i) => {
		const c = text[i];
		return c !== undefined && (p === c || (isConsonant(p) && initialOf(c) === p));
	});
}

/** First syllable and the sound after it: what stays when a verb is bent (밀려요, 밀린, 밀렸는데). Empty for shorter words. */
export function skeleton(word: string): string {
	const [first, second] = word;
	return first && second && isSyllable(first) && isSyllable(second) ? first + initialOf(second) : '';
}

/** Whether the last syllable ends in a consonant; undefined where it is no syllable. */
export function endsInConsonant(text: string): boolean | undefined {
	const s = syllable(text.at(-1) ?? '');
	return s && s.final > 0;
}
