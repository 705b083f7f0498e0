/** The desk's day, driven by hand through its own screens, on a real vault: every step that follows a referral, and everything around it. */
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { onMount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { consentsOf, personOf, referralsOf } from '#lib/casework/fold.ts';
import { page as address } from '$app/state';
import { mailOf } from '#lib/casework/letter.ts';
import { pack } from '#lib/casework/parcel.ts';
import { plan } from '#lib/casework/retention.ts';
import { sealEnvelope } from '#lib/handoff/envelope.ts';
import { cardOf, newOffice } from '#lib/handoff/office.ts';
import { openEnvelope } from '#lib/handoff/open.ts';
import { dayText } from '#lib/i18n/format.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { HybridClock } from '#lib/vault/hlc.ts';
import type { Ports } from '#lib/vault/session.ts';
import { VaultStore } from '#lib/vault/store.ts';
import { Booth } from '../../src/routes/desk/booth/booth.svelte.ts';
import Counters from '../../src/routes/desk/booth/Counters.svelte';
import ConsultationPage from '../../src/routes/desk/consultation/+page.svelte';
import { content, leaflets } from '../../src/routes/desk/content.ts';
import { desk } from '../../src/routes/desk/desk.svelte.ts';
import AccessPage from '../../src/routes/desk/access/+page.svelte';
import Consents from '../../src/routes/desk/case/Consents.svelte';
import Contact from '../../src/routes/desk/case/Contact.svelte';
import Destroy from '../../src/routes/desk/case/Destroy.svelte';
import ReferralCard from '../../src/routes/desk/case/ReferralCard.svelte';
import Sensitive from '../../src/routes/desk/case/Sensitive.svelte';
import DeskNav from '../../src/routes/desk/DeskNav.svelte';
import DestroyList from '../../src/routes/desk/keeping/DestroyList.svelte';
import { Inbox, type Shown, type Stage } from '../../src/routes/desk/inbox/inbox.svelte.ts';
import Letter from '../../src/routes/desk/inbox/Letter.svelte';
import Holidays from '../../src/routes/desk/keeping/Holidays.svelte';
import Passphrase from '../../src/routes/desk/keeping/Passphrase.svelte';
import Loss from '../../src/routes/desk/Loss.svelte';
import { Consulting } from '../../src/routes/desk/consultation/consulting.svelte.ts';
import { post } from '../../src/routes/desk/post.ts';
import BoothPage from '../../src/routes/desk/booth/+page.svelte';
import ReferralPage from '../../src/routes/desk/referral/+page.svelte';
import ReportPage from '../../src/routes/desk/report/+page.svelte';
import Unlock from '../../src/routes/desk/Unlock.svelte';
import { expectNoBarriers, show, words } from '../support/words.ts';
import { CASE, REFERRAL, somebody, TALK, TODAY } from './room.ts';

const given = vi.hoisted(() => ({ ports: undefined as unknown }));
vi.mock('#lib/vault/browser.ts', async () => {
	const { device: made } = await import('../vault/desk.ts');
	return {
		browserPorts: ({ who }: Pick<Ports, 'who'>) => {
			const table = made({ who, now: () => Date.now() });
			given.ports = table.ports;
			return table.ports;
		}
	};
});
vi.mock('$app/navigation', () => ({ goto: vi.fn(), replaceState: vi.fn(), afterNavigate: (work: () => void) => onMount(work) }));
vi.mock('$app/state', () => ({ page: { url: new URL(`http://localhost/desk/#${'a'.repeat(32)}`) } }));

const user = userEvent.setup();
const later = (ms: number) => vi.setSystemTime(Date.now() + ms);
const { t } = words;
const FIRST = '하나둘셋 넷다섯여 섯일곱여덟';
const NAMES = { office: '연습 사무실', worker: '연습 담당', role: 'welfare' };
const referral = () => referralsOf(desk.book, CASE).find(({ id }) => id === REFERRAL)!;
const person = () => personOf(desk.book, CASE);
const press = (name: string) => user.click(screen.getByRole('button', { name }));
const pick = (legend: string, choice: string) => user.click(within(screen.getByRole('group', { name: legend })).getByLabelText(choice));
const unfold = (summary: string) => user.click(screen.getByText(summary));
let recovery = '';

HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
	this.open = true;
};
HTMLDialogElement.prototype.close = function (this: HTMLDialogElement) {
	this.open = false;
};

beforeEach(async () => {
	// Without a network the locked page is shown in place, which jsdom can follow.
	vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
	vi.useFakeTimers({ now: Date.parse(`${TODAY}T02:00:00Z`), toFake: ['Date'] });
	localStorage.clear();
	address.url.hash = CASE;
	await desk.wipe();
	expect(await desk.create(NAMES, FIRST)).toEqual({ ok: true });
	recovery = desk.recovery ?? '';
	desk.sheetDone();
	expect(await desk.add(somebody(desk.officeId))).toEqual({ ok: true });
	expect(desk.book.refused).toEqual([]);
});
afterEach(() => {
	cleanup();
	vi.useRealTimers();
});

async function sent(): Promise<void> {
	const value = referral();
	const made = pack({
		person: person(),
		consultation: undefined,
		needs: [],
		consents: consentsOf(desk.book, CASE),
		wordings: content.wordings,
		on: TODAY,
		referral: value
	});
	if (!made.ok) throw new Error(made.reasons.join());
	expect(await desk.add(made.events)).toEqual({ ok: true });
	expect(referral().state).toBe('sent');
}

