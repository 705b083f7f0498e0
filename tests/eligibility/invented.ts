/** Households made up at random, by fast-check: any answer may be missing. */
import fc from '../support/fc.ts';
import { yearsBetween } from '#lib/eligibility/calendar.ts';
import type { File, Raw } from './support.ts';

const RECEIVES = ['livelihood', 'medical', 'housing', 'education', 'near_poor', 'single_parent', 'basic_pension', 'disability_pension', 'emergency'];
const CRISES = ['job_loss', 'illness', 'death', 'divorce', 'fire', 'violence', 'eviction', 'utility_cut', 'closure', 'detention'];
const yesNo = fc.constantFrom('yes', 'no');
const day = (from: string, to: string) =>
	fc.integer({ min: Date.parse(from) / 864e5, max: Date.parse(to) / 864e5 }).map((n) => new Date(n * 864e5).toISOString().slice(0, 10));
const setOf = (words: string[]) =>
	fc.oneof(
		fc.constant(['none']),
		fc
			.tuple(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), fc.boolean())
			.map(([list, all]) => (all ? [...list, 'no_others'] : list))
	);
const BIRTHS: Record<string, [string, string]> = {
	self: ['1935-01-01', '2007-12-31'],
	spouse: ['1935-01-01', '2007-12-31'],
	child: ['2008-11-24', '2026-11-23'],
	parent: ['1926-01-01', '1934-12-31']
};

/** Everything that can be answered of the household. */
export const householdAnswers: Record<string, fc.Arbitrary<unknown>> = {
	'residence.district': fc.constantFrom('here', 'seoul', 'elsewhere'),
	'residence.since': day('2010-01-01', '2026-11-23'),
	'income.median_percent': fc.oneof(
		fc.integer({ min: 0, max: 300 }),
		fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 91, max: 260 })).map((pair) => [...pair])
	),
	'income.recognised': fc.integer({ min: 0, max: 8_000_000 }),
	assets: fc.integer({ min: 0, max: 900_000_000 }),
	receives: setOf(RECEIVES),
	housing: fc.constantFrom('owned', 'jeonse', 'monthly_rent', 'public_rental', 'goshiwon', 'with_family', 'homeless'),
	crisis: setOf(CRISES),
	'family.single_parent': yesNo,
	'family.grandparent': yesNo,
	'family.multicultural': yesNo
};

/** Everything that can be answered of one member. */
export function memberAnswers(relation: string, sex: string): Record<string, fc.Arbitrary<unknown>> {
	const pregnancy = fc.oneof(
		fc.constant('no'),
		fc.integer({ min: 4, max: 40 }).map((weeks) => ({ weeks })),
		day('2026-11-24', '2027-08-01').map((due) => ({ due })),
		day('2025-10-01', '2026-11-23').map((gave_birth) => ({ gave_birth }))
	);
	return {
		birth: day(...BIRTHS[relation]!),
		sex: fc.constant(sex),
		...(sex === 'female' && { pregnancy }),
		disability: fc.constantFrom('none', 'mild', 'severe'),
		work: fc.constantFrom('employed', 'self_employed', 'daily', 'unemployed', 'job_seeking', 'leave', 'military', 'none'),
		employment_insured: yesNo,
		school: fc.constantFrom('none', 'childcare', 'kindergarten', 'elementary', 'middle', 'high', 'university', 'out_of_school'),
		marriage: fc.constantFrom('single', 'married', 'divorced', 'widowed'),
		nationality: fc.constantFrom('korean', 'marriage_migrant', 'naturalised', 'foreign', 'refugee', 'north_korean_defector'),
		veteran: fc.constantFrom('none', 'self', 'bereaved'),
		care_grade: fc.constantFrom('none', '1', '2', '3', '4', '5', 'cognitive'),
		dementia: fc.constantFrom('diagnosed', 'worried', 'no'),
		health_insurance: fc.constantFrom('employee', 'regional', 'dependent', 'medical_aid'),
		carer_of: fc.constantFrom('none', 'spouse', 'parent', 'child', 'other')
	};
}

