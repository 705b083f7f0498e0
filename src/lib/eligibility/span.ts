/** Closed intervals of numbers, and comparing them without guessing. */
import type { Truth } from './truth.ts';

export type Span = { from: number; to: number };
export type Comparison = 'atLeast' | 'atMost' | 'above' | 'below';
export const COMPARISONS: readonly Comparison[] = ['atLeast', 'atMost', 'above', 'below'];

export const point = (n: number): Span => ({ from: n, to: n });
export const isPoint = (span: Span) => span.from === span.to;

/** Yes or no only when every pair of values from both intervals agrees. */
export function compare(value: Span, how: Comparison, bound: Span): Truth {
	switch (how) {
		case 'atLeast':
			return value.from >= bound.to ? 'yes' : value.to < bound.from ? 'no' : 'unknown';
		case 'above':
			return value.from > bound.to ? 'yes' : value.to <= bound.from ? 'no' : 'unknown';
		case 'atMost':
			return value.to <= bound.from ? 'yes' : value.from > bound.to ? 'no' : 'unknown';
		case 'below':
			return value.to < bound.from ? 'yes' : value.from >= bound.to ? 'no' : 'unknown';
	}
}
