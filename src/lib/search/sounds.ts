/** Korean in Latin letters, written as one hears it: every usual spelling of a sound is folded into one. */
import { placeOf, type Guess, type Vocabulary } from './vocabulary.ts';

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

/** Vowels are what people spell differently. */
export const consonants = (sound: string): string => sound.replace(/[aeiou]/g, '');

/** Known words that sound like this Latin spelling. */
export function soundingLike(vocabulary: Vocabulary, latin: string, limit: number): Guess[] {
	const asked = folded(latin);
	if (asked.length < 3) return [];
	const { all, bones, of } = vocabulary.sounds;
	const off = (at: number) => Math.abs(all[at]!.length - asked.length) + (all[at]!.startsWith(asked) ? 0 : 2);
	const own = consonants(asked);
	// Sounds that begin as what was typed, and those that it begins with.
	const near = startsOf(all, asked);
	for (let length = 4; length < asked.length; length++) near.push(...startsOf(all, asked.slice(0, length)).filter((at) => all[at]!.length === length));
	if (!near.length && own.length > 3) bones.forEach((bone, at) => bone === own && Math.abs(all[at]!.length - asked.length) < 3 && near.push(at));
	return near
		.sort((a, b) => off(a) - off(b) || of[a]! - of[b]!)
		.slice(0, limit)
		.map((at) => ({ text: vocabulary.texts[of[at]!]!, weight: 1 / (1 + 0.15 * off(at)) }));
}

/** Places in a sorted list of all that begins so. */
function startsOf(sorted: string[], letters: string): number[] {
	const places: number[] = [];
	for (let at = placeOf(sorted, letters); sorted[at]?.startsWith(letters); at++) places.push(at);
	return places;
}
