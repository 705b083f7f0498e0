/** The tone in which a state is shown. */
import type { ServiceState } from '#lib/content/schema.ts';

export const toneOf = { running: 'good', check: 'office', closed_for_year: 'not-now', ended: 'not-now', historic: 'not-now' } as const satisfies Record<
	ServiceState,
	string
>;

/** Is it offered at present, as far as is known? */
export const isPresent = (state: ServiceState): boolean => state !== 'ended' && state !== 'historic';
