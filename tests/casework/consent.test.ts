import { describe, expect, test } from 'vitest';
import { asksFor, gate, isUnderFourteen, type GateQuestion, type Wording } from '#lib/casework/consent.ts';
import { fold, consentsOf, personOf } from '#lib/casework/fold.ts';
import { readEvent, type NewEvent } from '#lib/casework/events.ts';
import { offered, pack, preview, referralNumber, type Sending } from '#lib/casework/parcel.ts';
import { destroyList } from '#lib/casework/retention.ts';
import { at, c2, content, DAY, drafted, facility, HERE, moved, person, publicBody, ready, sent, stamped } from './support.ts';

const wordings = content('consent-wordings.yaml') as unknown as Record<string, Wording>;
const withdrawn = (id: string) => at('consent.withdrawn', { id, on: DAY, by: 'self', method: 'spoken' });
const book = (...events: NewEvent[]) => fold(events.map((event) => stamped(event)));
const basis = { kind: 'consent', consent: 'c2' } as const;
const notice = { kind: 'notice', wording: 'notice-2026', on: DAY } as const;

function asked(events: NewEvent[], more: Partial<GateQuestion>): string[] {
	const b = book(...events);
	const opened = gate({ on: DAY, to: facility, items: ['name'], basis, person: personOf(b, 'case-1'), consents: consentsOf(b, 'case-1'), wordings, ...more });
	return opened.open ? [] : opened.reasons;
}
const c3 = (more: object = {}) => c2({ id: 'c3', kind: 'C3', wording: 'c3-2026', items: ['sensitive'], ...more });

test('whoever says no is asked no age, and none is made up; a yes needs one', () => {
	const without = (answer: string) => readEvent(stamped(c2({ answer, age: undefined })));
	expect(without('no')).toMatchObject({ ok: true });
	expect(without('yes')).toMatchObject({ ok: false, reason: 'wrong_data' });
});

describe('the gate', () => {
	test.each([
		['a private facility with its C2', [person(), c2()], {}, []],
		['a private facility on a notice', [person()], { basis: notice }, ['consent_missing']],
		['a private facility with nothing', [person()], { basis: undefined }, ['consent_missing']],
		['a C2 that is not there', [person()], {}, ['consent_missing']],
		['a no', [person(), c2({ answer: 'no' })], {}, ['consent_refused']],
		['taken back', [person(), c2(), withdrawn('c2')], {}, ['consent_withdrawn']],
		['another facility', [person(), c2()], { to: { name: '딴 곳', kind: 'private' } }, ['consent_other_receiver']],
		['more than agreed', [person(), c2()], { items: ['name', 'address'] }, ['consent_not_covering']],
		['a C1 in place of a C2', [person(), c2({ kind: 'C1', wording: 'c1-2026' })], {}, ['consent_wrong_kind']],
		['a consent that ended', [person(), c2({ on: '2026-01-01', until: '2026-11-22' })], {}, ['consent_over']],
		['a consent of tomorrow', [person(), c2({ on: '2026-11-24' })], {}, ['consent_over']],
		['words nobody knows', [person(), c2({ wording: 'c2-1999' })], {}, ['wording_unknown']],
		['words of another kind', [person(), c2({ wording: 'c1-2026' })], {}, ['wording_unknown']],
		['something to be kept back', [person(), c2({ withhold: ['phone'] })], { items: ['phone'] }, ['withheld']],
		['a child without guardian', [person(), c2({ age: 'under_fourteen' })], {}, ['guardian_missing']],
		['a child by year of birth', [person({ birthYear: 2015 }), c2()], {}, ['guardian_missing']],
		['a child with guardian', [person({ guardian: { name: '어머니' } }), c2({ age: 'under_fourteen', by: 'guardian' })], {}, []],
		['a guardian who is not written down', [person(), c2({ age: 'under_fourteen', by: 'guardian' })], {}, ['guardian_missing']],
		['a proxy nobody knows', [person(), c2({ by: 'proxy' })], {}, ['proxy_unknown']],
		['sensitive facts without C3', [person(), c2()], { items: ['name', 'sensitive'] }, ['sensitive_without_consent']],
		['sensitive facts with C3', [person(), c2(), c3()], { items: ['name', 'sensitive'] }, []],
		['a public body on a notice', [person()], { to: publicBody, basis: notice, items: ['name', 'phone'] }, []],
		['a public body, more than the minimum', [person()], { to: publicBody, basis: notice, items: ['address'] }, ['more_than_minimum']],
		['a public body and a child', [person({ birthYear: 2015 })], { to: publicBody, basis: notice }, ['guardian_missing']]
	] as [string, NewEvent[], Partial<GateQuestion>, string[]][])('%s', (_, events, more, reasons) => {
		expect(asked(events, more)).toEqual(reasons);
	});

	test('the year somebody turns fourteen is neither yes nor no', () => {
		expect([2013, 2012, 2011, undefined].map((year) => isUnderFourteen(year, DAY))).toEqual(['yes', 'unknown', 'no', 'unknown']);
	});
	test('what to ask for', () => {
		expect([asksFor(publicBody, ['name']), asksFor(publicBody, ['address']), asksFor(facility, ['name', 'sensitive'])]).toEqual([
			['notice'],
			['C2'],
			['C2', 'C3']
		]);
	});
});

