/** The names of the dongs by their ids, for the pages that ask or show one. */
import words from '#content/dongs.json' with { type: 'json' };

export const dongs: Record<string, string> = words;
