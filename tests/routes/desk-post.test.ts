/** The desk's post. New keys: ours are made with a reason, another office's take the place of the old ones only after a yes or thirty digits. */
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { cardCode } from '#lib/handoff/card.ts';
import { sealEnvelope } from '#lib/handoff/envelope.ts';
import { GRACE_DAYS, renewed, type NewKeysWhy } from '#lib/handoff/new-keys.ts';
import { cardOf, fingerprint, newOffice, type OfficeCard } from '#lib/handoff/office.ts';
import { cardData, type CardState } from '#lib/handoff/roster.ts';
import { newId, type DeskEvent } from '#lib/vault/event.ts';
import { HybridClock } from '#lib/vault/hlc.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { desk } from '../../src/routes/desk/desk.svelte.ts';
import { Inbox } from '../../src/routes/desk/inbox/inbox.svelte.ts';
import type { Office } from '../../src/routes/desk/office.ts';
import { post } from '../../src/routes/desk/post.ts';
import OfficeCardView from '../../src/routes/desk/roster/OfficeCardView.svelte';
import OwnCard from '../../src/routes/desk/roster/OwnCard.svelte';
import { expectNoBarriers, show, words } from '../support/words.ts';

const user = userEvent.setup();
const { t } = words;
const DAY = 86_400_000;
const TODAY = Math.floor(Date.now() / DAY) * DAY;
const clock = new HybridClock('abcdef03');
const kept = (card: OfficeCard, state: CardState): DeskEvent => {
	const ids = { actor: newId(), office: newId(), device: newId(), case: 'desk' };
	return { id: newId(), type: 'desk.card', hlc: clock.next(Date.now()), ...ids, data: cardData(card, state) };
};
const receive = vi.spyOn(desk, 'receive');
beforeEach(async () => {
	receive.mockReset().mockResolvedValue({ ok: true });
	desk.office = { keys: await newOffice(newId(), '우리 사무실') };
	desk.drawer = [];
});

test('new keys of our own: a reason first, then one line of the audit, another fingerprint, and what to do with it', async () => {
	const before = desk.office!;
	const { container } = show(OwnCard, {});
	const old = fingerprint(await cardOf(before.keys, TODAY));
	await screen.findByText(old);
	await user.click(screen.getByText(t('desk.newKeys.title')));
	await user.click(screen.getByRole('button', { name: t('desk.newKeys.do') }));
	expect(screen.getByText(t('casework.fault.missing'))).toBeInTheDocument();
	expect(receive).not.toHaveBeenCalled();
	await user.click(screen.getByLabelText(t('desk.newKeys.reason.lost')));
	expect(screen.getByText(t('desk.newKeys.unsigned'))).toBeInTheDocument();
	await user.click(screen.getByLabelText(t('desk.newKeys.reason.yearly')));
	expect(screen.getByText(t('desk.newKeys.signed'))).toBeInTheDocument();
	await expectNoBarriers(container);
	receive.mockImplementation((_, marks) => {
		desk.office = marks[0]!.data as Office;
		return Promise.resolve({ ok: true });
	});
	await user.click(screen.getByRole('button', { name: t('desk.newKeys.do') }));
	await screen.findByText(t('desk.newKeys.done'));
	expect(receive.mock.calls).toHaveLength(1);
	expect(receive.mock.calls[0]?.[1]).toMatchObject([{ type: 'desk.office' }]);
	expect(receive.mock.calls[0]?.[2]).toEqual({ what: 'new-keys', why: 'yearly' });
	expect(desk.office).toMatchObject({ keys: { id: before.keys.id, name: '우리 사무실' }, earlier: [{ identity: before.keys.identity }] });
	const fresh = fingerprint(await cardOf(desk.office!.keys, TODAY));
	await waitFor(() => expect(screen.queryByText(old)).toBeNull());
	expect(screen.getByText(fresh)).toBeInTheDocument();
	expect((await post.ownCard())?.follows).toEqual(desk.office?.follows);
	await expectNoBarriers(container);
});

test('what cannot be kept changes nothing and is said', async () => {
	receive.mockResolvedValue({ ok: false, reason: 'full' });
	show(OwnCard, {});
	await user.click(await screen.findByText(t('desk.newKeys.title')));
	await user.click(screen.getByLabelText(t('desk.newKeys.reason.yearly')));
	await user.click(screen.getByRole('button', { name: t('desk.newKeys.do') }));
	await screen.findByText(t('desk.failed.full'));
	expect(screen.queryByText(t('desk.newKeys.done'))).toBeNull();
});

