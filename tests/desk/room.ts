/** Somebody at the desk, for tests. */
import type { NewEvent } from '#lib/casework/events.ts';

export const CASE = 'a'.repeat(32);
export const TALK = 'b'.repeat(32);
export const REFERRAL = 'c'.repeat(32);
export const TODAY = '2026-11-23';

const at = { case: CASE };
/** Somebody came, agreed to be written down, and is to be referred to a private facility. */
export const somebody = (office: string): NewEvent[] => [
	{ ...at, type: 'consent.given', data: { id: 'd'.repeat(32), on: TODAY, kind: 'C1', wording: 'c1-2026', purpose: 'p', items: ['name'], withhold: [], retention: 'r', answer: 'yes', method: 'screen', by: 'self', age: 'fourteen_or_over' } },
	{ ...at, type: 'person.changed', data: { id: CASE, set: { name: '<b>가나다</b>', birthYear: 1950, phone: '010-1234-5678', dong: 'yaksu' } } },
	{ ...at, type: 'consultation.changed', data: { id: TALK, set: { on: TODAY, where: 'here', way: 'visit', fields: ['welfare'], role: 'welfare', summary: 'says' } } },
	{ ...at, type: 'need.changed', data: { id: 'e'.repeat(32), set: { consultation: TALK, area: 'money', urgency: 'week' } } },
	{ ...at, type: 'referral.changed', data: { id: REFERRAL, set: { number: 'R-2026-0001', on: TODAY, from: { office, name: 'Office' }, to: { name: 'Facility', kind: 'public' }, reason: 'why', request: 'please', replyBy: '2026-12-07', urgency: 'week', items: ['name', 'phone'], way: 'print', basis: { kind: 'notice', wording: 'notice-2026', on: TODAY } } } },
	{ ...at, type: 'referral.moved', data: { id: REFERRAL, on: TODAY, to: 'ready', itemsSeen: true } }
]; // prettier-ignore
