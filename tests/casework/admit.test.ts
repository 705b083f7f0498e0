import { expect, test } from 'vitest';
import { admit } from '#lib/casework/admit.ts';
import { at, c2, HERE, moved, sent, stamped, THERE } from './support.ts';

test('the steps of the office that signed come in', () => {
	expect(admit([stamped(sent()), stamped(at('referral.enclosed', { id: 'r1', sensitive: '무릎' }))], HERE)).toMatchObject({ ok: true });
	expect(admit([stamped(moved('received', { who: '담당' }), { office: THERE })], THERE)).toMatchObject({ ok: true });
});
test.each([
	['in the name of another office', stamped(sent()), THERE, 'not_theirs'],
	['a consent from outside', stamped(c2(), { office: THERE }), THERE, 'not_for_others'],
	['a person from outside', stamped(at('person.changed', { id: 'p', set: { name: '홍보기' } }), { office: THERE }), THERE, 'not_for_others'],
	['an audit line from outside', stamped(at('audit', { what: 'open' }), { office: THERE }), THERE, 'not_for_others'],
	['a resident number', stamped(sent({ reason: '850101-2345678' })), HERE, 'never_stored'],
	['something else', { a: 1 }, HERE, 'not_an_event']
])('%s keeps the whole envelope outside', (_, event, from, reason) => {
	expect(admit([stamped(sent(), { office: from }), event], from)).toEqual({ ok: false, reason, at: 1 });
});
