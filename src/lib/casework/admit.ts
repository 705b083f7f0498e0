/** What another office may bring in: its own steps of a referral, and nothing that reaches into our cases. Asked before an envelope is taken in. */
import { readEvent, type AnyEvent, type EventType } from './events.ts';

const BROUGHT: ReadonlySet<EventType> = new Set(['referral.sent', 'referral.enclosed', 'referral.moved']);

export type AdmitFault = 'not_an_event' | 'unknown_type' | 'never_stored' | 'wrong_data' | 'not_theirs' | 'not_for_others';
export type Admitted = { ok: true; events: AnyEvent[] } | { ok: false; reason: AdmitFault; at: number };

/** All or nothing: one event that does not fit, and the envelope stays outside. `from` is the office whose key signed it. */
export function admit(events: readonly unknown[], from: string): Admitted {
	const admitted: AnyEvent[] = [];
	for (const [at, raw] of events.entries()) {
		const read = readEvent(raw);
		if (!read.ok) return { ok: false, reason: read.reason, at };
		if (read.event.office !== from) return { ok: false, reason: 'not_theirs', at };
		if (!BROUGHT.has(read.event.type)) return { ok: false, reason: 'not_for_others', at };
		admitted.push(read.event);
	}
	return { ok: true, events: admitted };
}
