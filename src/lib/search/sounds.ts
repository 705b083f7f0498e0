/** Korean in Latin letters, written as one hears it: every usual spelling of a sound is folded into one. */

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
