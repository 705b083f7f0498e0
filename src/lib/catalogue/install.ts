/** A content pack from the network or the worker's cache, held against its hash. */
import { PACK_SHAPE, type Pack } from '#lib/content/pack.ts';
import { packFrom } from '#lib/content/pack-lines.ts';

export type Fetched = { ok: true; pack: Pack } | { ok: false; reason: 'unreachable' | 'damaged' | 'other-shape' };
export type Wanted = { url: string; hash: string };

async function sha256(bytes: ArrayBuffer): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', bytes);
	return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

const SLICE_MS = 8;

/** Runs slow work in slices of a few milliseconds, with the page's own work in between. */
async function unhurried<T>(work: Generator<void, T>): Promise<T> {
	for (let since = performance.now(); ;) {
		const step = work.next();
		if (step.done) return step.value;
		if (performance.now() - since < SLICE_MS) continue;
		await new Promise((rested) => setTimeout(rested));
		since = performance.now();
	}
}

/** Fetches a pack and proves it whole. `hash` is SHA-256 in hex over the file's bytes. */
export async function fetchPack(fetcher: typeof fetch, { url, hash }: Wanted): Promise<Fetched> {
	let bytes: ArrayBuffer;
	try {
		const response = await fetcher(url);
		if (!response.ok) return { ok: false, reason: 'unreachable' };
		bytes = await response.arrayBuffer();
	} catch {
		return { ok: false, reason: 'unreachable' };
	}
	if ((await sha256(bytes)) !== hash) return { ok: false, reason: 'damaged' };
	const pack = await unhurried(packFrom(new TextDecoder().decode(bytes), PACK_SHAPE));
	return pack ? { ok: true, pack } : { ok: false, reason: 'other-shape' };
}
