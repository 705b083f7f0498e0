/** Asks the browser to keep our storage. Never awaited on a critical path: some browsers leave the question open. */
export function askToKeepStorage(): void {
	void navigator.storage?.persist?.().catch(() => false);
}

export type Room = { used: number; allowed: number; kept: boolean };

/** Bytes used and allowed, and whether the browser has promised to keep them; `undefined` where it does not say. */
export async function room(): Promise<Room | undefined> {
	try {
		const [{ usage = 0, quota = 0 }, kept] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
		return { used: usage, allowed: quota, kept };
	} catch {
		return undefined;
	}
}
