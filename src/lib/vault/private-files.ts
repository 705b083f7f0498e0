/** The room of the desk in the private file system. Anybody of this origin may read there; overwriting in place is for workers only. */
import type { Bytes } from './bytes.ts';

export const room = async (): Promise<FileSystemDirectoryHandle> => (await navigator.storage.getDirectory()).getDirectoryHandle('bokji-desk', { create: true });

/** All of it, or so many bytes of its end; `undefined` where there is no such file. */
export async function readPrivate(name: string, last?: number): Promise<Bytes | undefined> {
	const file = await (await room()).getFileHandle(name).catch(() => undefined);
	const content = await file?.getFile();
	return content && new Uint8Array(await (last ? content.slice(-last) : content).arrayBuffer());
}
