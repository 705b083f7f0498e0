/** When a shared device has to forget: on leaving the page for good, or when nobody has looked at it for long. */
const LONG_MS = 3 * 60_000;

/** Calls `wipe` when the page is put away, and when it comes back or stays hidden after too long. Gives the way to stop. */
export function whenLeftAlone(wipe: () => void): () => void {
	let since: number | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const look = () => {
		clearTimeout(timer);
		if (document.visibilityState === 'hidden') {
			since = performance.now();
			timer = setTimeout(wipe, LONG_MS);
		} else {
			// A sleeping phone runs no timers.
			if (since !== undefined && performance.now() - since >= LONG_MS) wipe();
			since = undefined;
		}
	};
	addEventListener('pagehide', wipe);
	document.addEventListener('visibilitychange', look);
	return () => {
		clearTimeout(timer);
		removeEventListener('pagehide', wipe);
		document.removeEventListener('visibilitychange', look);
	};
}
