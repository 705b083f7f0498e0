/** One value, one text: keys sorted by code unit, no spaces, nothing undefined. What is hashed and signed is always this text. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

/** Throws on what JSON cannot say (functions, NaN) and on more than 64 levels. */
export function canonical(value: unknown, depth = 0): string {
	if (depth > 64) throw new RangeError('too deep');
	if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
	if (value !== null && typeof value === 'object') {
		const object = value as Record<string, unknown>;
		const keys = Object.keys(object)
			.filter((key) => object[key] !== undefined)
			.sort();
		return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(object[key], depth + 1)}`).join(',')}}`;
	}
	if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a number JSON can say');
	const text = JSON.stringify(value) as string | undefined;
	if (text === undefined) throw new TypeError('not a value JSON can say');
	return text;
}