/** One step written down through the card, as heard from the other side. */
async function step(state: string, fill: () => Promise<void>, heard = true): Promise<void> {
	const view = show(ReferralCard as never, { referral: referral() });
	await unfold(t('desk.case.step'));
	await press(t(state === 'draft' ? 'desk.case.reopen' : `casework.state.${state}`));
	await fill();
	if (heard) await user.type(screen.getByLabelText(t('desk.move.toldFrom')), '김담당');
	await press(t('desk.move.do', { state: t(`casework.state.${state}`) }));
	await waitFor(() => expect(referral().state).toBe(state));
	view.unmount();
}
const type = (field: string, text: string) => user.type(screen.getByLabelText(t(`desk.move.${field}`)), text);

describe('after sending', () => {
	test('received, asked back, answered, accepted, begun, done with evidence, told, closed; opened again within a fortnight', async () => {
		await sent();
		await step('received', () => type('who', '박받음'));
		await step('waiting_info', () => type('question', '언제부터입니까?'));
		await sent();
		await step('received', () => type('who', '박받음'));
		await step('accepted', () => type('worker', '이맡음'));
		await step('in_service', () => type('started', TODAY));
		await step('done', () => pick(t('desk.move.evidence'), t('casework.evidence.E2')), false);
		expect(referral().outcome).toMatchObject({ state: 'done', evidence: 'E2' });
		await step('closed', () => pick(t('desk.move.by'), t('desk.closedBy.told')), false);
		await step('draft', () => type('why', '다시 살펴봄'), false);
		expect(desk.book.refused).toEqual([]);
	});

	test('declined and closed ask for what they need', async () => {
		await sent();
		await step('received', () => type('who', '박받음'));
		await step('declined', () => pick(t('desk.move.reason'), t('casework.failReason.no_room')));
		await step('closed', () => pick(t('desk.move.by'), t('desk.closedBy.told')), false);
		show(ReferralCard as never, { referral: referral() });
		const ended = `${t('desk.case.ended', { state: t('casework.state.declined') })} · ${t('casework.failReason.no_room')}`;
		expect(screen.getByText(ended)).toBeInTheDocument();
	});

	test('a yes taken back after sending: the card says whom to call, and no day of destruction is claimed for our own record', async () => {
		await desk.add([{ type: 'consent.given', case: CASE, data: { id: '7'.repeat(32), on: TODAY, kind: 'C2', wording: 'c2-2026', receiver: { name: 'Facility', kind: 'public' }, purpose: 'p', items: ['name', 'phone'], withhold: [], retention: 'r', answer: 'yes', method: 'screen', by: 'self', age: 'fourteen_or_over' } }]); // prettier-ignore
		const back = { type: 'referral.moved' as const, case: CASE, data: { id: REFERRAL, on: TODAY, to: 'draft' as const, why: 'w' } };
		await desk.add([back, { type: 'referral.changed', case: CASE, data: { id: REFERRAL, set: { basis: { kind: 'consent', consent: '7'.repeat(32) } } } }, { ...back, data: { id: REFERRAL, on: TODAY, to: 'ready', itemsSeen: true } }]); // prettier-ignore
		await sent();
		await desk.add([{ type: 'consent.withdrawn', case: CASE, data: { id: '7'.repeat(32), on: TODAY, by: 'self', method: 'spoken' } }]);
		const card = show(ReferralCard as never, { referral: referral() });
		expect(screen.getByText(t('desk.case.tellThem', { name: 'Facility' }))).toBeInTheDocument();
		card.unmount();
		for (const view of [Destroy, DestroyList]) {
			const { unmount } = show(view as never, { of: CASE });
			expect(screen.getByText(t('desk.destroy.copy', { who: 'Facility' }), { exact: false })).toBeInTheDocument();
			expect(screen.queryByText(t('desk.destroy.goes', { day: dayText(TODAY, 'ko'), why: t('casework.destroy.consent_withdrawn') }))).not.toBeInTheDocument();
			unmount();
		}
	});

	test('no answer at all: failed by the sender, after calls that reached nobody', async () => {
		await sent();
		await step('failed', () => pick(t('desk.move.reason'), t('casework.failReason.no_answer')), false);
		expect(referral().outcome).toMatchObject({ state: 'failed' });
	});

	test('passed on with the number of the new leg, then taken back by the resident', async () => {
		await sent();
		await step('received', () => type('who', '박받음'));
		await step('forwarded', async () => {
			await type('leg', 'r-2026-0002');
			await type('nextName', '다음 기관');
		});
		expect(referral().leg?.to.name).toBe('다음 기관');
		await step('withdrawn', () => pick(t('desk.move.giver'), t('casework.giver.self')), false);
	});

	test('a step without its word, or with a resident number, is not written; the screen says why', async () => {
		await sent();
		show(ReferralCard as never, { referral: referral() });
		await unfold(t('desk.case.step'));
		await press(t('casework.state.received'));
		await press(t('desk.move.do', { state: t('casework.state.received') }));
		expect(await screen.findByRole('alert')).toHaveTextContent(t('casework.refusal.not_yours'));
		await user.type(screen.getByLabelText(t('desk.move.toldFrom')), '901010-1234567');
		await type('who', '박받음');
		await press(t('desk.move.do', { state: t('casework.state.received') }));
		await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(t('casework.fault.resident_number')));
		expect(referral().state).toBe('sent');
	});

	test('three calls that reached nobody are written down and let a referral fail for that reason', async () => {
		await sent();
		const { container } = show(Contact as never, { of: CASE, referrals: [referral()] });
		await unfold(t('desk.contact.title'));
		await press(t('desk.save'));
		expect(screen.getByText(t('casework.fault.missing'), { exact: false })).toBeInTheDocument();
		for (const times of [1, 2, 3]) {
			await pick(t('desk.contact.whom'), t('desk.whom.receiver'));
			await pick(t('desk.contact.reached'), t('desk.reached.no'));
			await press(t('desk.save'));
			await waitFor(() => expect(desk.book.contacts).toHaveLength(times));
		}
		expect(referral().tries.receiver).toBe(3);
		await expectNoBarriers(container);
	});
});

