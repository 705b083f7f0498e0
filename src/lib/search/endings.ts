/** What the language adds to a word. */
import { endsInConsonant } from './hangul.ts';

const list = (text: string) => text.split(/\s+/).filter(Boolean);

/** Endings of verbs and of "to be", longest first where one ends in another. A word keeps at least one syllable. */
const BENT = list(`
	하고싶어요 하고싶은데 하고싶다 하고싶어 했는데요 했는데 했었는데 하는데요 하는데 했습니다 합니다 했거든요 했어요 했대요 한대요 하려고요 하려고 하려면 하려는데 하라는데 하래요 하면서 하면은
	하면 해서요 해서 해야 했을때 할때 하셔서 하세요 하시는 하시는데 하셨는데 하신 해주세요 해줘요 해줘 해주는 해요 해도 했다 했음 하다 한다 하는 하기 하고 하게 하지 하나요 하니까 한다고 하자 할까요 할까 할지 하던 하며 함 한 할 해
	됐는데요 됐는데 됐어요 됐습니다 되었어요 되나요 되려면 되면 되는 되는데 되어 돼서 돼요 되고 된다 된대요 된 될 됨
	당했는데 당했어요 당해서 당하고 당하는 당한 당함
	받고싶어요 받으려면 받을까요 받았어요 받나요
	이었는데 이었어요 이에요 이예요 이라서요 이라서 이라고 이라는데 이라는 이라도 이란 이면 인데요 인데 입니다 인가요 인가 이고요 이고 이신데 이신 예요 에요 였는데 였어요 라서요 라서 라고 라는 라도
	으시는데 으신데 으셨는데 으셨어요 시는데 신데요 신데 셨는데 셨어요 셔서 시고 세요
	었는데요 았는데요 었는데 았는데 었어요 았어요 었습니다 았습니다 었을때 었다 았다 었던 았던 었음 았음 는데요 은데요 는데 은데 던데 습니다 습니까 나봐요 나요 을까요 을까 을때 을래요 으려면 으려고 려면 려고 려는데
	으니까 니까 으면 으러 어서요 아서요 어서 아서 어요 아요 어도 아도 어야 아야 어져 네요 네 지요 지만 죠 대요 래요 래 거든요 잖아요 다고 자고 냐고 면서 면은 기가 기는 기도 면 고 게 음 기 던 다 요
	는디 은디 인디 던디 능교 는교 는겨 구먼 구만 당께 니더 심더 십더 어유 아유
`);
/** Particles, longest first. Those with two shapes agree with the syllable before them, so that 아이 and 국가 stay whole. */
const PARTICLES = list(
	'에서부터 에서는 에서도 에게서 한테서 으로는 으로도 부터는 까지는 까지도 이라도 에서 에게 한테 께서 으로 부터 까지 처럼 보다 마다 밖에 이랑 이나 이며 대로 만큼 같은 같이 만 도 의 에 랑 로 들 께 님'
);
const AFTER_CONSONANT = list('이 은 을 과 이가 이는');
const AFTER_VOWEL = list('가 는 를 와 나');

function agrees(stem: string, particle: string): boolean {
	if (AFTER_CONSONANT.includes(particle)) return endsInConsonant(stem) === true;
	if (AFTER_VOWEL.includes(particle)) return endsInConsonant(stem) === false;
	return true;
}

/** Endings by their last syllable, the longest first. */
function byLast(endings: string[]): Map<string, string[]> {
	const map = new Map<string, string[]>();
	for (const e of [...endings].sort((a, b) => b.length - a.length)) map.set(e.at(-1) ?? '', [...(map.get(e.at(-1) ?? '') ?? []), e]);
	return map;
}
const BENT_BY_LAST = byLast(BENT);
const PARTICLES_BY_LAST = byLast([...PARTICLES, ...AFTER_CONSONANT, ...AFTER_VOWEL]);

const ending = (word: string, endings: Map<string, string[]>) => endings.get(word.at(-1) ?? '')?.find((e) => word.length > e.length && word.endsWith(e));

export type Stem = { text: string; bent: boolean };

/** A word without its particle, or without its ending where it was bent. Never empty. */
export function stemOf(word: string): Stem {
	const bent = ending(word, BENT_BY_LAST);
	const particle = PARTICLES_BY_LAST.get(word.at(-1) ?? '')?.find((p) => word.length > p.length && word.endsWith(p) && agrees(word.slice(0, -p.length), p));
	if (bent && (!particle || bent.length > particle.length)) return { text: word.slice(0, -bent.length), bent: true };
	return { text: particle ? word.slice(0, -particle.length) : word, bent: false };
}
