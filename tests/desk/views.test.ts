/** The parts of the hand-off's screens: what they say and do, without the desk behind them. */
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Collector, movingFrame, stillFrame } from '#lib/handoff/frames.ts';
import { cardOf, fingerprint, newOffice } from '#lib/handoff/office.ts';
import { framePicture } from '#lib/handoff/qr.ts';
import { newId } from '#lib/vault/event.ts';
import { random } from '#lib/vault/bytes.ts';
import Mail from '../../src/routes/desk/Mail.svelte';
import PickFile from '../../src/routes/desk/PickFile.svelte';
import Compare from '../../src/routes/desk/roster/Compare.svelte';
import Scanner from '../../src/routes/desk/Scanner.svelte';
import ShowQr from '../../src/routes/desk/send/ShowQr.svelte';
import { shareFile } from '../../src/routes/desk/share-file.ts';
import { DAY, moved, sent, stamped, at } from '../casework/support.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

const { t } = words;
const motion = (reduced: boolean) => vi.stubGlobal('matchMedia', (query: string) => ({ matches: reduced && query.includes('reduce') }));
const drawn = (container: Element) => container.querySelector('svg.code path')?.getAttribute('d');
beforeEach(() => motion(false));
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('a letter as a code', () => {
	test('that fits stands still; it may be parted where a camera is weak', async () => {
		const file = random(900);
		const { container } = show(ShowQr, { file });
		expect(drawn(container)).toBe(framePicture(stillFrame(file) ?? '').path);
		await expectNoBarriers(container);
		await userEvent.click(screen.getByRole('button', { name: t('desk.send.toMoving') }));
		expect(drawn(container)).toBe(framePicture(movingFrame(file, 0) ?? '').path);
	});

	test('that does not fit moves, slower than three times a second, and can be stopped; its frames make the letter', async () => {
		vi.useFakeTimers({ shouldAdvanceTime: false });
		const file = random(2000);
		const { container } = show(ShowQr, { file });
		const frames = new Map(Array.from({ length: 30 }, (_, n) => [framePicture(movingFrame(file, n) ?? '').path, movingFrame(file, n) ?? '']));
		const collector = new Collector();
		let caught;
		for (let n = 0; n < 8; n++) {
			caught = collector.take(frames.get(drawn(container) ?? '') ?? '');
			const before = drawn(container);
			await vi.advanceTimersByTimeAsync(334);
			expect(drawn(container), 'not three changes a second').toBe(before);
			await vi.advanceTimersByTimeAsync(66);
		}
		expect(caught).toEqual({ ok: true, done: true, message: file });
		expect(screen.getByText(t('desk.send.piece', { n: 1, least: 8 }))).toBeInTheDocument();
		screen.getByRole('button', { name: t('desk.send.pause') }).click();
		await vi.advanceTimersByTimeAsync(0);
		const paused = drawn(container);
		await vi.advanceTimersByTimeAsync(5000);
		expect(drawn(container)).toBe(paused);
		screen.getByRole('button', { name: t('desk.send.step') }).click();
		await vi.advanceTimersByTimeAsync(0);
		expect(drawn(container)).not.toBe(paused);
	});

	test('does not move by itself for whoever asked for less motion', async () => {
		motion(true);
		vi.useFakeTimers();
		const { container } = show(ShowQr, { file: random(2000) });
		const first = drawn(container);
		await vi.advanceTimersByTimeAsync(3000);
		expect(drawn(container)).toBe(first);
		expect(screen.getByRole('button', { name: t('desk.send.go') })).toBeInTheDocument();
	});

	test('too large for any code is said', () => {
		show(ShowQr, { file: new Uint8Array(121_000) });
		expect(screen.getByText(t('desk.send.tooLargeForQr'))).toBeInTheDocument();
	});
});

