/**
 * content:links — asks every official address whether it still answers. Needs a network; says so where there is none.
 *   npm run content:links [-- --only PART-OF-ADDRESS] [--json]
 * Exit code: 0 all fine; 1 some are gone or moved; 3 not checked, because there is no network.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { askAll, POLITE, type Place } from './addresses.ts';
import { readRecords } from './records.ts';
import { texts } from './words.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'boolean', default: false }, content: { type: 'string', default: 'content' } } });
const { services, listed, programmes, places, sources, documents, parameters, hotlines } = readRecords(resolve(values.content), []);
const found = new Map<string, Place[]>();
for (const collection of [services, listed, programmes, places, sources, documents, parameters, hotlines])
	for (const { entry, record } of collection.values())
		for (const [text, path] of texts(record))
			if (/^https?:\/\/\S+$/.test(text) && !text.includes('{locator}') && URL.canParse(text) && (!values.only || text.includes(values.only)))
				found.set(text, [...(found.get(text) ?? []), { file: entry.file, field: path.join('.') }]);

console.error(`주소 ${found.size}개를 확인해요. 한 곳에 한 번씩 천천히 물어봐요.`);
const answers = await askAll([...found.keys()], POLITE, (line) => console.error(line));
if (answers === 'no-network') {
	const says = '네트워크가 없어서 주소를 하나도 확인하지 못했어요. 인터넷이 되는 곳에서 다시 실행하세요.';
	console.log(values.json ? JSON.stringify({ checked: 0, network: false, says }) : says);
	process.exitCode = 3;
} else {
	const bad = answers.filter((answer) => answer.verdict !== 'fine').map((answer) => ({ ...answer, places: found.get(answer.address) ?? [] }));
	if (values.json) console.log(JSON.stringify({ checked: answers.length, network: true, bad }));
	else {
		for (const { address, verdict, says, places: at } of bad) console.log(`${verdict === 'gone' ? '없음' : verdict === 'moved' ? '옮김' : verdict === 'silent' ? '답 없음' : '알 수 없음'}  ${address}\n  ${says}\n${at.map((place) => `  content/${place.file}  ${place.field}`).join('\n')}`);
		console.log(`주소 ${answers.length}개 가운데 ${bad.length}개를 살펴보세요.`);
	}
	if (bad.some((answer) => answer.verdict === 'gone' || answer.verdict === 'moved')) process.exitCode = 1;
}
