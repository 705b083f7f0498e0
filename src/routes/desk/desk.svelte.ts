/** The desk as it stands: locked or open, and what the vault holds while it is open. Nothing here outlives the tab. */
import { flushSync } from 'svelte';
import { resolve } from '$app/paths';
import { forget, keep } from '#lib/device/kept.ts';
import { encryptTo, recipientOf, recoveryIdentity, decryptWith } from '#lib/handoff/age.ts';
import { newOffice } from '#lib/handoff/office.ts';
import { readEvents, type NewEvent } from '#lib/casework/events.ts';
import type { Counts } from '#lib/casework/shapes.ts';
import { fold, type Casebook } from '#lib/casework/fold.ts';
import { browserPorts } from '#lib/vault/browser.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { DeskLock } from '#lib/vault/lock.svelte.ts';
import type { Place } from '#lib/vault/lock-policy.ts';
import { auditDrawer, type AuditWords } from '#lib/vault/audit.ts';
import { Vault } from '#lib/vault/vault.ts';
import { today } from '../page-data.ts';
import { DRAWER, isOwn, keptTrace, keptWho, newWho, officeIn, TRACE, WHO, workerIn, type Names, type Office, type Worker } from './office.ts';

type Look = Awaited<ReturnType<Vault['state']>>;
type Known = Parameters<Vault['unlock']>[0];
/** `sheet`: open, and the recovery code waits to be printed. `unnamed`: open, and nobody has said who sits here. */
export type Phase = 'looking' | 'none' | 'locked' | 'damaged' | 'unavailable' | 'sheet' | 'unnamed' | 'open';
export type Kept = { ok: true } | { ok: false; reason: string };

const NEWS = 'bokji-desk-news';

class Desk {
	phase = $state<Phase>('looking');
	look = $state.raw<Look>();
	book = $state.raw<Casebook>(fold([]));
	/** Events of the desk's own drawer: the roster, envelopes taken in. */
	drawer = $state.raw<DeskEvent[]>([]);
	office = $state.raw<Office>();
	worker = $state.raw<Worker>();
	/** Shown once, after a vault was made. */
	recovery = $state<string>();
	/** Rows that do not open, and a loss noticed on reading. */
	damaged = $state(0);
	loss = $state.raw<{ expected: number; found: number }>();
	place: Place = 'office';

	#who = keptWho();
	#events: DeskEvent[] = [];
	#news: BroadcastChannel | undefined;
	/** Drawers whose opening stands in the audit already, since this unlock. */
	#looked = new Set<string>();
	readonly #vault = new Vault(browserPorts({ now: () => Date.now(), who: () => this.#who }));
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

	get officeId(): string {
		return this.office?.keys.id ?? this.#who.office;
	}
	get device(): string {
		return this.#who.device;
	}
	get actor(): string {
		return this.#who.actor;
	}
	get sender(): { office: string; name: string } {
		return { office: this.officeId, name: this.office?.keys.name ?? '' };
	}

	/** What stands here, before any greeting. */
	async see(): Promise<void> {
		if (this.phase === 'open' || this.phase === 'sheet' || this.phase === 'unnamed') return;
		const found = await this.#vault.state();
		const were = keptTrace();
		this.look = found.kind === 'none' && were ? { kind: 'damaged', loss: { what: 'database', expected: were, found: 0 } } : found;
		this.phase = this.look.kind === 'open' ? 'locked' : this.look.kind;
	}

