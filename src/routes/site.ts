/** The few words of the district that every page needs, built into the app from content/. */
import type { Site } from '#lib/content/pack.ts';
import words from '#content/core.json' with { type: 'json' };

type Stage = Pick<Site['stages'][number], 'id' | 'name' | 'icon' | 'count'>;

export const site = words as unknown as { district: Omit<Site['district'], 'map' | 'id' | 'appName'>; stages: Stage[] };