describe('comparing a card', () => {
	test('by what is heard: one wrong digit, too few, and then the right ones, however grouped', async () => {
		const card = await cardOf(await newOffice(newId(), '옆 사무실'), 0);
		const onsame = vi.fn();
		const { container } = show(Compare, { card, onsame });
		const field = screen.getByLabelText(t('desk.roster.heard', { name: card.name }));
		const right = fingerprint(card).replaceAll(' ', '');
		const say = async (digits: string) => {
			await userEvent.clear(field);
			await userEvent.type(field, digits);
			await userEvent.click(screen.getByRole('button', { name: t('desk.roster.compare') }));
		};
		await say(`${right.slice(0, 29)}${(Number(right[29]) + 1) % 10}`);
		expect(field).toHaveAccessibleDescription(new RegExp(t('desk.roster.differs').slice(0, 10)));
		await say(right.slice(0, 20));
		expect(screen.getByText(new RegExp(t('desk.roster.tooFew', { count: 20 }).slice(0, 8)))).toBeInTheDocument();
		expect(onsame).not.toHaveBeenCalled();
		await expectNoBarriers(container);
		await say(right.replace(/(.{4})/g, '$1-'));
		expect(onsame).toHaveBeenCalledTimes(1);
	});
});

describe('a camera that does not work', () => {
	test.each([
		['NotAllowedError', 'refused'],
		['NotFoundError', 'none'],
		['NotReadableError', 'busy']
	])('%s has words, a way on and a way out', async (name, state) => {
		vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia: () => Promise.reject(new DOMException('no', name)) } });
		const onstop = vi.fn();
		const { container } = show(Scanner, { label: 'scan', onfound: () => 'more', onstop });
		expect(await screen.findByText(t(`handoff.camera.${state}`))).toBeInTheDocument();
		expect(screen.getByText(t(`handoff.camera.mend.${state}`))).toBeInTheDocument();
		await expectNoBarriers(container);
		await userEvent.click(screen.getByRole('button', { name: t('handoff.camera.stop') }));
		expect(onstop).toHaveBeenCalled();
	});

	test('it is switched off when the page goes', async () => {
		const stop = vi.fn();
		const track = { stop, addEventListener: () => undefined };
		vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia: () => Promise.resolve({ getTracks: () => [track] }) } });
		vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
		const { unmount } = show(Scanner, { label: 'scan', onfound: () => 'more', onstop: () => undefined });
		await screen.findByText(t('handoff.camera.looking'));
		unmount();
		expect(stop).toHaveBeenCalled();
	});
});

test('what is in an envelope, in words', async () => {
	const events = [
		sent({ items: ['name', 'phone', 'sensitive'] }),
		at('referral.enclosed', { id: 'r1', sensitive: '무릎' }),
		moved('declined', { reason: 'no_room', words: '내년에' })
	];
	const { container } = show(Mail, { events: events.map((event) => stamped(event)) });
	for (const says of ['홍보기', '난방비', '무릎', `${t('casework.failReason.no_room')} · 내년에`]) expect(screen.getByText(says)).toBeInTheDocument();
	expect(container.textContent).toContain(DAY.slice(0, 4));
	await expectNoBarriers(container);
});

describe('files', () => {
	test('the same file may be picked twice', async () => {
		const onpick = vi.fn();
		const { container } = show(PickFile, { id: 'f', label: 'open', hint: 'a hint', onpick });
		const file = new File(['x'], 'x.txt');
		for (let i = 0; i < 2; i++) await userEvent.upload(screen.getByLabelText('open'), file);
		expect(onpick).toHaveBeenCalledTimes(2);
		await expectNoBarriers(container);
	});

	test("go through the system's sheet where it takes them, else to the downloads", async () => {
		const file = new File(['x'], 'x.txt');
		const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
		vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined }));
		const share = vi.fn(() => Promise.resolve());
		vi.stubGlobal('navigator', { canShare: ({ files }: { files: File[] }) => files.length === 1, share });
		expect(await shareFile(file)).toBe('shared');
		expect(share).toHaveBeenCalledWith({ files: [file] });
		share.mockRejectedValueOnce(new DOMException('x', 'AbortError'));
		expect(await shareFile(file)).toBe('cancelled');
		expect(click).not.toHaveBeenCalled();
		share.mockRejectedValueOnce(new DOMException('x', 'NotAllowedError'));
		expect(await shareFile(file)).toBe('saved');
		vi.stubGlobal('navigator', {});
		expect(await shareFile(file)).toBe('saved');
		expect(click).toHaveBeenCalledTimes(2);
	});
});
