/** Hands a file on: the system's own sheet where it takes files, else a download. */
import { saveFile } from './save-file.ts';

export type Handed = 'shared' | 'saved' | 'cancelled';

export async function shareFile(file: File): Promise<Handed> {
	const given = { files: [file] };
	if ((navigator as { canShare?: (data: ShareData) => boolean }).canShare?.(given)) {
		try {
			await navigator.share(given);
			return 'shared';
		} catch (error) {
			if ((error as DOMException).name === 'AbortError') return 'cancelled';
		}
	}
	saveFile(file, file.name);
	return 'saved';
}
