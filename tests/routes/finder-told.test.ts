/** What is told, typed and offered: plain functions of the finder. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Pack } from '#lib/content/pack.ts';
import { situation } from '#lib/eligibility/facts.ts';
import { readHousehold } from '#lib/eligibility/household-file.ts';
import { bandsOf, limitsOf, medianFor, percentRange, sinceRanges, wonRange } from '../../src/routes/finder/bands.ts';
import { faultsIn, familyDraft, withFamily } from '../../src/routes/finder/family.ts';
import { answerIn, draftOf, toggled } from '../../src/routes/finder/drafts.ts';
import { formOf, type Setting } from '../../src/routes/finder/forms.ts';
import { keepTold, keptTold } from '../../src/routes/finder/keeping.ts';
import { ageOrBirthIn, dayIn, numberIn, wonIn } from '../../src/routes/finder/parse.ts';
import { allQuestions, askFor } from '../../src/routes/finder/screens.ts';
import * as told from '../../src/routes/finder/told.ts';
import { words } from '../support/words.ts';

const pack = JSON.parse(readFileSync('.content/pack.json', 'utf8')) as Pack;
const { facts, parameters, lifeEvents } = pack.tables;
const rules = pack.services.flatMap((service) => (service.depth === 'full' && service.rule) || []);
const asOf = '2026-11-23';
const context = { asOf, parameters, facts };
const setting: Setting = { facts, rules, median: parameters['median-income'], dongs: { one: '하나동' }, size: 2, asOf, words };
const money = { tenThousand: '만', hundredMillion: '억', won: '원' };

describe('typing', () => {
	test.each([
		['67', 67],
		[' ６７ ', 67],
		['67세', 67],
		['1,959년', 1959],
		['', undefined],
		['육십', undefined],
		['6a', undefined],
		['67岁', 67],
		['67 лет', 67],
		['67 tuổi', 67],
		['67 yosh', 67]
	])('the number %j is %j', (text, n) => expect(numberIn(text)).toBe(n));

	test.each([
		[{ year: '1947', month: '03', date: '19' }, '1947-03-19'],
		[{ year: ' 1947 년', month: '3월', date: ' 9 ' }, '1947-03-09'],
		[{ year: '１９４７', month: '３', date: '' }, '1947-03'],
		[{ year: '1947', month: '', date: '' }, '1947'],
		[{ year: '1947', month: '', date: '9' }, undefined],
		[{ year: '47', month: '3', date: '19' }, undefined],
		[{ year: '2026', month: '2', date: '29' }, undefined],
		[{ year: '2024', month: '2', date: '29' }, '2024-02-29'],
		[{ year: '1947', month: '13', date: '1' }, undefined],
		[{ year: '1947', month: '삼월', date: '1' }, undefined]
	])('the day %j is %j', (parts, day) => expect(dayIn(parts)).toBe(day));

	test.each([
		['250', 2_500_000],
		['250만원', 2_500_000],
		['250만 5000원', 2_505_000],
		['2,500,000', 2_500_000],
		['1억 2000만', 120_000_000],
		['0', 0],
		['많이', undefined],
		['원', undefined]
	])('the sum %j is %j won', (text, sum) => expect(wonIn(text, money)).toBe(sum));

	test('an age, a year or a day of birth; nothing between', () => {
		expect(['79', '1947', '130', '팔십'].map(ageOrBirthIn)).toEqual([{ age: 79 }, { birth: '1947' }, undefined, undefined]);
		const day = { birth: '1947-03-19' };
		expect(['1947-03-19', '1947. 3. 19.', '19470319', '１９４７년 ３월 １９일', '1947-02-30'].map(ageOrBirthIn)).toEqual([day, day, day, day, undefined]);
	});
});

describe('telling', () => {
	const start = told.nothingTold('self', asOf);

	test('an answer replaces its twin and is no assumption any more', () => {
		const band = told.withAnswer(start, { key: 'income.median_percent' }, [0, 50]);
		const sum = told.withAnswer({ ...band, assumed: ['income.monthly'] }, { key: 'income.monthly' }, 900_000);
		expect(sum.file.household).toEqual({ 'income.monthly': 900_000 });
		expect(sum.assumed).toEqual([]);
		expect(told.rawAt(sum, 'income.median_percent')).toBe(900_000);
		expect(told.isEmpty(start)).toBe(true);
		expect(told.isEmpty(told.withoutAnswer(sum, { key: 'income.monthly' }))).toBe(true);
	});

	test('a person taken off the list leaves with every answer, and the later ones move up', () => {
		const three = {
			...start,
			file: { ...start.file, members: [{ relation: 'self' }, { relation: 'child', birth: '2020' }, { relation: 'parent', birth: '1950' }] }
		};
		const two = told.withoutMember({ ...three, done: ['birth 1', 'sex 2', 'size'], assumed: ['relation 2'] }, 1);
		expect(two.file.members).toEqual([{ relation: 'self' }, { relation: 'parent', birth: '1950' }]);
		expect(two.done).toEqual(['sex 1', 'size']);
		expect(two.assumed).toEqual(['relation 1']);
	});

	test('every life event reads cleanly, says what it assumes, and all of it can be taken back', () => {
		for (const [id, event] of Object.entries(lifeEvents)) {
			const opened = told.withEvent(start, event);
			const read = readHousehold(opened.file, context);
			expect({ id, doubts: read.ok && read.doubts }).toEqual({ id, doubts: [] });
			let back = opened;
			while (back.assumed.length) back = told.takenBack(back, back.assumed.at(-1)!);
			expect({ id, file: back.file }).toEqual({ id, file: start.file });
		}
	});

	test('a life event never overrides an answer, and adds to a set', () => {
		const mine = told.withAnswer(told.withAnswer(start, { key: 'housing' }, 'owned'), { key: 'crisis' }, ['illness']);
		expect(told.withEvent(mine, lifeEvents['rent']!).file.household['housing']).toBe('owned');
		expect(told.withEvent(mine, lifeEvents['job-loss']!).file.household['crisis']).toEqual(['illness', 'job_loss']);
	});

	test('kept answers age: weeks go by, an age does not stay behind', () => {
		const pregnant = told.withAnswer(
			told.withAnswer(start, { key: 'pregnancy', member: 0 }, { weeks: 10 }),
			{ key: 'birth', member: 0 },
			told.birthOfAge(30, asOf)
		);
		const later = told.onDay(pregnant, '2026-12-14');
		expect(later.file.members[0]!['pregnancy']).toEqual({ weeks: [13, 13] });
		expect(later.file.asOf).toBe('2026-12-14');
		expect(later.file.members[0]!['birth']).toEqual(['1995-11-24', '1996-11-23']);
	});
});

describe('keeping', () => {
	const some = told.withAnswer(told.nothingTold('self', asOf), { key: 'size' }, 3);

	test('until its day, then erased', () => {
		keepTold({ until: '2026-12-23', told: some });
		expect(keptTold('2026-12-23')?.told.file.household).toEqual({ size: 3 });
		expect(keptTold('2026-12-24')).toBeUndefined();
		expect(localStorage.getItem('bokji:household')).toBeNull();
	});

	test('a household of another version keeps what we do not know, and contradictions are asked again', () => {
		const old = {
			...some,
			file: {
				...some.file,
				future: { x: 1 },
				household: { size: 1, shoe_size: 250, housing: 'palace' },
				members: [{ relation: 'self' }, { relation: 'child' }]
			}
		};
		keepTold({ until: '2026-12-23', told: old });
		const back = keptTold(asOf)!.told;
		expect(back.file).toMatchObject({ future: { x: 1 }, household: { shoe_size: 250 } });
		const read = readHousehold(back.file, context);
		expect(read.ok && read.doubts.map(({ code }) => code)).toEqual(['unknown_word', 'size_below_members']);
		expect(told.withAnswer(back, { key: 'size' }, 2).file.household['shoe_size']).toBe(250);
	});

	test('what nobody can read is erased', () => {
		localStorage.setItem('bokji:household', '{"until":"2099-01-01","told":{"who":"nobody"}}');
		expect(keptTold(asOf)).toBeUndefined();
		expect(localStorage.getItem('bokji:household')).toBeNull();
	});
});

describe('bands', () => {
	test('their limits are those the rules ask about, and each band decides its limit', () => {
		const limits = limitsOf(rules, ['income.median_percent', 'income.recognised_percent']);
		expect(limits.length).toBeGreaterThan(4);
		expect(limits).toEqual([...limits].sort((a, b) => a - b));
		const median = medianFor(parameters['median-income'], 2, asOf)!;
		expect(median).toBe(4_199_292);
		for (const band of bandsOf(limits)) {
			const [from, to] = wonRange(band, median);
			const file = { asOf, household: { size: 2, 'income.monthly': [from, to] }, members: [{ relation: 'self' }, { relation: 'spouse' }] };
			const read = readHousehold(file, context);
			const value = read.ok && situation(read.household, context).value('income.median_percent');
			if (!value || value.kind !== 'number') throw new Error('no percent');
			if (band.above !== undefined) expect(value.from).toBeGreaterThan(band.above);
			if (band.to !== undefined) expect(value.to).toBeLessThanOrEqual(band.to);
		}
	});

	test('percent bands do not touch their lower limit', () => {
		expect(percentRange({ to: 50 })).toEqual([0, 50]);
		expect(percentRange({ above: 50, to: 60 })[0]).toBeGreaterThan(50);
		expect(percentRange({ above: 200 })[1]).toBeNull();
	});

	test.each(['2026-11-23', '2026-08-31', '2024-02-29'])('months since moving in, on %s: each band is on its own side of the limit', (day) => {
		for (const { from, below, days } of sinceRanges([6, 12], day)) {
			const read = readHousehold({ asOf: day, household: { 'residence.district': 'here', 'residence.since': days }, members: [] }, { ...context, asOf: day });
			const value = read.ok && situation(read.household, { ...context, asOf: day }).value('residence.months');
			if (!value || value.kind !== 'number') throw new Error('no months');
			if (from !== undefined) expect(value.from).toBe(from);
			if (below !== undefined) expect(value.to).toBe(below - 1);
		}
	});

	test('beyond the table each further person adds a share', () => {
		expect(medianFor(parameters['median-income'], 9, asOf)).toBe(9_515_150 + 2 * 959_198);
		expect(medianFor(parameters['median-income'], 3, '2035-01-01')).toBeUndefined();
	});
});

describe('forms', () => {
	const form = (key: string, exact = false, more: Partial<Setting> = {}) => formOf({ key, exact }, { ...setting, ...more });

	test('what is answered stands in the form again', () => {
		const cases: [string, unknown, boolean?][] = [
			['housing', 'jeonse'],
			['receives', ['housing', 'near_poor']],
			['children_count', [5, null]],
			['income.median_percent', wonRange({ above: 50, to: 60 }, 4_199_292)],
			['income.median_percent', 1_234_567],
			['residence.since', '2020-05-02'],
			['birth', '1947'],
			['birth', told.birthOfAge(79, asOf)],
			['birth', '1947-03-19', true],
			['pregnancy', { weeks: 12 }],
			['pregnancy', { gave_birth: '2026-10-01' }],
			['pregnancy', 'yes'],
			['family.single_parent', 'no'],
			['residence.dong', 'one']
		];
		for (const [key, raw, exact] of cases) {
			const own = form(key, exact);
			expect({ key, answer: answerIn(own, draftOf(own, raw, asOf), setting) }).toMatchObject({ key, answer: { said: { raw } } });
		}
	});

	test('an unanswered form says nothing, and "none" stands alone', () => {
		expect(answerIn(form('housing'), draftOf(form('housing'), 'dont_know', asOf), setting)).toBeUndefined();
		expect(toggled(['none'], 'housing', true)).toEqual(['housing']);
		expect(toggled(['housing', 'medical'], 'none', true)).toEqual(['none']);
		expect(toggled(['housing', 'medical'], 'medical', false)).toEqual(['housing']);
	});

	test('income is in won for a household of known size, in percent of the middle without', () => {
		expect(form('income.median_percent').options[0]!.says).toMatch(/만 원까지/);
		const unknown = form('income.median_percent', false, { size: undefined });
		expect(unknown.needsSize).toBe(true);
		expect(unknown.options[0]).toMatchObject({ key: 'income.median_percent', says: expect.stringContaining('중간 소득') });
	});
});

describe('the family', () => {
	const start = told.nothingTold('family', asOf);
	const filled = { ...familyDraft(start), closed: 'all' as const };

	test('added, aged, closed; taken away again', () => {
		const rows = [
			{ id: 0, was: 0, relation: 'self', text: '40' },
			{ id: 1, relation: 'spouse', text: '1985' },
			{ id: 2, relation: 'child', text: '' }
		];
		const family = withFamily(start, { ...filled, rows });
		expect(family.file.household['size']).toBe(3);
		expect(family.file.members[1]).toEqual({ relation: 'spouse', birth: '1985' });
		expect(family.done).toContain('family');
		const again = familyDraft(family);
		expect(again.rows.map(({ text }) => text)).toEqual(['40', '1985', '']);
		const fewer = withFamily(family, { ...again, rows: again.rows.filter(({ relation }) => relation !== 'spouse') });
		expect(fewer.file.members.map((person) => person['relation'])).toEqual(['self', 'child']);
		expect(fewer.file.household['size']).toBe(2);
	});

	test('a day of birth given elsewhere is not made vaguer', () => {
		const exact = told.withAnswer(start, { key: 'birth', member: 0 }, '1947-03-19');
		expect(withFamily(exact, { ...familyDraft(exact), closed: 'all' }).file.members[0]!['birth']).toBe('1947-03-19');
	});

	test('what cannot be is said at its field', () => {
		const row = { id: 0, was: 0, relation: 'self', text: '내년' };
		expect(faultsIn({ rows: [row], closed: 'more', size: '0' })).toEqual([
			{ id: 'age-0', fault: 'age' },
			{ id: 'size', fault: 'size' }
		]);
		expect(
			faultsIn({
				rows: [
					{ ...row, text: '3' },
					{ ...row, id: 1, text: '' }
				],
				closed: 'more',
				size: '1'
			})
		).toEqual([{ id: 'size', fault: 'size_small' }]);
	});
});

describe('questions', () => {
	test('the list names each question once, none that only the office knows, none that is idle', () => {
		const read = readHousehold(
			{
				asOf,
				household: {},
				members: [
					{ relation: 'self', sex: 'male' },
					{ relation: 'child', age: 3 }
				]
			},
			context
		);
		if (!read.ok) throw new Error('unreadable');
		const entries = allQuestions(rules, facts, situation(read.household, context));
		const names = entries.map(({ key, member }) => `${key} ${member}`);
		expect(new Set(names).size).toBe(names.length);
		expect(names[0]).toBe('family undefined');
		expect(names).not.toContain('income.recognised undefined');
		expect(names).not.toContain('pregnancy 0');
		expect(names).not.toContain('work 1');
		expect(names).toContain('work 0');
	});

	test('an age that was not close enough is asked again as a day', () => {
		const question = { fact: 'age', key: 'birth', members: [0], settles: 1, opens: 1, sensitivity: 0 };
		const start = told.nothingTold('self', asOf);
		expect(askFor(question, start, facts).exact).toBe(false);
		expect(askFor(question, told.withAnswer(start, { key: 'birth', member: 0 }, '1961'), facts).exact).toBe(true);
	});
});
