/** A round goes from device to device: taps without names, each office's own, told apart by their ids, so that the same ones twice count once. */
import type { AnyEvent, EventOf, EventType } from './events.ts';
import type { Casebook } from './fold.ts';
import { lineOf, noCounts, type Round } from './round.ts';
import type { Counts } from './shapes.ts';

export type RoundEvent = EventOf<'round.changed' | 'round.tapped' | 'round.untapped' | 'round.counted' | 'round.closed'>;
const KINDS: ReadonlySet<EventType> = new Set<RoundEvent['type']>(['round.changed', 'round.tapped', 'round.untapped', 'round.counted', 'round.closed']);
export const isOfRound = (event: AnyEvent): event is RoundEvent => KINDS.has(event.type);

/** What this office wrote of a round, on whichever device. Nothing of a person lies in a round's drawer. */
export function roundMail(book: Casebook, round: Round, office: string): RoundEvent[] {
	return (book.byCase.get(round.case) ?? []).filter(isOfRound).filter((event) => event.office === office && event.data.id === round.id);
}

export type RoundSheet = { id: string; number?: number | undefined; place?: string | undefined; on?: string | undefined; counts: Counts };

/** A round as it stands in a letter: only what the letter itself brings. */
export function roundSheets(events: readonly AnyEvent[]): RoundSheet[] {
	const own = events.filter(isOfRound);
	const undone = new Set(own.flatMap((event) => (event.type === 'round.untapped' ? [event.data.tap] : [])));
	return [...new Set(own.map(({ data }) => data.id))].map((id) => {
		const mine = own.filter(({ data }) => data.id === id);
		const { number, place, on }: { number?: number; place?: string; on?: string } = Object.assign(
			{},
			...mine.map((event) => (event.type === 'round.changed' ? event.data.set : {}))
		);
		const counts = noCounts();
		for (const event of mine) {
			if (event.type !== 'round.tapped' || undone.has(event.id)) continue;
			const { kind, of, times } = event.data;
			counts[kind][of] = times + lineOf(counts, kind, of);
		}
		return { id, number, place, on, counts };
	});
}

export type RoundFault = 'other_case' | 'not_a_party' | 'unknown_round';

/**
 * A round lies in a drawer of its own name. Who began it may describe and close it; others bring their taps, and take back only taps of the same device.
 * `here`: our own office, whose other devices may bring whatever they wrote.
 */
export function roundFault(book: Casebook, events: readonly RoundEvent[], { from, here }: { from: string; here: string }): RoundFault | undefined {
	const devices = new Map(events.flatMap((event) => (event.type === 'round.tapped' ? [[event.id, event.device] as const] : [])));
	const described = new Set(events.flatMap((event) => (event.type === 'round.changed' ? [event.data.id] : [])));
	for (const event of events) {
		const { id } = event.data;
		const known = book.rounds.get(id);
		if (event.case !== id || (known ? known.case !== id : book.byCase.has(id))) return 'other_case';
		if (!known && !described.has(id)) return 'unknown_round';
		if (from === here) continue;
		if (event.type === 'round.untapped') {
			const by = devices.get(event.data.tap) ?? known?.taps.get(event.data.tap)?.device;
			if (by !== event.device) return 'not_a_party';
		} else if (event.type !== 'round.tapped' && known?.led !== undefined && known.led !== from) return 'not_a_party';
	}
	return undefined;
}
