/**
 * The desk's own thread: the expensive key derivation, and files overwritten in place (only workers may do that).
 * A page's policy does not reach a worker loaded from the same origin, so WebAssembly runs here while the page forbids it.
 */
import { argon2id, warmArgon2id } from './argon2id.ts';
import type { Bytes } from './bytes.ts';
import type { KdfCost } from './kdf.ts';
import { room } from './private-files.ts';

/** TypeScript knows these only in a worker's library, which the page's would contradict. */
type SyncHandle = {
	write(bytes: Bytes, at: { at: number }): number;
	/** Answers later in the first browsers that had it. */
	getSize(): number | Promise<number>;
	truncate(size: number): void | Promise<void>;
	flush(): void | Promise<void>;
	close(): void | Promise<void>;
};
type SyncFile = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };

export type Verbs = {
	derive: { secret: Bytes; salt: Bytes; cost: KdfCost };
	write: { name: string; bytes: Bytes; at: 'start' | 'end' };
	remove: { name: string };
};
export type Asked = { [V in keyof Verbs]: { id: number; verb: V } & Verbs[V] }[keyof Verbs];
export type Answered = { id: number; value?: Bytes; error?: string };

/** Another tab may hold the file for a moment. */
async function handleOf(file: SyncFile, tries = 40): Promise<SyncHandle> {
	try {
		return await file.createSyncAccessHandle();
	} catch (error) {
		if (tries === 0) throw error;
		await new Promise((done) => setTimeout(done, 25));
		return handleOf(file, tries - 1);
	}
}

async function write({ name, bytes, at }: Verbs['write']): Promise<void> {
	const handle = await handleOf((await (await room()).getFileHandle(name, { create: true })) as SyncFile);
	try {
		const from = at === 'end' ? await handle.getSize() : 0;
		if (handle.write(bytes, { at: from }) !== bytes.length) throw new DOMException('short write', 'QuotaExceededError');
		await handle.truncate(from + bytes.length);
		await handle.flush();
	} finally {
		await handle.close();
	}
}

async function answer(asked: Asked): Promise<Bytes | undefined> {
	if (asked.verb === 'derive') return argon2id(asked.secret, asked.salt, asked.cost);
	if (asked.verb === 'write') await write(asked);
	if (asked.verb === 'remove') await (await room()).removeEntry(asked.name).catch(() => undefined);
	return undefined;
}

addEventListener('message', (event: MessageEvent<Asked>) => {
	const reply = (answered: Answered) => (postMessage as (message: Answered) => void)(answered);
	answer(event.data).then(
		(value) => reply({ id: event.data.id, ...(value && { value }) }),
		(error: unknown) => reply({ id: event.data.id, error: error instanceof Error ? error.name : 'Error' })
	);
});

// While somebody still types.
if (typeof WebAssembly !== 'undefined') void warmArgon2id();
