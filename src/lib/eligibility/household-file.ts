/** The household file: what saved answers, tests and personas look like, read into a household. */
import type { Day } from './calendar.ts';
import type { Context, FactCard } from './context.ts';
import { contradictions } from './contradictions.ts';
import { answered, type Answer, type Household, type Member } from './household.ts';
import { readAge, readBirth, readNumber, readPastDay, readPregnancy, readWord, readWords, type DoubtCode, type ReadAnswer } from './reading.ts';

/** A question back: which answer does not fit, of whom, and whom it does not fit with. */
export type Doubt = { code: DoubtCode; key: string; member?: number; other?: number };
export type ReadHousehold = { ok: true; household: Household; doubts: Doubt[] } | { ok: false; reason: 'not_a_household' };

type Reader = (raw: unknown, asOf: Day, card?: FactCard) => ReadAnswer;
const number: Reader = (raw) => readNumber(raw);
const word: Reader = (raw, _asOf, card) => readWord(raw, card);
const words: Reader = (raw, _asOf, card) => readWords(raw, card);

const HOUSEHOLD: Readonly<Record<string, Reader>> = {
	'residence.district': word,
	'residence.dong': word,
	'residence.since': readPastDay,
	size: number,
	'income.median_percent': number,
	'income.monthly': number,
	'income.recognised': number,
	'income.recognised_percent': number,
	assets: number,
	receives: words,
	housing: word,
	crisis: words,
	children_count: number,
	'family.single_parent': word,
	'family.grandparent': word,
	'family.multicultural': word
};
const MEMBER: Readonly<Record<string, Reader>> = {
	relation: word,
	birth: readBirth,
	age: readAge,
	sex: word,
	pregnancy: readPregnancy,
	disability: word,
	work: word,
	employment_insured: word,
	school: word,
	marriage: word,
	nationality: word,
	veteran: word,
	care_grade: word,
	dementia: word,
	health_insurance: word,
	carer_of: word
};

const isRecord = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

type Part = { answers: Record<string, Answer>; kept: Record<string, unknown>; doubts: Doubt[] };

function readPart(raw: Record<string, unknown>, readers: Readonly<Record<string, Reader>>, context: Context): Part {
	const part: Part = { answers: {}, kept: {}, doubts: [] };
	for (const [key, value] of Object.entries(raw)) {
		const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
		if (!reader) part.kept[key] = value;
		else if (value === 'dont_know' || value === 'declined') part.answers[key] = { kind: 'missing', why: value };
		else if (value !== undefined && value !== null) {
			const read = reader(value, context.asOf, context.facts[key]);
			part.answers[key] = 'answer' in read ? read.answer : { kind: 'missing', why: 'doubtful' };
			if ('doubt' in read) part.doubts.push({ code: read.doubt, key });
		}
	}
	return part;
}

/** Age and day of birth are one answer: the day counts, and an age that does not fit it is a doubt. */
function joinAge(part: Part): Part {
	const { age, ...answers } = part.answers;
	if (!age) return part;
	const { birth } = answers;
	if (!birth || birth.kind === 'missing') return { ...part, answers: { ...answers, birth: age.kind === 'missing' && birth ? birth : age } };
	const apart = birth.kind === 'day' && age.kind === 'day' && (birth.to < age.from || birth.from > age.to);
	if (!apart) return { ...part, answers };
	const doubt: Doubt = { code: 'age_differs_from_birth', key: 'birth' };
	return { ...part, answers: { ...answers, birth: { kind: 'missing', why: 'doubtful' } }, doubts: [...part.doubts, doubt] };
}

/** Answers that contradict each other count as not given until the person says which is right. */
function withoutDoubtful(household: Household, doubts: Doubt[]): Household {
	const missing: Answer = { kind: 'missing', why: 'doubtful' };
	return doubts.reduce((kept, { key, member, other }) => {
		const first = answered(kept, key, missing, member);
		return other === undefined ? first : answered(first, key, missing, other);
	}, household);
}

/**
 * Reads a household file. Ages and weeks are counted from the file's own `asOf` (the day of the answers), or from
 * `context.asOf` where it has none. Unknown keys are kept as they are; `"dont_know"` and `"declined"` are answers.
 */
export function readHousehold(file: unknown, context: Context): ReadHousehold {
	if (!isRecord(file)) return { ok: false, reason: 'not_a_household' };
	const { household: own = {}, members: people = [], asOf, ...kept } = file;
	if (!isRecord(own) || !Array.isArray(people) || !people.every(isRecord)) return { ok: false, reason: 'not_a_household' };
	const day = readPastDay(asOf, '9999-12-31');
	const said: Context = { ...context, asOf: 'answer' in day && day.answer.kind === 'day' ? day.answer.to : context.asOf };
	const part = readPart(own, HOUSEHOLD, said);
	const parts = people.map((person) => joinAge(readPart(person, MEMBER, said)));
	const members = parts.map(({ answers, kept: rest }): Member => ({ answers, kept: rest }));
	const household: Household = { answers: part.answers, members, kept: { ...kept, household: part.kept } };
	const apart = contradictions(household, said.asOf);
	const doubts = [...part.doubts, ...parts.flatMap((p, member) => p.doubts.map((doubt) => ({ ...doubt, member }))), ...apart];
	return { ok: true, household: withoutDoubtful(household, apart), doubts };
}
