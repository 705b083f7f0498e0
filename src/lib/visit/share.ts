/** Sending an address on: the system's own sheet, else the clipboard. */
export type Shared = 'sent' | 'copied' | 'cancelled' | 'failed';

/** Puts a text on the clipboard; `false` where the device refuses. */
export async function copied(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}

/** An empty part is left out: an empty address would send the page's own. */
export async function share({ title, text, url }: { title: string; text: string; url: string }): Promise<Shared> {
	if (navigator.share) {
		try {
			await navigator.share({ text, ...(title && { title }), ...(url && { url }) });
			return 'sent';
		} catch (error) {
			if ((error as DOMException).name === 'AbortError') return 'cancelled';
		}
	}
	return (await copied([title, text, url].filter(Boolean).join('\n'))) ? 'copied' : 'failed';
}
