/**
 * Four nouns or more in a row with nothing between them ("암 환자 치료비 지원 기준"): readers have to guess how they belong together.
 * No dictionary is at hand, so a word counts as a noun where it ends neither like a particle nor like an ending; the net is coarse on purpose,
 * and what it holds is held. Names (of services, papers, offices) are not looked at: they are names.
 */

/** How words end that carry a particle or are no nouns. */
const JOINED =
	/(?:은|는|이|가|을|를|에|의|로|와|과|도|만|서|께|랑|씩|마다|부터|까지|보다|처럼|대로|밖에|만큼|한|된|할|될|인|일|던|진|힌|닌|낸|낼|쓴|쓸|온|올|간|갈|본|볼|난|날|든|들|히|게|고|면|며|지|요|다|까|죠|나|려|러|록|기|여|야|해|져|쳐|어|아|니|라|자|네|운|큰|른|린|긴|친|킨|선|준|줄|받|못|안|더|꼭|잘|또|및)$/;
/** Nouns that end like one of those. */
const NOUN =
	/(?:복지|급지|토지|휴지|편지|[급상호용업혼임산험당녀부입환가양학]자|장애인|노인|본인|성인|개인|외국인|신고인|대리인|평가|국가|휴가|자가|상가|어린이|아이|놀이|나이|동의|회의|문의|의의|결과|성과|효과|학과|제도|정도|한도|연도|속도|경로|도로|진로|보도|지도|병원|시기|임신기|보조기|기기|분기|주기|위기|창고|신고|광고|사고|재고|장애|보험|교육|화면|수면|방면|전화|문화|가사|검사|조사|심사|행사|[가-힣]{2}비|급여|여부|아동|수당|대여|참여|취업|병|집|돈|방|과정|정지|유지|공지|거지|양육|생일|평일|휴일|매일|종일|과일|요일|기일|내일|범죄|시간|기간|야간|주간|공간|중간|인간|민간|월간|연간|영수증|약국|사유|소유|이유|치유|할인|확인|승인|도서|부서|순서|질서|문서|(?:신청|확인|증명|계약|의뢰|보고|통지|판결|동의|소견|계획|안내|견적|각)서)$/;
/** Words that stand before or between nouns without being one: which, how many, when, in place of. */
const BETWEEN = new Set(
	'그 저 각 매 약 총 단 첫 새 옛 맨 한 두 세 석 네 넉 다섯 여섯 몇 몇몇 여러 모든 다른 어느 어떤 무슨 이런 그런 정해진 합쳐 마지막 최근 지금 오늘 내일 매월 매달 매년 매주 다음 지난 이번 최대 최소 약간 모두 함께 따로 직접 먼저 바로 다시 아직 이미 서로 보통 대개 주로 가장 아주 너무 조금 더욱 미리 내 우리 위 수 가운데 포함 대신 관한 겸 외 등 중 뒤 앞 전 후 때 동안 이상 이하 미만 초과 이내 이후 이전 년 월 주 살 명 번 곳 개 가지 달'.split(
		' '
	)
);
/** Set terms of more than one word that count as one: each stands so in the law or in the name of a service. */
const TERMS = ['학교 밖 청소년', '차상위 본인부담 경감', '자궁 외 임신', '서울시 장애인 버스요금 지원'];
const LONGEST = 3;
/** The next word starts anew after these: "{{name}}", marks, brackets. */
const PARTS = /\{\{.*?\}\}|[.,?!:;·/()[\]"'“”‘’「」『』~→…|+=&%-]+|\n/u;

const isNoun = (word: string): boolean => /^[가-힣]+$/.test(word) && !BETWEEN.has(word) && (NOUN.test(word) || !JOINED.test(word));

/** The first chain of more than three nouns; the last of them may carry a particle. */
export function nounChain(text: string): string | undefined {
	const told = TERMS.reduce((all, term) => all.replaceAll(term, term.replaceAll(' ', '')), text);
	for (const part of told.split(PARTS)) {
		let chain: string[] = [];
		for (const word of part.trim().split(/\s+/)) {
			const ends = /^[가-힣]{2,}$/.test(word) && !BETWEEN.has(word) && !isNoun(word) && /(?:은|는|이|가|을|를|에|의|로|와|과|도|만|에서|에게|까지|부터)$/.test(word);
			if (isNoun(word) || ends) chain.push(word);
			if (chain.length > LONGEST) return chain.join(' ');
			if (!isNoun(word)) chain = [];
		}
	}
	return undefined;
}
