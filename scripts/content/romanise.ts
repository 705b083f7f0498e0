/** Korean names in Latin letters, for reading aloud at a counter: Revised Romanization (National Institute of Korean Language, 2000), §2–3. */

const BASE = 0xac00;
const STARTS = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const MIDDLES = ['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i'];
/** A final as it sounds alone, and as what is left and carried when a vowel follows. */
const ENDS = ['', ...'k k k n n n t l k m p l l p l m p p t t ng t t k t p t'.split(' ')];
const CARRIED: [string, string][] = [
	['', ''], ['', 'g'], ['', 'kk'], ['k', 's'], ['', 'n'], ['n', 'j'], ['', 'n'], ['', 'd'], ['', 'r'], ['l', 'g'], ['l', 'm'], ['l', 'b'], ['l', 's'], ['l', 't'], ['l', 'p'], ['', 'r'],
	['', 'm'], ['', 'b'], ['p', 's'], ['', 's'], ['', 'ss'], ['ng', ''], ['', 'j'], ['', 'ch'], ['', 'k'], ['', 't'], ['', 'p'], ['', '']
];
const NASAL: Record<string, string> = { k: 'ng', t: 'n', p: 'm' };

type Syllable = { start: string; middle: string; end: number };

function parted(char: string): Syllable | undefined {
	const at = char.charCodeAt(0) - BASE;
	if (!(at >= 0 && at < 11172)) return undefined;
	return { start: STARTS[Math.floor(at / 588)]!, middle: MIDDLES[Math.floor((at % 588) / 28)]!, end: at % 28 };
}

/** The seam of two syllables: how the first ends and the second starts once they are said together. */
function seam(end: number, next: Syllable | undefined): [string, string] {
	const alone = ENDS[end]!;
	if (!next) return [alone, ''];
	const { start, middle } = next;
	if (start === '') {
		const [left, carried] = CARRIED[end]!;
		// 굳이 → guji, 같이 → gachi
		if (middle === 'i' && (carried === 'd' || carried === 't')) return [left, carried === 'd' ? 'j' : 'ch'];
		return [left, carried];
	}
	if ((start === 'n' || start === 'm') && NASAL[alone]) return [NASAL[alone], start];
	if (start === 'r') {
		if (alone === 'n' || alone === 'l') return ['l', 'l'];
		if (NASAL[alone]) return [NASAL[alone], 'n'];
		if (alone === 'm' || alone === 'ng') return [alone, 'n'];
	}
	if (start === 'n' && alone === 'l') return ['l', 'l'];
	return [alone, start];
}

/** 기초연금 → "gichoyeongeum", 독립 → "dongnip". What is not Hangul stays. */
export function romanised(text: string): string {
	const chars = [...text];
	let said = '';
	let start: string | undefined;
	chars.forEach((char, i) => {
		const here = parted(char);
		if (!here) {
			said += char;
			start = undefined;
			return;
		}
		const next = parted(chars[i + 1] ?? '');
		const [end, following] = seam(here.end, next);
		said += (start ?? here.start) + here.middle + end;
		start = next ? following : undefined;
	});
	return said;
}
