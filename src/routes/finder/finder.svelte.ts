import { catalogue } from '#lib/catalogue/catalogue.svelte.ts';
import { shared } from '#lib/device/shared.svelte.ts';
import type { Context } from '#lib/eligibility/context.ts';
import { situation } from '#lib/eligibility/facts.ts';
import { readHousehold, type Doubt } from '#lib/eligibility/household-file.ts';
import type { Household } from '#lib/eligibility/household.ts';
import { nextQuestion } from '#lib/eligibility/planner.ts';
import { factsIn } from '#lib/i18n/asked.ts';
import type { Words } from '#lib/i18n/words.ts';
import { spareReader, today } from '../page-data.ts';
import { dongs } from '../dongs.ts';
import { contentOf, type Content } from './content.ts';
import type { Said } from './drafts.ts';
import type { Setting } from './forms.ts';
import { forgetTold, keepTold, keptTold, lastDay } from './keeping.ts';
import { grouped, rowsOf, type Row } from './order.ts';
import type { Voice } from './says.ts';
import { askFor, firstAsk, type Screen } from './screens.ts';
import { alsoReceives, isEmpty, nothingTold, takenBack, withAnswer, withDone, withEvent, type Slot, type Told, type Who } from './told.ts';

const NOBODY: Household = { answers: {}, members: [], kept: {} };
/** One household at home for these; another one for the others. */
const AT_HOME: readonly Who[] = ['self', 'family', 'child'];

/**
 * What the person has told, held in memory, and what follows from it. Everything is judged once after each answer.
 * Nothing of it goes into the address or the history; it lies on the device only where `until` says so.
 */
export class Finder {
	state = $state<'preparing' | 'ready' | 'broken'>('preparing');
	told = $state.raw<Told>(nothingTold('self', today()));
	trail = $state.raw<Screen[]>([]);
	/** The last day on which the answers lie on this device. */
	until = $state<string>();
	/** What was told before a service was put aside, to be put back. */
	before = $state.raw<{ told: Told; row: Row }>();
	#content = $state.raw<Content>();

