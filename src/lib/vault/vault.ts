/** The locked drawer of the desk. Every outcome is a value; nothing unsealed is ever written. */
import { append, type Appended } from './append.ts';
import { auditEvent, type AuditWords } from './audit.ts';
import { exportCopy, headOf, readCopy, type Decrypt, type Encrypt } from './backup.ts';
import { begin, type Start } from './begin.ts';
import type { Bytes } from './bytes.ts';
import type { DeskEvent } from './event.ts';
import { look, type State } from './look.ts';
import type { Created, Done, Exported, Restored, Unlocked } from './outcomes.ts';
import { isStrongEnough } from './passphrase.ts';
import { readAll, readCase, type Read } from './read.ts';
import { rotate, type Progress, type Rotated } from './rotate.ts';
import { makeEvent, writerLock, type Desk, type EventWords, type Ports, type Session } from './session.ts';
import { newRoot, type Known } from './slots.ts';
import { keepSnapshot, openSnapshot, readQuick, readRest, sealedSnapshot, type Quick, type Snapshot, type Whole } from './snapshot.ts';
import { faultOf, VaultStore } from './store.ts';
import { openVault } from './unlock.ts';
import { wipeAll } from './wipe.ts';

export class Vault {
	readonly #ports: Ports;
	#store: VaultStore | undefined;
	#session: Session | undefined;
	/** On its way from unlocking to the first reading. */
	#snapshot: Promise<Snapshot | undefined> | undefined;
	/** The one of which the rest has not been read yet. */
	#half: Snapshot | undefined;

	constructor(ports: Ports) {
		this.#ports = ports;
	}

	get isOpen(): boolean {
		return this.#session !== undefined;
	}

	/** What stands here; asked before any greeting, because a vault that lost its database is no first run. */
	async state(): Promise<State> {
		const state = await this.#ports.locks.run(writerLock(this.#ports), () => this.#look());
		if (state.kind === 'locked') this.#ports.start?.();
		return state.kind === 'locked' && this.isOpen ? { ...state, kind: 'open' } : state;
	}

	/** A new vault, open. `recovery` is shown and printed now; it is kept nowhere. */
	async create({ passphrase }: { passphrase: string }): Promise<Created> {
		if (!isStrongEnough(passphrase)) return { ok: false, reason: 'weak' };
		const begun = await this.#begin({ passphrase, events: [], graves: [] }, false);
		if (begun.ok) await this.note({ what: 'open' });
		return begun;
	}