describe('passing on what came from another office', () => {
	const OTHER = 'f'.repeat(32);
	const CAME = '1'.repeat(32);
	const parcel = (more: object = {}) => ({
		number: 'R-2026-0777', from: { office: OTHER, name: '건너 사무실' }, to: { office: desk.officeId, name: NAMES.office, kind: 'public' }, reason: '혼자 지내심', request: '보아 주세요',
		replyBy: '2026-12-07', urgency: 'week', way: 'qr', basis: { kind: 'notice', wording: 'notice-2026', on: TODAY }, items: ['name', 'area'], facts: { name: '건너온이', area: ['money'] }, ...more
	}); // prettier-ignore
	async function came(): Promise<void> {
		await desk.destroy([CASE], 'mistake');
		const stamp = { id: '2'.repeat(32), hlc: `${Date.now().toString(16).padStart(12, '0')}-0000-0000000b`, actor: OTHER, office: OTHER, device: '0000000b' };
		const event = { ...stamp, type: 'referral.sent', case: '3'.repeat(32), data: { id: CAME, on: TODAY, sent: parcel() } };
		expect(await desk.receive([event], [], { what: 'import', why: 'referral' })).toEqual({ ok: true });
	}
	const first = () => desk.book.referrals.get(CAME)!;

	test('the card leads to a leg that begins with what came; once sent, both say where it is and who answers', async () => {
		await came();
		const card = show(ReferralCard as never, { referral: first() });
		expect(screen.getByRole('heading', { name: t('desk.case.from', { name: '건너 사무실' }) })).toBeInTheDocument();
		expect(plan(desk.book).flatMap(({ tell }) => tell)).toEqual([]);
		const link = screen.getByRole('link', { name: t('desk.forward.begin') });
		expect(screen.queryByRole('button', { name: t('casework.state.forwarded') })).not.toBeInTheDocument();
		address.url.hash = new URL(link.getAttribute('href')!, 'http://localhost').hash;
		card.unmount();
		const writing = show(ReferralPage as never, {});
		expect(screen.getByText(t('desk.forward.line', { name: '건너 사무실', number: 'R-2026-0777' }))).toBeInTheDocument();
		expect(screen.getByLabelText(t('desk.referral.field.request'))).toHaveValue('보아 주세요');
		await user.type(screen.getByLabelText(t('desk.referral.field.toName')), '다음 구청');
		await pick(t('desk.referral.field.toKind'), t('casework.receiver.public'));
		await press(t('desk.referral.toConsent'));
		await user.click(await screen.findByRole('button', { name: t('desk.notice.told') }));
		window.print = vi.fn();
		await user.click(await screen.findByRole('button', { name: t('desk.send.by.print') }));
		await waitFor(() => expect(first().state).toBe('forwarded'));
		const leg = [...desk.book.referrals.values()].find(({ id }) => id !== CAME)!;
		expect(leg).toMatchObject({ state: 'sent', sent: { earlier: 'R-2026-0777', facts: { name: '건너온이', area: ['money'] } } });
		expect(desk.book.refused).toEqual([]);
		expect(writing.container).toHaveTextContent(t('desk.paper.earlier', { number: 'R-2026-0777' }));
		writing.unmount();

		const { container } = show(ReferralCard as never, { referral: first() });
		expect(container).toHaveTextContent(t('desk.forward.went', { name: '다음 구청', number: leg.sheet.value.number! }));
		expect(container).toHaveTextContent(t('desk.forward.tell'));
		expect(container).toHaveTextContent(t('desk.turn', { who: '다음 구청', task: t('casework.task.confirm_receipt') }));
		expect(screen.queryByRole('link', { name: t('desk.forward.begin') })).not.toBeInTheDocument();
		await expectNoBarriers(container);
		cleanup();

		// The next office cannot: that is ours to say, with the reason as it stands there.
		const failed = { id: leg.id, on: TODAY, to: 'failed', reason: 'no_room' } as const;
		expect(await desk.add([{ type: 'referral.moved', case: leg.case, data: failed }])).toEqual({ ok: true });
		const ended = show(ReferralCard as never, { referral: first() });
		expect(ended.container).toHaveTextContent(t('desk.turn', { who: NAMES.office, task: t('casework.task.note_outcome') }));
		expect(ended.container).toHaveTextContent(t('desk.forward.ended'));
		await unfold(t('desk.case.step'));
		await press(t('casework.state.declined'));
		const reason = t('casework.failReason.no_room');
		expect(screen.getByLabelText(reason)).toBeChecked();
		await press(t('desk.move.do', { state: t('casework.state.declined') }));
		await waitFor(() => expect(first().state).toBe('declined'));
		ended.unmount();
		const told = show(ReferralCard as never, { referral: first() });
		expect(told.container).toHaveTextContent(t('desk.forward.failed', { name: '다음 구청', reason }));
		expect(told.container).toHaveTextContent(t('desk.turn', { who: '건너 사무실', task: t('casework.task.other_way') }));
		expect(screen.getByRole('link', { name: t('desk.mail.reply') })).toBeInTheDocument();
	});

	test('who asked the person is said; our own question comes with our own talk; dropping that leaves what came', async () => {
		await came();
		const of = first().case;
		const { container } = show(Consents as never, { of, person: personOf(desk.book, of), consents: [] });
		expect(container).toHaveTextContent(t('desk.case.came', { name: '건너 사무실' }));
		expect(container).toHaveTextContent(t('desk.case.cameNotice'));
		expect(screen.queryByRole('button', { name: t('desk.case.askC1') })).not.toBeInTheDocument();
		const now = new Consulting();
		now.begin(of);
		expect([now.form.name, now.known]).toEqual(['건너온이', true]);
		await now.drop('consent_refused');
		expect(first().state).toBe('sent');
	});
});

