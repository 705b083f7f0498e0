/** A round at the booth: one tap is one talk, without a name. */
import { tap, untap } from '#lib/casework/consultation.ts';
import type { NewEvent } from '#lib/casework/events.ts';
import { closeFault, differences, lastTap, noCounts, tally, type Round } from '#lib/casework/round.ts';
import type { Counts } from '#lib/casework/shapes.ts';
import { desk } from '../desk.svelte.ts';

type Kind = keyof Counts;

export class Booth {
	/** The round that was chosen; otherwise the one of today. */
	chosen = $state<string>();
	/** Taps on their way into the drawer: the screen counts them already. */
	#queue: Promise<unknown> = Promise.resolve();
	failed = $state('');

	get open(): Round[] {
		return [...desk.book.rounds.values()].filter((round) => !round.closed && round.sheet.value.on);
	}
	get round(): Round | undefined {
		return this.open.find((round) => round.id === this.chosen) ?? this.open.find((round) => round.sheet.value.on === desk.today());
	}
	get counts(): Counts {
		return this.round ? tally(this.round, desk.book.consultations.values()) : noCounts();
	}
	of(kind: Kind, id: string): number {
		return this.counts[kind][id] ?? 0;
	}
	get last() {
		return this.round && lastTap(this.round, desk.device);
	}

	start(set: { number?: number; place: string; dong?: string; team: { role: string; actor: string }[] }): Promise<boolean> {
		const id = desk.newId();
		this.chosen = id;
		return this.#add([{ type: 'round.changed', case: id, data: { id, set: { ...set, on: desk.today() } } }]);
	}

	/** One after the other, so that quick fingers lose nothing. */
	tap(kind: Kind, of: string, times = 1): void {
		const { round } = this;
		if (!round) return;
		const event = tap(round, { kind, of });
		if (event.type === 'round.tapped') event.data.times = times;
		this.#queue = this.#queue.then(() => this.#add([event]));
	}

	undo(): void {
		this.#queue = this.#queue.then(async () => {
			const { round, last } = this;
			if (round && last) await this.#add([untap(round, last)]);
		});
	}

	/** A count by one person. Two different people are needed; the second is named on the same device. */
	async close(counts: [Counts, Counts], reason: string): Promise<string | undefined> {
		const { round } = this;
		if (!round) return 'casework.refusal.round_closed';
		const data = { id: round.id, on: desk.today(), counts: counts[1], ...(reason.trim() && { reason: reason.trim() }) };
		const entry = (count: Counts, actor: string) => ({ counts: count, actor, device: desk.device, event: '' });
		const asked = { ...round, counted: [entry(counts[0], 'first'), entry(counts[1], 'second')] };
		const fault = closeFault(asked, data);
		if (fault) return `casework.refusal.${fault}`;
		const kept = await desk.count({ id: round.id, of: round.case, counts, close: { type: 'round.closed', case: round.case, data } });
		return kept.ok ? undefined : `desk.failed.${kept.reason}`;
	}

	differences = differences;

	async #add(events: NewEvent[]): Promise<boolean> {
		const kept = await desk.add(events);
		this.failed = kept.ok ? '' : `desk.failed.${kept.reason}`;
		return kept.ok;
	}
}
