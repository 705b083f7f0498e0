/** One polite call to an open API: waits its turn, gives up in time, tries again where that may help. Never shows the key. */
import { jsonFailure, textOf, xmlFailure, type Failure } from './answer.ts';

export type Pace = { pauseMs: number; timeoutMs: number; backoffMs: number; tries: number };
export const POLITE: Pace = { pauseMs: 200, timeoutMs: 20_000, backoffMs: 1_000, tries: 4 };

/** `busy`: the server asked us to come back later. `unreachable`: no answer at all. */
export type Stop = { why: Failure['why'] | 'busy' | 'unreachable'; says: string };
export type Got = { text: string; cut: boolean } | { stop: Stop };

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const LONGEST_WAIT_MS = 60_000;

/** Portals hand out the key in two forms; the one with % in it is already escaped and would be escaped twice. */
export function keyIn(environment: Record<string, string | undefined>): string | undefined {
	const key = environment['BOKJI_API_KEY']?.trim();
	if (!key) return undefined;
	if (!/%[0-9A-Fa-f]{2}/.test(key)) return key;
	try {
		return decodeURIComponent(key);
	} catch {
		return key;
	}
}

type Try = { text: string } | { again: Stop; waitMs?: number; text?: string } | { stop: Stop };

/** One attempt. Messages name the operation only: the address holds the key. */
async function attempt(address: URL, kind: 'xml' | 'json', timeoutMs: number): Promise<Try> {
	let response: Response;
	let bytes: Uint8Array;
	try {
		response = await fetch(address, {
			signal: AbortSignal.timeout(timeoutMs),
			redirect: 'error',
			headers: { accept: kind === 'xml' ? 'application/xml' : 'application/json' }
		});
		bytes = new Uint8Array(await response.arrayBuffer());
	} catch (error) {
		const slow = error instanceof Error && error.name === 'TimeoutError';
		return { again: { why: 'unreachable', says: slow ? `${timeoutMs / 1000}초 안에 답이 없어요` : '연결이 안 되거나 중간에 끊겼어요' } };
	}
	if (response.status === 429) {
		const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
		return { again: { why: 'busy', says: '너무 자주 불러서 잠시 막혔어요 (429)' }, ...(Number.isFinite(seconds) ? { waitMs: seconds * 1000 } : {}) };
	}
	const text = textOf(bytes);
	const failure = kind === 'xml' ? xmlFailure(text) : jsonFailure(text);
	if (failure && failure.why !== 'shape' && failure.why !== 'server') return { stop: { why: failure.why, says: failure.says } };
	if (response.status === 401 || response.status === 403) return { stop: { why: 'key', says: `인증키를 받아 주지 않았어요 (${response.status})` } };
	if (!response.ok) return { again: { why: 'server', says: `서버가 오류를 보냈어요 (${response.status})` } };
	if (failure) return { again: { why: failure.why, says: failure.says } };
	return { text };
}

const isCut = (text: string, kind: 'xml' | 'json') => (kind === 'xml' ? !/<\/(wantedList|wantedDtl)>\s*$/.test(text) : !/\}\s*$/.test(text));

/** Calls until there is a whole answer or trying is of no more use. A body that stays cut is handed over for what is whole in it. */
export async function call(address: URL, kind: 'xml' | 'json', pace: Pace, onTry: (says?: string) => void): Promise<Got> {
	let last: Stop = { why: 'unreachable', says: '부르지 못했어요' };
	let cut: string | undefined;
	for (let n = 0; n < pace.tries; n++) {
		await sleep(pace.pauseMs);
		onTry();
		const result = await attempt(address, kind, pace.timeoutMs);
		if ('stop' in result) return result;
		if ('text' in result && result.text !== undefined && !('again' in result)) {
			if (!isCut(result.text, kind)) return { text: result.text, cut: false };
			cut = result.text;
			last = { why: 'shape', says: '답이 중간에 끊겼어요' };
		} else if ('again' in result) last = result.again;
		if (n + 1 < pace.tries) {
			const wait = 'again' in result && result.waitMs !== undefined ? result.waitMs : pace.backoffMs * 2 ** n;
			onTry(`${last.says} · ${Math.ceil(Math.min(wait, LONGEST_WAIT_MS) / 1000)}초 뒤에 다시 불러요`);
			await sleep(Math.min(wait, LONGEST_WAIT_MS));
		}
	}
	return cut === undefined ? { stop: last } : { text: cut, cut: true };
}
