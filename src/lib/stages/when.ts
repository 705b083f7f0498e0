/** How exactly a day ahead is known, and events gathered for reading: by month, and within it by what brings them. */
import { addDays } from '#lib/content/day.ts';
import type { Day } from '#lib/eligibility/calendar.ts';
import type { TimelineEvent } from './timeline.ts';
import type { Cause } from './turns.ts';

/** A day, a month or a year (`2027-03-01`, `2027-03`, `2027`), or a span of months. */
export type When = { at: string } | { from: string; to: string };

/** A birth is expected in a month, not on a day. */
export function whenOf({ date, until, cause }: Pick<TimelineEvent, 'date' | 'until' | 'cause'>): When {
	if (date === until) return { at: cause.code === 'born' ? date.slice(0, 7) : date };
	const [from, to] = [date.slice(0, 7), until.slice(0, 7)];
	if (from === to) return { at: from };
	return from.slice(5) === '01' && to === `${from.slice(0, 4)}-12` ? { at: from.slice(0, 4) } : { from, to };
}

/** What one cause brings on one day. `lastDay`: of what closes. */
export type Moment = {
	key: string;
	when: When;
	lastDay: When;
	cause: Cause;
	date: Day;
	until: Day;
	closes: TimelineEvent[];
	opens: TimelineEvent[];
	changes: TimelineEvent[];
};
export type Month = { month: string; moments: Moment[] };

const causeKey = ({ code, member, count }: Cause) => `${code}.${member ?? 'all'}.${count ?? 0}`;
/** A birthday's closings carry their last day; they belong with what opens on the next. A window is known by its last day. */
const turnDay = ({ kind, date, cause }: TimelineEvent) => (kind === 'closes' && cause.code !== 'window' && cause.code !== 'term' ? addDays(date, 1) : date);

function momentsOf(events: TimelineEvent[]): Moment[] {
	const moments = new Map<string, Moment>();
	for (const event of events) {
		const day = turnDay(event);
		const until = day === event.date ? event.until : addDays(event.until, 1);
		const key = `${day}.${until}.${causeKey(event.cause)}`;
		const { cause } = event;
		const fresh = (): Moment => ({
			key,
			when: whenOf({ date: day, until, cause }),
			lastDay: whenOf(event),
			cause,
			date: day,
			until,
			closes: [],
			opens: [],
			changes: []
		});
		const moment = moments.get(key) ?? fresh();
		moment[event.kind].push(event);
		if (event.kind === 'closes') moment.lastDay = whenOf(event);
		moments.set(key, moment);
	}
	return [...moments.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Events in the order of time under their months. Those of one cause and one day stand together. */
export function monthsOf(events: TimelineEvent[]): Month[] {
	const months = new Map<string, Moment[]>();
	for (const moment of momentsOf(events)) months.set(moment.date.slice(0, 7), [...(months.get(moment.date.slice(0, 7)) ?? []), moment]);
	return [...months].map(([month, moments]) => ({ month, moments }));
}
