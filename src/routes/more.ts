/** What only the pages of stages and places need of the district. */
import type { Site } from '#lib/content/pack.ts';
import words from '#content/more.json' with { type: 'json' };
import { site } from './site.ts';

const { map, firsts } = words as unknown as { map: Site['district']['map']; firsts: Record<string, Site['stages'][number]['first']> };

/** Where the district lies, and the size of its picture. */
export { map };
/** The stages with the services that the editors put first. */
export const stages = site.stages.map((stage) => ({ ...stage, first: firsts[stage.id] ?? [] }));
