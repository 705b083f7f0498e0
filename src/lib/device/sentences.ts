/** Text cut into pieces that a voice says in one breath: long ones are cut off by some browsers. */

const LONGEST = 120;
/** A full stop ends a sentence only before a space: "3.5" and "2026.11.23" stay whole. No lookbehind: older phones cannot read such a file at all. */
const ENDS = [/([.?!…]["'”’)\]]*)\s+/gu, /([。？！]["'”’」』）]*)/gu];
const PAUSES = /[,;:，、；：)\]」』）](?=\s|$)|[，、；：」』）]/gu;

/** Each piece is at most 120 characters and ends where a sentence does, or else at a pause, or else between words. */
export function sentencesOf(text: string): string[] {
	return ENDS.reduce((all, end) => all.replace(end, '$1\n'), text)
		.split('\n')
		.map((one) => one.replace(/\s+/gu, ' ').trim())
		.filter((one) => /[\p{L}\p{N}]/u.test(one))
		.flatMap(short);
}

function short(sentence: string): string[] {
	const pieces: string[] = [];
	let rest = sentence;
	while (rest.length > LONGEST) {
		const at = cutAt(rest.slice(0, LONGEST));
		pieces.push(rest.slice(0, at).trim());
		rest = rest.slice(at).trim();
	}
	return [...pieces, rest].filter((one) => one);
}

/** The last good place to cut; not so early that a crumb is left. */
function cutAt(head: string): number {
	const pause = [...head.matchAll(PAUSES)].map((hit) => hit.index + 1).findLast((at) => at < head.length);
	if (pause && pause > LONGEST / 3) return pause;
	const space = head.lastIndexOf(' ');
	if (space > 0) return space;
	// Not through the middle of a pair.
	return /[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length;
}
