/** The vault's events with typed data, and their union: what screens show is a fold of it. */
import { canonical } from '#lib/vault/canonical.ts';
import { inOrder, type DeskEvent as SealedEvent } from '#lib/vault/event.ts';

export type DeskEvent<Type extends string = string, Data = unknown> = Omit<SealedEvent, 'type' | 'data'> & { type: Type; data: Data };

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Union by id, in the order of the clock. Two different events under one id cannot both be true: one is kept, always the same. */
export function union<E extends DeskEvent>(events: Iterable<E>): { events: E[]; twins: E[] } {
	const kept = new Map<string, E>();
	const twins = new Map<string, E>();
	for (const event of events) {
		const other = kept.get(event.id);
		if (!other) kept.set(event.id, event);
		else if (other !== event && canonical(other) !== canonical(event)) {
			const [first, second] = canonical(other) < canonical(event) ? [other, event] : [event, other];
			kept.set(event.id, first);
			twins.set(canonical(second), second);
		}
	}
	return {
		events: inOrder([...kept.values()] as unknown as SealedEvent[]) as unknown as E[],
		twins: [...twins].sort(([a], [b]) => before(a, b)).map(([, twin]) => twin)
	};
}