describe('a consultation with something wrong in it', () => {
	const write = (id: string, text: string) => fireEvent.input(document.getElementById(id) as HTMLInputElement, { target: { value: text } });
	const label = (near: string, part: string) => `${t(`desk.field.person.${near}`)} ${t(`desk.field.near.${part}`)}`;

	test.each([
		['person.phone', '0'.repeat(31), () => t('desk.field.person.phone'), 'too_long'],
		['person.language', '가'.repeat(31), () => t('desk.field.person.language'), 'too_long'],
		['person.birthYear', '1850', () => t('desk.field.person.birthYear'), 'not_fitting'],
		['consultation.doneAtOnce', '가'.repeat(121), () => t('desk.field.consultation.doneAtOnce'), 'too_long'],
		['consultation.doneAtOnce', '901010-1234567', () => t('desk.field.consultation.doneAtOnce'), 'resident_number'],
		['guardianName', '901010-1234567', () => label('guardian', 'name'), 'resident_number'],
		['guardianPhone', '010-1234-5678', () => label('guardian', 'name'), 'missing'],
		['proxyRelation', '이웃', () => label('proxy', 'name'), 'missing']
	] as const)('%s: told by its name, with a way to it, before the resident is asked', async (id, text, name, code) => {
		const view = show(ConsultationPage as never, {});
		await write(id, text);
		await press(t('desk.consultation.finish'));
		const said = within(screen.getByRole('alert')).getByText(`${name()}: ${t(`casework.fault.${code}`)}`);
		expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
		await user.click(said);
		const field = code === 'missing' ? id.replace(/Phone|Relation/, 'Name') : id;
		expect(document.activeElement).toBe(document.getElementById(field));
		expect(document.activeElement?.closest('details:not([open])')).toBeNull();
		expect(document.getElementById(id)).toHaveValue(text);
		view.unmount();
	});
});

test('a file that is none of ours is called so, and not tried with the code', async () => {
	for (const file of [new Uint8Array(0), new Uint8Array(4000).map((_, i) => (i * 7919) % 256), new TextEncoder().encode('[]')])
		expect(await desk.restore(file, { code: recovery, passphrase: FIRST })).toEqual({ ok: false, reason: 'not-a-backup' });
	const made = await desk.backup();
	expect(
		made.ok &&
			(await desk.restore(
				made.file.map((byte, i) => (i === 300 ? byte ^ 1 : byte)),
				{ code: recovery, passphrase: FIRST }
			))
	).toEqual({
		ok: false,
		reason: 'does-not-open'
	});
});

describe('what could not be read again, or is not kept', () => {
	const count = () => desk.book.byCase.get(CASE)?.length;
	const put = (id: string, text: string) => fireEvent.input(document.getElementById(id) as HTMLInputElement, { target: { value: text } });

	test('an event outside its shape is handed back, whoever makes it', async () => {
		const data = { id: 'x', on: TODAY, whom: 'resident', way: 'phone', reached: 'yes', words: '가'.repeat(121) } as const;
		const before = count();
		expect(await desk.add([{ type: 'contact.tried', case: CASE, data }])).toEqual({ ok: false, reason: 'malformed' });
		expect(count()).toBe(before);
	});
	test('a call told at length stays on the screen and says so', async () => {
		show(Contact as never, { of: CASE, referrals: [] });
		await unfold(t('desk.contact.title'));
		await pick(t('desk.contact.reached'), t('desk.reached.yes'));
		await put('contact-words', '가'.repeat(121));
		const before = count();
		await press(t('desk.save'));
		expect(count()).toBe(before);
		expect(screen.getByText(t('casework.fault.too_long'))).toBeInTheDocument();
		expect(document.getElementById('contact-words')).toHaveValue('가'.repeat(121));
	});
	test('a round with a place too long or a number too large is not begun, and each field says so', async () => {
		show(BoothPage as never, {});
		await put('place', '가'.repeat(61));
		await put('number', '99999999999');
		await press(t('desk.booth.start'));
		expect(desk.book.rounds.size).toBe(0);
		for (const code of ['too_long', 'not_fitting']) expect(screen.getByText(t(`casework.fault.${code}`))).toBeInTheDocument();
	});
	test('a receiver’s phone is as long as what may be sent', async () => {
		show(ReferralPage as never, {});
		await put('toPhone', '0'.repeat(31));
		await press(t('desk.referral.toConsent'));
		expect(screen.getByText(`${t('desk.referral.field.toPhone')}: ${t('casework.fault.too_long')}`)).toBeInTheDocument();
	});
	test('a consent that could not be taken back says so', async () => {
		const full = vi.spyOn(desk, 'add').mockResolvedValueOnce({ ok: false, reason: 'full' });
		show(Consents as never, { of: CASE, person: person(), consents: consentsOf(desk.book, CASE) });
		await press(t('desk.case.takeBack', { kind: t('casework.consent.C1') }));
		expect(await screen.findByRole('alert')).toHaveTextContent(t('desk.failed.full'));
		full.mockRestore();
	});
	test('a draft for which there is no room says so, and is found again by whoever left to make some', async () => {
		address.url.hash = '';
		const full = vi.spyOn(desk, 'add').mockResolvedValue({ ok: false, reason: 'full' });
		const view = show(ConsultationPage as never, {});
		await put('consultation.summary', '자리가 없음');
		await waitFor(() => expect(screen.getByText(t('desk.failed.full'))).toBeInTheDocument(), { timeout: 3000 });
		view.unmount();
		full.mockRestore();
		show(ConsultationPage as never, {});
		expect(document.getElementById('consultation.summary')).toHaveValue('자리가 없음');
		expect(await screen.findByText(t('desk.kept.kept'), {}, { timeout: 3000 })).toBeInTheDocument();
		expect(desk.unkept.size).toBe(0);
		await put('consultation.summary', '또 쓰는 중');
		const again = vi.spyOn(desk, 'add').mockResolvedValue({ ok: false, reason: 'full' });
		await waitFor(() => expect(desk.unkept.size).toBe(1), { timeout: 3000 });
		again.mockRestore();
		desk.lock.lock();
		expect(desk.unkept.size).toBe(0);
	});
	test('a talk that could not be taken away after a no is not said to be gone', async () => {
		const now = new Consulting();
		now.form.name = '가나';
		await now.keep();
		const full = vi.spyOn(desk, 'destroy').mockResolvedValueOnce({ ok: false, reason: 'full' });
		expect(await now.drop('consent_refused')).toBe('full');
		expect(now.form.name).toBe('가나');
		full.mockRestore();
		expect(await now.drop('consent_refused')).toBeUndefined();
	});
});