	content = $derived(this.#content);
	started = $derived(!isEmpty(this.told) || this.told.done.length > 0);
	#context = $derived<Context>({ asOf: this.told.file.asOf, parameters: this.#content?.parameters ?? {}, facts: this.#content?.facts ?? {} });
	#read = $derived(readHousehold(this.told.file, this.#context));
	household = $derived(this.#read.ok ? this.#read.household : NOBODY);
	doubts = $derived<Doubt[]>(this.#read.ok ? this.#read.doubts : []);
	situation = $derived(situation(this.household, this.#context));
	rows = $derived(rowsOf(this.#content?.services ?? [], this.situation, new Set(this.told.already)));
	groups = $derived(grouped(this.rows, new Set(this.told.aside)));
	aside = $derived(this.rows.filter(({ id }) => this.told.aside.includes(id)));

	/** Reads the catalogue and what was kept. */
	async prepare(): Promise<void> {
		if (this.#content) return;
		try {
			const reader = (await catalogue.reader()) ?? (await spareReader());
			if (!reader) throw new Error('there is no catalogue');
			this.#content = await contentOf(reader);
			this.state = 'ready';
			// Judging and planning are slow the first time only; done while nobody waits, the first answer is quick.
			globalThis.requestIdleCallback?.(() => {
				this.next();
				this.count('likely');
			});
		} catch {
			this.state = 'broken';
		}
	}

	/** Takes up the answers kept on this device, if there are any and none were given since. */
	resume(): void {
		if (shared.on || this.started) return;
		const kept = keptTold(today());
		if (!kept) return;
		this.told = kept.told;
		this.until = kept.until;
	}

	count(...groups: string[]): number {
		return this.groups.reduce((sum, { group, rows }) => sum + (groups.includes(group) ? rows.length : 0), 0);
	}

	/** Would asking for this person begin a new household? */
	startsAnew(who: Who): boolean {
		return this.started && who !== this.told.who && !(AT_HOME.includes(who) && AT_HOME.includes(this.told.who));
	}

	/** Begins, or goes on, for somebody; a life event adds what it takes for granted. Gives the screen to show. */
	begin(who: Who, event?: string): Screen {
		const fresh = !this.started || this.startsAnew(who);
		const base = fresh ? nothingTold(who, today()) : { ...this.told, who };
		const door = this.content?.events.find(({ id }) => id === event);
		this.#tell(door ? withEvent(base, door) : base);
		return door ? { kind: 'question', ask: firstAsk(door, this.told, this.content?.facts ?? {}) } : this.next();
	}

	/** The next question, or the end. */
	next(): Screen {
		const { services = [], facts = {} } = this.#content ?? {};
		const question = nextQuestion(services, this.situation, new Set(this.told.done));
		return question ? { kind: 'question', ask: askFor(question, this.told, facts) } : { kind: 'done' };
	}

	/** What an answer would be told as, and what the engine makes of it: a question back where it makes no sense. */
	tried(said: (Said & { member?: number })[]): { told: Told; doubts: Doubt[] } {
		const told = said.reduce((kept, { key, member, raw }) => withAnswer(kept, { key, ...(member !== undefined && { member }) }, raw), this.told);
		return { told, ...this.judged(told) };
	}

	judged(told: Told): { doubts: Doubt[] } {
		const read = readHousehold(told.file, this.#context);
		return { doubts: read.ok ? read.doubts : [] };
	}

	/** Takes over what was told, and the slots that are not to be asked again. */
	settle(told: Told, done: Slot[]): void {
		this.#tell(withDone(told, done));
	}

	takeBack(slot: Slot): void {
		this.#tell(takenBack(this.told, slot));
	}

	/** "I have it already" or "not for me"; can be undone until the next thing is put aside. */
	putAside(row: Row, as: 'already' | 'aside'): void {
		this.before = { told: this.told, row };
		const word = row.service.rule?.already;
		const next = { ...this.told, [as]: [...this.told[as].filter((id) => id !== row.id), row.id] };
		this.#tell(as === 'already' && word ? alsoReceives(next, word) : next);
	}

	/** Puts a service back where it was. */
	putBack(id: string): void {
		if (this.before?.row.id === id) this.#tell(this.before.told);
		else this.#tell({ ...this.told, already: this.told.already.filter((x) => x !== id), aside: this.told.aside.filter((x) => x !== id) });
		this.before = undefined;
	}

	/** Keeps the answers on this device for thirty days, or no longer. `false`: it could not. */
	keep(on: boolean): boolean {
		this.until = on && !shared.on ? lastDay(today()) : undefined;
		if (!this.until) forgetTold();
		return !this.until || keepTold({ until: this.until, told: this.told });
	}

	/** Forgets everything, here and on the device. */
	erase(): void {
		this.until = undefined;
		this.before = undefined;
		this.trail = [];
		this.told = nothingTold('self', today());
		forgetTold();
	}

	/** Everything that is needed to speak of this household. */
	voice(words: Words): Voice {
		const { facts = {} } = this.#content ?? {};
		return { words, facts: factsIn(facts, words.labels), who: this.told.who, household: this.household, asOf: this.told.file.asOf, dongs };
	}

	setting(words: Words): Setting {
		const { facts = {}, rules = [], parameters = {} } = this.#content ?? {};
		const size = this.household.answers['size'];
		const known = size?.kind === 'number' && size.from === size.to ? size.from : undefined;
		return {
			facts: factsIn(facts, words.labels),
			rules,
			median: parameters['median-income'],
			dongs,
			size: known,
			asOf: this.told.file.asOf,
			words
		};
	}

	#tell(told: Told): void {
		this.told = told;
		if (this.until) keepTold({ until: this.until, told });
	}
}

/** One for the whole visit: leaving for a service and coming back loses nothing. */
export const finder = new Finder();
