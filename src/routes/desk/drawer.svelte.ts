/** What the vault holds while it is open, folded, and every way in which it changes. Nothing here outlives the tab. */
import { flushSync } from 'svelte';
import { version } from '$app/environment';
import { keep } from '#lib/device/kept.ts';
import { encryptTo, recipientOf } from '#lib/handoff/age.ts';
import { readEvents, type AnyEvent, type NewEvent } from '#lib/casework/events.ts';
import type { Counts } from '#lib/casework/shapes.ts';
import { fold, type Casebook } from '#lib/casework/fold.ts';
import { browserPorts } from '#lib/vault/browser.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { inOrder, newId, type DeskEvent } from '#lib/vault/event.ts';
import { auditDrawer, type AuditWords } from '#lib/vault/audit.ts';
import { Vault } from '#lib/vault/vault.ts';
import { today } from '../page-data.ts';
import { DRAWER, holidaysIn, isOwn, keptWho, officeIn, TRACE, WHO, workerIn, type Office, type Worker } from './office.ts';

export type Kept = { ok: true } | { ok: false; reason: string };

const NEWS = 'bokji-desk-news';
/** So long after opening, every row is looked at once more: milliseconds. */
const LATER = 5_000;
/** A snapshot with more news than this is made anew. */
const MANY = 200;

const checked = (events: DeskEvent[]): AnyEvent[] => readEvents(events.filter((event) => !isOwn(event))).events;

export abstract class Drawer {
	book = $state.raw<Casebook>(fold([]));
	/** Events of the desk's own drawer: the roster, envelopes taken in. */
	drawer = $state.raw<DeskEvent[]>([]);
	office = $state.raw<Office>();
	worker = $state.raw<Worker>();
	/** Days on which the office is closed, as it wrote them down itself. */
	holidays = $state.raw<ReadonlySet<string>>(new Set());
	/** Rows that do not open, and a loss noticed on reading. */
	damaged = $state(0);
	loss = $state.raw<{ expected: number; found: number }>();

	protected who = keptWho();
	protected events: DeskEvent[] = [];
	protected readonly vault = new Vault(browserPorts({ now: () => Date.now(), who: () => this.who }));
	/** The events of casework, held against their shapes once. */
	#checked: AnyEvent[] = [];
	#later: ReturnType<typeof setTimeout> | undefined;
	#news: BroadcastChannel | undefined;
	/** Drawers whose opening stands in the audit already, since this unlock. */
	#looked = new Set<string>();

	/** The keys are gone: the page has to follow. */
	protected abstract closed(): void;

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

	/** Follows what other tabs write. */
	protected listen(): void {
		this.#news = new BroadcastChannel(NEWS);
		this.#news.onmessage = () => void this.load();
	}

	protected async load(): Promise<void> {
		const all = await this.vault.readAll();
		if (!all.ok) {
			if (all.reason === 'locked') this.closed();
			return;
		}
		this.damaged = all.damaged.length;
		this.loss = all.loss;
		this.#take(all.events, checked(all.events));
	}

	/** As `load`, from the snapshot where there is one; then the rows are walked while the person works. */
	protected async loadFirst(): Promise<void> {
		const quick = await this.vault.readQuick(version);
		if (!quick) await this.load();
		else {
			const known = quick.known.filter((event) => !isOwn(event)) as AnyEvent[];
			this.#take(inOrder([...quick.known, ...quick.news]), [...known, ...checked(quick.news)]);
		}
		const stale = !quick || quick.news.length > MANY;
		this.#later = setTimeout(() => void this.#walk(stale), LATER);
	}

	/** Every row opened, the whole chain walked: a damage the snapshot hid is told now. */
	async #walk(stale: boolean): Promise<void> {
		const all = await this.vault.readAll();
		if (!all.ok || !this.office) return;
		this.damaged = all.damaged.length;
		this.loss = this.loss ?? all.loss;
		if (!stale || this.damaged || this.loss) return;
		const events = inOrder([...all.events.filter(isOwn), ...checked(all.events)]);
		await this.vault.keepSnapshot({ label: version, events, count: all.events.length });
	}

	#take(events: DeskEvent[], casework: AnyEvent[]): void {
		this.events = events;
		this.#checked = casework;
		this.office = officeIn(events);
		this.worker = workerIn(events);
		if (this.office) this.who = { ...this.who, office: this.office.keys.id, actor: this.worker?.id ?? this.who.actor };
		keep(WHO, this.who);
		this.#fold();
	}

	#fold(): void {
		keep(TRACE, this.events.length);
		this.drawer = this.events.filter(isOwn);
		this.holidays = holidaysIn(this.drawer);
		this.book = fold(this.#checked);
	}

	/** All of them or none; the screens follow at once. */
	async add(news: NewEvent[]): Promise<Kept> {
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
		this.events = [...this.events, ...events];
		this.#checked = [...this.#checked, ...checked(events)];
		this.#fold();
		this.#news?.postMessage('news');
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
		const counted = (count: Counts) => this.#stamped({ type: 'round.counted', case: of, data: { id, counts: count } });
		return this.append([counted(counts[0]), { ...counted(counts[1]), actor: newId() }, this.#stamped(close)]);
	}

	/** The office's own days off, all of them anew. */
	async keepHolidays(days: readonly string[]): Promise<Kept> {
		return this.append([this.vault.event({ type: 'desk.holidays', case: DRAWER, data: { days: [...new Set(days)].sort() } })]);
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
		const gone = await this.vault.destroyCase(cases, why);
		await this.load();
		return gone.ok ? { ok: true } : { ok: false, reason: gone.reason };
	}

	/** Single events of a case, as when only the sensitive part has to go. */
	async erase(events: string[], whose: string, why: string): Promise<Kept> {
		const gone = await this.vault.eraseEvents(events, { whose, why });
		await this.load();
		return gone.ok ? { ok: true } : { ok: false, reason: gone.reason };
	}

	async acceptLoss(): Promise<Kept> {
		const done = await this.vault.acceptLoss('told');
		if (done.ok) this.loss = undefined;
		return done;
	}

	async changePassphrase(passphrase: string): Promise<Kept> {
		return this.vault.changePassphrase(passphrase);
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

	/** Forgets everything that was read, and takes it off the screen before anything else happens. */
	protected forgetAll(screen: () => void): void {
		this.vault.lock();
		this.#news?.close();
		this.#news = undefined;
		clearTimeout(this.#later);
		this.#checked = [];
		this.events = [];
		this.#looked.clear();
		flushSync(() => {
			screen();
			this.book = fold([]);
			this.drawer = [];
			this.holidays = new Set();
			this.office = undefined;
			this.worker = undefined;
			this.loss = undefined;
		});
	}
}
