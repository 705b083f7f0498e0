/** What the vault needs from a browser: a worker for keys and files, locks over all tabs. */
import workerAddress from './desk-worker.ts?worker&url';
import type { Bytes } from './bytes.ts';
import type { Answered, Verbs } from './desk-worker.ts';
import { locks } from './locks.ts';
import { readPrivate } from './private-files.ts';
import type { Ports } from './session.ts';

type TrustedScripts = { createPolicy(name: string, rules: { createScriptURL(s: string): string }): { createScriptURL(s: string): string } };
let trusted: string | undefined;

/** The page's policy wants script addresses from a named maker; ours makes only this one. */
function trustedAddress(): string {
	const maker = (globalThis as { trustedTypes?: TrustedScripts }).trustedTypes?.createPolicy('desk-worker-url', {
		createScriptURL(asked) {
			if (asked !== workerAddress) throw new TypeError(asked);
			return asked;
		}
	});
	return maker?.createScriptURL(workerAddress) ?? workerAddress;
}

/** Starts when a locked drawer is seen, or with the first question, and ends with the lock; whatever it still held in memory is gone then. */
class DeskWorker {
	#worker: Worker | undefined;
	#next = 0;
	readonly #open = new Map<number, { done: (value: Bytes | undefined) => void; fail: (error: Error) => void }>();

	ask<V extends keyof Verbs>(verb: V, words: Verbs[V]): Promise<Bytes | undefined> {
		const worker = this.start();
		const id = this.#next++;
		return new Promise((done, fail) => {
			this.#open.set(id, { done, fail });
			worker.postMessage({ id, verb, ...words });
		});
	}

	end(): void {
		this.#worker?.terminate();
		this.#worker = undefined;
		for (const { fail } of this.#open.values()) fail(new DOMException('the vault was locked', 'AbortError'));
		this.#open.clear();
	}

	start(): Worker {
		if (this.#worker) return this.#worker;
		trusted ??= trustedAddress();
		this.#worker = new Worker(trusted, { type: 'module' });
		this.#worker.onmessage = (event: MessageEvent<Answered>) => {
			const { id, value, error } = event.data;
			const waiting = this.#open.get(id);
			this.#open.delete(id);
			if (error === undefined) waiting?.done(value);
			else waiting?.fail(new DOMException(error, error));
		};
		this.#worker.onerror = () => this.end();
		return this.#worker;
	}
}

/** `now` and `who` come from the route. */
export function browserPorts({ now, who }: Pick<Ports, 'now' | 'who'>): Ports {
	const worker = new DeskWorker();
	return {
		name: 'bokji-desk',
		now,
		who,
		locks,
		async derive(secret, salt, cost) {
			const key = await worker.ask('derive', { secret, salt, cost });
			if (key?.length !== 32) throw new Error('no key was derived');
			return key;
		},
		files: {
			// On the page's own thread: the worker is busy with the key.
			read: readPrivate,
			write: async (name, bytes, at = 'start') => void (await worker.ask('write', { name, bytes, at })),
			remove: async (name) => void (await worker.ask('remove', { name }))
		},
		start: () => void worker.start(),
		end: () => worker.end()
	};
}
