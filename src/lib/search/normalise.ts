/**
 * One way of writing for what people type and for what we keep. NFC, never NFKC: NFKC turns a typed initial into another letter.
 * Everything that is neither letter nor digit becomes a space; Latin letters lose their accents.
 */
const COMPAT_INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const COMPAT_FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

/** Letters of the conjoining row that stand alone (typed on some keyboards, or left over from NFD) as the letters of the usual row. */
function loneJamo(c: string): string {
	const at = c.charCodeAt(0);
	if (at <= 0x1112) return COMPAT_INITIALS[at - 0x1100] ?? ' ';
	if (at >= 0x1161 && at <= 0x1175) return String.fromCharCode(at - 0x1161 + 0x314f);
	return COMPAT_FINALS[at - 0x11a8] ?? ' ';
}

const wide = (c: string) => String.fromCharCode(c.charCodeAt(0) - 0xfee0);

/** Nearly every text: ASCII, whole syllables and letters, and the usual signs; nothing in it needs to be put together. */
const USUAL = /^[ -~가-힣ㄱ-ㅣ·…]*$/;
const USUAL_SIGNS = /[^a-z\d가-힣ㄱ-ㅣ]+/g;

function composed(text: string): string {
	return text
		.replace(/\p{Surrogate}/gu, ' ')
		.replace(/[\uff01-\uff5e]/g, wide)
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.replace(/đ/g, 'd')
		.replace(/[\u1100-\u11ff]/g, loneJamo);
}

/** Words in small letters, one space between. Safe for any string: half surrogates, control characters, any length. */
export function normalise(text: string): string {
	if (USUAL.test(text)) return text.toLowerCase().replace(USUAL_SIGNS, ' ').trim();
	return composed(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** A normalised text without its spaces. */
export const tight = (normal: string): string => normal.replace(/ /g, '');

/** Without any space, for comparing names. */
export const squeeze = (text: string): string => tight(normalise(text));

/** Words cut where the script changes, so that a name with Latin letters or digits in it is several: Hangul runs, Latin runs, sums. */
export function runsOf(normal: string): string[] {
	return normal.match(/[가-힣ㄱ-ㅎㅏ-ㅣ]+|[a-z]+|\d+(?:만|억)?|[^\s가-힣ㄱ-ㅎㅏ-ㅣa-z\d]+/g) ?? [];
}

/** Sums of won as people say them: 700,000원 is 70만원. */
export function spokenSums(text: string): string {
	if (!text.includes(',')) return text;
	return text.replace(/\d{1,3}(?:,\d{3})+/g, (sum) => {
		const won = Number(sum.replace(/,/g, ''));
		return won >= 10_000 && won % 10_000 === 0 ? `${won / 10_000}만` : String(won);
	});
}