describe('the parcel', () => {
	const talk = at('consultation.changed', {
		id: 't1',
		set: { on: DAY, where: '부스', way: 'booth', fields: ['job'], role: 'job', summary: '요약', sensitive: '무릎이 아픔' }
	});
	function sending(events: NewEvent[], more: Partial<Sending> = {}): Sending {
		const b = book(person(), talk, ...events);
		return {
			on: DAY,
			referral: b.referrals.get('r1')!,
			person: personOf(b, 'case-1'),
			consultation: b.consultations.get('t1')?.value,
			needs: [],
			consents: consentsOf(b, 'case-1'),
			wordings,
			...more
		};
	}
	const privately = drafted({ to: facility, basis });

	test('holds what was ticked and nothing else', () => {
		const packed = pack(sending([drafted(), ready()]));
		expect(packed).toMatchObject({ ok: true, parcel: { facts: { name: '홍보기', phone: '010-0000-0001' } } });
		expect(packed.ok && Object.keys(packed.parcel.facts)).toEqual(['name', 'phone']);
		expect(JSON.stringify(packed)).not.toContain('무릎');
	});
	test('its events are taken by the fold, here and there', () => {
		const events = [person(), talk, drafted(), ready()];
		const packed = pack(sending([drafted(), ready()]));
		if (!packed.ok) throw new Error(packed.reasons.join());
		expect(book(...events, ...packed.events).referrals.get('r1')?.state).toBe('sent');
		expect(book(...packed.events).referrals.get('r1')).toMatchObject({ state: 'sent', office: HERE });
	});
	test('sensitive facts travel as an event of their own', () => {
		const items = ['name', 'sensitive'];
		const packed = pack(sending([c2(), c3(), drafted({ to: facility, basis, items }), ready()]));
		expect(packed).toMatchObject({ ok: true, enclosed: '무릎이 아픔' });
		expect(packed.ok && packed.events.map((e) => e.type)).toEqual(['referral.sent', 'referral.enclosed']);
		expect(packed.ok && JSON.stringify(packed.events[0])).not.toContain('무릎');
	});
	test.each([
		['not ready', [c2(), privately], {}, 'not_ready'],
		['no consent', [privately, ready()], {}, 'consent_missing'],
		['consent taken back after getting ready', [c2(), privately, ready(), withdrawn('c2')], {}, 'consent_withdrawn'],
		['urgent and nobody called', [drafted({ urgency: 'today' }), ready()], {}, 'phone_today'],
		['gaps', [drafted({ way: null }), ready()], {}, 'incomplete']
	] as [string, NewEvent[], Partial<Sending>, string][])('%s: refused', (_, events, more, reason) => {
		const packed = pack(sending(events, more));
		expect(packed.ok ? [] : packed.reasons).toContain(reason);
	});
	test('no path around by writing the event oneself', () => {
		const forged = book(person(), privately, ready(), sent({ to: facility, basis }));
		expect(forged.referrals.get('r1')?.state).toBe('draft');
		expect(forged.refused.map((r) => r.reason)).toEqual(['consent_missing', 'not_from_here']);
	});
	test('the preview parts what goes from what stays', () => {
		const { goes, stays } = preview(sending([drafted()]));
		expect([Object.keys(goes), Object.keys(stays)]).toEqual([
			['name', 'phone'],
			['urgency', 'summary', 'sensitive']
		]);
	});
	test('what one may tick is what there is', () => {
		expect(offered(sending([drafted()]))).toEqual(['name', 'phone', 'urgency', 'summary', 'sensitive']);
	});
	test('numbers are short and easy to read out', () => {
		expect(referralNumber(DAY, new Uint8Array([0, 31, 32, 255, 7]))).toBe('261123-0Z0Z7');
	});
});

describe('taken back', () => {
	test('C1: the whole case, today, and the receivers are told', () => {
		const b = book(person(), c2({ id: 'c1', kind: 'C1' }), drafted(), ready(), sent(), withdrawn('c1'));
		expect(destroyList(b, DAY)).toEqual([{ what: 'case', case: 'case-1', why: 'consent_withdrawn', due: DAY, tell: [publicBody.name] }]);
		expect(b.referrals.get('r1')?.blockedOn).toBe(DAY);
	});
	test('C3: only the sensitive part', () => {
		const b = book(person(), c3(), at('consultation.changed', { id: 't1', set: { sensitive: '무릎' } }), withdrawn('c3'));
		expect(destroyList(b, DAY)).toMatchObject([{ what: 'sensitive', case: 'case-1', events: [b.byCase.get('case-1')![2]!.id] }]);
	});
	test('C2: the copy that went out, until the receiver is told', () => {
		const rows = [person(), c2(), drafted({ to: facility, basis }), ready(), sent({ to: facility, basis }), withdrawn('c2')];
		expect(destroyList(book(...rows), DAY)).toMatchObject([{ what: 'copy', due: DAY, tell: [facility.name] }]);
		const told = moved('withdrawn', { who: 'self' });
		expect(destroyList(book(...rows, told), DAY)).toEqual([]);
		expect(destroyList(book(rows[4]!, told), DAY)).toMatchObject([{ what: 'case', why: 'consent_withdrawn', due: DAY }]);
	});
	test('C2 before anything was sent: nothing to destroy, nothing is sent', () => {
		expect(destroyList(book(person(), c2(), withdrawn('c2')), DAY)).toEqual([]);
	});
});