	async create(names: Names, passphrase: string): Promise<Kept> {
		this.#who = newWho();
		keep(WHO, this.#who);
		const made = await this.#vault.create({ passphrase });
		return made.ok ? this.#settle(names, made.recovery) : made;
	}

	/** Writes down who sits here. */
	async #settle(names: Names, recovery?: string): Promise<Kept> {
		const identity = recovery && (await recoveryIdentity(recovery));
		const keys = officeIn(this.#events)?.keys ?? (await newOffice(this.#who.office, names.office));
		const office = { keys: { ...keys, name: names.office }, ...(identity && { backupTo: await recipientOf(identity) }) };
		const worker = { id: this.#who.actor, name: names.worker, role: names.role };
		const own = (type: string, data: object) => this.#vault.event({ type, case: DRAWER, data: { ...data } });
		const kept = await this.#vault.append([own('desk.office', office), own('desk.worker', worker)]);
		if (!kept.ok) return kept;
		await this.#load();
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
		const opened = await this.#vault.unlock(known);
		if (!opened.ok) return opened;
		await this.#load();
		this.loss = opened.loss ?? this.loss;
		this.#open(this.office ? 'open' : 'unnamed');
		return opened;
	}

	async restore(file: Bytes, words: { code: string; passphrase: string }): Promise<Kept> {
		const identity = await recoveryIdentity(words.code);
		if (!identity) return { ok: false, reason: 'does-not-open' };
		const made = await this.#vault.restore(file, { decrypt: decryptWith(identity), passphrase: words.passphrase, replace: true });
		if (!made.ok) return made;
		await this.#load();
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
		this.#news = new BroadcastChannel(NEWS);
		this.#news.onmessage = () => void this.#load();
	}

	async #load(): Promise<void> {
		const all = await this.#vault.readAll();
		if (!all.ok) {
			if (all.reason === 'locked') this.lock.lock();
			return;
		}
		this.damaged = all.damaged.length;
		this.loss = all.loss;
		this.#events = all.events;
		this.office = officeIn(all.events);
		this.worker = workerIn(all.events);
		if (this.office) this.#who = { ...this.#who, office: this.office.keys.id, actor: this.worker?.id ?? this.#who.actor };
		keep(WHO, this.#who);
		this.#fold();
	}

	#fold(): void {
		this.drawer = this.#events.filter(isOwn);
		keep(TRACE, this.#events.length);
		this.book = fold(readEvents(this.#events.filter((event) => !isOwn(event))).events);
	}

	/** All of them or none; the screens follow at once. */
	async add(news: NewEvent[]): Promise<Kept> {
		return this.#append(news.map((event) => this.#stamped(event)));
	}

	#stamped(event: NewEvent): DeskEvent {
		return this.#vault.event(event as unknown as Parameters<Vault['event']>[0]);
	}

	async #append(events: DeskEvent[]): Promise<Kept> {
		const kept = await this.#vault.append(events);
		if (!kept.ok) {
			if (kept.reason === 'locked') this.lock.lock();
			return { ok: false, reason: kept.reason };
		}
		this.#events = [...this.#events, ...events];
		this.#fold();
		this.#news?.postMessage('news');
		return { ok: true };
	}

	/** What came by envelope, and marks in the desk's own drawer: all of it or nothing. A line of the audit goes with it. */
	async receive(events: DeskEvent[], marks: { type: string; data: Record<string, unknown> }[], audit: AuditWords): Promise<Kept> {
		const own = marks.map((mark) => this.#vault.event({ ...mark, case: DRAWER }));
		const line = this.#vault.event({ type: 'audit', case: auditDrawer(Date.now()), data: { ...audit } });
		const kept = await this.#append([...events, ...own, line]);
		// What came twice or belongs to a destroyed case was passed over: read what is really there.
		if (kept.ok && events.length) await this.#load();
		return kept;
	}

	/** Two people's counts of a round, and its close. The second person has no device here: a random id stands for the other hand. */
	async count({ id, of, counts, close }: { id: string; of: string; counts: [Counts, Counts]; close: NewEvent }): Promise<Kept> {
		const counted = (count: Counts) => this.#stamped({ type: 'round.counted', case: of, data: { id, counts: count } });
		return this.#append([counted(counts[0]), { ...counted(counts[1]), actor: newId() }, this.#stamped(close)]);
	}

	/** A line of the audit, which the screens show too. */
	async note(words: AuditWords): Promise<void> {
		await this.#vault.note(words);
		await this.#load();
	}

	/** Opening somebody's record is written down once an unlock. */
	opened(of: string, why: string): void {
		if (this.#looked.has(of)) return;
		this.#looked.add(of);
		void this.note({ what: 'open', whose: of, why });
	}

	async destroy(cases: string[], why: string): Promise<Kept> {
		const gone = await this.#vault.destroyCase(cases, why);
		await this.#load();
		return gone.ok ? { ok: true } : { ok: false, reason: gone.reason };
	}

	async acceptLoss(): Promise<Kept> {
		const done = await this.#vault.acceptLoss('told');
		if (done.ok) this.loss = undefined;
		return done;
	}

	async changePassphrase(passphrase: string): Promise<Kept> {
		return this.#vault.changePassphrase(passphrase);
	}

	/** The sealed copy, to the office's key and to the printed recovery code. */
	async backup(): Promise<{ ok: true; file: Bytes; count: number } | { ok: false; reason: string }> {
		const { keys, backupTo } = this.office ?? {};
		if (!keys) return { ok: false, reason: 'locked' };
		const to = [await recipientOf(keys.identity), ...(backupTo ? [backupTo] : [])];
		const made = await this.#vault.exportBackup(encryptTo(to));
		if (made.ok) {
			this.look = await this.#vault.state();
			await this.#load();
		}
		return made;
	}

	/** Works locked, too. */
	async wipe(): Promise<Kept> {
		this.lock.stop();
		// First, because a wipe cut short is finished at the next look, and is no loss.
		forget(TRACE);
		const done = await this.#vault.wipe();
		if (!done.ok) return done;
		forget(WHO);
		this.#forget();
		await this.see();
		return done;
	}

	newId = newId;
	today = today;

	/** Forgets everything that was read, and takes it off the screen before anything else happens. */
	#forget(): void {
		this.#vault.lock();
		this.#news?.close();
		this.#news = undefined;
		this.#events = [];
		this.#looked.clear();
		flushSync(() => {
			this.phase = 'looking';
			this.book = fold([]);
			this.drawer = [];
			this.office = undefined;
			this.worker = undefined;
			this.recovery = undefined;
			this.loss = undefined;
		});
	}
}

export const desk = new Desk();
