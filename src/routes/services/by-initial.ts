/** An index as in a book: each name under its first letter, in the language in which it is shown. */
import { firstIn, FIRST_LANGUAGE, type Words } from '#lib/i18n/words.ts';
import { initialsOf } from '#lib/search/hangul.ts';

/** `undefined` gathers names that begin with no letter of theirs. `lang`: of the letter, where the page speaks another one. */
export type Group<T> = { initial: string | undefined; lang: string | undefined; cards: T[] };

/** In the dictionary order of Chinese, the first sign under each Latin letter of its sound. */
const SOUNDS: [string, string][] = Array.from(
	'A阿B八C嚓D哒E妸F发G旮H哈J讥K咔L垃M痳N拏O噢P妑Q七R呥S扨T它W穵X夕Y丫Z帀'.matchAll(/(\w)(.)/gu),
	([, letter, sign]) => [letter!, sign!]
);

function soundOf(sign: string, order: Intl.Collator): string | undefined {
	const at = SOUNDS.findLastIndex(([, first]) => order.compare(sign, first) >= 0);
	return SOUNDS[at]?.[0];
}

const startOf = (name: string): string => Array.from(name.replace(/^[^\p{L}\p{N}]+/u, ''))[0] ?? '';

function koreanInitial(name: string): string | undefined {
	const first = startOf(name);
	const initial = initialsOf(first);
	return initial !== first ? initial : undefined;
}

/** Accents stay out of an index, but for letters of their own such as Đ and Й. */
function letterOf(name: string, lang: string, order: Intl.Collator): string | undefined {
	const first = startOf(name);
	if (/\p{Script=Han}/u.test(first)) return soundOf(first, order);
	if (!/\p{L}/u.test(first)) return undefined;
	const bare = /\p{Script=Latin}/u.test(first) ? (first.normalize('NFD')[0] ?? first) : first;
	return bare.toLocaleUpperCase(lang);
}

/** Names that are told in the reader's language come first, by its letters; then the Korean ones; then what has no letter. Cards come in the order of their Korean names. */
export function byInitial<T extends { id: string; name: string }>(cards: T[], { lang, told }: Pick<Words, 'lang' | 'told'>): Group<T>[] {
	const korean = firstIn(lang);
	const order = new Intl.Collator(lang);
	const groups = new Map<string, Group<T>>();
	const named = cards.map((card) => ({ card, own: korean ? told(card.id)?.name : undefined }));
	const foreign = named.filter(({ own }) => own !== undefined).sort((a, b) => order.compare(a.own!, b.own!));
	for (const { card, own } of [...foreign, ...named.filter(({ own }) => own === undefined)]) {
		const initial = own === undefined ? koreanInitial(card.name) : letterOf(own, lang, order);
		const group = groups.get(initial ?? '') ?? { initial, lang: own === undefined && initial !== undefined ? korean : undefined, cards: [] };
		group.cards.push(card);
		groups.set(initial ?? '', group);
	}
	const rank = (group: Group<T>) => (group.initial === undefined ? 2 : group.lang === FIRST_LANGUAGE ? 1 : 0);
	return [...groups.values()].sort(
		(a, b) => rank(a) - rank(b) || (a.initial === undefined ? 0 : korean && !a.lang ? order.compare(a.initial, b.initial!) : a.initial < b.initial! ? -1 : 1)
	);
}
