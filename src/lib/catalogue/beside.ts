/** The worker that brings the catalogue in, for one question. */
import { trustedScript } from '#lib/device/trusted.ts';
import workerAddress from './install-worker.ts?worker&url';
import type { Brought } from './bring-in.ts';
import type { Wanted } from './install.ts';

let trusted: string | undefined;

/** As `bringIn`, on a thread of its own; on this one where the browser gives none. */
export async function broughtBeside(wanted: Wanted, at: string): Promise<Brought> {
	try {
		trusted ??= trustedScript('catalogue-worker-url', workerAddress);
		const worker = new Worker(trusted, { type: 'module' });
		return await new Promise<Brought>((done, fail) => {
			worker.onmessage = ({ data }: MessageEvent<Brought>) => done(data);
			worker.onerror = fail;
			worker.postMessage({ wanted, at });
		}).finally(() => worker.terminate());
	} catch {
		const { bringIn } = await import('./bring-in.ts');
		return bringIn(wanted, at);
	}
}
