/**
 * content:review — what is due for another look.
 *   npm run content:review [-- --on YYYY-MM-DD] [--days 30] [--json]
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dayIn, isRealDay } from '../../src/lib/content/day.ts';
import { dueOn, reviews, type Due } from './due.ts';
import type { Fault } from './fault.ts';
import { readRecords } from './records.ts';
import { shownIn } from './shown.ts';

/** Our own questions, and the team's where they lie beside the project. */
const QUESTIONS = ['tests/search/own-queries.jsonl', '../shared/reference/search/queries-dev.jsonl'];
const HOUSEHOLDS = ['../shared/reference/personas/personas-dev.jsonl'];

const { values } = parseArgs({ options: { on: { type: 'string', default: dayIn('Asia/Seoul', new Date()) }, days: { type: 'string', default: '30' }, json: { type: 'boolean', default: false }, content: { type: 'string', default: 'content' }, questions: { type: 'string', multiple: true, default: QUESTIONS }, households: { type: 'string', multiple: true, default: HOUSEHOLDS } } });
const days = Number(values.days);
const NAMES: Record<Due['kind'], string> = { full: '자세한 기록', listed: '간단 안내', programme: '나눔 사업', place: '장소', hotline: '전화', parameter: '해마다 바뀌는 표' };

if (!isRealDay(values.on) || !Number.isInteger(days) || days < 0) {
	console.error('--on 은 YYYY-MM-DD, --days 는 0 이상의 수예요');
	process.exitCode = 2;
} else {
	const faults: Fault[] = [];
	const records = readRecords(resolve(values.content), faults);
	const { questions, households, times } = shownIn(records, values);
	const all = reviews(records, times);
	const due = dueOn(all, values.on, days);
	const late = due.filter((d) => d.due < values.on);
	if (faults.length) console.error(`잘못된 기록은 빠졌어요 (${faults.length}곳). npm run content:check 를 보세요.`);
	if (values.json) console.log(JSON.stringify({ on: values.on, days, questions, households, total: all.length, late: late.length, due }));
	else {
		const line = (d: Due) => `${d.due}  결과에 ${String(d.shown).padStart(3)}번  ${NAMES[d.kind]}  ${d.name}  (content/${d.file})`;
		console.log([`${values.on} 기준. 날짜가 지난 것 ${late.length}건, ${days}일 안에 살펴볼 것 ${due.length - late.length}건, 모두 ${all.length}건 가운데.`, `물음 ${questions}개를 검색에, 가구 ${households}집을 찾기에 넣어 몇 번 나오는지 셌습니다.`, ...(late.length ? ['', '## 날짜가 지남 (많이 보이는 것부터)', ...late.map(line)] : []), ...(due.length > late.length ? ['', '## 곧 (날짜 순서)', ...due.slice(late.length).map(line)] : [])].join('\n'));
	}
}