	/** By passphrase or recovery code. A `loss` is told with numbers and stays until accepted. */
	async unlock(known: Known): Promise<Unlocked> {
		// The worker stays: it has made itself fast while somebody typed.
		this.#forget();
		const box = sealedSnapshot(this.#opened());
		const opened = await openVault(this.#ports, this.#opened(), known);
		if (!opened.ok) return opened;
		const { session, ...told } = opened;
		this.#session = session;
		// The snapshot opens while the lines of the audit are written; nothing is shown before both are done.
		this.#snapshot = this.#unsealed(await box);
		if (opened.failed > 0) await this.note({ what: 'failed-unlock', count: opened.failed });
		await this.note({ what: 'open', why: Object.keys(known)[0] });
		return told;
	}

	/** Forgets every key and ends the worker. */
	lock(): void {
		this.#forget();
		this.#ports.end?.();
	}

	#forget(): void {
		this.#session = undefined;
		this.#snapshot = undefined;
		this.#half = undefined;
	}

	/** An event of this device, stamped; not yet kept. Throws when locked. */
	event(words: EventWords): DeskEvent {
		if (!this.#session) throw new Error('locked');
		return makeEvent({ ports: this.#ports, session: this.#session }, words);
	}

	/** All of them or none. What is here already is passed over, so importing twice is safe. */
	async append(events: DeskEvent[]): Promise<Appended> {
		const desk = this.#desk();
		return desk ? this.#watched(await append(desk, events)) : { ok: false, reason: 'locked', events };
	}

	/** One line of the audit. */
	async note(words: AuditWords): Promise<Appended> {
		const desk = this.#desk();
		return desk ? this.append([auditEvent(desk, words)]) : { ok: false, reason: 'locked', events: [] };
	}

	async read(caseId: string): Promise<Read> {
		const desk = this.#desk();
		return desk ? this.#watched(await readCase(desk, caseId)) : { ok: false, reason: 'locked' };
	}

	/** Everything, in the order of the fold, with the chain checked. */
	async readAll(): Promise<Read> {
		const desk = this.#desk();
		return desk ? this.#watched(await readAll(desk)) : { ok: false, reason: 'locked' };
	}

	/** What the first part of a snapshot of this label and the rows since hold; `undefined` means: read everything. */
	async readQuick(label: string): Promise<Quick | undefined> {
		const desk = this.#desk();
		if (!desk) return undefined;
		const snapshot = (await this.#snapshot) ?? (await this.#unsealed(await sealedSnapshot(desk.store)));
		this.#snapshot = undefined;
		const quick = await readQuick(desk, label, snapshot);
		this.#half = quick && snapshot;
		return quick;
	}

	/** What the first part left out; `undefined` means: read everything. */
	async readRest(): Promise<DeskEvent[] | undefined> {
		const [desk, half] = [this.#desk(), this.#half];
		this.#half = undefined;
		return desk && half && readRest(desk, half);
	}

	/** Keeps a snapshot of what was read whole; `count` is the number of rows that were read. */
	async keepSnapshot(read: Whole): Promise<boolean> {
		const desk = this.#desk();
		return desk ? keepSnapshot(desk, read) : false;
	}

	/** Deletes cases for good and rotates every key above them. `removed` counts rows. */
	async destroyCase(cases: string | string[], why: string, onstep?: Progress): Promise<Rotated> {
		const destroy = [cases].flat();
		return this.#rotate((desk) => ({ destroy, onstep, record: destroy.map((whose) => auditEvent(desk, { what: 'destroy', whose, why })) }));
	}

	/** Deletes single events of a case for good; what is left of it is sealed under a new key. */
	async eraseEvents(events: string[], { whose, why }: { whose: string; why: string }): Promise<Rotated> {
		return this.#rotate((desk) => ({ erase: events, record: [auditEvent(desk, { what: 'destroy', whose, why, count: events.length })] }));
	}

	/** Also after unlocking by recovery code. */
	async changePassphrase(passphrase: string): Promise<Done> {
		if (!isStrongEnough(passphrase)) return { ok: false, reason: 'weak' };
		if (!this.#session) return { ok: false, reason: 'locked' };
		// A lock ends the worker in the middle of it.
		const root = await newRoot(this.#ports.derive, { passphrase }).catch(() => undefined);
		if (!root) return { ok: false, reason: this.isOpen ? 'store-failed' : 'locked' };
		return this.#rotate((desk) => ({ roots: [root], record: [auditEvent(desk, { what: 'change-passphrase' })] }));
	}

	/** Goes on with what is left; the number lost is written down. */
	async acceptLoss(why: string): Promise<Done> {
		const state = await this.state();
		const count = 'loss' in state && state.loss ? state.loss.expected - state.loss.found : 0;
		return this.#rotate((desk) => ({ acceptLoss: true, record: [auditEvent(desk, { what: 'accept-loss', why, count })] }));
	}

	/** Somebody has read what had to be put back from the second copy; it is not told again. */
	async putBackTold(): Promise<void> {
		await this.#desk()?.store.meta.delete('put-back');
	}

	/** Overwrites the device secret, then removes everything. Works locked, too. */
	async wipe(): Promise<Done> {
		this.lock();
		this.#store?.close();
		this.#store = undefined;
		try {
			await this.#ports.locks.run(writerLock(this.#ports), () => wipeAll(this.#ports));
			return { ok: true };
		} catch (error) {
			return { ok: false, reason: faultOf(error) };
		}
	}

	/** The sealed copy of everything that can be read; `damaged` rows are left out and counted. */
	async exportBackup(encrypt: Encrypt): Promise<Exported> {
		const desk = this.#desk();
		if (!desk) return { ok: false, reason: 'locked' };
		const made = this.#watched(await exportCopy(desk, encrypt));
		if (made.ok) await this.note({ what: 'export', why: 'backup', count: made.count });
		return made;
	}

	/** A new vault from a backup: proven whole in memory, written in one transaction, read back and compared. */
	async restore(file: Bytes, { decrypt, passphrase, replace = false }: { decrypt: Decrypt; passphrase: string; replace?: boolean }): Promise<Restored> {
		if (!isStrongEnough(passphrase)) return { ok: false, reason: 'weak' };
		const plain = await decrypt(file);
		if (!plain) return { ok: false, reason: 'does-not-open' };
		const read = readCopy(plain);
		if (!read.ok) return read;
		const { events, graves, count, head } = read.copy;
		const begun = await this.#begin({ passphrase, events, graves }, replace);
		if (!begun.ok) return begun;
		const back = await this.readAll();
		if (!back.ok || back.events.length !== count || headOf(back.events) !== head) return { ok: false, reason: 'differs' };
		await this.note({ what: 'restore', count });
		return { ok: true, recovery: begun.recovery, count };
	}

	/** `replace` also takes the place of a vault that is there; a damaged one is replaced only so. */
	async #begin(start: Start, replace: boolean): Promise<Created> {
		try {
			return await this.#ports.locks.run(writerLock(this.#ports), async () => {
				if (!replace && (await this.#look()).kind !== 'none') return { ok: false, reason: 'exists' };
				const { session, recovery } = await begin(this.#ports, this.#opened(), start);
				this.#session = session;
				return { ok: true, recovery };
			});
		} catch (error) {
			return { ok: false, reason: faultOf(error) };
		}
	}

	async #unsealed(box: Bytes | undefined): Promise<Snapshot | undefined> {
		const desk = this.#desk();
		return desk && openSnapshot(desk, box).catch(() => undefined);
	}

	#look(): Promise<State> {
		return look(this.#ports, () => this.#opened());
	}

	async #rotate(plan: (desk: Desk) => Parameters<typeof rotate>[1]): Promise<Rotated> {
		const desk = this.#desk();
		return desk ? this.#watched(await rotate(desk, plan(desk))) : { ok: false, reason: 'locked' };
	}

	/** Another tab rotated the keys: this one locks. */
	#watched<T extends { ok: boolean; reason?: string }>(outcome: T): T {
		if (outcome.reason === 'locked') this.lock();
		return outcome;
	}

	#desk(): Desk | undefined {
		return this.#session && { ports: this.#ports, store: this.#opened(), session: this.#session };
	}

	#opened(): VaultStore {
		this.#store ??= new VaultStore(this.#ports.name, () => {
			this.#store = undefined;
			this.lock();
		});
		return this.#store;
	}
}
