/** The thirteen states of a referral as a table: whose move, by when, who may write it, what it takes, where it may go. */
import type { State } from './kinds.ts';

export type Side = 'sender' | 'receiver';
export type Owner = Side | 'next_receiver';
/** What the owner is to do. */
export type Task =
	| 'finish_draft' | 'send' | 'confirm_receipt' | 'answer' | 'give_info' | 'first_contact' | 'finish_service'
	| 'take_over' | 'tell_resident' | 'other_way' | 'destroy' | 'withdraw' | 'look_at_late_news' | 'note_outcome'; // prettier-ignore

/** `working`: working days; `days`: calendar days, ending on a working day; `reply_by`: the day in the referral itself. */
export type Clock = { working: number } | { days: number } | 'reply_by' | 'retention';

export type StateRule = {
	owner: Owner;
	task: Task;
	clock: Clock;
	/** `receiver`: the sender may write it down too, but only as something heard from the receiver. */
	writer: Side | 'either';
	/** Names of what the entry asks for, for the form. */
	needs: readonly string[];
	next: readonly State[];
};

const ANSWERS: readonly State[] = ['waiting_info', 'accepted', 'in_service', 'forwarded', 'declined', 'done'];

export const RULES: Readonly<Record<State, StateRule>> = {
	draft: { owner: 'sender', task: 'finish_draft', clock: { working: 2 }, writer: 'sender', needs: ['why'], next: ['ready', 'withdrawn'] },
	ready: { owner: 'sender', task: 'send', clock: { working: 1 }, writer: 'sender', needs: ['basis', 'itemsSeen', 'to'], next: ['draft', 'sent', 'withdrawn'] },
	sent: {
		owner: 'receiver',
		task: 'confirm_receipt',
		clock: { working: 2 },
		writer: 'sender',
		needs: ['way', 'phoned'],
		next: ['received', ...ANSWERS, 'failed', 'withdrawn']
	},
	received: { owner: 'receiver', task: 'answer', clock: { working: 5 }, writer: 'receiver', needs: ['who', 'on'], next: [...ANSWERS, 'failed', 'withdrawn'] },
	waiting_info: {
		owner: 'sender',
		task: 'give_info',
		clock: { working: 3 },
		writer: 'receiver',
		needs: ['question'],
		next: ['sent', 'accepted', 'forwarded', 'declined', 'done', 'failed', 'withdrawn']
	},
	accepted: {
		owner: 'receiver',
		task: 'first_contact',
		clock: { working: 3 },
		writer: 'receiver',
		needs: ['worker'],
		next: ['in_service', 'waiting_info', 'forwarded', 'declined', 'done', 'failed', 'withdrawn']
	},
	in_service: {
		owner: 'receiver',
		task: 'finish_service',
		clock: 'reply_by',
		writer: 'receiver',
		needs: ['started', 'appointment'],
		next: ['waiting_info', 'forwarded', 'declined', 'done', 'failed', 'withdrawn']
	},
	forwarded: {
		owner: 'next_receiver',
		task: 'take_over',
		clock: { working: 2 },
		writer: 'receiver',
		needs: ['leg', 'next', 'basis'],
		// `declined`: the office that passed it on says that the leg came to nothing, and why.
		next: ['done', 'declined', 'failed', 'withdrawn']
	},
	done: { owner: 'sender', task: 'tell_resident', clock: { days: 3 }, writer: 'either', needs: ['evidence'], next: ['closed'] },
	declined: { owner: 'sender', task: 'other_way', clock: { days: 3 }, writer: 'receiver', needs: ['reason'], next: ['closed'] },
	failed: { owner: 'sender', task: 'other_way', clock: { days: 3 }, writer: 'sender', needs: ['reason'], next: ['closed'] },
	withdrawn: { owner: 'sender', task: 'destroy', clock: 'retention', writer: 'sender', needs: ['who'], next: ['closed', 'draft'] },
	closed: { owner: 'sender', task: 'destroy', clock: 'retention', writer: 'sender', needs: ['by'], next: ['draft'] }
};

const OUTCOMES: readonly State[] = ['done', 'declined', 'failed', 'withdrawn'];
export const isOutcome = (state: State): boolean => OUTCOMES.includes(state);
export const isEnded = (state: State): boolean => isOutcome(state) || state === 'closed';
/** States in which consent that was taken back calls for a withdrawal. */
export const isOpen = (state: State): boolean => !isEnded(state);

export const REOPEN_DAYS = 14;
export const REPLY_DAYS = 14;
export const KEEP_AFTER_CLOSING_DAYS = 90;
export const TRIES = 3;
