/** Korean in Latin letters, for what is prepared; what is typed is folded (sounds.ts). */
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
