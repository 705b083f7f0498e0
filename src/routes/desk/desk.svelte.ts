/** The desk as it stands: locked or open, and the ways in and out. */
import { resolve } from '$app/paths';
import { forget, keep } from '#lib/device/kept.ts';
import { decryptWith, isSealed, recipientOf, recoveryIdentity } from '#lib/handoff/age.ts';
import { newOffice } from '#lib/handoff/office.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { DeskLock } from '#lib/vault/lock.svelte.ts';
import type { Place } from '#lib/vault/lock-policy.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { Drawer, type Kept } from './drawer.svelte.ts';
import { DRAWER, keptTrace, newWho, officeIn, TRACE, WHO, type Names } from './office.ts';

export type { Kept };
type Look = Awaited<ReturnType<Vault['state']>>;
type Known = Parameters<Vault['unlock']>[0];
/** `sheet`: open, and the recovery code waits to be printed. `unnamed`: open, and nobody has said who sits here. */
export type Phase = 'looking' | 'none' | 'locked' | 'damaged' | 'unavailable' | 'sheet' | 'unnamed' | 'open';

/** So long a tap on the key waits for what was typed last: milliseconds. */
const LAST_WORDS = 1_500;

class Desk extends Drawer {
	phase = $state<Phase>('looking');
	look = $state.raw<Look>();
	/** When words may be tried again, by this page's clock; kept here because somebody may read the help meanwhile. */
	until = $state(0);
	/** Shown once, after a vault was made. */
	recovery = $state<string>();
	place: Place = 'office';
	readonly #unwritten = new Set<() => Promise<unknown>>();

	readonly lock = new DeskLock({
		now: () => Date.now(),
		place: () => this.place,
		wipe: () => this.#forget(),
		leave: (reason) => {
			const reachable = navigator.onLine || navigator.serviceWorker?.controller;
			if (reason !== 'left' && reachable) location.replace(resolve('/desk/'));
			else void this.see();
		}
	});

	protected closed(): void {
		this.lock.lock();
	}

	/** What somebody is still typing goes into the drawer before it shuts. Returns what takes the wish back. */
	beforeLock(keep: () => Promise<unknown>): () => void {
		this.#unwritten.add(keep);
		return () => this.#unwritten.delete(keep);
	}

	/** The key was tapped: the last words first, but nobody waits for a slow disk. */
	async shut(): Promise<void> {
		const kept = Promise.allSettled([...this.#unwritten].map((keep) => keep()));
		await Promise.race([kept, new Promise((done) => setTimeout(done, LAST_WORDS))]);
		this.lock.lock();
	}

	/** What stands here, before any greeting. */
	async see(): Promise<void> {
		if (this.phase === 'open' || this.phase === 'sheet' || this.phase === 'unnamed') return;
		const found = await this.vault.state();
		const were = keptTrace();
		this.look = found.kind === 'none' && were ? { kind: 'damaged', loss: { what: 'database', expected: were, found: 0 } } : found;
		if (this.look.kind === 'locked') this.until = Date.now() + this.look.wait;
		this.phase = this.look.kind === 'open' ? 'locked' : this.look.kind;
	}

	async create(names: Names, passphrase: string): Promise<Kept> {
		this.who = newWho();
		keep(WHO, this.who);
		const made = await this.vault.create({ passphrase });
		return made.ok ? this.#settle(names, made.recovery) : made;
	}

	/** Writes down who sits here. */
	async #settle(names: Names, recovery?: string): Promise<Kept> {
		const identity = recovery && (await recoveryIdentity(recovery));
		const old = officeIn(this.events);
		const keys = old?.keys ?? (await newOffice(this.who.office, names.office));
		const office = { ...old, keys: { ...keys, name: names.office }, ...(identity && { backupTo: await recipientOf(identity) }) };
		const worker = { id: this.who.actor, name: names.worker, role: names.role };
		const own = (type: string, data: object) => this.vault.event({ type, case: DRAWER, data: { ...data } });
		const kept = await this.vault.append([own('desk.office', office), own('desk.worker', worker)]);
		if (!kept.ok) return kept;
		await this.load();
		this.recovery = recovery;
		this.#open(recovery ? 'sheet' : 'open');
		return { ok: true };
	}

	name(names: Names): Promise<Kept> {
		return this.#settle(names);
	}

	/** The recovery code was printed or written down. */
	sheetDone(): void {
		this.recovery = undefined;
		this.phase = 'open';
	}

	async unlock(known: Known): Promise<Awaited<ReturnType<Vault['unlock']>>> {
		const opened = await this.vault.unlock(known);
		if (!opened.ok) {
			if ('wait' in opened) this.until = Date.now() + opened.wait;
			return opened;
		}
		await this.loadFirst();
		this.loss = opened.loss ?? this.loss;
		this.#open(this.office ? 'open' : 'unnamed');
		return opened;
	}

	async restore(file: Bytes, words: { code: string; passphrase: string }): Promise<Kept> {
		if (!isSealed(file)) return { ok: false, reason: 'not-a-backup' };
		const identity = await recoveryIdentity(words.code);
		if (!identity) return { ok: false, reason: 'does-not-open' };
		const made = await this.vault.restore(file, { decrypt: decryptWith(identity), passphrase: words.passphrase, replace: true });
		if (!made.ok) return made;
		await this.load();
		if (!this.office || !this.worker) {
			this.recovery = made.recovery;
			this.#open('unnamed');
			return { ok: true };
		}
		return this.#settle({ office: this.office.keys.name, worker: this.worker.name, role: this.worker.role }, made.recovery);
	}

	#open(phase: Phase): void {
		this.phase = phase;
		this.lock.start();
		this.listen();
	}

	override async backup(): ReturnType<Drawer['backup']> {
		const made = await super.backup();
		if (made.ok) this.look = await this.vault.state();
		return made;
	}

	/** Rows that had gone and were put back, and how many there are now. */
	get putBack(): { expected: number; found: number; count: number } | undefined {
		const look = this.look;
		return look && 'putBack' in look && look.putBack ? { ...look.putBack, count: look.count } : undefined;
	}

	async acceptPutBack(): Promise<void> {
		if (!this.putBack) return;
		await this.putBackSeen(this.putBack);
		this.look = await this.vault.state();
	}

	/** Works locked, too. */
	async wipe(): Promise<Kept> {
		this.lock.stop();
		// First, because a wipe cut short is finished at the next look, and is no loss.
		forget(TRACE);
		const done = await this.vault.wipe();
		if (!done.ok) return done;
		forget(WHO);
		this.#forget();
		await this.see();
		return done;
	}

	#forget(): void {
		this.forgetAll(() => {
			this.phase = 'looking';
			this.recovery = undefined;
		});
	}
}

export const desk = new Desk();
