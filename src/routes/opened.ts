/** Which link was opened last on a page, so that the way back ends where one was. Kept in memory only. */
import { painted } from '#lib/ui/painted.ts';

type Place = Pick<URL, 'pathname' | 'search'>;
const opened = new Map<string, string>();
const nameOf = ({ pathname, search }: Place) => pathname + search;
/** A list that has first to be searched for comes a moment after its page. */
const LATE_FRAMES = 60;

export function remember(from: Place, to: Place): void {
	opened.set(nameOf(from), nameOf(to));
}

const linkTo = (name: string) => [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].find((link) => nameOf(link) === name);

/** The link that was opened on this page, as soon as it is there; undefined where none was, or the person went on meanwhile. */
export async function openedOn(page: Place): Promise<HTMLElement | undefined> {
	const name = opened.get(nameOf(page));
	const at = document.activeElement;
	for (let frame = 0; name && frame < LATE_FRAMES && document.activeElement === at; frame++) {
		const link = linkTo(name);
		if (link) return link;
		await painted();
	}
	return undefined;
}
