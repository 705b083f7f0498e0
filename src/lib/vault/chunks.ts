const CHUNK = 500;

/** Enough at once to keep the cipher busy, few enough to keep memory flat. */
export async function inChunks<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
	const done: R[] = [];
	for (let i = 0; i < items.length; i += CHUNK) done.push(...(await Promise.all(items.slice(i, i + CHUNK).map(work))));
	return done;
}
