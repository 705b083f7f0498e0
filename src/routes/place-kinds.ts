/** The names of the kinds of places, for the pages that show places. */
import type { Site } from '#lib/content/pack.ts';
import words from '#content/place-kinds.json' with { type: 'json' };

export const placeKinds = words as unknown as Site['placeKinds'];
