/** The real vault on a bare page, so that a campaign can drive it in a real browser: real Web Crypto, IndexedDB, private files and worker. */
import { readKept, type AnyEvent } from '#lib/casework/events.ts';
import { fold } from '#lib/casework/fold.ts';
import { casesOfToday, todayOf } from '#lib/casework/today.ts';
import { browserPorts } from '#lib/vault/browser.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { COST } from '#lib/vault/kdf.ts';
import { Vault } from '#lib/vault/vault.ts';

/** What the page is about to do, and what the vault has said yes to. */
export type Told =
	| { verb: 'write'; batch: string; ids: string[]; of: string }
	| { verb: 'destroy'; batch: string; of: string }
	| { verb: 'passphrase'; batch: string; to: string };
export type Report = { asked: Told } | { done: string };
declare global {
	interface Window {
		soak: typeof soak;
		report: (line: Report) => Promise<void>;
	}
}

const who = { actor: 'worker-1', office: 'office-1', device: 'aaaaaaaa-device' };
const ports = browserPorts({ now: () => Date.now(), who: () => who });
const vault = new Vault(ports);
const cases: string[] = [];

const eventOf = (of: string, words: string): DeskEvent => vault.event({ type: 'consultation', case: of, data: { words: words + ' '.repeat(200) } });
const told = async (asked: Told, work: () => Promise<{ ok: boolean; reason?: string }>) => {
	await window.report({ asked });
	const outcome = await work();
	if (!outcome.ok) throw new Error(`${asked.verb}: ${outcome.reason}`);
	await window.report({ done: asked.batch });
};

/** A referral on its way, to the office next door. */
function referralIn(of: string, on: string): DeskEvent[] {
	const id = newId();
	const event = (type: string, data: object) => vault.event({ type, case: of, data: { id, ...data } });
	const fields = {
		number: `261120-${id.slice(0, 5).toUpperCase()}`, from: { office: who.office, name: 'here' }, to: { office: 'office-2', name: 'there', kind: 'public' },
		reason: 'r', request: 'q', replyBy: '2026-12-04', urgency: 'week', items: ['name', 'phone'], basis: { kind: 'notice', wording: 'notice-2026', on }, way: 'print'
	}; // prettier-ignore
	return [
		event('referral.changed', { set: { ...fields, on } }),
		event('referral.moved', { on, to: 'ready', itemsSeen: true }),
		event('referral.sent', { on, sent: { ...fields, facts: { name: 'name', phone: '010-1234-5678' } } })
	];
}

/** One in 25 cases is on its way to somebody: 200 of 5,000. */
function caseOf(n: number): DeskEvent[] {
	const of = newId();
	const on = '2026-11-20';
	const event = (type: string, data: Record<string, unknown>) => vault.event({ type, case: of, data });
	const talk = newId();
	return [
		event('consent.given', {
			id: newId(), on, kind: 'C1', wording: 'c1-2026', purpose: 'p', items: ['name', 'phone'], withhold: [], retention: 'r',
			answer: 'yes', method: 'screen', by: 'self', age: 'fourteen_or_over'
		}),
		event('person.changed', { id: of, set: { name: `name ${n}`, phone: '010-1234-5678', birthYear: 1930 + (n % 80) } }),
		event('consultation.changed', { id: talk, set: { on, where: 'here', way: 'visit', fields: ['welfare'], role: 'welfare', summary: 'words '.repeat(20) } }),
		event('need.changed', { id: newId(), set: { consultation: talk, area: 'money', urgency: 'week' } }),
		...(n % 25 === 0 ? referralIn(of, on) : [])
	]; // prettier-ignore
}

function write(many: number): Promise<void> {
	const of = cases.length && Math.random() < 0.7 ? cases[Math.floor(Math.random() * cases.length)]! : newId();
	if (!cases.includes(of)) cases.push(of);
	const events = Array.from({ length: many }, () => eventOf(of, 'words'));
	return told({ verb: 'write', batch: newId(), ids: events.map(({ id }) => id), of }, () => vault.append(events));
}

function destroy(): Promise<void> {
	const [of] = cases.splice(Math.floor(Math.random() * cases.length), 1);
	return of ? told({ verb: 'destroy', batch: newId(), of }, () => vault.destroyCase(of, 'mistake')) : Promise.resolve();
}

function passphrase(): Promise<void> {
	const to = `${newId()} words`;
	return told({ verb: 'passphrase', batch: newId(), to }, () => vault.changePassphrase(to));
}

