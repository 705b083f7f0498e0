/** Answers, people and reasons in words. */
import type { Fact } from '#lib/content/schema.ts';
import { yearsBetween, type Day } from '#lib/eligibility/calendar.ts';
import type { Change } from '#lib/eligibility/change.ts';
import type { Value } from '#lib/eligibility/facts.ts';
import { answerOf, keyOf, wordOf, type Answer, type Household } from '#lib/eligibility/household.ts';
import { dayText, won } from '#lib/i18n/format.ts';
import type { Words } from '#lib/i18n/words.ts';
import type { Who } from './told.ts';

export type Facts = Readonly<Record<string, Fact>>;
/** What is needed to speak of a household. */
export type Voice = { words: Words; facts: Facts; who: Who; household: Household; asOf: Day; dongs: Readonly<Record<string, string>> };

/** Of whom a question is: nobody needs naming when there is only oneself. */
export function subjectOf(who: Who, { t }: Words): string {
	return who === 'self' ? '' : t(`finder.subject.${who}`);
}

function relationText(relation: string | undefined, { who, facts, words: { t } }: Voice): string {
	if (relation === 'self') return t(`finder.me.${who}`);
	const said = facts['relation']?.options.find((option) => option.value === relation)?.says ?? t('finder.somebody');
	return who === 'parent' || who === 'client' ? t('finder.relative', { of: t(`finder.me.${who}`), relation: said }) : said;
}

/** A person by relation, numbered where there are several, with the age where it is known. */
export function personText(member: number, voice: Voice): string {
	const { household, asOf, words } = voice;
	const person = household.members[member];
	if (!person) return words.t('finder.somebody');
	const relation = wordOf(person, 'relation');
	const alike = household.members.flatMap((other, i) => (wordOf(other, 'relation') === relation ? [i] : []));
	const name = relationText(relation, voice) + (alike.length > 1 && relation !== 'self' ? ` ${alike.indexOf(member) + 1}` : '');
	const birth = answerOf(person, 'birth');
	if (birth.kind !== 'day' || relation === 'self') return name;
	const [youngest, oldest] = [yearsBetween(birth.to, asOf), yearsBetween(birth.from, asOf)];
	return youngest === oldest ? words.t('finder.aged', { name, count: youngest }) : words.t('finder.agedAbout', { name, age: youngest, oldest });
}

const optionText = (fact: string, word: string, { facts, dongs, words: { t } }: Voice): string =>
	(facts[fact]?.options.find((option) => option.value === word)?.says ?? dongs[word]) || (word === 'yes' || word === 'no' ? t(`finder.${word}`) : word);

const UNITS: Readonly<Record<string, string>> = {
	age: 'years',
	'age.months': 'months',
	'age.calendar_months': 'months',
	'residence.months': 'months',
	'pregnancy.weeks': 'weeks',
	days_since_delivery: 'days',
	size: 'persons',
	children_count: 'persons',
	'income.median_percent': 'percent',
	'income.recognised_percent': 'percent'
};

function figure(fact: string, n: number, { words }: Voice): string {
	const unit = UNITS[fact];
	if (!unit) return won(n, words);
	const count = Math.round(n * 10) / 10;
	return words.t(`finder.unit.${unit}`, { n: count, count });
}

function range(fact: string, { from, to }: { from: number; to: number }, voice: Voice): string {
	const { t } = voice.words;
	if (from === to) return figure(fact, from, voice);
	if (to === Infinity) return t('finder.atLeast', { from: figure(fact, from, voice) });
	return t('finder.fromTo', { from: figure(fact, from, voice), to: figure(fact, to, voice) });
}

function days({ from, to }: { from: Day; to: Day }, { words: { t, lang } }: Voice): string {
	if (from === to) return dayText(from, lang);
	if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return dayText(from.slice(0, 4), lang);
	if (from.slice(0, 7) === to.slice(0, 7)) return dayText(from.slice(0, 7), lang);
	return t('finder.fromTo', { from: dayText(from, lang), to: dayText(to, lang) });
}

/** What is known of a fact, in a few words. */
export function valueText(fact: string, value: Value | Answer, voice: Voice): string {
	const { t } = voice.words;
	switch (value.kind) {
		case 'word':
			return optionText(fact, value.word, voice);
		case 'words':
			return value.words.length ? value.words.map((word) => optionText(fact, word, voice)).join(', ') : t('finder.gap.not_asked');
		case 'oneOf':
			return t('finder.oneOf', { list: value.words.map((word) => optionText(fact, word, voice)).join(', ') });
		case 'number':
			return 'why' in value && value.why && value.to === Infinity ? t(`finder.gap.${value.why}`) : range(fact, value, voice);
		case 'day':
			return days(value, voice);
		case 'pregnancy':
			return value.stage === 'pregnant' ? t('finder.pregnant') : t('finder.deliveredOn', { day: days(value, voice) });
		case 'none':
			return t('finder.cannotApply');
		case 'missing':
			return t(`finder.gap.${value.why}`);
	}
}

/** An answer as it was given. An age is said as an age. */
export function answerText(key: string, member: number | undefined, voice: Voice): string {
	const { household, asOf, words } = voice;
	const holder = member === undefined ? household : household.members[member];
	if (!holder) return words.t('finder.gap.not_asked');
	if (key === 'income.median_percent' && holder.answers[key] === undefined) return valueText('income.monthly', answerOf(holder, 'income.monthly'), voice);
	const answer = answerOf(holder, key);
	if (key !== 'birth' || answer.kind !== 'day' || answer.from.slice(0, 7) === answer.to.slice(0, 7)) return valueText(key, answer, voice);
	return range('age', { from: yearsBetween(answer.to, asOf), to: yearsBetween(answer.from, asOf) }, voice);
}

/** A change that would open a service: from when, or what would have to be otherwise. */
export function changeText(change: Change, voice: Voice): string {
	const { t, lang, easily } = voice.words;
	const says = easily(change.says) || t('finder.isFamily');
	if (change.kind === 'time') return t(`finder.change.time.${change.becomes}`, { day: dayText(change.date, lang), says });
	return t(`finder.change.answer.${change.becomes}`, { says });
}

/** A question in its own words, of whom it is asked. */
export function questionText(fact: string, member: number | undefined, voice: Voice): string {
	const { facts } = voice;
	// An answer may be kept under a key of its own: the first question that it answers names it.
	const asked = facts[fact] ?? facts[keyOf(fact)] ?? facts[Object.keys(facts).find((name) => keyOf(name) === fact) ?? ''];
	const question = asked?.question ?? fact;
	const of =
		member === undefined ? subjectOf(voice.who, voice.words) : voice.household.members.length > 1 || voice.who !== 'self' ? personText(member, voice) : '';
	return of ? voice.words.t('finder.of', { of, question }) : question;
}
