/** What only the pages of stages and places need of the district. */
import type { Site } from '#lib/content/pack.ts';
import words from '#content/more.json' with { type: 'json' };
import { site } from './site.ts';

type More = Pick<Site['stages'][number], 'gist' | 'first'>;
const { map, stages: more } = words as unknown as { map: Site['district']['map']; stages: Record<string, More> };

/** Where the district lies, and the size of its picture. */
export { map };
/** The stages with what they are in a few words, and the services that the editors put first. */
export const stages = site.stages.map((stage) => ({ ...stage, gist: '', first: [], ...more[stage.id] }));
