/** The room of the desk in the private file system. Anybody of this origin may read there; overwriting in place is for workers only. */
import type { Bytes } from './bytes.ts';

export const room = async (): Promise<FileSystemDirectoryHandle> => (await navigator.storage.getDirectory()).getDirectoryHandle('bokji-desk', { create: true });

/** `undefined` where there is no such file. */
export async function readPrivate(name: string): Promise<Bytes | undefined> {
	const file = await (await room()).getFileHandle(name).catch(() => undefined);
	return file && new Uint8Array(await (await file.getFile()).arrayBuffer());
}
