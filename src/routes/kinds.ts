/** The names of themes and targets, for the pages that show them. */
import type { Site } from '#lib/content/pack.ts';
import words from '#content/kinds.json' with { type: 'json' };

export const kinds = words as unknown as Pick<Site, 'themes' | 'targets'>;
