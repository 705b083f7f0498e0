import { describe, expect, test } from 'vitest';
import { consultation, draft, tap, untap, type ConsultationForm } from '#lib/casework/consultation.ts';
import { neverStored } from '#lib/casework/never-stored.ts';
import { fold } from '#lib/casework/fold.ts';
import { DAY, stamped } from './support.ts';

let n = 0;
const place = { case: 'case-1', newId: () => `id-${n++}`, consents: [] };
const form = (more: Partial<ConsultationForm['consultation']> = {}): ConsultationForm => ({
	person: { name: '홍보기', phone: '' },
	consultation: { on: DAY, where: '부스', way: 'booth', fields: ['job'], role: 'job', summary: '일자리를 찾음', ...more },
	needs: [{ area: 'work', urgency: 'week' }]
});

describe('a consultation', () => {
	test('becomes person, consultation and needs', () => {
		const saved = consultation(form(), { ...place, draft: 'd1' });
		if (!saved.ok) throw new Error(JSON.stringify(saved.faults));
		expect(saved.events.map((e) => e.type)).toEqual(['person.changed', 'consultation.changed', 'need.changed', 'draft.dropped']);
		const book = fold(saved.events.map((e) => stamped(e)));
		expect(book.consultations.get(saved.consultation)?.value.summary).toBe('일자리를 찾음');
		expect(book.people.get('case-1')?.value).toEqual({ name: '홍보기' });
		expect(book.refused).toEqual([]);
	});
	test.each([
		['no place', { ...form({ where: ' ' }) }, 'consultation.where', 'missing'],
		['no field', { ...form({ fields: [] }) }, 'consultation.fields', 'missing'],
		['no name', { ...form(), person: {} }, 'person.name', 'missing'],
		['no need', { ...form(), needs: [] }, 'needs.0.area', 'missing'],
		['no urgency', { ...form(), needs: [{ area: 'work' as const }] }, 'needs.0.urgency', 'missing'],
		['too long', form({ summary: '가'.repeat(301) }), 'consultation.summary', 'too_long'],
		['a resident number', form({ summary: '번호는 ８５０１０１－２３４５６７８' }), 'consultation.summary', 'resident_number'],
		['a resident number in a list', form({ doneAtOnce: ['850101 2345678 적음'] }), 'consultation.doneAtOnce.0', 'resident_number'],
		['sensitive without C3', form({ sensitive: '무릎' }), 'consultation.sensitive', 'needs_consent']
	] as [string, ConsultationForm, string, string][])('%s is a fault of its field', (_, wrong, field, code) => {
		expect(consultation(wrong, place)).toMatchObject({ ok: false, faults: expect.arrayContaining([{ field, code }]) as unknown });
	});
	test('exactly 300 characters fit', () => {
		expect(consultation(form({ summary: '가'.repeat(300) }), place).ok).toBe(true);
	});
});

test('a draft keeps the form as it is, but never a resident number', () => {
	const kept = draft('case-1', { id: 'd1', form: 'consultation', on: DAY, values: { where: '부' } });
	expect(kept.ok && fold([stamped(kept.event)]).drafts.get('d1')?.values).toEqual({ where: '부' });
	expect(draft('case-1', { id: 'd1', form: 'consultation', on: DAY, values: { deep: { where: '850101-2345678' } } })).toEqual({
		ok: false,
		faults: [{ field: 'deep.where', code: 'resident_number' }]
	});
});

test('taps and their undo are events', () => {
	const tapped = stamped(tap({ id: 'rd', case: 'rd' }, { kind: 'consultation', of: 'job' }));
	expect(
		fold([tapped, stamped(untap({ id: 'rd', case: 'rd' }, tapped))])
			.rounds.get('rd')
			?.undone.has(tapped.id)
	).toBe(true);
});

test.each([
	['850101-1234567', 'resident_number'], ['M12345678', 'passport'], ['여권 M123A4567 입니다', 'passport'], ['11-22-123456-78', 'licence'], ['4111 1111 1111 1111', 'card'], ['4111-1111-1111-1111', 'card'], ['4111111111111111', 'card'], ['3782 822463 10005', 'card'],
	['국민 123456-01-234567', 'account'], ['352-0123-4567-83', 'account'], ['110-123-456789', 'account']
] as const)('%s is never stored', (text, kind) => expect(neverStored(text)).toBe(kind)); // prettier-ignore
test.each([
	'010-1234-5678',
	'02-123-4567',
	'1588-1234',
	'+82-10-1234-5678',
	'2026-11-23',
	'2026-11-23 14:30',
	'1,234,567원',
	'123-45-67890',
	'연습로 12-3 101동 1203호',
	'261123-ABCDE',
	'4111 1111 1111 1112',
	'150000~200000원',
	...Array.from({ length: 10 }, (_, i) => `010-1234-567${i} 2026.11.05`),
	...Array.from({ length: 10 }, (_, i) => `20260101-2026120${i}`)
])('%s is fine', (text) => expect(neverStored(text)).toBeUndefined());