describe('a case that was destroyed here and is reopened there', () => {
	const CAME = '1'.repeat(32);
	const of = '3'.repeat(32);

	test('the inbox says so and asks; it lies in a new drawer, answers go back under the old name, and nothing destroyed returns', async () => {
		const other = await newOffice('f'.repeat(32), '건너 사무실');
		const card = await cardOf(other, Date.parse(TODAY) - 86_400_000);
		expect(await post.add(card)).toEqual({ ok: true });
		expect(await post.set(post.entryOf(other.id)!, 'known')).toEqual({ ok: true });
		const own = (await post.ownCard())!;
		const clock = new HybridClock('0000000b');
		const theirs = (type: string, data: object) => ({ id: newId(), hlc: clock.next(Date.now()), actor: other.id, office: other.id, device: '0000000b', type, case: of, data }) as DeskEvent; // prettier-ignore
		const parcel = (reason: string) => ({
			number: 'R-2026-0777', from: { office: other.id, name: other.name }, to: { office: own.id, name: own.name, kind: 'public' }, reason, request: '보아 주세요',
			replyBy: '2026-12-07', urgency: 'week', way: 'qr', basis: { kind: 'notice', wording: 'notice-2026', on: TODAY }, items: ['name'], facts: { name: '건너온이' }
		}); // prettier-ignore
		const take = async (events: DeskEvent[]) => {
			const sealed = await sealEnvelope({ from: other, to: own, kind: 'referral', events, now: Date.now() });
			if (!sealed.ok) throw new Error(sealed.reason);
			const inbox = new Inbox();
			await inbox.open(sealed.file);
			if (inbox.stage.kind !== 'shown') throw new Error(inbox.stage.kind);
			const { letter } = inbox.stage;
			const view = show(Letter as never, { letter, ontake: (one: Shown) => inbox.take(one), onleave: () => undefined });
			return { inbox, ...view };
		};
		const taken = async (inbox: Inbox) => {
			await waitFor(() => expect(inbox.stage.kind).toBe('taken'));
			cleanup();
			return inbox.stage as Extract<Stage, { kind: 'taken' }>;
		};

		const first = theirs('referral.sent', { id: CAME, on: TODAY, sent: parcel('먼저 온 까닭') });
		const letter = await take([first]);
		await press(t('desk.inbox.take'));
		expect((await taken(letter.inbox)).cases).toEqual([of]);
		later(60_000);
		expect(await desk.destroy([of], 'retention')).toEqual({ ok: true });
		expect(desk.book.referrals.get(CAME)).toBeUndefined();

		later(60_000);
		const again = [first, theirs('referral.moved', { id: CAME, on: TODAY, to: 'draft', why: '다시' }), theirs('referral.sent', { id: CAME, on: TODAY, sent: parcel('다시 온 까닭') })]; // prettier-ignore
		const { inbox, container } = await take(again);
		expect(container).toHaveTextContent(t('desk.inbox.anewHere', { day: dayText(TODAY, 'ko') }));
		expect(container).toHaveTextContent(t('desk.inbox.anewWhy', { why: t('casework.reason.retention') }));
		expect(container).not.toHaveTextContent('먼저 온 까닭');
		expect(screen.queryByRole('button', { name: t('desk.inbox.take') })).not.toBeInTheDocument();
		expect(desk.book.referrals.get(CAME)).toBeUndefined();
		await expectNoBarriers(container);
		await press(t('desk.inbox.takeAnew'));
		const { cases } = await taken(inbox);
		const referral = desk.book.referrals.get(CAME)!;
		expect(referral).toMatchObject({ case: cases[0], state: 'sent', arrived: true, sent: { reason: '다시 온 까닭' } });
		expect(cases[0]).not.toBe(of);
		expect([desk.book.byCase.has(of), desk.book.refused]).toEqual([false, []]);

		// Our answer speaks of the case by the name that the other office knows.
		const worker = { id: CAME, on: TODAY, to: 'accepted', worker: '김담당' } as const;
		expect(await desk.add([{ type: 'referral.moved', case: referral.case, data: worker }])).toEqual({ ok: true });
		const mail = mailOf(desk.book, desk.book.referrals.get(CAME)!, { office: desk.officeId, on: TODAY })!;
		const reply = await post.seal(card, mail.kind, mail.events);
		if (!reply.ok) throw new Error(reply.reason);
		const opened = await openEnvelope(reply.file, { office: other, roster: [own], now: Date.now() });
		expect(opened).toMatchObject({ ok: true, envelope: { events: [{ case: of, data: worker }] } });

		// Destroyed once more: what was destroyed before is passed over, and said to be.
		expect(await desk.destroy(cases, 'mistake')).toEqual({ ok: true });
		const late = await take(again);
		await press(t('desk.inbox.take'));
		expect((await taken(late.inbox)).cases).toEqual([]);
		expect(desk.book.referrals.get(CAME)).toBeUndefined();
	});
});

