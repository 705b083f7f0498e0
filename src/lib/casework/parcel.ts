/** What leaves the office. This is the only maker of a parcel, and it asks the gate first. */
import { gate, type Consent, type GateReason, type Wording } from './consent.ts';
import type { NewEvent } from './events.ts';
import type { ConsultationFields, NeedFields, PersonFields } from './fields.ts';
import { ITEMS, type Area, type Item } from './kinds.ts';
import type { Referral } from './referral.ts';
import { missingIn } from './referral-entry.ts';
import type { Parcel } from './shapes.ts';

export type Sending = {
	on: string;
	referral: Referral;
	person: PersonFields | undefined;
	consultation: ConsultationFields | undefined;
	needs: readonly NeedFields[];
	consents: readonly Consent[];
	wordings: Readonly<Record<string, Wording>>;
	/** Whom one spoke to by phone; needed on the day when it is urgent. */
	phoned?: string;
	/** The answer to a question of the receiver. */
	supplement?: string;
};
export type ParcelReason = GateReason | 'incomplete' | 'not_ready' | 'phone_today';
export type Packed = { ok: true; events: NewEvent[]; parcel: Parcel; enclosed: string | undefined } | { ok: false; reasons: ParcelReason[] };

type Facts = Parcel['facts'] & { sensitive?: string | undefined };

/** Everything of this case that could be sent. */
export function facts({ person, consultation, needs, referral }: Pick<Sending, 'person' | 'consultation' | 'needs' | 'referral'>): Facts {
	const areas = [...new Set(needs.map((need) => need.area).filter((area): area is Area => area !== undefined))];
	const all: { [K in Item]: Facts[K] | undefined } = {
		name: person?.name,
		phone: person?.phone,
		dong: person?.dong,
		area: areas.length ? areas : undefined,
		urgency: referral.sheet.value.urgency,
		birth_year: person?.birthYear,
		sex: person?.sex,
		address: person?.address,
		language: person?.language,
		guardian: person?.guardian,
		proxy: person?.proxy,
		summary: consultation?.summary,
		services: consultation?.services,
		sensitive: consultation?.sensitive
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Who a parcel is about, as its sender told it. */
export function personIn({ facts: { name, phone, dong, birth_year: birthYear, sex, address, language, guardian, proxy } }: Parcel): PersonFields {
	return { name, phone, dong, birthYear, sex, address, language, guardian, proxy };
}

/** For the preview: on the left what the receiver will see, on the right what stays here. */
export function preview(sending: Sending): { goes: Facts; stays: Facts } {
	const items = new Set<string>(sending.referral.sheet.value.items ?? []);
	const entries = Object.entries(facts(sending));
	const part = (goes: boolean) => Object.fromEntries(entries.filter(([item]) => items.has(item) === goes));
	return { goes: part(true), stays: part(false) };
}

/** Items one may tick, in their order: those there is something to say about. */
export function offered(sending: Sending): Item[] {
	const known = facts(sending);
	return ITEMS.filter((item) => known[item] !== undefined);
}

function reasons(sending: Sending): ParcelReason[] {
	const { referral, on, person, consents, wordings } = sending;
	const fields = referral.sheet.value;
	if (missingIn(fields).length || !fields.way) return ['incomplete'];
	const found: ParcelReason[] = referral.state === 'ready' || referral.state === 'waiting_info' ? [] : ['not_ready'];
	if (fields.urgency === 'today' && !sending.phoned) found.push('phone_today');
	const opened = gate({ on, to: fields.to!, items: fields.items!, basis: fields.basis, person, consents, wordings });
	return opened.open ? found : [...found, ...opened.reasons];
}

/** Builds what is sent, and the events that say so, in one: nothing is sent that is not stored, word for word. The envelope carries these events. */
export function pack(sending: Sending): Packed {
	const found = reasons(sending);
	if (found.length) return { ok: false, reasons: found };
	const { referral, on, phoned, supplement } = sending;
	const { on: _on, consultation: _consultation, ...fields } = referral.sheet.value;
	const { sensitive, ...goes } = preview(sending).goes;
	const parcel = { ...fields, facts: goes, ...(supplement ? { supplement } : {}) } as Parcel;
	const at = { case: referral.case };
	const events: NewEvent[] = [{ ...at, type: 'referral.sent', data: { id: referral.id, on, sent: parcel, ...(phoned ? { phoned } : {}) } }];
	if (sensitive) events.push({ ...at, type: 'referral.enclosed', data: { id: referral.id, sensitive } });
	return { ok: true, parcel, enclosed: sensitive, events };
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Number on paper and on the phone: the day and five letters of chance that are hard to misread (Crockford's alphabet). */
export function referralNumber(day: string, chance: Uint8Array): string {
	const tail = [...chance.slice(0, 5)].map((byte) => LETTERS[byte % 32]).join('');
	return `${day.slice(2).replaceAll('-', '')}-${tail}`;
}
