/** A hidden page draws no frames; nobody waits longer than this many milliseconds. */
const AT_MOST_MS = 250;

/** Comes when what has just changed stands on the screen, so that slow thinking can begin. A timer alone may run before the frame. */
export function painted(): Promise<void> {
	return new Promise((done) => {
		requestAnimationFrame(() => setTimeout(done));
		setTimeout(done, AT_MOST_MS);
	});
}
