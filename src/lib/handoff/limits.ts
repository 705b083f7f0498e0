/** How much a stranger's file may ask of us. Checked on the text, before anything is parsed. */
import { textOf, type Bytes } from '#lib/vault/bytes.ts';

export const LIMITS = { file: 512 * 1024, inside: 1024 * 1024, depth: 24, keys: 40_000 };

export type LimitFault = 'too-deep' | 'too-much-inside' | 'malformed';

/** Depth and number of members and items, by one walk over the text. */
export function measure(text: string): { depth: number; keys: number } {
	let [depth, deepest, keys, quoted] = [0, 0, 0, false];
	for (let i = 0; i < text.length; i++) {
		const letter = text[i];
		if (quoted) {
			if (letter === '\\') i++;
			else if (letter === '"') quoted = false;
		} else if (letter === '"') quoted = true;
		else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth);
		else if (letter === '}' || letter === ']') depth--;
		else if (letter === ':' || letter === ',') keys++;
	}
	return { depth: deepest, keys };
}

export function parseWithin(bytes: Bytes): { ok: true; value: unknown } | { ok: false; reason: LimitFault } {
	if (bytes.length > LIMITS.inside) return { ok: false, reason: 'too-much-inside' };
	try {
		const text = textOf(bytes);
		const { depth, keys } = measure(text);
		if (depth > LIMITS.depth) return { ok: false, reason: 'too-deep' };
		if (keys > LIMITS.keys) return { ok: false, reason: 'too-much-inside' };
		return { ok: true, value: JSON.parse(text) as unknown };
	} catch {
		return { ok: false, reason: 'malformed' };
	}
}
