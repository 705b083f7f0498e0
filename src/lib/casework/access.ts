/** The sheet a person gets who asks what is held about them: everything, with who wrote it, who received it, and when it goes. */
import { dayIn } from '#lib/content/day.ts';
import { timeOf } from '#lib/vault/hlc.ts';
import type { AnyEvent } from './events.ts';
import { consentsOf, type Casebook, type Noted } from './fold.ts';
import type { Consent } from './consent.ts';
import type { Parcel } from './shapes.ts';
import { plan, type Destroy } from './retention.ts';

export type Held = { type: AnyEvent['type']; on: string; actor: string; office: string; field: string; value: unknown; current: boolean };
export type PersonSheet = {
	case: string;
	held: Held[];
	consents: Consent[];
	/** To whom what was given, and on what ground. */
	given: { on: string; parcel: Parcel }[];
	/** Who opened, printed, exported: from the audit, without content. */
	looked: Noted<'audit'>[];
	goes: Destroy[];
};

const PLUMBING: ReadonlySet<string> = new Set(['id', 'seen', 'upTo', 'consultation', 'taps', 'itemsSeen']);

/** One line a field, so that nothing is summed up away; older values are there too, marked. */
function lines(event: AnyEvent, newest: Map<string, string>, timeZone: string): Held[] {
	const data = event.data as { id?: string; set?: object };
	const fields = Object.entries(data.set ?? data).filter(([field]) => !PLUMBING.has(field));
	return fields.map(([field, value]) => ({
		type: event.type,
		on: dayIn(timeZone, new Date(timeOf(event.hlc))),
		actor: event.actor,
		office: event.office,
		field,
		value,
		current: data.set === undefined || newest.get(`${event.type}|${data.id}|${field}`) === event.id
	}));
}

function newestWriters(events: readonly AnyEvent[]): Map<string, string> {
	const newest = new Map<string, string>();
	for (const event of events) {
		const data = event.data as { id?: string; set?: object };
		for (const field of Object.keys(data.set ?? {})) newest.set(`${event.type}|${data.id}|${field}`, event.id);
	}
	return newest;
}

/** Days are those of the office's clock, not of Greenwich: who comes at eight in the morning came today. */
export function personSheet(book: Casebook, of: string, timeZone: string): PersonSheet {
	const events = book.byCase.get(of) ?? [];
	const newest = newestWriters(events);
	const given = events.flatMap((event) => (event.type === 'referral.sent' ? [{ on: event.data.on, parcel: event.data.sent }] : []));
	return {
		case: of,
		held: events.flatMap((event) => lines(event, newest, timeZone)),
		consents: consentsOf(book, of),
		given,
		looked: book.audit.filter((line) => line.whose === of),
		goes: plan(book).filter((entry) => entry.case === of)
	};
}
