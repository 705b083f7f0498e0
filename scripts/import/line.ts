/** The one line of a listed service, put together from facts. Never a sentence of the source. */
import type { Class } from './classify.ts';
import type { Words } from './words.ts';

export const LINE_MAX = 60;
type Facts = { about: Class; provider: string; ageFrom?: number | undefined; ageTo?: number | undefined };

function ages({ ageFrom, ageTo }: Facts): string {
	if (ageFrom !== undefined && ageTo !== undefined) return ageFrom === ageTo ? `만 ${ageFrom}세 ` : `만 ${ageFrom}~${ageTo}세 `;
	if (ageFrom !== undefined) return `만 ${ageFrom}세 이상 `;
	return ageTo === undefined ? '' : `만 ${ageTo}세 이하 `;
}

/** "만 19~34세 청년·장애인에게 현금을 드리는 국토교통부의 주거 지원이에요." Shortened from the least telling part. */
export function lineOf(facts: Facts, words: Words): string {
	const { about, provider } = facts;
	const targets = about.targets.filter((target) => target !== 'everyone').map((target) => words.line.target[target] ?? target);
	const stages = about.stages.flatMap((stage) => words.line.stage[stage] ?? []);
	const whom = targets.length ? targets : stages;
	const give = words.line.give[about.forms[0] ?? 'service'] ?? '돕는';
	const theme = words.line.theme[about.themes[0] ?? ''] ?? '지원';
	const end = `${theme}이에요.`;
	const age = ages(facts);
	const say = (count: number, withProvider: boolean) => {
		const people = whom.slice(0, count).join('·') || '';
		const whomWords = people ? `${age}${people}에게 ` : age ? `${age.trim()}인 분에게 ` : '';
		return `${whomWords}${give} ${withProvider ? `${provider}의 ` : ''}${end}`;
	};
	for (const [count, withProvider] of [
		[3, true],
		[2, true],
		[1, true],
		[1, false]
	] as const) {
		const line = say(count, withProvider);
		if (line.length <= LINE_MAX) return line;
	}
	return `${give} ${end}`;
}