async function otherOffice(why: NewKeysWhy): Promise<{ old: OfficeCard; fresh: OfficeCard }> {
	const keys = await newOffice(newId(), '옆 사무실');
	const old = await cardOf(keys, TODAY - DAY);
	const held = await renewed({ keys }, why, Date.now());
	const fresh = { ...(await cardOf(held.keys, TODAY - DAY)), ...(held.follows && { follows: held.follows }) };
	desk.drawer = [kept(old, 'known')];
	receive.mockImplementation((_, marks) => {
		desk.drawer = [...desk.drawer, ...marks.map(({ data }) => ({ ...kept(old, 'new'), data }))];
		return Promise.resolve({ ok: true });
	});
	expect(await post.add(fresh)).toEqual({ ok: true });
	return { old, fresh };
}

test('an office we know, signed over: seen as such, counted after a yes, the card before until its letters are in', async () => {
	const { old, fresh } = await otherOffice('yearly');
	expect(post.receivers).toEqual([old]);
	const { container } = show(OfficeCardView, { entry: post.entries[1]! });
	expect(screen.getByText(t('desk.roster.renewed.signed'))).toBeInTheDocument();
	expect(screen.getAllByText(fingerprint(fresh)).length).toBeGreaterThan(0);
	await expectNoBarriers(container);
	await user.click(screen.getByRole('button', { name: t('desk.roster.renewed.yes') }));
	expect(post.receivers).toEqual([fresh]);
	expect(post.entryOf(old.id)?.card).toEqual(fresh);
	expect(post.entries[0]).toMatchObject({ state: 'known', card: { verify: old.verify, until: TODAY + GRACE_DAYS * DAY } });
});

test('an office we know with other keys and no word of the old ones: digits, and then the card before counts no more', async () => {
	const { old, fresh } = await otherOffice('lost');
	const { container } = show(OfficeCardView, { entry: post.entries[1]! });
	expect(screen.getByText(t('desk.roster.renewed.unsigned'))).toBeInTheDocument();
	expect(screen.queryByRole('button', { name: t('desk.roster.renewed.yes') })).toBeNull();
	await expectNoBarriers(container);
	const heard = screen.getByLabelText(t('desk.roster.heard', { name: '옆 사무실' }));
	await user.type(heard, fingerprint(old));
	await user.click(screen.getByRole('button', { name: t('desk.roster.compare') }));
	expect(screen.getByText(t('desk.roster.differs'))).toBeInTheDocument();
	expect(post.receivers).toEqual([old]);
	await user.clear(heard);
	await user.type(heard, fingerprint(fresh));
	await user.click(screen.getByRole('button', { name: t('desk.roster.compare') }));
	expect(post.receivers).toEqual([fresh]);
	expect(post.entries[0]?.state).toBe('revoked');
});

test('half of a known office is nobody: one old key beside a new one, or another office’s key', async () => {
	const { old, fresh } = await otherOffice('yearly');
	const { follows: _, ...bare } = fresh;
	expect(await post.add({ ...bare, verify: old.verify })).toEqual({ ok: false, reason: 'same-id' });
	expect(await post.add({ ...bare, recipient: old.recipient })).toEqual({ ok: false, reason: 'same-id' });
	expect(await post.add({ ...old, id: newId() })).toEqual({ ok: false, reason: 'same-key' });
});

test('a card chosen where a letter was asked for is named a card, in either form', async () => {
	const note = vi.spyOn(desk, 'note').mockResolvedValue();
	const card = await cardOf(await newOffice(newId(), '옆 사무실'), TODAY);
	for (const text of [canonical(card), cardCode(card)]) {
		const inbox = new Inbox();
		await inbox.file(new File([text], 'card.txt'));
		expect(inbox.stage).toMatchObject({ kind: 'refused', reason: 'a-card' });
	}
	const inbox = new Inbox();
	await inbox.file(new File(['{"id":1}'], 'card.txt'));
	expect(inbox.stage).toMatchObject({ kind: 'refused', reason: 'not-an-envelope' });
	expect(note.mock.calls.map(([{ why }]) => why)).toEqual(['a-card', 'a-card', 'not-an-envelope']);
});

test('a sender whose card nobody compared: compare it; whose card is over by now: ask for a new one', async () => {
	const keys = await newOffice(newId(), '옆 사무실');
	const card = await cardOf(keys, TODAY - DAY);
	const own = (await post.ownCard())!;
	const event = { ...kept(card, 'new'), office: keys.id, case: newId() };
	const sealed = await sealEnvelope({ from: keys, to: own, kind: 'referral', events: [event], now: Date.now() });
	if (!sealed.ok) throw new Error(sealed.reason);
	for (const [until, reason] of [
		[card.until, 'unverified-sender'],
		[TODAY, 'expired-sender']
	] as const) {
		desk.drawer = [kept({ ...card, until }, 'new')];
		expect(await post.open(sealed.text)).toEqual({ ok: false, reason, who: '옆 사무실' });
	}
});
