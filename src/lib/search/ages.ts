/** Ages in a question ("65세", "여섯 달", "50대", "중3"). Years throughout; months are parts of a year. */

export type Span = { from: number; to: number };
/** `only`: the words said nothing but the age (65세); a school year says more than that (초등학교 1학년). */
export type AskedAge = Span & { said: string; only: boolean };
const ANY: Span = { from: 0, to: 120 };

const UNITS: Record<string, number> = { 한: 1, 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6, 일곱: 7, 여덟: 8, 아홉: 9 };
const TENS: Record<string, number> = { 열: 10, 스무: 20, 스물: 20, 서른: 30, 마흔: 40, 쉰: 50, 예순: 60, 일흔: 70, 여든: 80, 아흔: 90 };
const NATIVE = new RegExp(`(?<![가-힣])(${Object.keys(TENS).join('|')})?(${Object.keys(UNITS).join('|')})?\\s?(살|달\\s?된|개월)`);
const NAMED: [RegExp, Span][] = [
	[/환갑|회갑/, { from: 60, to: 60 }],
	[/칠순/, { from: 70, to: 70 }],
	[/팔순/, { from: 80, to: 80 }],
	[/신생아|갓난/, { from: 0, to: 0.2 }],
	[/돌쟁이|돌 지난/, { from: 1, to: 1.5 }]
];
const SCHOOL: [RegExp, number][] = [
	[/(?:초등학교|초등학생|초등|초)\s?([1-6])(?:학년|\s|$)/, 6],
	[/(?:중학교|중학생|중)\s?([1-3])(?:학년|\s|$)/, 12],
	[/(?:고등학교|고등학생|고)\s?([1-3])(?:학년|\s|$)/, 15]
];

function native(text: string): AskedAge | undefined {
	const found = NATIVE.exec(text);
	if (!found || (!found[1] && !found[2])) return undefined;
	const count = (TENS[found[1] ?? ''] ?? 0) + (UNITS[found[2] ?? ''] ?? 0);
	const years = found[3] === '살' ? count : count / 12;
	return { from: years, to: years, said: found[0].trim(), only: true };
}

/** The age a question speaks of. 3세대 and 100세시대 are no ages. */
export function askedAge(text: string): AskedAge | undefined {
	const years = /(\d{1,3})\s?(?:~|-|에서)?\s?(?:세|살)(?!\s?(?:대|시대|트))/.exec(text);
	if (years && Number(years[1]) <= 120) return { from: Number(years[1]), to: Number(years[1]), said: years[0].trim(), only: true };
	const months = /(\d{1,2})\s?개월(?!\s?(?:동안|간|치|씩|주|째|할부|넘게|근무|일|받|밀|이상 일|납))/.exec(text);
	if (months) return { from: Number(months[1]) / 12, to: Number(months[1]) / 12, said: months[0].trim(), only: true };
	const tens = /([1-9]0)\s?대/.exec(text);
	if (tens) return { from: Number(tens[1]), to: Number(tens[1]) + 9, said: tens[0].trim(), only: true };
	for (const [pattern, base] of SCHOOL) {
		const found = pattern.exec(text);
		if (found) return { from: base + Number(found[1]), to: base + Number(found[1]), said: found[0].trim(), only: false };
	}
	for (const [pattern, span] of NAMED) {
		const found = pattern.exec(text);
		if (found) return { ...span, said: found[0], only: false };
	}
	return native(text);
}

/** How well an age fits: −1 outside, 0 … 1 inside, 1 where the age is the bound itself or the span is narrow. */
export function ageFit(span: Span | undefined, asked: Span): number {
	if (!span) return 0;
	if (asked.to < span.from || asked.from > span.to) return -1;
	if (span.from <= ANY.from && span.to >= ANY.to) return 0;
	const atBound = (span.from > 0 && span.from >= asked.from && span.from <= asked.to) || (span.to < 120 && Math.abs(span.to - asked.to) < 0.6);
	const narrow = 1 / (1 + Math.min(span.to - span.from, 60) / 12);
	return atBound ? 0.8 + 0.2 * narrow : 0.25 + 0.5 * narrow;
}