const soak = {
	state: () => vault.state(),
	create: (words: string) => vault.create({ passphrase: words }),
	unlock: async (words: string) => {
		const opened = await vault.unlock({ passphrase: words });
		return opened.ok ? { ok: true as const, loss: opened.loss } : opened;
	},
	putBackTold: () => vault.putBackTold(),
	async read() {
		const read = await vault.readAll();
		if (!read.ok) return read;
		for (const { case: of, type } of read.events) if (type === 'consultation' && !cases.includes(of)) cases.push(of);
		return { ok: true as const, ids: read.events.map(({ id, case: of }) => ({ id, of })), damaged: read.damaged.length, loss: read.loss };
	},
	/** A fixed number of records, acknowledged. */
	async fill(many: number): Promise<void> {
		for (let i = 0; i < many; i++) await write(1);
	},
	/** So many cases as a desk has them, each with a person, a consent, a talk and a need. */
	async seed(many: number): Promise<void> {
		for (let i = 0; i < many; i += 100) {
			const added = await vault.append(Array.from({ length: Math.min(100, many - i) }, (_, j) => caseOf(i + j)).flat());
			if (!added.ok) throw new Error(added.reason);
		}
	},
	/** Milliseconds from the words to a list on the screen, part by part. */
	async timed(words: string) {
		const marks = [performance.now()];
		const mark = () => void marks.push(performance.now());
		const opened = await vault.unlock({ passphrase: words });
		mark();
		const quick = await vault.readQuick('bench');
		const read = quick ? undefined : await vault.readAll();
		mark();
		if (!opened.ok || (read && !read.ok)) throw new Error('did not open');
		const unread = quick?.news ?? (read?.ok ? read.events : []);
		const events = [...((quick?.known ?? []) as AnyEvent[]), ...readKept(unread)];
		mark();
		const book = fold(events);
		mark();
		const list = todayOf(book, { today: '2026-11-23', office: who.office });
		mark();
		// The list is on the screen; now the rest.
		const rest = quick ? await vault.readRest() : [];
		if (!rest) throw new Error('the rest did not open');
		const whole = fold([...events, ...(rest as AnyEvent[])]);
		mark();
		const [unlock, open, check, folded, listed, after] = marks.slice(1).map((at, i) => at - (marks[i] ?? 0));
		const counts = { cases: whole.casePerson.size, listed: list.overdue.length + list.due.length + book.referrals.size };
		return { unlock, open, check, fold: folded, list: listed, all: marks[5]! - marks[0]!, after, ...counts };
	},
	/** The key derivation alone, in the worker. */
	async timedDerive(): Promise<number> {
		const start = performance.now();
		await ports.derive(crypto.getRandomValues(new Uint8Array(32)), crypto.getRandomValues(new Uint8Array(16)), COST);
		return performance.now() - start;
	},
	/** As the desk does in its idle time. */
	async snapshot(): Promise<boolean> {
		const read = await vault.readAll();
		if (!read.ok) return false;
		const events = readKept(read.events);
		const today = casesOfToday(fold(events));
		const part = (first: boolean) => events.filter((event) => today.has(event.case) === first) as DeskEvent[];
		return vault.keepSnapshot({ label: 'bench', first: part(true), rest: part(false), count: read.events.length });
	},
	/** From one record to the word that it is kept. */
	async timedWrites(many: number): Promise<number[]> {
		const took: number[] = [];
		for (let i = 0; i < many; i++) {
			const start = performance.now();
			const kept = await vault.append([eventOf(newId(), 'words')]);
			took.push(performance.now() - start);
			if (!kept.ok) throw new Error(kept.reason);
		}
		return took;
	},
	async timedDestroy(): Promise<number> {
		const read = await vault.readAll();
		const of = read.ok && read.events.find(({ type }) => type === 'person.changed')?.case;
		if (!of) throw new Error('nothing to destroy');
		const start = performance.now();
		const gone = await vault.destroyCase(of, 'mistake');
		if (!gone.ok) throw new Error(gone.reason);
		return performance.now() - start;
	},
	/** Writes, destroys and rotates until the process dies. */
	async storm(): Promise<never> {
		for (;;) {
			const chance = Math.random();
			if (chance < 0.08) await destroy();
			else if (chance < 0.12) await passphrase();
			else await write(1 + Math.floor(Math.random() * 4));
		}
	}
};
window.soak = soak;