/** A family whose people fit together; every answer given. */
export const fullFamily: fc.Arbitrary<File> = fc
	.record({
		others: fc.uniqueArray(fc.constantFrom('spouse', 'child', 'child2', 'parent'), { maxLength: 3 }).map((list) => list.map((r) => r.replace('2', ''))),
		sexes: fc.array(fc.constantFrom('female', 'male'), { minLength: 4, maxLength: 4 })
	})
	.chain(({ others, sexes }) => {
		const relations = ['self', ...others];
		const people = relations.map((relation, i) =>
			fc.record(memberAnswers(relation, sexes[i]!)).map((m): Raw => sensible({ relation, ...m }, others.includes('spouse')))
		);
		const count = others.filter((r) => r === 'child').length;
		return fc.tuple(fc.record(householdAnswers), fc.tuple(...people)).map(([household, members]) => ({
			asOf: '2026-11-23',
			household: possible({ size: members.length, children_count: count, ...household }, members),
			members
		}));
	});

const MEDIAN_2026 = [2564238, 4199292, 5359036, 6494738];
const years = (member: Raw) => yearsBetween(String(member['birth']), '2026-11-23');

/** No single parent without a child, no pension without somebody who has it, no recognised income far below the ordinary one. */
function possible(household: Raw, members: Raw[]): Raw {
	const kept = { ...household };
	const young = members.some((m) => years(m) < 25);
	if (!young) Object.assign(kept, { 'family.single_parent': 'no', 'family.grandparent': 'no' });
	const never = [
		...(kept['family.single_parent'] === 'no' && kept['family.grandparent'] === 'no' ? ['single_parent'] : []),
		...(members.some((m) => years(m) >= 65) ? [] : ['basic_pension']),
		...(members.some((m) => m['disability'] === 'severe' && years(m) >= 18) ? [] : ['disability_pension'])
	];
	const receives = (kept['receives'] as string[]).filter((word) => !never.includes(word));
	kept['receives'] = receives.some((word) => word !== 'no_others') ? receives : ['none'];
	const percent = [kept['income.median_percent']].flat().at(-1) as number;
	const ordinary = (percent / 100) * MEDIAN_2026[members.length - 1]!;
	kept['income.recognised'] = Math.ceil(ordinary * (0.41 + (kept['income.recognised'] as number) / 8_000_000));
	return kept;
}

/** What the world does not allow: couples are married, children do not work, and pupils have the age for it. */
function sensible(member: Raw, couple: boolean): Raw {
	const age = years(member);
	const kept = { ...member };
	if (kept['relation'] === 'spouse' || (kept['relation'] === 'self' && couple)) kept['marriage'] = 'married';
	if (age < 15) Object.assign(kept, { work: 'none', employment_insured: 'no', marriage: 'single' });
	if ((age < 10 || age > 59) && kept['pregnancy']) kept['pregnancy'] = 'no';
	const schools: [number, string][] = [
		[3, 'childcare'],
		[6, 'kindergarten'],
		[13, 'elementary'],
		[16, 'middle'],
		[19, 'high'],
		[200, 'none']
	];
	if (kept['school'] !== 'none' && !(age >= 19 && kept['school'] === 'university')) kept['school'] = schools.find(([until]) => age < until)![1];
	return kept;
}

/** Leaves out some of the answers: `keep` says which, in the order of household then members. */
export function thinned(file: File, keep: readonly boolean[], always: readonly string[] = ['relation']): File {
	let i = 0;
	const kept = () => keep[i++ % keep.length];
	const part = (raw: Raw) => Object.fromEntries(Object.entries(raw).filter(([key]) => kept() || always.includes(key)));
	return { ...file, household: part(file.household), members: file.members.map(part) };
}
export const choice = fc.array(fc.boolean(), { minLength: 17, maxLength: 61 });