describe('what is sensitive', () => {
	test('asked apart, written apart, taken back, destroyed apart', async () => {
		const props = () => ({ of: CASE, person: person(), consents: consentsOf(desk.book, CASE) });
		const first = show(Sensitive as never, props());
		await unfold(t('casework.consent.C3'));
		expect(screen.queryByLabelText(t('desk.field.consultation.sensitive'))).not.toBeInTheDocument();
		await press(t('desk.sensitive.doAsk'));
		const dialog = screen.getByRole('dialog');
		expect(dialog).toHaveTextContent(content.wordings['c3-2026']!.refusing);
		await user.click(within(dialog).getByRole('button', { name: t('desk.consent.yes') }));
		await waitFor(() => expect(consentsOf(desk.book, CASE).some(({ kind }) => kind === 'C3')).toBe(true));
		first.unmount();
		const second = show(Sensitive as never, props());
		await unfold(t('casework.consent.C3'));
		await user.type(screen.getByLabelText(t('desk.field.consultation.sensitive')), '무릎이 아프심');
		await press(t('desk.save'));
		await waitFor(() => expect([...desk.book.consultations.values()][0]?.value.sensitive).toBe('무릎이 아프심'));
		second.unmount();
		const third = show(Consents as never, props());
		await press(t('desk.case.takeBack', { kind: t('casework.consent.C3') }));
		await waitFor(() => expect(consentsOf(desk.book, CASE).find(({ kind }) => kind === 'C3')?.withdrawn).toBeDefined());
		third.unmount();
		show(DestroyList as never, {});
		await press(t('desk.keeping.erase', { name: person()!.name! }));
		// What goes for good takes a second tap, and may be kept.
		await press(t('desk.keeping.keep'));
		expect(screen.queryByText(t('desk.keeping.sureErase'))).toBeNull();
		await press(t('desk.keeping.erase', { name: person()!.name! }));
		expect([...desk.book.consultations.values()][0]?.value.sensitive).toBe('무릎이 아프심');
		await press(t('desk.keeping.doIt'));
		await waitFor(() => expect([...desk.book.consultations.values()][0]?.value.sensitive).toBeUndefined());
		expect([...desk.book.consultations.values()][0]?.value.summary).toBe('says');
		expect(person()?.name).toBe('<b>가나다</b>');
		expect(desk.loss).toBeUndefined();
		expect(desk.damaged).toBe(0);
	});
});

