/** What the vault holds while it is open, read and folded. Nothing here outlives the tab. */
import { flushSync } from 'svelte';
import { version } from '$app/environment';
import { keep } from '#lib/device/kept.ts';
import { readKept, type AnyEvent } from '#lib/casework/events.ts';
import { fold, type Casebook } from '#lib/casework/fold.ts';
import { casesOfToday } from '#lib/casework/today.ts';
import { browserPorts } from '#lib/vault/browser.ts';
import { inOrder, type DeskEvent } from '#lib/vault/event.ts';
import { Vault } from '#lib/vault/vault.ts';
import { holidaysIn, isOwn, keptWho, officeIn, TRACE, WHO, workerIn, type Office, type Worker } from './office.ts';

const NEWS = 'bokji-desk-news';
/** So long after opening, every row is looked at once more: milliseconds. */
const LATER = 5_000;
/** A snapshot with more news than this is made anew. */
const MANY = 200;
/** Today's page is drawn before the rest is read: milliseconds. */
const DRAWN = 50;

const checked = (events: DeskEvent[]): AnyEvent[] => readKept(events.filter((event) => !isOwn(event)));
const notOwn = (events: DeskEvent[]): AnyEvent[] => events.filter((event) => !isOwn(event)) as AnyEvent[];
const unique = <E extends { id: string }>(events: E[]): E[] => [...new Map(events.map((event) => [event.id, event])).values()];

export abstract class Folded {
	book = $state.raw<Casebook>(fold([]));
	/** Events of the desk's own drawer: the roster, envelopes taken in. */
	drawer = $state.raw<DeskEvent[]>([]);
	office = $state.raw<Office>();
	worker = $state.raw<Worker>();
	/** Every case is here; before that, those that today's page speaks of. */
	whole = $state(false);
	/** Cases that are not here yet. */
	besides = $state(0);
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
	/** What was read for an unlock that is over is thrown away. */
	#unlocks = 0;
	#filled: Promise<void> = Promise.resolve();

	/** The keys are gone: the page has to follow. */
	protected abstract closed(): void;

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
		if (!this.vault.isOpen) return;
		this.damaged = all.damaged.length;
		this.loss = all.loss;
		this.#take(all.events, checked(all.events), 0);
	}

	/** Resolves when every case is here. */
	everything(): Promise<void> {
		return this.#filled;
	}

	/** As `load`, from the snapshot where there is one: today's cases at once, the others once these are drawn. Then the rows are walked while the person works. */
	protected async loadFirst(): Promise<void> {
		const quick = await this.vault.readQuick(version);
		if (!quick) await this.load();
		else {
			this.#take(inOrder([...quick.known, ...quick.news]), [...notOwn(quick.known), ...checked(quick.news)], quick.besides);
			this.#filled = this.#fill(this.#unlocks);
		}
		this.walkLater(!quick || quick.news.length > MANY);
	}

	async #fill(unlock: number): Promise<void> {
		await new Promise((done) => setTimeout(done, DRAWN));
		const rest = unlock === this.#unlocks ? await this.vault.readRest() : undefined;
		if (unlock !== this.#unlocks || this.whole) return;
		if (!rest) return this.load();
		this.#take(inOrder(unique([...this.events, ...rest])), unique([...this.#checked, ...notOwn(rest)]), 0);
	}

	protected walkLater(stale: boolean): void {
		clearTimeout(this.#later);
		this.#later = setTimeout(() => void this.#walk(stale), LATER);
	}

	/** Every row opened, the whole chain walked: a damage the snapshot hid is told now. */
	async #walk(stale: boolean): Promise<void> {
		await this.#filled;
		const all = await this.vault.readAll();
		if (!all.ok || !this.office) return;
		this.damaged = all.damaged.length;
		this.loss = this.loss ?? all.loss;
		if (!stale || this.damaged || this.loss) return;
		const events = inOrder([...all.events.filter(isOwn), ...checked(all.events)]);
		const today = casesOfToday(this.book);
		const isFirst = (event: DeskEvent) => isOwn(event) || today.has(event.case);
		const rest = events.filter((event) => !isFirst(event));
		await this.vault.keepSnapshot({ label: version, first: events.filter(isFirst), rest, count: all.events.length });
	}

	/** `besides`: how many cases are still to come. */
	#take(events: DeskEvent[], casework: AnyEvent[], besides: number): void {
		this.besides = besides;
		this.whole = besides === 0;
		this.events = events;
		this.#checked = casework;
		this.#fold();
		if (this.office) this.who = { ...this.who, office: this.office.keys.id, actor: this.worker?.id ?? this.who.actor };
		keep(WHO, this.who);
	}

	#fold(): void {
		if (this.whole) keep(TRACE, this.events.length);
		this.drawer = this.events.filter(isOwn);
		this.office = officeIn(this.drawer);
		this.worker = workerIn(this.drawer);
		this.holidays = holidaysIn(this.drawer);
		this.book = fold(this.#checked);
	}

	/** Events that are in the vault already: onto the screens, and told to other tabs. Nothing that was locked while it was written comes back to memory. */
	protected added(events: DeskEvent[]): void {
		if (!this.vault.isOpen) return;
		this.events = [...this.events, ...events];
		this.#checked = [...this.#checked, ...checked(events)];
		this.#fold();
		this.#news?.postMessage('news');
	}

	/** After a destruction, without opening everything anew: what is gone leaves the screens, and one drawer is read again for the line about it. */
	protected async without(gone: (event: DeskEvent) => boolean, drawer: string): Promise<void> {
		const read = await this.vault.read(drawer);
		if (!read.ok) return this.load();
		if (!this.vault.isOpen) return;
		const left = (event: DeskEvent) => !gone(event) && event.case !== drawer;
		this.events = inOrder([...this.events.filter(left), ...read.events]);
		this.#checked = inOrder([...this.#checked.filter((event) => left(event as DeskEvent)), ...checked(read.events)] as DeskEvent[]) as AnyEvent[];
		this.#fold();
		// The snapshot went with the keys.
		this.walkLater(true);
	}

	/** Forgets everything that was read, and takes it off the screen before anything else happens. */
	protected forgetAll(screen: () => void): void {
		this.vault.lock();
		this.#news?.close();
		this.#news = undefined;
		clearTimeout(this.#later);
		this.#unlocks++;
		this.#checked = [];
		this.events = [];
		flushSync(() => {
			screen();
			this.book = fold([]);
			this.whole = false;
			this.besides = 0;
			this.drawer = [];
			this.holidays = new Set();
			this.office = undefined;
			this.worker = undefined;
			this.loss = undefined;
		});
	}
}
