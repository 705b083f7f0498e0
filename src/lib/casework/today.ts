/** The first page of the desk: overdue, due, new replies, drafts, how old the backup is. */
import type { Casebook, Refused } from './fold.ts';
import { nextMove, type NextMove } from './next-move.ts';
import { isMine, sideOf, type Referral } from './referral.ts';
import { destroyList, type Destroy } from './retention.ts';
import { daysBetween, NO_HOLIDAYS, type Holidays } from './working-days.ts';

export type Line = { referral: Referral; move: NextMove; mine: boolean };
export type Today = {
	overdue: Line[];
	due: Line[];
	/** News of the other side that nobody looked at yet. */
	replies: Referral[];
	drafts: { id: string; form: string; on: string; case: string }[];
	backup: { days: number | undefined; state: 'fresh' | 'old' | 'never' };
	destroy: Destroy[];
	/** Events that did not fit: shown, not hidden. */
	refused: Refused[];
};
export type Question = { today: string; office: string; backupOn?: string; holidays?: Holidays };

/** A red banner after seven days without a backup. */
export const BACKUP_DAYS = 7;

export const legsOf = (book: Casebook): Map<string, Referral> =>
	new Map([...book.referrals.values()].flatMap((referral) => (referral.sheet.value.number ? [[referral.sheet.value.number, referral]] : [])));

/** Cases of which today's page speaks: half written, not closed, with news, and the legs these were passed on to. */
export function casesOfToday(book: Casebook): Set<string> {
	const open = [...book.referrals.values()].filter((referral) => referral.state !== 'closed' || isNew(referral));
	const legs = legsOf(book);
	const passedOn = open.flatMap((referral) => legs.get(referral.leg?.number ?? '') ?? []);
	return new Set([...open, ...passedOn, ...book.drafts.values()].map((one) => one.case));
}

/** Own news (what this office wrote down itself) is no news. */
const isNew = (referral: Referral): boolean => referral.news !== undefined && (referral.seenUpTo ?? '') < referral.news;

function lines(book: Casebook, { today, office, holidays = NO_HOLIDAYS }: Question): Line[] {
	const legs = legsOf(book);
	const own = [...book.referrals.values()].filter((referral) => sideOf(referral, office) !== undefined);
	const all = own.map((referral) => {
		const move = nextMove(referral, today, { holidays, legs });
		return { referral, move, mine: isMine(referral, office, move.owner) };
	});
	const working = all.filter(({ move }) => move.task !== 'destroy');
	return working.sort((a, b) => order(a) - order(b) || (a.move.due + a.referral.id < b.move.due + b.referral.id ? -1 : 1));
}

/** Urgent first, then one's own, then by day. */
const order = ({ referral, mine }: Line): number => (referral.sheet.value.urgency === 'today' ? 0 : 2) + (mine ? 0 : 1);

function backup({ today, backupOn }: Question): Today['backup'] {
	if (backupOn === undefined) return { days: undefined, state: 'never' };
	const days = daysBetween(backupOn, today);
	return { days, state: days > BACKUP_DAYS ? 'old' : 'fresh' };
}

export function todayOf(book: Casebook, question: Question): Today {
	const all = lines(book, question);
	const drafts = [...book.drafts.values()].map(({ id, form, on, case: of }) => ({ id, form, on, case: of }));
	return {
		overdue: all.filter(({ move }) => move.overdue > 0),
		due: all.filter(({ move }) => move.due === question.today),
		replies: [...book.referrals.values()].filter(isNew),
		drafts: drafts.sort((a, b) => (a.on + a.id < b.on + b.id ? -1 : 1)),
		backup: backup(question),
		destroy: destroyList(book, question.today),
		refused: book.refused
	};
}

/** Referrals without a next move. Always none; counted all the same, because the page says so. */
export function withoutOwner(book: Casebook, today: string): Referral[] {
	return [...book.referrals.values()].filter((referral) => !nextMove(referral, today).who || !nextMove(referral, today).due);
}
