/** Sending an address on: the system's own sheet, else the clipboard. */
export type Shared = 'sent' | 'copied' | 'cancelled' | 'failed';

export async function share({ title, text, url }: { title: string; text: string; url: string }): Promise<Shared> {
	if (navigator.share) {
		try {
			await navigator.share({ title, text, url });
			return 'sent';
		} catch (error) {
			if ((error as DOMException).name === 'AbortError') return 'cancelled';
		}
	}
	try {
		await navigator.clipboard.writeText([title, text, url].filter(Boolean).join('\n'));
		return 'copied';
	} catch {
		return 'failed';
	}
}
