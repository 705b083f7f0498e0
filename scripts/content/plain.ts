/** Plainness that a machine can hold: Latin letters, polite endings, short paragraphs, no telling by side or colour, no chains of nouns. */
import { join } from 'node:path';
import type { FullService, Programme } from '../../src/lib/content/schema.ts';
import { EASY_LANGUAGE } from '../../src/lib/i18n/words.ts';
import { nounChain } from './chains.ts';
import type { Fault } from './fault.ts';
import { readYaml } from './load.ts';
import type { Kept, Records } from './records.ts';
import { DESK_SECTIONS, type Strings } from './strings.ts';
import { texts } from './words.ts';

const LATIN = /[A-Za-z][A-Za-z0-9-]*/g;
const MOST_SENTENCES = 3;
/** What ends in a full stop ends politely; a name, a figure or a count before the stop is no sentence. */
const POLITE = /(?:요|니다|까|죠)(?:\([^()]*\))?[.?!]["’”)]?$/;
const ROUGH = /(?:[가-힣]다|[하되]기|[가-힣](?:함|됨|음|임)|(?:할|될|한|는) 것|바람)\.$/;
/** "Not … not": people read past one of them. */
const TWICE_NO = /않으면 안|없지 않|않지 않|못하지 않|않을 수 없/;
/** Above and below stay where reading order is kept; sides, colours and shapes do not. */
const BY_SIGHT = /오른쪽|왼쪽|오른편|왼편|(?:빨간|파란|노란|초록|붉은|푸른|회색|주황|둥근|네모난|세모난)\s?(?:색|칸|단추|버튼|글자|표시|그림|점|선)|빨갛|파랗|노랗/;
/** The key of a picture tells its shapes, and that the same stands in words. */
const KEYS_OF_PICTURES = ['timeline.picture.key'];

/** What is not plain in one Korean text. */
export function plainFaults(text: string, allowed: readonly string[]): string[] {
	const found: string[] = [];
	const told = text.replace(/\{\{.*?\}\}|https?:\/\/\S+/g, ' ');
	const rest = /[A-Za-z]/.test(told) ? allowed.filter((word) => /[가-힣]/.test(word)).reduce((left, word) => left.replaceAll(word, ''), told) : '';
	for (const [word] of rest.matchAll(LATIN)) if (!allowed.includes(word)) found.push(`"${word}" is no Korean word; write it in Korean, or tell how it is said in latin-words.yaml`);
	const sentences = told.split(/(?<=[.?!])\s+/u).filter((one) => /[.?!]/.test(one));
	if (sentences.length > MOST_SENTENCES) found.push(`${sentences.length} sentences in one paragraph; ${MOST_SENTENCES} at most`);
	for (const one of sentences) if (ROUGH.test(one) && !POLITE.test(one)) found.push(`ends roughly: "${one.slice(-12)}"; end politely`);
	const twice = TWICE_NO.exec(told);
	if (twice) found.push(`says no twice ("${twice[0]}"); say it once`);
	return found;
}

function services(kept: Kept<FullService | Programme>, allowed: string[], faults: Fault[]): void {
	const { entry, record } = kept;
	const fault = (path: PropertyKey[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	const { steps, proxy, takes, after } = record.apply;
	const { from: _, ...told } = record.text;
	for (const [text, path] of texts({ text: told, easy: record.easy, apply: { steps, proxy, takes, after } })) for (const mend of plainFaults(text, allowed)) fault(path, mend);
}

/** What is a name or a number, or what people type: held by nobody, or elsewhere. */
const NAMES = new Set(['id', 'name', 'plainName', 'official', 'aliases', 'phrases', 'label', 'evidence', 'from', 'source', 'issuer', 'phones', 'agency', 'online', 'ids']);
/** Chains of nouns in what residents read of a record; names of services, papers and offices are names. */
function chains({ entry, record }: Kept<unknown>, faults: Fault[]): void {
	for (const [text, path] of texts(record)) {
		const chain = path.some((part) => NAMES.has(String(part))) ? undefined : nounChain(text);
		if (chain) faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend: mendChain(chain) });
	}
}
const mendChain = (chain: string) => `four nouns or more in a row ("${chain}"); put 을, 의 or a verb between them`;

export function checkPlain(folder: string, records: Records, all: Record<string, Strings>, faults: Fault[]): void {
	const allowed = Object.keys((readYaml(join(folder, 'latin-words.yaml'), folder, faults)?.value ?? {}) as Record<string, string>);
	for (const kept of [...records.services.values(), ...records.programmes.values()]) services(kept, allowed, faults);
	for (const table of [records.services, records.programmes, records.facts, records.terms, records.documents, records.hotlines, records.stages, records.lifeEvents])
		for (const kept of table?.values() ?? []) chains(kept, faults);
	for (const lang of ['ko', EASY_LANGUAGE])
		for (const [text, path] of texts(all[lang] ?? {})) {
			const key = path.join('.');
			const fault = (mend: string) => faults.push({ file: `strings/${lang}.yaml`, field: key, mend });
			// The names of languages stand in their own letters, and officers have their own trade's words.
			if (path[0] !== 'language' && !DESK_SECTIONS.includes(String(path[0]))) {
				for (const mend of plainFaults(text, allowed)) fault(mend);
				const chain = nounChain(text);
				if (chain) fault(mendChain(chain));
			}
			if (BY_SIGHT.test(text) && !KEYS_OF_PICTURES.includes(key)) fault(`tells by side, colour or shape ("${BY_SIGHT.exec(text)?.[0]}"); name the thing by its word`);
		}
}
