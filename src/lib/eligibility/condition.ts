/** One condition of a rule held against one fact. */
import type { Atom } from '#lib/content/schema.ts';
import type { Situation, Value } from './facts.ts';
import { NO_OTHERS, type Member } from './household.ts';
import { sizeSpan } from './household-facts.ts';
import { COUPLE_RECOGNISED } from './income.ts';
import { boundSpan, dependsOnSize } from './parameters.ts';
import { compare, COMPARISONS, isPoint, point, type Span } from './span.ts';
import { all, any, type Truth } from './truth.ts';

/** A number, or a word that is one (장기요양 grades). */
function asSpan(value: Value): Span | undefined {
	if (value.kind === 'number') return value;
	if (value.kind === 'word' && value.word !== '' && Number.isFinite(Number(value.word))) return point(Number(value.word));
	return undefined;
}

function numeric(atom: Atom, value: Value, s: Situation): Truth[] {
	return COMPARISONS.filter((how) => atom[how] !== undefined).map((how) => {
		const span = asSpan(value);
		if (!span) return 'no';
		const bound = boundSpan(atom[how]!, sizeSpan(s.household), s.context);
		return bound ? compare(span, how, bound) : 'unknown';
	});
}

/** Is this word in the set? Only `none` and `no_others` deny what was not named. */
function hasWord(value: Value, word: string): Truth {
	if (value.kind !== 'words') return value.kind === 'word' && value.word === word ? 'yes' : 'no';
	if (value.words.includes(word)) return 'yes';
	if (word === 'none') return value.words.length ? 'no' : 'unknown';
	const closed = value.words.includes('none') || value.words.includes(NO_OTHERS);
	return closed || value.without?.includes(word) ? 'no' : 'unknown';
}

function isWord(value: Value, word: string): Truth {
	if (value.kind === 'oneOf') return value.words.includes(word) ? 'unknown' : 'no';
	if (value.kind === 'word') return value.word === word ? 'yes' : 'no';
	if (value.kind === 'words') return hasWord(value, word);
	if (value.kind !== 'number') return 'no';
	const wanted = Number(word);
	if (wanted < value.from || wanted > value.to || Number.isNaN(wanted)) return 'no';
	return isPoint(value) ? 'yes' : 'unknown';
}

function dates(atom: Atom, value: Value): Truth[] {
	const { onOrAfter, onOrBefore } = atom;
	const span = value.kind === 'day' ? value : undefined;
	const parts: Truth[] = [];
	if (onOrAfter) parts.push(!span ? 'no' : span.from >= onOrAfter ? 'yes' : span.to < onOrAfter ? 'no' : 'unknown');
	if (onOrBefore) parts.push(!span ? 'no' : span.to <= onOrBefore ? 'yes' : span.from > onOrBefore ? 'no' : 'unknown');
	return parts;
}

/**
 * The fact as this condition means it: a limit by household size looks at the whole household's recognised income,
 * any other limit on it only at the couple's.
 */
export function valueFor(atom: Atom, s: Situation, member?: Member): Value {
	const ofHousehold = COMPARISONS.some((how) => dependsOnSize(atom[how], s.context));
	return s.value(atom.fact === 'income.recognised' && !ofHousehold ? COUPLE_RECOGNISED : atom.fact, member);
}

/** Is it one of these words? When nothing else is possible, it need not be known which. */
function isOneOf(value: Value, words: readonly string[]): Truth {
	if (value.kind === 'oneOf' && value.words.every((word) => words.includes(word))) return 'yes';
	return any(words.map((word) => isWord(value, word)));
}

/**
 * Does the condition hold? All comparisons of the atom must. A fact that cannot apply fails every comparison;
 * a missing fact, a missing yearly figure or an interval across the bound leaves it open.
 */
export function conditionTruth(atom: Atom, s: Situation, member?: Member): Truth {
	const value = valueFor(atom, s, member);
	if (value.kind === 'missing') return 'unknown';
	const words: Truth[] = [];
	if (atom.is !== undefined) words.push(isWord(value, atom.is));
	if (atom.in) words.push(isOneOf(value, atom.in));
	if (atom.has !== undefined) words.push(hasWord(value, atom.has));
	if (atom.hasAny) words.push(any(atom.hasAny.map((word) => hasWord(value, word))));
	return all([...words, ...numeric(atom, value, s), ...dates(atom, value)]);
}
