/** What the language adds to a word, and words that ask without saying what about. */
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

/** Words that only ask. They are left out wherever they stand. */
const ASKING = new Set(
	list(`
	수 것 거 게 건 걸 좀 저 제 제가 저는 저희 나 내 내가 나는 우리 그 이 저기 혹시 어떻게 어떡해 어떡하죠 어쩌죠 어디 어디서 어디에 어디로 어디야 어디예요 어디에요 어딘가요 어디있나요 언제 언제까지 누가 누구 누구한테 뭐 뭐가 뭐예요 뭐에요 뭔가요 뭐야 뭐죠 뭐를 무엇 무엇을 무슨 어떤 왜 얼마 얼마나 얼마예요 얼마에요 얼마나요 얼마인가요 몇
	있나요 있어요 있을까요 있는 있는지 있는데 있음 있나 있을 있습니까 있습니다 있으면 인가요 하나요 한가요 되나요 될까요 돼요 되는 되는데 되요 될 되죠 됩니까 하는 하는데 해요 해야 하려면 하고 하면 할 한 하죠 하죠 할까요 합니다 해 했는데 했어요 하는지 하게
	싶어요 싶은데 싶습니다 싶은데요 싶다 싶어 싶은 같아요 같은데 주세요 줘요 줘 주나요 주는 주는데 주시나요 줄 주실 주셔요 받나요 받을 받는 받고 받으려면 받으면 받아요 받았는데 받는데 받을까요 받는지 받아 받기
	알려주세요 알려줘 알려줘요 알고 궁금해요 궁금합니다 가르쳐주세요 알아보고 도와주세요 도와줘 도와줘요 문의 안내 방법 가능한가요 가능한지 가능해요 가능 관련 대한 대해 위한 위해 경우 때 때는 때문에 너무 많이 정말 진짜 자꾸 계속 매우 아주 그냥 그런데 근데 그리고 그래서 지금 이제 요즘 다 더 또 잘 못 안 이상 이하 미만 이전 이후 넘은 넘어서 정도 쯤 이런 그런 저런 이렇게 입니다 예요 이에요 인데 인데요 대요 데 곳 분 사람 나와요 나오나요 나오는 나온
	많아서 많아요 많은 많은데 많고 크게 큰 커서 작은 새로 먼저 바로 빨리 자주 하루종일 종일 계속해서 어떡하나요 어쩌나요 나요 나는데 가려고 가려고요 오는 오나요 와서 와요 가요 가서 가는
	for of the a an to in on at with and or my me i is are am was how can could get need want too very people person someone somebody where what when who which do does have has not no new any there please from about by it
	없나 없노 없을까 없능교 있노 있나유 있어유 우째 우야노 어짜 어쩐대 워쩌 뭐라카 보태주는 보태줘요 대주는 대줘요 내주는 도와주는 도와줄 해주는데 주는데요 주는곳 어디가 어디로가 데가 곳이 거기 뭘 뭔데 하나유 되나유 되유 줘유 주세유
	신청하고 신청하려면 신청하는 신청해요 신청하나요 신청해야 신청할 신청방법 찾아요 찾고 찾습니다 찾는 알아요 모르겠어요 몰라요 없나요 없을까요 되려면 필요해요 필요한 필요합니다 필요한데 드려요 드릴 좋을까요 좋은 좋나요 보려면 보고 사는 살아요 사시는 사시는데 계신데 계시는데 계세요
`)
);
/** Words that say little: they count, but not much beside a telling one. */
const FAINT = new Set(
	list(`
	지원 지원금 지원받고 지원해 도움 도움말 혜택 서비스 사업 제도 정책 복지 신청 신청서 돈 비용 대상 자격 조건 기준 프로그램 정보 보조 보조금 나라 정부 국가 구청 무료 공짜 힘들어요 힘든 힘들어 힘들 어려워요 어려운 어려워서 어려워 없어요 없는 없어서 없는데 없이 살기 걱정 걱정돼요 걱정이에요 부담 부담돼요 급해요 급하게 갑자기 혼자 가족 집 사람 추천 종류 이용 사용 가입 발급 매달 한달 한 달 월 년 해 하루 받고 나이 만 먹고 못해요 못하고 못하는데 안돼요 못
	help support service services program programs money assistance aid free center centre seoul government subsidy cost costs care
`)
);
FAINT.delete('한');

export const isAsking = (word: string): boolean => ASKING.has(word);
export const isFaint = (word: string): boolean => FAINT.has(word);

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
