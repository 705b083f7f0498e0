/** How a verdict looks beside its words: a shape and a tone, so that colour is never alone. */
import type { Verdict } from '#lib/eligibility/verdict.ts';

export const SHAPE: Readonly<Record<Verdict, string>> = { likely: '●', ask: '◐', office: '◇', not_now: '○', already: '✓' };
export const TONE: Readonly<Record<Verdict, string>> = { likely: 'good', ask: 'ask', office: 'office', not_now: 'not-now', already: 'good' };
