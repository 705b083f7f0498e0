/** Every way in which what the vault holds changes, and the screens with it. */
import { recipientOf, encryptTo } from '#lib/handoff/age.ts';
import { renewed, type NewKeysWhy } from '#lib/handoff/new-keys.ts';
import { isSound, type NewEvent } from '#lib/casework/events.ts';
import type { Counts } from '#lib/casework/shapes.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { auditDrawer, type AuditWords } from '#lib/vault/audit.ts';
import type { Vault } from '#lib/vault/vault.ts';
import { today } from '../page-data.ts';
import { Folded } from './folded.svelte.ts';
import { DRAWER } from './office.ts';

export type Kept = { ok: true } | { ok: false; reason: string };

export abstract class Drawer extends Folded {
	/** Drawers whose opening stands in the audit already, since this unlock. */
	#looked = new Set<string>();
	/** Drafts that the drawer did not take (a full device), by case: in memory only, until they are kept or the desk locks. */
	readonly unkept = new Map<string, { id: string; values: object }>();
	/** How far a destruction is, from 0 to 1, while one runs. */
	progress = $state<number>();

	newId = newId;
	today = today;

	get officeId(): string {
		return this.office?.keys.id ?? this.who.office;
	}
	get device(): string {
		return this.who.device;
	}
	get actor(): string {
		return this.who.actor;
	}
	get sender(): { office: string; name: string } {
		return { office: this.officeId, name: this.office?.keys.name ?? '' };
	}

	/** All of them or none; the screens follow at once. What no screen could read again is not kept: it would be gone without a word. */
	async add(news: NewEvent[]): Promise<Kept> {
		if (!this.vault.isOpen) return { ok: false, reason: 'locked' };
		if (!news.every(isSound)) return { ok: false, reason: 'malformed' };
		return this.append(news.map((event) => this.#stamped(event)));
	}

	#stamped(event: NewEvent): DeskEvent {
		return this.vault.event(event as unknown as Parameters<Vault['event']>[0]);
	}

	protected async append(events: DeskEvent[]): Promise<Kept> {
		const kept = await this.vault.append(events);
		if (!kept.ok) {
			if (kept.reason === 'locked') this.closed();
			return { ok: false, reason: kept.reason };
		}
		this.added(events);
		return { ok: true };
	}

	/** What came by envelope, and marks in the desk's own drawer: all of it or nothing. A line of the audit goes with it. */
	async receive(events: DeskEvent[], marks: { type: string; data: Record<string, unknown> }[], audit: AuditWords): Promise<Kept> {
		const own = marks.map((mark) => this.vault.event({ ...mark, case: DRAWER }));
		const line = this.vault.event({ type: 'audit', case: auditDrawer(Date.now()), data: { ...audit } });
		const kept = await this.append([...events, ...own, line]);
		// What came twice or belongs to a destroyed case was passed over: read what is really there.
		if (kept.ok && events.length) await this.load();
		return kept;
	}

	/** Two people's counts of a round, and its close. The second person has no device here: a random id stands for the other hand. */
	async count({ id, of, counts, close }: { id: string; of: string; counts: [Counts, Counts]; close: NewEvent }): Promise<Kept> {
		const counted = (count: Counts): NewEvent => ({ type: 'round.counted', case: of, data: { id, counts: count } });
		const news = [...counts.map(counted), close];
		if (!news.every(isSound)) return { ok: false, reason: 'malformed' };
		return this.append(news.map((event, hand) => ({ ...this.#stamped(event), ...(hand === 1 && { actor: newId() }) })));
	}

	/** The office's own days off, all of them anew. */
	async keepHolidays(days: readonly string[]): Promise<Kept> {
		return this.append([this.vault.event({ type: 'desk.holidays', case: DRAWER, data: { days: [...new Set(days)].sort() } })]);
	}

	/** New keys for the hand-off. The old ones are kept for what is on its way. */
	async newKeys(why: NewKeysWhy): Promise<Kept> {
		if (!this.office) return { ok: false, reason: 'locked' };
		const office = { ...this.office, follows: undefined, ...(await renewed(this.office, why, Date.now())) };
		return this.receive([], [{ type: 'desk.office', data: JSON.parse(JSON.stringify(office)) as Record<string, unknown> }], { what: 'new-keys', why });
	}

	/** A line of the audit, which the screens show too. */
	async note(words: AuditWords): Promise<void> {
		await this.append([this.vault.event({ type: 'audit', case: auditDrawer(Date.now()), data: { ...words } })]);
	}

	/** Opening somebody's record is written down once an unlock. */
	opened(of: string, why: string): void {
		if (this.#looked.has(of)) return;
		this.#looked.add(of);
		void this.note({ what: 'open', whose: of, why });
	}

	async destroy(cases: string[], why: string): Promise<Kept> {
		this.progress = 0;
		const gone = await this.vault.destroyCase(cases, why, (part) => (this.progress = part));
		this.progress = undefined;
		return this.#gone(gone, (event) => cases.includes(event.case));
	}

	/** Single events of a case, as when only the sensitive part has to go. */
	async erase(events: string[], whose: string, why: string): Promise<Kept> {
		return this.#gone(await this.vault.eraseEvents(events, { whose, why }), (event) => events.includes(event.id));
	}

	async #gone(outcome: { ok: true } | { ok: false; reason: string }, fits: (event: DeskEvent) => boolean): Promise<Kept> {
		if (outcome.ok) await this.without(fits, auditDrawer(Date.now()));
		else if (outcome.reason === 'locked') this.closed();
		return outcome.ok ? { ok: true } : { ok: false, reason: outcome.reason };
	}

	async acceptLoss(): Promise<Kept> {
		const done = await this.vault.acceptLoss('told');
		if (done.ok) this.loss = undefined;
		return done;
	}

	/** That something had gone and was put back stays in the audit. */
	protected async putBackSeen({ expected, found }: { expected: number; found: number }): Promise<void> {
		await this.note({ what: 'put-back', count: expected - found });
		await this.vault.putBackTold();
	}

	async changePassphrase(passphrase: string): Promise<Kept> {
		const done = await this.vault.changePassphrase(passphrase);
		if (done.ok) this.walkLater(true);
		return done;
	}

	/** The sealed copy, to the office's key and to the printed recovery code. */
	async backup(): Promise<{ ok: true; file: Bytes; count: number } | { ok: false; reason: string }> {
		const { keys, backupTo } = this.office ?? {};
		if (!keys) return { ok: false, reason: 'locked' };
		const to = [await recipientOf(keys.identity), ...(backupTo ? [backupTo] : [])];
		const made = await this.vault.exportBackup(encryptTo(to));
		if (made.ok) await this.load();
		return made;
	}

	protected override forgetAll(screen: () => void): void {
		this.#looked.clear();
		this.unkept.clear();
		this.progress = undefined;
		super.forgetAll(screen);
	}
}
