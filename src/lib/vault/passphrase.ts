/**
 * What a person remembers (five words) and what lies in the office's safe (the recovery code).
 *
 * Words are two syllables from a table of 168, made from code points: 14 plain initials × 6 plain vowels × no final or the final "n".
 * No doubled initials and no vowel that sounds like another one, so a word can be read out and typed.
 * Ten syllables carry log2(168) × 10 = 73.9 bits; leaving out six rude pairs costs less than 0.01.
 */
import { random, utf8, type Bytes } from './bytes.ts';

const INITIALS = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18];
const VOWELS = [0, 4, 8, 13, 18, 20];
const FINALS = [0, 4];
/** Unicode 3.12: a syllable is 0xAC00 + (initial × 21 + vowel) × 28 + final. */
const SYLLABLES = INITIALS.flatMap((i) => VOWELS.flatMap((v) => FINALS.map((f) => 0xac00 + (i * 21 + v) * 28 + f)));
const RUDE = new Set([0xbcf4_c9c0, 0xc790_c9c0, 0xc2dc_bc14, 0xac70_c9c0, 0xbc14_bcf4, 0xbbf8_ce5c]);

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 15;

/** One of `size` with equal chance; bytes that would favour the first ones are thrown away. */
function pick(size: number): number {
	const limit = 256 - (256 % size);
	for (;;) {
		const [byte = 255] = random(1);
		if (byte < limit) return byte % size;
	}
}

function word(): string {
	for (;;) {
		const pair = [0, 1].map(() => SYLLABLES[pick(SYLLABLES.length)] ?? 0);
		const [first = 0, second = 0] = pair;
		if (!RUDE.has(first * 0x10000 + second)) return String.fromCodePoint(...pair);
	}
}

/** Five words to offer, 73.9 bits. */
export function offeredWords(): string[] {
	return Array.from({ length: 5 }, word);
}

/** What goes into the key derivation: NFKC, and spaces do not count. */
export function passphraseBytes(passphrase: string): Bytes {
	return utf8(passphrase.normalize('NFKC').replace(/\s+/gu, ''));
}

/** Ten characters and five different ones at least. Offered words always are. */
export function isStrongEnough(passphrase: string): boolean {
	const letters = [...passphrase.normalize('NFKC').replace(/\s+/gu, '')];
	return letters.length >= 10 && new Set(letters).size >= 5;
}

/** 120 random bits as six groups of four, in Crockford's base32. */
export function newRecoveryCode(): string {
	const bits = Array.from(random(CODE_BYTES), (b) => b.toString(2).padStart(8, '0')).join('');
	const letters = Array.from({ length: 24 }, (_, i) => CROCKFORD[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)] ?? '').join('');
	return (letters.match(/.{4}/g) ?? []).join('-');
}

/** Letters of a code as typed from paper: spaces, signs and small letters do not matter (keyboards make dashes of hyphens), nor O for 0, I and L for 1. */
export function typedLetters(code: string): string {
	const letters = code
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{P}\p{Cf}\u2212\u1173]/gu, '');
	return letters.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** The 15 bytes of a code as typed; `undefined` if it is none. */
export function recoveryBytes(code: string): Bytes | undefined {
	const letters = typedLetters(code);
	if (letters.length !== 24 || ![...letters].every((letter) => CROCKFORD.includes(letter))) return undefined;
	const bits = [...letters].map((letter) => CROCKFORD.indexOf(letter).toString(2).padStart(5, '0')).join('');
	return Uint8Array.from({ length: CODE_BYTES }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2));
}
