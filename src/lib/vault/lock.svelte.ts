/** Watches hands and clock and locks every tab of the desk at once. */
import { idleLeft, lockReason, type LockReason, type Place } from './lock-policy.ts';

/** `wipe` forgets keys and stores; `leave` replaces the page by the locked one. */
export type LockWork = { now: () => number; place: () => Place; wipe: () => void; leave: (reason: LockReason | 'asked' | 'other-tab' | 'left') => void };

const CHANNEL = 'bokji-desk-lock';
const SOON = 30_000;

export class DeskLock {
	/** Seconds until idleness locks, in the last half minute; otherwise undefined. */
	soon = $state<number>();
	readonly #work: LockWork;
	#lastActive = 0;
	#hiddenSince: number | undefined;
	#channel: BroadcastChannel | undefined;
	#stops: (() => void)[] = [];

	constructor(work: LockWork) {
		this.#work = work;
	}

	/** Begins to watch; call when the vault has opened. Returns what stops it. */
	start(): () => void {
		this.stop();
		this.#lastActive = this.#work.now();
		// Out of sight while it opened; or seen again since it was hidden before an earlier lock.
		this.#hiddenSince = document.visibilityState === 'hidden' ? this.#work.now() : undefined;
		this.#channel = new BroadcastChannel(CHANNEL);
		this.#channel.onmessage = () => this.#close('other-tab');
		const touched = () => this.#touched();
		for (const kind of ['pointerdown', 'keydown', 'input', 'wheel'] as const) this.#on(window, kind, touched);
		this.#on(document, 'visibilitychange', () => this.#seen());
		this.#on(document, 'resume', () => this.look());
		this.#on(window, 'focus', () => this.look());
		this.#on(window, 'pagehide', () => this.#left());
		const timer = setInterval(() => this.look(), 1000);
		this.#stops.push(() => clearInterval(timer));
		return () => this.stop();
	}

	/** Looks at the clock now. */
	look(): void {
		const watch = { now: this.#work.now(), lastActive: this.#lastActive, hiddenSince: this.#hiddenSince, place: this.#work.place() };
		const reason = lockReason(watch);
		if (reason) this.lock(reason);
		else this.soon = idleLeft(watch) <= SOON ? Math.ceil(idleLeft(watch) / 1000) : undefined;
	}

	/** Locks this tab and every other one. */
	lock(reason: LockReason | 'asked' = 'asked'): void {
		this.#channel?.postMessage('lock');
		this.#close(reason);
	}

	stop(): void {
		for (const stop of this.#stops) stop();
		this.#stops = [];
		this.#channel?.close();
		this.#channel = undefined;
		this.soon = undefined;
	}

	#touched(): void {
		this.look();
		if (this.#stops.length) this.#lastActive = this.#work.now();
	}

	#seen(): void {
		if (document.visibilityState === 'hidden') this.#hiddenSince = this.#work.now();
		else {
			this.look();
			this.#hiddenSince = undefined;
		}
	}

	/** A page may come back out of the back/forward cache as it was: then it must go to the locked one. */
	#left(): void {
		window.addEventListener('pageshow', (event) => (event as PageTransitionEvent).persisted && this.#work.leave('left'), { once: true });
		this.#close('left');
	}

	#close(reason: LockReason | 'asked' | 'other-tab' | 'left'): void {
		this.stop();
		this.#work.wipe();
		this.#work.leave(reason);
	}

	#on(target: EventTarget, kind: string, work: (event: Event) => void): void {
		target.addEventListener(kind, work);
		this.#stops.push(() => target.removeEventListener(kind, work));
	}
}
