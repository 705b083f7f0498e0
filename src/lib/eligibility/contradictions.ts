/** Answers that cannot all be true. Each comes back as a question; none of them is ever guessed away. */
import { yearsBetween, type Day } from './calendar.ts';
import type { Doubt } from './household-file.ts';
import { answerOf, wordOf, type Household, type Member } from './household.ts';

const GROWN = 18;

const birthOf = (member: Member) => {
	const birth = answerOf(member, 'birth');
	return birth.kind === 'day' ? birth : undefined;
};

/** Of each pair of generations: is the older one surely born first? */
const OLDER_THAN: Readonly<Record<string, readonly string[]>> = {
	parent: ['self', 'child', 'grandchild'],
	self: ['child', 'grandchild'],
	child: ['grandchild']
};

function generations({ members }: Household): Doubt[] {
	return members.flatMap((older, i) =>
		members.flatMap((younger, j): Doubt[] => {
			const below = OLDER_THAN[wordOf(older, 'relation') ?? ''] ?? [];
			if (!below.includes(wordOf(younger, 'relation') ?? '')) return [];
			const [first, second] = [birthOf(older), birthOf(younger)];
			if (!first || !second || first.from < second.to) return [];
			return [{ code: 'parent_younger_than_child', key: 'birth', member: i, other: j }];
		})
	);
}

function twice({ members }: Household): Doubt[] {
	const at = (relation: string) => members.flatMap((m, i) => (wordOf(m, 'relation') === relation ? [i] : []));
	const [selves, spouses] = [at('self'), at('spouse')];
	return [
		...selves.slice(1).map((member): Doubt => ({ code: 'two_selves', key: 'relation', member })),
		...spouses.slice(1).map((member): Doubt => ({ code: 'two_spouses', key: 'relation', member }))
	];
}

function pregnantMen({ members }: Household): Doubt[] {
	return members.flatMap((member, i): Doubt[] => {
		const impossible = wordOf(member, 'sex') === 'male' && answerOf(member, 'pregnancy').kind === 'pregnancy';
		return impossible ? [{ code: 'pregnant_man', key: 'pregnancy', member: i }] : [];
	});
}

function counts({ answers, members }: Household, asOf: Day): Doubt[] {
	const [size, children] = [answerOf({ answers }, 'size'), answerOf({ answers }, 'children_count')];
	const doubts: Doubt[] = [];
	if (size.kind === 'number' && (size.to < Math.max(1, members.length) || size.to % 1)) doubts.push({ code: 'size_below_members', key: 'size' });
	if (children.kind !== 'number') return doubts;
	const young = members.filter((m) => wordOf(m, 'relation') === 'child' && yearsBetween(birthOf(m)?.from ?? '1890-01-01', asOf) < GROWN).length;
	if (children.to < young) doubts.push({ code: 'children_below_listed', key: 'children_count' });
	if (size.kind === 'number' && children.from > size.to) doubts.push({ code: 'children_above_size', key: 'children_count' });
	return doubts;
}

function elsewhere(household: Household): Doubt[] {
	const where = wordOf(household, 'residence.district');
	const dong = wordOf(household, 'residence.dong') !== undefined;
	return dong && where !== undefined && where !== 'here' ? [{ code: 'lives_elsewhere', key: 'residence.dong' }] : [];
}

/** All contradictions between answers; contradictions within one answer are found when it is read. */
export function contradictions(household: Household, asOf: Day): Doubt[] {
	return [...generations(household), ...twice(household), ...pregnantMen(household), ...counts(household, asOf), ...elsewhere(household)];
}
