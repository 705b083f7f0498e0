/** The one line of a listed service is put together by the importer (scripts/import/line.ts); so is its easy twin, from the same parts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MOST } from './easy-measure.ts';
import { readYaml } from './load.ts';

type Parts = Readonly<Record<'give' | 'theme' | 'whom', Readonly<Record<string, string>>>>;
/** The easy sentences of a line; undefined where it is of another make, or has a part without easy words. */
export type EasyListed = (line: string) => string[] | undefined;

const AGE = /^만 (\d+)(?:~(\d+))?세(?: (이상|이하))?(인 분에게)? /u;

/** Longest first: "중·장년" is not "중" and "장년". */
const byLength = (words: object) => Object.keys(words).sort((a, b) => b.length - a.length);

/** Takes the names off the front of "A·B·C에게 "; gives them in easy words and what is left. */
function whomOf(text: string, known: Parts['whom']): { whom: string[]; rest: string } | undefined {
	const whom: string[] = [];
	for (let rest = text; ; ) {
		const name = byLength(known).find((word) => rest.startsWith(`${word}·`) || rest.startsWith(`${word}에게 `));
		if (!name) return undefined;
		whom.push(known[name]!);
		rest = rest.slice(name.length);
		if (rest.startsWith('에게 ')) return { whom, rest: rest.slice('에게 '.length) };
		rest = rest.slice(1);
	}
}

/** One sentence, or two where one would be too long. */
function whomSaid(whom: string[]): string[] {
	const one = `이런 분을 도와요: ${whom.join(', ')}.`;
	return one.length <= MOST || whom.length < 2 ? [one] : [`이런 분을 도와요: ${whom.slice(0, -1).join(', ')}.`, `이런 분도 도와요: ${whom.at(-1)}.`];
}

function ageSaid([, from, to, bound]: RegExpExecArray): string {
	if (to) return `나이는 만 ${from}세부터 ${to}세까지예요.`;
	return `나이는 만 ${from}세${bound === '이상' ? '부터예요' : bound === '이하' ? '까지예요' : '예요'}.`;
}

function easyOf(line: string, { give, theme, whom }: Parts): string[] | undefined {
	const age = AGE.exec(line);
	const rest = line.slice(age?.[0].length ?? 0);
	const found = age?.[4] ? { whom: [], rest } : whomOf(rest, whom);
	if (!found) return undefined;
	const how = byLength(give).find((words) => found.rest.startsWith(`${words} `));
	const what = byLength(theme).find((words) => found.rest.endsWith(`${words}이에요.`));
	if (!how || !what) return undefined;
	const by = /^(.*)의 $/u.exec(found.rest.slice(how.length + 1, -`${what}이에요.`.length));
	if (!by?.[1] && found.rest !== `${how} ${what}이에요.`) return undefined;
	return [...(found.whom.length ? whomSaid(found.whom) : []), ...(age ? [ageSaid(age)] : []), `${give[how]} ${theme[what]} 도와요.`, ...(by ? [`${by[1]}에서 해요.`] : [])];
}

/** Reads content/easy-listed.yaml; without it no line is put together. */
export function readEasyListed(root: string): EasyListed {
	const path = join(root, 'easy-listed.yaml');
	const parts = existsSync(path) ? (readYaml(path, root, [])?.value as Parts | undefined) : undefined;
	return (line) => parts && easyOf(line, parts);
}
