/**
 * The finder's engine on the household of a case. Answers stand in the memory of this screen alone: they are written nowhere,
 * not even sealed, and are gone with the screen. What may be written down are the services that were named.
 */
import { personOf } from '#lib/casework/fold.ts';
import type { Row } from '../../finder/order.ts';
import { Finder } from '../../finder/finder.svelte.ts';
import { askAbout, type Ask, type Screen } from '../../finder/screens.ts';
import { FAMILY, nothingTold } from '../../finder/told.ts';
import { desk, type Kept } from '../desk.svelte.ts';
import { householdOf } from './household.ts';

export class Matching {
	readonly finder = new Finder();
	trail = $state.raw<Screen[]>([]);
	picked = $state.raw<string[]>([]);
	case = $state('');

	/** The household of a case, begun with what the drawer knows. */
	async begin(of: string): Promise<void> {
		this.case = of;
		this.picked = [...(this.#talk?.value.services ?? [])];
		const told = nothingTold('client', desk.today());
		this.finder.settle({ ...told, file: { ...told.file, ...householdOf(personOf(desk.book, of), desk.today()) } }, []);
		await this.finder.prepare();
		if (this.finder.state === 'ready') this.trail = [this.finder.next()];
	}

	get screen(): Screen | undefined {
		return this.trail.at(-1);
	}
	get #talk() {
		return [...desk.book.consultations.values()].filter((one) => one.case === this.case).at(-1);
	}
	get hasTalk(): boolean {
		return this.#talk !== undefined;
	}

	/** On: back to the list one came from, or to what the engine asks next. */
	next(): void {
		const { screen } = this;
		this.trail = screen?.kind === 'question' && screen.aside ? this.trail.slice(0, -1) : [...this.trail, this.finder.next()];
	}
	back(): void {
		if (this.trail.length > 1) this.trail = this.trail.slice(0, -1);
	}
	ask(ask: Ask): void {
		this.trail = [...this.trail, { kind: 'question', ask, aside: true }];
	}
	family(): void {
		this.ask(askAbout({ fact: 'size' }, this.finder.told, this.finder.content?.facts ?? {}));
	}
	isFamily(ask: Ask): boolean {
		return ask.key === FAMILY;
	}

	turn(id: string): void {
		this.picked = this.picked.includes(id) ? this.picked.filter((one) => one !== id) : [...this.picked, id];
	}
	get services(): Row['service'][] {
		return this.picked.flatMap((id) => this.finder.content?.services.find((service) => service.id === id) ?? []);
	}

	/** Writes the picked services into the latest talk: their ids, no answer. */
	async keep(): Promise<Kept> {
		const talk = this.#talk;
		if (!talk) return { ok: false, reason: 'unknown' };
		return desk.add([{ type: 'consultation.changed', case: this.case, data: { id: talk.id, seen: talk.newest, set: { services: [...this.picked] } } }]);
	}
}
