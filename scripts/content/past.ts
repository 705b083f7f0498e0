/** Days that had passed when the record was checked: the record says so itself, and whom to ask what comes next. */
import type { FullService } from '../../src/lib/content/schema.ts';
import type { Fault } from './fault.ts';
import type { Kept, Records } from './records.ts';
import { ruleTexts, texts } from './words.ts';

const DAY = /(\d{4})년 (\d{1,2})월(?: (\d{1,2})일)?/g;
/** A day that only begins or bounds something: "2024년 1월 1일부터", "2014년 11월 29일 뒤에". */
const BOUND = /^(?:부터|에? ?이후|생|\s?(?:뒤|전|이전)(?:에|로)?)/;
/** Told as what was: past tense (its ㅆ), or the age of a source. */
const WAS = /자료|기사|회차|태어|옛|지난|시작한|나온/;
const PLAN = /다고|예정|계획|목표/;
const ASKS = /물어|전화|확인/;
/** "…에 물어보세요", "전화로": somebody is named. */
const WHOM = /(?:에|에서|에게|으로|로) (?:[^.]*\s)?(?:먼저 |다시 )?(?:물어|전화|확인)|전화로/;

/** A Hangul syllable that ends in ㅆ: 했, 였, 끝났 … but not 있 and 겠, which tell no past. */
const inPast = (text: string) => [...text].some((sign) => sign >= '가' && sign <= '힣' && (sign.charCodeAt(0) - 0xac00) % 28 === 20 && sign !== '있' && sign !== '겠');

/** The days a line names that lie wholly before `checked`; a month counts as its last day. */
function* pastDays(line: string, checked: string): Generator<string> {
	for (const found of line.matchAll(DAY)) {
		const [whole, year, month, day] = found;
		const on = `${year}-${month!.padStart(2, '0')}-${(day ?? '31').padStart(2, '0')}`;
		if (on < checked && !BOUND.test(line.slice(found.index + whole.length))) yield whole;
	}
}

function service({ entry, record }: Kept<FullService>, faults: Fault[]): void {
	const { checked, state, stateNote = '' } = record;
	const fault = (path: PropertyKey[], mend: string) => faults.push({ file: entry.file, line: entry.line(path), field: path.join('.'), mend });
	if (state === 'ended' || state === 'historic') return;
	if (state !== 'running' && !WHOM.test(stateNote)) fault(['stateNote'], 'say whom to ask (…에 물어보세요)');
	const { closes } = record.apply.window;
	if (state === 'running' && closes && closes < checked) fault(['apply', 'window', 'closes'], `closed before checked: (${checked}); write the next window, or state: closed_for_year with a stateNote`);
	if (state === 'running' && record.validTo && record.validTo < checked) fault(['validTo'], `lies before checked: (${checked}); it is not running`);

	const beside = () => [...texts({ text: record.text, easy: record.easy, leftOut: record.rule?.leftOut, stateNote })].map(([line]) => line);
	const shown = { text: record.text, easy: record.easy, apply: record.apply, stateNote, rule: { leftOut: record.rule?.leftOut, says: record.rule && ruleTexts(record.rule.when) } };
	for (const [line, path] of texts(shown))
		for (const day of pastDays(line, checked)) {
			if (PLAN.test(line)) {
				if (!beside().some((other) => ASKS.test(other))) fault(path, `${day} has passed and this was a plan; say whom to ask whether it came`);
			} else if (!inPast(line) && !WAS.test(line)) fault(path, `${day} had passed when this was checked (${checked}); tell it as past, and whom to ask what comes next`);
		}
}

export function checkPast(records: Records, faults: Fault[]): void {
	for (const kept of records.services.values()) service(kept, faults);
}
