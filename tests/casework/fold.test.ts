import fc from '../support/fc.ts';
import { describe, expect, test } from 'vitest';
import { readEvent, readKept, type AnyEvent } from '#lib/casework/events.ts';
import { fold, type Casebook } from '#lib/casework/fold.ts';
import { at, c2, drafted, moved, person, ready, sent, stamped, THERE, DAY } from './support.ts';

const plain = (book: Casebook): unknown =>
	JSON.parse(JSON.stringify(book, (_, v: unknown) => (v instanceof Map ? [...v] : v instanceof Set ? [...v].sort() : v)));

/** A day at the desk on three devices and in two offices, with mistakes in it. */
function invented(seed: number[]): AnyEvent[] {
	const devices = ['0000000a', '0000000b', '0000000c'];
	return seed.map((n, i) => {
		const device = devices[n % 3]!;
		const choices = [
			person({ name: `이름${n % 5}`, ...(n % 2 ? { seen: undefined } : {}) }),
			at('consultation.changed', { id: `t${n % 3}`, set: { on: DAY, where: '부스', way: 'booth', fields: ['job'], role: 'job', summary: `말 ${n}` } }),
			at('need.changed', { id: `n${n % 3}`, set: { area: 'money', urgency: n % 2 ? 'week' : 'today' } }),
			drafted({ reason: `까닭 ${n % 4}` }), ready(), sent(), moved('received', { who: '담당' }), moved('accepted', { worker: '담당' }), moved('done', { evidence: n % 2 ? 'E1' : 'E2' }),
			moved('withdrawn', { who: 'self' }), moved('failed', { reason: 'no_answer' }), moved('closed', { by: 'told' }), moved('draft', { why: '다시' }),
			c2(), at('consent.withdrawn', { id: 'c2', on: DAY, by: 'self', method: 'spoken' }),
			at('round.changed', { id: 'rd', set: { on: DAY, place: '시장', team: [] } }, 'rd'), at('round.tapped', { id: 'rd', kind: 'consultation', of: 'job', times: 1 }, 'rd'),
			at('round.untapped', { id: 'rd', tap: (i > 0 ? i : 1).toString(16).padStart(32, '0') }, 'rd'), at('draft.kept', { id: 'd', form: 'referral', on: DAY, values: { n } }), at('draft.dropped', { id: 'd' })
		]; // prettier-ignore
		const event = choices[n % choices.length]!;
		// Stamps collide on purpose: the id decides then.
		const hlc = `${(1_795_000_000_000 + (n % 40)).toString(16).padStart(12, '0')}-0000-${device}`;
		return stamped(event, { id: (i + 1).toString(16).padStart(32, '0'), hlc, device, office: n % 4 === 0 ? THERE : 'office-a' });
	});
}
const seeds = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 120 });

