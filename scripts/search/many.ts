/** Catalogues of any size, made from the structure of the real one: the same words in new company, always the same. */
import type { AnyService } from '../../src/lib/content/pack.ts';
import type { SearchInput } from '../../src/lib/search/prepare.ts';

/** A small generator of numbers below 1; the same row for the same seed. */
function numbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let x = Math.imul(state ^ (state >>> 15), 1 | state);
		x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
		return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
	};
}

/** `size` services. The real ones are all in it; the others keep one record's form and take words from two others. */
export function manyServices(input: SearchInput, size: number): SearchInput {
	const next = numbers(20_261_123);
	const { services } = input;
	const pick = <T>(list: T[]): T => list[Math.floor(next() * list.length)] as T;
	const words = services.flatMap((s) => s.name.split(' '));
	const made: AnyService[] = services.slice(0, size);
	for (let n = made.length; n < size; n++) {
		const [form, other] = [pick(services), pick(services)];
		const name = [...form.name.split(' ').slice(0, 1), pick(words), ...other.name.split(' ').slice(-1)].join(' ').slice(0, 60);
		const base = { ...form, id: `${form.id}-${n}`, name, aliases: other.aliases.map((a) => ({ ...a, text: `${pick(words)} ${a.text}` })) };
		made.push(base.depth === 'full' && other.depth === 'full' ? { ...base, phrases: other.phrases.map((p, i) => (i % 2 ? p : `${pick(words)} ${p}`)) } : base);
	}
	return { ...input, services: made };
}
