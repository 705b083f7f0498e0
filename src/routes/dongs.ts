/** The names of the dongs by their ids, for the pages that ask or show one. */
import words from '#content/dongs.json' with { type: 'json' };

/** Without a past: an id that came in by letter may have the name of a built-in. */
export const dongs: Record<string, string> = Object.assign(Object.create(null) as Record<string, string>, words);