describe('the fold', () => {
	test('is the same from any order, with any duplicates', () => {
		fc.assert(
			fc.property(
				seeds.chain((seed) =>
					fc.tuple(
						fc.constant(seed),
						fc.shuffledSubarray(
							seed.map((_, i) => i),
							{ minLength: seed.length }
						),
						fc.array(fc.nat(1000))
					)
				),
				([seed, order, again]) => {
					const events = invented(seed);
					const mixed = [...order.map((i) => events[i]!), ...again.map((i) => structuredClone(events[i % events.length]!))];
					expect(plain(fold(mixed))).toEqual(plain(fold(events)));
				}
			),
			{ numRuns: 150 }
		);
	});

	test('of two devices merged is the same whichever took in the other', () => {
		fc.assert(
			fc.property(seeds, seeds, (a, b) => {
				const first = invented(a);
				const second = invented(b).map((event) => ({ ...event, id: event.id.replace(/^0/, 'b') }));
				expect(plain(fold([...first, ...second]))).toEqual(plain(fold([...second, ...first])));
			}),
			{ numRuns: 60 }
		);
	});

	test('two different events under one id: always the same one stands, the other is shown', () => {
		const one = stamped(person({ name: '하나' }));
		const two = { ...stamped(person({ name: '둘' })), id: one.id };
		const books = [fold([one, two]), fold([two, one]), fold([two, one, two])];
		for (const book of books) expect(plain(book)).toEqual(plain(books[0]!));
		expect(books[0]!.refused.map((r) => r.reason)).toEqual(['same_id_other_content']);
	});

	test('the last writer wins a field; the other value stays, marked', () => {
		const first = stamped(person({ name: '홍보기', phone: '010-0000-0001' }));
		const second = stamped(at('person.changed', { id: 'case-1', set: { phone: '010-0000-0002' } }), { device: '0000000b' });
		const third = stamped(at('person.changed', { id: 'case-1', seen: second.hlc, set: { phone: '010-0000-0003' } }));
		const sheet = fold([third, first, second]).people.get('case-1')!;
		expect(sheet.value).toEqual({ name: '홍보기', phone: '010-0000-0003' });
		expect(sheet.past.map(({ value, why }) => [value, why])).toEqual([
			['010-0000-0001', 'overtaken'],
			['010-0000-0002', 'replaced']
		]);
	});

	test('an emptied field is gone, its value in the history', () => {
		const sheet = fold([stamped(person()), stamped(at('person.changed', { id: 'case-1', set: { phone: null } }))]).people.get('case-1')!;
		expect(sheet.value).toEqual({ name: '홍보기' });
		expect(sheet.past[0]).toMatchObject({ field: 'phone', value: '010-0000-0001' });
	});

	test('a record cannot be reached from another case', () => {
		const book = fold([stamped(person()), stamped(at('person.changed', { id: 'case-1', set: { name: '딴 사람' } }, 'case-2'))]);
		expect(book.people.get('case-1')?.value.name).toBe('홍보기');
		expect(book.refused[0]?.reason).toBe('other_case');
	});
});

describe('reading', () => {
	test('good events come through, unchanged', () => {
		const event = stamped(person());
		expect(readEvent(structuredClone(event))).toEqual({ ok: true, event });
	});
	test.each([
		['no event', { a: 1 }, 'not_an_event'],
		['nothing', null, 'not_an_event'],
		['a later version', { ...stamped(person()), type: 'person.sung' }, 'unknown_type'],
		['a built-in word as type', { ...stamped(person()), type: 'constructor' }, 'unknown_type'],
		['a field that is not there', stamped(person({ religion: '무' })), 'wrong_data'],
		['a resident number', stamped(person({ address: '850101-2345678' })), 'never_stored'],
		['a long summary', stamped(at('consultation.changed', { id: 't', set: { summary: '가'.repeat(301) } })), 'wrong_data'],
		['a day not in the calendar', stamped(at('consultation.changed', { id: 't', set: { on: '2026-02-30' } })), 'wrong_data']
	])('%s is refused', (_, raw, reason) => {
		expect(readEvent(raw)).toMatchObject({ ok: false, reason });
	});
	test('what was sealed before the search for numbers became stricter stays on the screens; other faults do not', () => {
		const old = stamped(person({ address: '850101-2345678', name: '홍보기' }));
		const wrong = stamped(person({ address: '850101-2345678', religion: '무' }));
		expect(readKept([old, { bad: true }, wrong, stamped(person({ name: '가'.repeat(41) }))])).toEqual([old]);
		expect(fold(readKept([old])).people.get('case-1')?.value.address).toBe('850101-2345678');
		const draft = stamped(at('draft.kept', { id: 'd', form: 'consultation', on: '2026-11-05', values: { words: '850101-2345678' } }));
		expect(readKept([draft])).toEqual([draft]);
		const moved = stamped(at('referral.moved', { id: 'r', on: '2026-11-05', to: 'draft', why: '850101-2345678' }));
		expect(readKept([moved])).toEqual([moved]);
	});
});
