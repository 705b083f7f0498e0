/** A booth round: taps without names from several devices, and a close that two people counted. */
import type { EventOf } from './events.ts';
import type { ConsultationFields, RoundFields } from './fields.ts';
import type { Counts } from './shapes.ts';
import { written, type Sheet } from './sheet.ts';

type TapKind = keyof Counts;
export type Tap = { id: string; kind: TapKind; of: string; times: number; device: string; hlc: string };
export type Count = { counts: Counts; actor: string; device: string; event: string };
export type Round = {
	id: string;
	case: string;
	/** The office that began it: its report counts it, and it closes it. Unknown until the description is here. */
	led?: string;
	sheet: Sheet<RoundFields>;
	taps: Map<string, Tap>;
	/** Taken back. Remembered even where the tap itself has not arrived yet. */
	undone: Set<string>;
	counted: Count[];
	closed?: { on: string; counts: Counts; reason?: string; hlc: string };
};
type Rounds = Map<string, Round>;
type Record = Sheet<ConsultationFields>;

const begun = (id: string, of: string): Round => ({
	id,
	case: of,
	sheet: { id, case: of, newest: '', value: {}, writers: {}, past: [] },
	taps: new Map(),
	undone: new Set(),
	counted: []
});

/** The round an event speaks of; a tap may arrive before the round's own description does. */
function at(rounds: Rounds, event: EventOf<'round.changed' | 'round.tapped' | 'round.untapped' | 'round.counted' | 'round.closed'>): Round | undefined {
	const round = rounds.get(event.data.id) ?? begun(event.data.id, event.case);
	if (round.case !== event.case) return undefined;
	rounds.set(round.id, round);
	return round;
}

export function roundChanged(rounds: Rounds, event: EventOf<'round.changed'>): string | undefined {
	const round = at(rounds, event);
	if (!round) return 'other_case';
	rounds.set(round.id, { ...round, led: round.led ?? event.office, sheet: written(round.sheet, event) });
	return undefined;
}

export function tapped(rounds: Rounds, event: EventOf<'round.tapped'>): string | undefined {
	const round = at(rounds, event);
	if (!round) return 'other_case';
	if (round.closed) return 'round_closed';
	const { kind, of, times } = event.data;
	round.taps.set(event.id, { id: event.id, kind, of, times, device: event.device, hlc: event.hlc });
	return undefined;
}

export function untapped(rounds: Rounds, event: EventOf<'round.untapped'>): string | undefined {
	const round = at(rounds, event);
	if (!round) return 'other_case';
	if (round.closed) return 'round_closed';
	round.undone.add(event.data.tap);
	return undefined;
}

export function counted(rounds: Rounds, event: EventOf<'round.counted'>): string | undefined {
	const round = at(rounds, event);
	if (!round) return 'other_case';
	if (round.closed) return 'round_closed';
	// Whoever counts again means the new count.
	const others = round.counted.filter((count) => count.actor !== event.actor);
	rounds.set(round.id, { ...round, counted: [...others, { counts: event.data.counts, actor: event.actor, device: event.device, event: event.id }] });
	return undefined;
}

export function closed(rounds: Rounds, event: EventOf<'round.closed'>): string | undefined {
	const round = at(rounds, event);
	if (!round) return 'other_case';
	if (round.closed) return 'round_closed';
	const fault = closeFault(round, event.data);
	if (fault) return fault;
	const { on, counts, reason } = event.data;
	rounds.set(round.id, { ...round, closed: { on, counts, hlc: event.hlc, ...(reason ? { reason } : {}) } });
	return undefined;
}

const KINDS: readonly TapKind[] = ['consultation', 'registration', 'leaflet'];
export const noCounts = (): Counts => ({ consultation: {}, registration: {}, leaflet: {} });

/** A field may be called like a built-in. */
export const lineOf = (counts: Counts, kind: TapKind, of: string): number => (Object.hasOwn(counts[kind], of) ? (counts[kind][of] ?? 0) : 0);

export type Difference = { kind: TapKind; of: string; first: number; second: number };

/** Where two counts differ, line by line. A line that is missing counts nought. */
export function differences(first: Counts, second: Counts): Difference[] {
	return KINDS.flatMap((kind) => {
		const names = [...new Set([...Object.keys(first[kind]), ...Object.keys(second[kind])])].sort();
		const lines = names.map((of) => ({ kind, of, first: lineOf(first, kind, of), second: lineOf(second, kind, of) }));
		return lines.filter((line) => line.first !== line.second);
	});
}

export type CloseFault = 'two_counts_needed' | 'reason_needed';

/** Two people count. If the two counts and the closing number agree, that is all; otherwise the difference needs a reason. */
export function closeFault(round: Round, close: { counts: Counts; reason?: string | undefined }): CloseFault | undefined {
	const [first, second] = round.counted.slice(-2);
	if (!first || !second) return 'two_counts_needed';
	const agree = differences(first.counts, second.counts).length === 0 && differences(second.counts, close.counts).length === 0;
	return agree || close.reason ? undefined : 'reason_needed';
}

/** Counts of all devices: taps not taken back, and the records of the round. A tap that became a record is counted once. */
export function tally(round: Round, records: Iterable<Record>): Counts {
	const counts = noCounts();
	const add = (kind: TapKind, of: string, times: number) => (counts[kind][of] = times + lineOf(counts, kind, of));
	const mine = [...records].filter(({ value }) => value.round === round.id);
	const grown = new Set(mine.flatMap(({ value }) => value.taps ?? []));
	for (const tap of round.taps.values()) if (!round.undone.has(tap.id) && !grown.has(tap.id)) add(tap.kind, tap.of, tap.times);
	for (const { value } of mine) for (const field of new Set(value.fields ?? [])) add('consultation', field, 1);
	return counts;
}

/** The newest tap of this device that still stands: what the undo button takes back. */
export function lastTap(round: Round, device: string): Tap | undefined {
	const mine = [...round.taps.values()].filter((tap) => tap.device === device && !round.undone.has(tap.id));
	return mine.sort((a, b) => (a.hlc < b.hlc ? 1 : -1))[0];
}

/** What the report takes: the closing count where the round is closed, what was tapped until then. */
export function countsOf(round: Round, records: Iterable<Record>): Counts {
	return round.closed?.counts ?? tally(round, records);
}

/** What arrived for a closed round and was not in the closing count: to be looked at, never added by itself. */
export function sinceClosing(round: Round, records: Iterable<Record>): Difference[] {
	return round.closed ? differences(round.closed.counts, tally(round, records)) : [];
}