describe('keeping', () => {
	test('a case may stay longer with a reason, and the day moves', async () => {
		await sent();
		show(Destroy as never, { of: CASE });
		const before = screen.getByText(/에 지웁니다/).textContent;
		await unfold(t('desk.longer.title'));
		await press(t('desk.longer.do'));
		expect(screen.getByText(t('casework.fault.missing'), { exact: false })).toBeInTheDocument();
		await pick(t('desk.longer.until'), t('desk.longer.days', { count: 30 }));
		await user.type(screen.getByLabelText(t('desk.longer.why')), '답을 기다림');
		await press(t('desk.longer.do'));
		await waitFor(() => expect(desk.book.kept).toHaveLength(1));
		expect(desk.book.refused).toEqual([]);
		expect(before).toMatch(/한 해/);
	});

	test('the sheet for somebody who asks: every field in words, who wrote it, who looked; no code is left over', async () => {
		await sent();
		const values = { name: '도담이', way: 'home_visit', round: '6'.repeat(32), fields: ['welfare'], needs: [{ area: 'housing', urgency: 'week' }] };
		await desk.add([{ type: 'draft.kept', case: CASE, data: { id: '7'.repeat(32), form: 'consultation', on: TODAY, values } }]);
		await desk.add([{ type: 'consultation.changed', case: CASE, data: { id: TALK, set: { round: '6'.repeat(32) } } }]);
		// Eight in the morning here is still the day before in Greenwich.
		vi.setSystemTime(Date.parse('2026-11-23T23:00:00Z'));
		await desk.note({ what: 'print', whose: CASE, why: 'access_request' });
		const { container } = show(AccessPage as never, {});
		expect(container.textContent).toContain(`${dayText('2026-11-24', 'ko')} · ${NAMES.worker} · ${t('desk.audit.did.print')}`);
		expect(container.textContent).toContain(['도담이', t('casework.way.home_visit'), content.fields['welfare']!.name, t('casework.area.housing')].join(', '));
		expect(screen.getAllByText(/<b>가나다<\/b>/).length).toBeGreaterThan(0);
		expect(container.querySelector('b')).toBeNull();
		expect(screen.getByText('Facility')).toBeInTheDocument();
		expect(container.textContent).toContain(t('casework.way.visit'));
		expect(container.textContent).toContain(content.fields['welfare']!.name);
		expect(container.textContent).not.toMatch(
			/desk\.|casework\.|undefined|\[object|\b(print|public|private|notice|week|yes|self|consultation|home_visit|housing)\b|[0-9a-f]{32}/
		);
		await waitFor(() => expect(desk.book.audit.some(({ whose, why }) => whose === CASE && why === 'access_request')).toBe(true));
		await expectNoBarriers(container);
	});

	test('days off are written down by the office and skipped by the clock', async () => {
		const { container } = show(Holidays as never, {});
		await unfold(t('desk.holidays.title'));
		await press(t('desk.holidays.add'));
		expect(await screen.findByRole('alert')).toHaveTextContent(t('casework.fault.not_fitting'));
		await user.type(screen.getByLabelText(t('desk.holidays.day')), '2026-11-24');
		await press(t('desk.holidays.add'));
		await waitFor(() => expect([...desk.holidays]).toEqual(['2026-11-24']));
		await expectNoBarriers(container);
		await user.click(screen.getByRole('button', { name: new RegExp(t('desk.holidays.remove')) }));
		await waitFor(() => expect(desk.holidays.size).toBe(0));
	});
});

describe('the report', () => {
	test('a month is frozen; what changes later stands apart, with a reason', async () => {
		const { container } = show(ReportPage as never, {});
		const before = screen.getByRole('table').textContent;
		await press(t('desk.report.freeze'));
		await waitFor(() => expect(desk.book.frozen).toHaveLength(1));
		expect(screen.queryByRole('button', { name: t('desk.report.freeze') })).not.toBeInTheDocument();
		await desk.add([
			{
				type: 'consultation.changed',
				case: CASE,
				data: { id: '9'.repeat(32), set: { on: TODAY, where: 'there', way: 'phone', fields: ['welfare'], role: 'welfare' } }
			}
		]);
		// The table stays as it was reported; a sum needs no reason of its own.
		expect(screen.getByRole('table')).toHaveTextContent(before);
		expect(screen.getAllByRole('textbox').length).toBeLessThan(desk.book.frozen[0]!.table.columns.length);
		const [why] = await screen.findAllByRole('textbox');
		await user.type(why!, '늦게 적음');
		await user.click(screen.getAllByRole('button', { name: t('desk.report.explain') })[0]!);
		await waitFor(() => expect(desk.book.corrections).toHaveLength(1));
		expect(await screen.findByText(new RegExp(t('desk.report.because', { reason: '늦게 적음' })))).toBeInTheDocument();
		await expectNoBarriers(container);
	});
});

describe('while somebody writes', () => {
	const YES = () => t('desk.consent.yes');
	const talkPage = () => {
		address.url.hash = '';
		return show(ConsultationPage as never, {});
	};
	async function talk(): Promise<void> {
		await user.type(screen.getByLabelText(t('desk.field.person.name')), '도담이');
		await pick(t('desk.field.consultation.way'), t('casework.way.visit'));
		await user.click(within(screen.getByRole('group', { name: t('desk.field.consultation.fields') })).getAllByRole('checkbox')[0]!);
		await pick(t('desk.field.needs.area'), t('casework.area.money'));
		await pick(t('desk.field.needs.urgency'), t('casework.urgency.week'));
	}

	test('a tap on the key keeps the last words before it locks', async () => {
		const view = talkPage();
		show(DeskNav as never, {});
		await user.type(screen.getByLabelText(t('desk.field.person.name')), '도담이');
		await press(t('desk.lock'));
		await waitFor(() => expect(desk.phase).toBe('locked'));
		// The locked page stands in its place.
		view.unmount();
		expect(await desk.unlock({ passphrase: FIRST })).toMatchObject({ ok: true });
		await waitFor(() => expect([...desk.book.drafts.values()].map(({ values }) => values)).toMatchObject([{ name: '도담이' }]));
	});

	test('a no is told where somebody looks, and the address forgets what was dropped', async () => {
		talkPage();
		await talk();
		await press(t('desk.consultation.finish'));
		await press(t('desk.consent.no'));
		await waitFor(() => expect(document.activeElement).toHaveTextContent(t('desk.consultation.refused')));
		expect(desk.book.drafts.size).toBe(0);
	});

	test('a child whose guardian has no name yet: said at the field before anybody is asked, and in the question where only the age is told', async () => {
		talkPage();
		await talk();
		await press(t('desk.consultation.finish'));
		await pick(t('desk.consent.age'), t('casework.age.under_fourteen'));
		await pick(t('desk.consent.by'), t('casework.giver.guardian'));
		await press(YES());
		expect(await screen.findByText(t('desk.consent.nameFirst', { who: t('casework.giver.guardian') }))).toBeInTheDocument();
		await press(t('desk.consent.later'));
		await user.type(screen.getByLabelText(t('desk.field.person.birthYear')), '2013');
		const more = document.querySelector('main details, details')!;
		more.removeAttribute('open');
		await press(t('desk.consultation.finish'));
		expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
		await user.click(await screen.findByRole('link', { name: new RegExp(t('desk.field.person.guardian')) }));
		expect(more).toHaveAttribute('open');
		expect(document.activeElement).toBe(within(screen.getByRole('group', { name: t('desk.field.person.guardian') })).getByLabelText(t('desk.field.near.name')));
	});

	test('a no to sending ends the draft with one tap, so that nobody waits for it', async () => {
		const id = '8'.repeat(32);
		await desk.add([{ type: 'referral.changed', case: CASE, data: { id, set: { number: 'R-2026-0002', on: TODAY, from: desk.sender, to: { name: 'Private', kind: 'private' }, reason: 'why', request: 'please', replyBy: '2026-12-07', urgency: 'week', items: ['name'], way: 'print' } } }]); // prettier-ignore
		address.url.hash = `${CASE}.${id}`;
		show(ReferralPage as never, {});
		await press(t('desk.referral.toConsent'));
		await user.click(await screen.findByRole('button', { name: t('desk.consent.no') }));
		await waitFor(() => expect(document.activeElement).toHaveTextContent(t('desk.referral.refused', { name: 'Private', phone: '' }).trim()));
		await press(t('desk.referral.end'));
		await waitFor(() => expect(desk.book.referrals.get(id)).toMatchObject({ state: 'withdrawn' }));
	});

	test('the last tap at the booth is called by its own name, a bundle by its number', async () => {
		const booth = new Booth();
		await booth.start({ place: '시장', team: [] });
		show(Counters as never, { booth });
		booth.tap('registration', 'job');
		expect(await screen.findByRole('button', { name: t('desk.booth.undo', { name: t('desk.booth.registration') }) })).toBeInTheDocument();
		const [leaflet] = leaflets;
		booth.tap('leaflet', leaflet!.id, 10);
		expect(await screen.findByRole('button', { name: t('desk.booth.undoBundle', { name: leaflet!.name, times: 10 }) })).toBeInTheDocument();
	});
});

describe('the lock', () => {
	test('half a minute before idleness locks, the screen says so; a touch goes on, or it locks', async () => {
		show(DeskNav as never, {});
		expect(screen.queryByRole('alert')).not.toBeInTheDocument();
		later(280_000);
		expect(await screen.findByRole('alert', {}, { timeout: 5_000 })).toHaveTextContent(t('desk.lockSoon'));
		window.dispatchEvent(new Event('pointerdown'));
		await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument(), { timeout: 5_000 });
		later(301_000);
		await waitFor(() => expect(desk.phase).toBe('locked'), { timeout: 5_000 });
		expect(desk.book.byCase.size).toBe(0);
	});

	test('the pause after wrong words outlasts a look into the help', async () => {
		desk.lock.lock();
		await waitFor(() => expect(desk.phase).toBe('locked'));
		const first = show(Unlock as never, {});
		for (const times of [1, 2, 3]) {
			await user.type(screen.getByLabelText(t('desk.unlock.passphrase')), '맞지 않는 낱말들');
			await press(t('desk.unlock.open'));
			await waitFor(() => expect(screen.getByLabelText(t('desk.unlock.passphrase'))).toHaveValue(''));
			expect(screen.queryAllByText(t('desk.unlock.wait', { seconds: 2 }))).toHaveLength(times === 3 ? 1 : 0);
		}
		expect(screen.getByRole('link', { name: t('desk.nav.help') })).toHaveAttribute('href', '/desk/help/');
		first.unmount();
		show(Unlock as never, {});
		expect(screen.getByText(t('desk.unlock.wait', { seconds: 2 }))).toBeInTheDocument();
		expect(screen.getByRole('button', { name: t('desk.unlock.open') })).toBeDisabled();
	});

	test('a forgotten passphrase: the recovery code opens, a new passphrase is set, the old one opens no more', async () => {
		desk.lock.lock();
		await waitFor(() => expect(desk.phase).toBe('locked'));
		const first = show(Unlock as never, {});
		await press(t('desk.unlock.byCode'));
		await user.type(screen.getByLabelText(t('desk.unlock.code')), recovery.toLowerCase().replaceAll('-', ' '));
		await press(t('desk.unlock.open'));
		await waitFor(() => expect(desk.phase).toBe('open'));
		first.unmount();
		const second = show(Passphrase as never, {});
		const [once, again] = [screen.getByLabelText(t('desk.secret.first')), screen.getByLabelText(t('desk.secret.again'))];
		await user.type(once, '새로운말로여는보관함입니다');
		await user.type(again, '새로운말로여는보관함');
		await press(t('desk.keeping.passphrase'));
		expect(screen.getAllByText(t('desk.secret.differs'), { exact: false }).length).toBeGreaterThan(0);
		await user.type(again, '입니다');
		await press(t('desk.keeping.passphrase'));
		expect(await screen.findByText(t('desk.secret.changed'))).toBeInTheDocument();
		second.unmount();
		desk.lock.lock();
		await waitFor(() => expect(desk.phase).toBe('locked'));
		expect(await desk.unlock({ passphrase: FIRST })).toMatchObject({ ok: false, reason: 'wrong' });
		expect(await desk.unlock({ passphrase: '새로운말로여는보관함입니다' })).toMatchObject({ ok: true });
		expect(person()?.name).toBe('<b>가나다</b>');
	});

	test('rows that vanished are told with numbers until somebody goes on with the rest', async () => {
		const store = new VaultStore((given.ports as Ports).name);
		const rows = await store.events.where('case').equals(CASE).primaryKeys();
		await store.events.bulkDelete(rows.slice(0, 2));
		store.close();
		// With the second copy they would be put back.
		const { files, name } = given.ports as Ports;
		for (const half of ['a', 'b']) await files.remove(`${name}.rows-${half}`);
		desk.lock.lock();
		await waitFor(() => expect(desk.phase).toBe('locked'));
		expect(await desk.unlock({ passphrase: FIRST })).toMatchObject({ ok: true, loss: { what: 'rows' } });
		const { expected, found } = desk.loss!;
		expect(expected - found).toBe(2);
		const { container } = show(Loss as never, {});
		expect(screen.getByText(t('desk.loss.line', { expected, found }))).toBeInTheDocument();
		await expectNoBarriers(container);
		await press(t('desk.loss.accept'));
		await waitFor(() => expect(desk.loss).toBeUndefined());
		desk.lock.lock();
		await waitFor(() => expect(desk.phase).toBe('locked'));
		expect(await desk.unlock({ passphrase: FIRST })).not.toHaveProperty('loss');
	});
});
