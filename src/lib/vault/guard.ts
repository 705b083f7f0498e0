/** Failed unlocks cost a growing pause, kept across restarts. Holds counts and times only. */

export type Guard = { key: 'guard'; fails: number; until: number; last: number };

export const FREE_TRIES = 3;
const LONGEST = 300_000;

/** Milliseconds to wait after so many failures in a row: none for two, then 2, 4, 8 … 300 seconds. */
export function pauseAfter(fails: number): number {
	return fails < FREE_TRIES ? 0 : Math.min(LONGEST, 1000 * 2 ** (fails - FREE_TRIES + 1));
}

/** A clock set back: its pause begins anew by the clock as it is now. Otherwise a tablet whose clock was a day ahead would stay shut for a day. */
export function byTheClock(guard: Guard, now: number): Guard {
	return now < guard.last ? { ...guard, until: now + pauseAfter(guard.fails), last: now } : guard;
}

/** Milliseconds still to wait. */
export function stillToWait(guard: Guard | undefined, now: number): number {
	return guard ? Math.min(LONGEST, Math.max(0, guard.until - now)) : 0;
}

/** Counted before the try, so that closing the page does not undo it. */
export function afterTry(guard: Guard | undefined, now: number): Guard {
	const fails = (guard?.fails ?? 0) + 1;
	return { key: 'guard', fails, until: now + pauseAfter(fails), last: now };
}
