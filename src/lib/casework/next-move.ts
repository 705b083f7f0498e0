/** Whose move it is, what it is and by when. Every referral has one, in every state; overdue is worked out, never stored. */
import { addDays } from '#lib/content/day.ts';
import type { EventOf } from './events.ts';
import { STATES, type State } from './kinds.ts';
import { stepped, type Around, type Referral, type Refusal } from './referral.ts';
import { isOpen, isOutcome, KEEP_AFTER_CLOSING_DAYS, REPLY_DAYS, RULES, type Clock, type Owner, type Side, type Task } from './referral-states.ts';
import { daysBetween, NO_HOLIDAYS, workingDayFrom, workingDaysAfter, type Holidays } from './working-days.ts';

export type NextMove = {
	owner: Owner;
	/** Name of the office that has the move. */
	who: string;
	task: Task;
	due: string;
	/** Days past due; 0 when in time. */
	overdue: number;
};
export type Calendar = {
	holidays?: Holidays;
	/** Referrals by number, to follow a leg that was passed on. */
	legs?: ReadonlyMap<string, Referral>;
};

/** The day a reply is asked for where nobody says otherwise. */
export const replyBy = (sentOn: string): string => addDays(sentOn, REPLY_DAYS);

function dueOf(clock: Clock, referral: Referral, holidays: Holidays): string {
	if (clock === 'retention') return addDays(referral.closedOn ?? referral.since, KEEP_AFTER_CLOSING_DAYS);
	if (clock === 'reply_by') {
		const asked = referral.sheet.value.replyBy ?? replyBy(referral.sentOn ?? referral.since);
		return workingDayFrom(asked < referral.since ? referral.since : asked, holidays);
	}
	return 'working' in clock ? workingDaysAfter(referral.since, clock.working, holidays) : workingDayFrom(addDays(referral.since, clock.days), holidays);
}

type Move = Pick<NextMove, 'owner' | 'task' | 'due'>;

function usual(referral: Referral, holidays: Holidays): Move {
	const { owner, task, clock } = RULES[referral.state];
	const urgent = referral.sheet.value.urgency === 'today' && ['draft', 'ready', 'sent'].includes(referral.state);
	return { owner, task, due: urgent ? referral.since : dueOf(clock, referral, holidays) };
}

/** One that runs on has its own clock. One that ended is known to the office that sent it: that office tells the first sender, who gets the move with the outcome. */
function alongLeg(referral: Referral, calendar: Calendar, holidays: Holidays): Move | undefined {
	const leg = referral.leg && calendar.legs?.get(referral.leg.number);
	if (!leg || leg.id === referral.id) return undefined;
	if (isOpen(leg.state)) return { ...usual(leg, holidays), owner: 'next_receiver' };
	const owner = leg.sheet.value.from?.office === referral.sheet.value.to?.office ? 'receiver' : 'sender';
	return { owner, task: 'note_outcome', due: workingDayFrom(addDays(leg.outcome?.on ?? leg.since, 3), holidays) };
}

function move(referral: Referral, calendar: Calendar): Move {
	const holidays = calendar.holidays ?? NO_HOLIDAYS;
	if (referral.blockedOn && isOpen(referral.state)) return { owner: 'sender', task: 'withdraw', due: referral.blockedOn };
	if (referral.state === 'closed' && referral.lateOn) {
		const seen = referral.news !== undefined && (referral.seenUpTo ?? '') >= referral.news;
		if (!seen) return { owner: 'sender', task: 'look_at_late_news', due: workingDayFrom(addDays(referral.lateOn, 3), holidays) };
	}
	return (referral.state === 'forwarded' && alongLeg(referral, calendar, holidays)) || usual(referral, holidays);
}

export function nextMove(referral: Referral, today: string, calendar: Calendar = {}): NextMove {
	const next = move(referral, calendar);
	const { from, to } = referral.sheet.value;
	const who = { sender: from?.name ?? referral.office, receiver: to?.name, next_receiver: referral.leg?.to.name }[next.owner] ?? referral.office;
	return { ...next, who, overdue: Math.max(0, daysBetween(next.due, today)) };
}

/** States one side can bring a referral into from here: the buttons of the page. `heard`: what the sender writes down for the receiver. */
export function choices(referral: Referral, side: Side): { to: State; heard: boolean }[] {
	const next = isOutcome(referral.state) ? [...RULES[referral.state].next, 'done' as const] : RULES[referral.state].next;
	return STATES.filter((to) => next.includes(to)).flatMap((to): { to: State; heard: boolean }[] => {
		const { writer } = RULES[to];
		if (writer === 'either' || writer === side) return [{ to, heard: false }];
		return side === 'sender' ? [{ to, heard: true }] : [];
	});
}

/** Would this step be taken? For the screen, before anything is written. */
export function refusalOf(referral: Referral, move: EventOf<'referral.moved'>['data'], office: string, around: Around): Refusal | undefined {
	const event = { type: 'referral.moved', id: '', hlc: '', actor: '', office, device: '', case: referral.case, data: move } as const;
	const step = stepped(referral, event, around);
	return step.ok ? undefined : step.reason;
}
