/** Pictures of a first morning, taken from the practice people by `npm run pictures`. Their alternative texts stand in the strings under `desk.help.picture`. */
export const PICTURES = ['unlock', 'today', 'talk', 'agree', 'match', 'refer', 'send', 'inbox', 'report'] as const;
export type Picture = (typeof PICTURES)[number];
/** In CSS pixels, all of them: the files have twice as many. */
export const SIZE = { width: 360, height: 740 } as const;
