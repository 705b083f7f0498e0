/** Answers that make no sense by themselves stop at their field; answers that contradict others come back as a question. */
import type { Doubt } from '#lib/eligibility/household-file.ts';
import type { DoubtCode } from '#lib/eligibility/reading.ts';

const BETWEEN_ANSWERS: readonly DoubtCode[] = [
	'age_differs_from_birth',
	'parent_younger_than_child',
	'pregnant_man',
	'size_below_members',
	'children_below_listed',
	'children_above_size',
	'two_selves',
	'two_spouses',
	'lives_elsewhere'
];

/** The doubt about this very answer, if there is one. */
export function ownDoubt(doubts: readonly Doubt[], key: string, member?: number): DoubtCode | undefined {
	return doubts.find((doubt) => doubt.key === key && doubt.member === member && !BETWEEN_ANSWERS.includes(doubt.code))?.code;
}
