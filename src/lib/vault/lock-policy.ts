/** When an open vault must close: by wall clock, so that a night asleep counts as a night. */
export type Place = 'booth' | 'office';
export type Watch = { now: number; lastActive: number; hiddenSince?: number | undefined; place: Place };
export type LockReason = 'idle' | 'hidden' | 'clock';

/** Milliseconds without a touch or a key. */
export const IDLE: Record<Place, number> = { booth: 180_000, office: 300_000 };
const HIDDEN = 60_000;
/** A clock that goes back a little was set right; more than this and idle time cannot be told. */
const SET_BACK = 5_000;

/** Why to lock now, or `undefined`. Ask every second and on each wake. */
export function lockReason({ now, lastActive, hiddenSince, place }: Watch): LockReason | undefined {
	if (now < lastActive - SET_BACK) return 'clock';
	if (now - lastActive >= IDLE[place]) return 'idle';
	return hiddenSince !== undefined && now - hiddenSince > HIDDEN ? 'hidden' : undefined;
}

/** Milliseconds left before idleness locks; for the warning on the screen. */
export function idleLeft({ now, lastActive, place }: Watch): number {
	return Math.max(0, IDLE[place] - (now - lastActive));
}
