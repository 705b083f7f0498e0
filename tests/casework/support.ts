/** Events without a vault: a bench that stamps what logic makes. */
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { parse } from 'yaml';
import type { AnyEvent, NewEvent } from '#lib/casework/events.ts';
import type { Receiver } from '#lib/casework/shapes.ts';

export const HERE = 'office-a';
export const THERE = 'office-b';
export const DAY = '2026-11-23'; // a Monday
export const publicBody: Receiver = { office: THERE, name: '옆 사무실', kind: 'public' };
export const facility: Receiver = { name: '연습 나눔터', kind: 'private' };

export const content = (file: string): Record<string, never> => parse(readFileSync(`content/${file}`, 'utf8')) as Record<string, never>;

let stamps = 0;
const hex = (n: number, length: number) => n.toString(16).padStart(length, '0');

/** Stamps one event; later calls get later stamps. */
export function stamped(event: NewEvent, by: Partial<Pick<AnyEvent, 'office' | 'device' | 'actor' | 'hlc' | 'id'>> = {}): AnyEvent {
	stamps++;
	const device = by.device ?? '0000000a';
	return {
		id: hex(stamps, 32),
		hlc: `${hex(1_795_000_000_000 + stamps, 12)}-0000-${device}`,
		actor: 'actor-1',
		office: HERE,
		...event,
		...by,
		device
	} as AnyEvent;
}

export const at = (type: NewEvent['type'], data: object, of = 'case-1') => ({ type, case: of, data }) as NewEvent;

export const c2 = (more: object = {}) =>
	at('consent.given', {
		id: 'c2', on: DAY, kind: 'C2', wording: 'c2-2026', receiver: facility, purpose: '부탁', items: ['name', 'phone'], withhold: [], retention: '90일',
		answer: 'yes', method: 'paper', by: 'self', age: 'fourteen_or_over', ...more
	}); // prettier-ignore

export const person = (more: object = {}) => at('person.changed', { id: 'case-1', set: { name: '홍보기', phone: '010-0000-0001', ...more } });

export const NUMBER = '261123-ABCDE';
export const referralFields = (more: object = {}) => ({
	number: NUMBER, on: DAY, from: { office: HERE, name: '우리 사무실' }, to: publicBody, reason: '난방비', request: '보아 주세요', replyBy: '2026-12-07',
	urgency: 'week', items: ['name', 'phone'], basis: { kind: 'notice', wording: 'notice-2026', on: DAY }, way: 'print', ...more
}); // prettier-ignore
export const drafted = (more: object = {}) => at('referral.changed', { id: 'r1', set: referralFields(more) });
export const moved = (to: string, more: object = {}) => at('referral.moved', { id: 'r1', on: DAY, to, ...more });
export const ready = () => moved('ready', { itemsSeen: true });
export const sent = (more: object = {}, day = DAY) => {
	const { on: _, ...fields } = referralFields(more);
	return at('referral.sent', { id: 'r1', on: day, sent: { ...fields, facts: { name: '홍보기', phone: '010-0000-0001' } } });
};

/** One file out of a ZIP archive, found by its directory at the end (APPNOTE 4.3.12). */
export function fileIn(zip: Uint8Array, name: string): string {
	const bytes = Buffer.from(zip);
	for (let i = bytes.indexOf('PK\x01\x02'); i >= 0; i = bytes.indexOf('PK\x01\x02', i + 4)) {
		const length = bytes.readUInt16LE(i + 28);
		if (bytes.toString('utf8', i + 46, i + 46 + length) !== name) continue;
		const start = bytes.readUInt32LE(i + 42);
		const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
		const packed = bytes.subarray(body, body + bytes.readUInt32LE(i + 20));
		return (bytes.readUInt16LE(i + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8');
	}
	throw new Error(`${name} is not in the archive`);
}

/** A case with a talk and a referral that failed. */
function wholeCase(i: number): NewEvent[] {
	const of = `case-${i}`;
	const talk = at('consultation.changed', { id: `t${i}`, set: { on: DAY, where: '부스', way: 'booth', fields: ['job'], role: 'job' } });
	const rows = [person(), talk, at('referral.changed', { id: 'r', set: referralFields() }), ready(), sent(), moved('failed', { reason: 'other' })];
	return rows.map((row) => ({ ...row, case: of, data: { ...row.data, id: `${row.type.split('.')[0]}-${i}` } }) as NewEvent);
}

export const manyCases = (many: number): AnyEvent[] => Array.from({ length: many }, (_, i) => wholeCase(i)).flatMap((rows) => rows.map((row) => stamped(row)));
