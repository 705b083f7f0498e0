/** The timeline in words. They come in as `t`. */
import type { Words } from '#lib/i18n/words.ts';
import { dayText } from '#lib/i18n/format.ts';
import type { Depend } from './timeline.ts';
import type { Cause } from './turns.ts';
import type { When } from './when.ts';

type Said = Pick<Words, 'lang' | 't' | 'easily'>;

/** Babies are counted in months up to this; then in years. */
const BABY_MONTHS = 36;
/** How many answers are named before "and others". */
const NAMED = 2;

/** A day, a month, or a span of months. `until` makes it the last one, where it is no span. */
export function whenText(when: When, { t, lang }: Said, tone: 'on' | 'until' = 'on'): string {
	if (!('at' in when)) return t('timeline.between', { from: dayText(when.from, lang), to: dayText(when.to, lang) });
	const day = dayText(when.at, lang);
	return tone === 'on' ? day : t('timeline.until', { day });
}

export function causeText({ code, member, count = 0 }: Cause, who: (member: number) => string, { t }: Said): string {
	const name = member === undefined ? t('timeline.who.home') : who(member);
	if (code !== 'months' || count < BABY_MONTHS)
		return t(code === 'school' ? `timeline.because.school${count}` : `timeline.because.${code}`, { who: name, count, year: count });
	const [years, months] = [Math.floor(count / 12), count % 12];
	if (!months) return t('timeline.because.birthday', { who: name, count: years });
	const span = { years: t('timeline.span.years', { count: years }), months: t('timeline.span.months', { count: months }) };
	return t('timeline.because.yearsMonths', { who: name, ...span });
}

/** What has to be known, seen or published first; '' for nothing. That only those listed were counted is said once for all. */
export function dependsText(depends: Depend[], { t, easily }: Said): string {
	const conditions = [...new Set(depends.flatMap((depend) => (depend.on === 'condition' && depend.says ? [easily(depend.says)] : [])))];
	const rest = depends.flatMap((depend) => (depend.on === 'condition' || depend.on === 'family' ? [] : [t(`timeline.on.${depend.on}`)]));
	const more = conditions.length - NAMED;
	const named = more > 0 ? [t('timeline.on.more', { list: conditions.slice(0, NAMED).join(', '), count: more })] : conditions;
	const all = [...named, ...rest];
	return all.length ? t('timeline.on.condition', { says: all.join(', ') }) : '';
}
