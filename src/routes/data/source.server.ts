/** The compiled pack, read while pages are built. Never reaches the phone as code. */
import { readFileSync } from 'node:fs';
import { packReader } from '#lib/catalogue/reader.ts';
import { dayIn } from '#lib/content/day.ts';
import type { Pack, Site } from '#lib/content/pack.ts';

export const packText = () => readFileSync('.content/pack.jsonl', 'utf8');
export const site = JSON.parse(readFileSync('.content/site.json', 'utf8')) as Site;
export const pack = JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack;
export const reader = packReader(pack);
/** The day the pages are built for; pages compute it anew on the phone. */
export const buildDay = dayIn(site.district.timeZone, new Date());
