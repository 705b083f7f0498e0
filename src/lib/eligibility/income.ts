/**
 * Income, in won a month and in percent of the as-of year's 기준 중위소득 for the household's size.
 *
 * 소득인정액 (recognised income) is not income: work allowances lower it, assets raise it, and only the office
 * computes it. It is known when given. Otherwise ordinary income sets a lower end only, and a low income proves nothing.
 */
import { parameterSpan } from './parameters.ts';
import type { Derivation, Gap, Situation, Value } from './facts.ts';
import { answerOf, wordOf } from './household.ts';
import { sizeSpan } from './household-facts.ts';
import { ageSpan } from './member-facts.ts';
import { isPoint, type Span } from './span.ts';

const MEDIAN = 'median-income';
/**
 * The share of ordinary income that is recognised at the very least. The allowances for work leave 70 % of what
 * exceeds a fixed sum, so at the limits of the means-tested benefits at least four tenths of the income remain;
 * "no" is therefore said only when ordinary income is more than two and a half times the limit.
 */
const RECOGNISED_AT_LEAST = 0.4;
/** From this age a child may be counted as a household of its own. */
const ADULT = 18;
/** Percents are compared to six decimals, so that a sum equal to a limit is not lost to rounding. */
const tidy = (percent: number) => Math.round(percent * 1e6) / 1e6;

type Known = { kind: 'number'; from: number; to: number };
const numbers = (s: Situation, key: string): Known | undefined => {
	const answer = answerOf(s.household, key);
	return answer.kind === 'number' ? answer : undefined;
};
const medianOf = (s: Situation): Span | undefined => parameterSpan(MEDIAN, sizeSpan(s.household), s.context);

/** A number worked out with the table: open sizes make it an interval that the size would sharpen. */
function worked(s: Situation, span: Span, given: Span): Value {
	const sized = !isPoint(sizeSpan(s.household));
	const asks = sized ? { why: 'not_asked' as const, asks: isPoint(given) ? ['size'] : ['size', 'income.median_percent'] } : {};
	return { kind: 'number', ...span, ...asks };
}

function toPercent(s: Situation, won: Span): Value {
	const median = medianOf(s);
	if (!median) return { kind: 'missing', why: 'parameter' };
	return worked(s, { from: tidy((won.from / median.to) * 100), to: tidy((won.to / median.from) * 100) }, won);
}

function toWon(s: Situation, percent: Span): Value {
	const median = medianOf(s);
	if (!median) return { kind: 'missing', why: 'parameter' };
	const to = percent.to === 0 ? 0 : (percent.to / 100) * median.to;
	return worked(s, { from: Math.round((percent.from / 100) * median.from), to: Math.round(to) }, percent);
}

/** Why there is no answer under any of these keys: a refusal outweighs not having been asked. */
function gap(s: Situation, ...keys: string[]): Gap {
	const whys = keys.map((key) => answerOf(s.household, key)).flatMap((a) => (a.kind === 'missing' ? [a.why] : []));
	return whys.find((why) => why !== 'not_asked') ?? 'not_asked';
}

const ORDINARY = ['income.median_percent', 'income.monthly'] as const;
const RECOGNISED = ['income.recognised_percent', 'income.recognised'] as const;

/** The first of two keys as given, else the second converted. */
function either(s: Situation, [own, other]: readonly [string, string], convert: (s: Situation, span: Span) => Value): Value {
	const given = numbers(s, own);
	if (given) return given;
	const twin = numbers(s, other);
	if (twin) return convert(s, twin);
	return { kind: 'missing', why: gap(s, own, other), asks: ['income.median_percent'] };
}

/** The household's recognised income where only the person's and the spouse's own is looked at (기초연금, 장애인연금). */
export const COUPLE_RECOGNISED = 'income.recognised of couple';

const everybodyListed = (s: Situation) => sizeSpan(s.household).to <= s.household.members.length;

/** Parents with children under age: what the household earns is what the couple earns. */
function oneCouple(s: Situation): boolean {
	return s.household.members.every((member) => {
		const relation = wordOf(member, 'relation');
		return relation === 'self' || relation === 'spouse' || (relation === 'child' && ageSpan(member, s).to < ADULT);
	});
}

/** A couple, or several generations of which the office would hardly count anybody as a household apart (severe disability, distant relatives). */
function oneFamily(s: Situation): boolean {
	const near = ['self', 'spouse', 'child', 'parent', 'grandchild'];
	return oneCouple(s) || s.household.members.every((m) => near.includes(wordOf(m, 'relation') ?? '') && wordOf(m, 'disability') !== 'severe');
}

type Recognised = { keys: readonly [string, string]; convert: typeof toWon; ordinary: string; together: (s: Situation) => boolean };

/** As given; else at least a share of the ordinary income, where that surely counts; else at least nothing. */
function recognised(s: Situation, { keys, convert, ordinary, together }: Recognised): Value {
	const given = either(s, keys, convert);
	if (given.kind !== 'missing' || given.why === 'parameter') return given;
	const income = s.value(ordinary);
	if (income.kind !== 'number') {
		const askable = income.kind === 'missing' && income.why === 'not_asked';
		return { kind: 'missing', why: given.why, asks: askable ? ['income.median_percent', keys[0]] : [keys[0]] };
	}
	const from = everybodyListed(s) && together(s) ? income.from * RECOGNISED_AT_LEAST : 0;
	const asks = isPoint(sizeSpan(s.household)) ? [keys[0]] : ['size', keys[0]];
	return { kind: 'number', from, to: Infinity, why: given.why, asks };
}

const IN_PERCENT: Recognised = { keys: RECOGNISED, convert: toPercent, ordinary: 'income.median_percent', together: oneFamily };
const IN_WON: Recognised = { keys: [RECOGNISED[1], RECOGNISED[0]], convert: toWon, ordinary: 'income.monthly', together: oneFamily };

export const incomeFacts: Readonly<Record<string, Derivation>> = {
	'income.median_percent': (s) => either(s, ORDINARY, toPercent),
	'income.monthly': (s) => either(s, [ORDINARY[1], ORDINARY[0]], toWon),
	'income.recognised_percent': (s) => recognised(s, IN_PERCENT),
	'income.recognised': (s) => recognised(s, IN_WON),
	[COUPLE_RECOGNISED]: (s) => recognised(s, { ...IN_WON, together: oneCouple })
};
