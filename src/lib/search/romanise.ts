/** Korean in Latin letters, written as one hears it: every usual spelling of a sound is folded into one. */
import { syllable } from './hangul.ts';

const STARTS = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h'];
const MIDDLES = ['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i'];
const ENDS = ['', ...'k k k n n n t l k m p l l p l m p p t t ng t t k t p t'.split(' ')];

/** Letter for letter, without the changes between syllables. */
export function romanised(text: string): string {
	return Array.from(text, (c) => {
		const s = syllable(c);
		return s ? `${STARTS[s.initial]}${MIDDLES[s.vowel]}${ENDS[s.final]}` : c;
	}).join('');
}

/** One letter for each sound however it is spelled (gicho, kicho; yeongeum, yunkum). */
export function folded(latin: string): string {
	return latin
		.replace(/[^a-z]/g, '')
		.replace(/ng(?=[^aeiouyw]|$)/g, 'n')
		.replace(/kk|gg|[kgq]/g, 'k')
		.replace(/ch|jj|[jz]/g, 'c')
		.replace(/tt|dd|[dt]/g, 't')
		.replace(/pp|bb|[bpf]/g, 'p')
		.replace(/sh|ss/g, 's')
		.replace(/[rl]+/g, 'l')
		.replace(/oe|ae|ay|we/g, 'e')
		.replace(/eo|oh|wo|uh/g, 'o')
		.replace(/eu|oo|woo/g, 'u')
		.replace(/ui|ee|wi/g, 'i')
		.replace(/[yw]/g, '')
		.replace(/(.)\1+/g, '$1');
}
