/** One writer at a time: across tabs by Web Locks, inside one process by a queue. */
export interface Locks {
	run<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const queues = new Map<string, Promise<unknown>>();

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
	const before = queues.get(name) ?? Promise.resolve();
	const mine = before.then(work, work);
	queues.set(
		name,
		mine.catch(() => undefined)
	);
	return mine;
}

/** Web Locks where the browser has them (every one since 2022). */
export const locks: Locks = {
	run: (name, work) =>
		(typeof navigator !== 'undefined' && navigator.locks ? navigator.locks.request(name, work) : inTurn(name, work)) as ReturnType<typeof work>
};
