/** Every address that content/ sends people to, and whether it still answers. */

export type Place = { file: string; field: string };
export type Verdict = 'fine' | 'moved' | 'gone' | 'unsure' | 'silent';
export type Answer = { address: string; verdict: Verdict; says: string };
export type Pace = { pauseMs: number; timeoutMs: number; hosts: number };
export const POLITE: Pace = { pauseMs: 500, timeoutMs: 10_000, hosts: 4 };

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** `silent`: no answer at all. `unsure`: the server answers, but not to us (403, 429, 5xx). */
export async function askOne(address: string, timeoutMs: number): Promise<Answer> {
	try {
		const ask = (method: string) => fetch(address, { method, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), headers: { 'user-agent': 'content-link-check' } });
		let response = await ask('HEAD');
		// Many public sites answer HEAD with an error and GET well.
		if (response.status >= 400) response = await ask('GET');
		await response.body?.cancel();
		const { status } = response;
		if (status === 404 || status === 410) return { address, verdict: 'gone', says: `없는 페이지예요 (${status})` };
		if (status >= 300 && status < 400) {
			const to = new URL(response.headers.get('location') ?? address, address);
			const here = new URL(address);
			const inside = to.hostname.replace(/^www\./, '') === here.hostname.replace(/^www\./, '') && !/error|notfound|404/i.test(to.pathname);
			return inside ? { address, verdict: 'fine', says: `${status}` } : { address, verdict: 'moved', says: `다른 곳으로 보내요: ${to.origin}${to.pathname}` };
		}
		if (status >= 400) return { address, verdict: 'unsure', says: `서버가 ${status}로 답했어요. 브라우저로 열어 보세요` };
		return { address, verdict: 'fine', says: `${status}` };
	} catch (error) {
		const slow = error instanceof Error && error.name === 'TimeoutError';
		return { address, verdict: 'silent', says: slow ? '제때 답이 없어요' : '연결이 안 돼요' };
	}
}

/** Asks host by host: one call at a time to each, a few hosts at once. Stops early when the first hosts all stay silent. */
export async function askAll(addresses: string[], pace: Pace, say: (line: string) => void): Promise<Answer[] | 'no-network'> {
	const hosts = new Map<string, string[]>();
	for (const address of new Set(addresses)) hosts.set(new URL(address).host, [...(hosts.get(new URL(address).host) ?? []), address]);
	const queues = [...hosts.values()];
	const probe = await Promise.all(queues.slice(0, 3).map((queue) => askOne(queue[0]!, pace.timeoutMs)));
	if (probe.length && probe.every((answer) => answer.verdict === 'silent')) return 'no-network';
	const answers: Answer[] = [];
	const worker = async () => {
		for (let queue = queues.shift(); queue; queue = queues.shift())
			for (const address of queue) {
				answers.push(await askOne(address, pace.timeoutMs));
				if (answers.length % 50 === 0) say(`${answers.length} / ${new Set(addresses).size}`);
				await sleep(pace.pauseMs);
			}
	};
	await Promise.all(Array.from({ length: pace.hosts }, worker));
	return answers.sort((a, b) => a.address.localeCompare(b.address, 'en'));
}
