/** Strong Kleene logic: a missing answer is `unknown`, never "no". */
export type Truth = 'yes' | 'no' | 'unknown';

/** One failing part settles it; an unanswered one leaves it open. */
export function all(parts: readonly Truth[]): Truth {
	if (parts.includes('no')) return 'no';
	return parts.includes('unknown') ? 'unknown' : 'yes';
}

/** One part that holds settles it. */
export function any(parts: readonly Truth[]): Truth {
	if (parts.includes('yes')) return 'yes';
	return parts.includes('unknown') ? 'unknown' : 'no';
}

export function not(part: Truth): Truth {
	if (part === 'unknown') return 'unknown';
	return part === 'yes' ? 'no' : 'yes';
}

/** Do at least `n` parts hold? `open` counts further parts of which nothing is known (may be `Infinity`). */
export function atLeast(n: number, parts: readonly Truth[], open = 0): Truth {
	const yes = parts.filter((part) => part === 'yes').length;
	if (yes >= n) return 'yes';
	const possible = yes + parts.filter((part) => part === 'unknown').length + open;
	return possible >= n ? 'unknown' : 'no';
}
