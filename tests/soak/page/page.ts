/** The real vault on a bare page, so that a campaign can drive it in a real browser: real Web Crypto, IndexedDB, private files and worker. */
import { browserPorts } from '#lib/vault/browser.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
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
const vault = new Vault(browserPorts({ now: () => Date.now(), who: () => who }));
const cases: string[] = [];

const eventOf = (of: string, words: string): DeskEvent => vault.event({ type: 'consultation', case: of, data: { words: words + ' '.repeat(200) } });
const told = async (asked: Told, work: () => Promise<{ ok: boolean; reason?: string }>) => {
	await window.report({ asked });
	const outcome = await work();
	if (!outcome.ok) throw new Error(`${asked.verb}: ${outcome.reason}`);
	await window.report({ done: asked.batch });
};

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
