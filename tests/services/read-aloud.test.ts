/** Reading aloud as people use it, with a speech that makes no sound. */
import { act, configure, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { online } from '#lib/device/online.svelte.ts';
import { voice } from '#lib/device/voice.svelte.ts';
import FullBody from '#lib/services/FullBody.svelte';
import ServiceSheet from '../../src/routes/ServiceSheet.svelte';
import type { Words } from '#lib/i18n/words.ts';
import { FakeSpeech } from '../support/fake-speech.ts';
import Frame from '../support/Frame.svelte';
import { full, pack } from '../support/model.ts';
import { expectNoBarriers, show, words } from '../support/words.ts';

// The first time its file comes, a busy machine is slow.
configure({ asyncUtilTimeout: 10_000 });
const user = userEvent.setup();
const service = full('basic-pension');
const props = {
	service,
	documents: pack.tables.documents,
	terms: Object.values(pack.tables.terms),
	today: '2026-11-23',
	placesHref: '/places/',
	fallback: '120'
};
const listen = (name: string) => screen.findByRole('button', { name: `${name}: 듣기` });
const strip = () => screen.getByRole('group', { name: /듣는 중$/ });
/** All that one section says, until it is through. */
async function wholeOf(speech: FakeSpeech, name: string): Promise<string[]> {
	speech.said = [];
	await user.click(await listen(name));
	for (let i = 0; i < 200 && voice.state === 'reading'; i++) await act(() => speech.finish());
	expect(voice.state).toBe('quiet');
	return speech.said.map(({ text }) => text);
}
const seen = (state: 'hidden' | 'visible') => {
	vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
	document.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
	localStorage.clear();
	online.now = true;
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

test('a section is read sentence by sentence: its heading first, what it shows, and never what is hidden', async () => {
	const speech = new FakeSpeech('ko-KR');
	const { container } = show(FullBody, props);
	const said = await wholeOf(speech, '누가 받나요');
	expect(said[0]).toBe('누가 받나요');
	const all = said.join(' ');
	for (const line of [...service.text.who, ...service.text.caution]) expect(all).toContain(line);
	// The meaning of a hard word waits behind its button.
	for (const meaning of container.querySelectorAll('[popover] .quiet')) expect(all).not.toContain(meaning.textContent);
	expect(said.every((one) => one.length <= 120)).toBe(true);
	expect((await wholeOf(speech, '무엇을 받나요')).join(' ')).toContain('월 최대 349,700원');
	expect((await wholeOf(speech, '어떻게 신청하나요')).join(' ')).not.toContain('우리 동주민센터');
});

test('it shows the sentence, pauses, goes on with the same one, and stops; focus is not lost', async () => {
	const speech = new FakeSpeech('ko-KR');
	const { container } = show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	await act(() => speech.finish());
	const now = speech.last.text;
	expect(within(strip()).getByText(now)).toHaveAttribute('aria-hidden', 'true');
	expect(screen.queryByRole('alert')).toBeNull();
	await expectNoBarriers(container);
	await user.click(screen.getByRole('button', { name: '무엇을 받나요: 잠시 멈춤' }));
	expect([voice.state, speech.said.length]).toEqual(['paused', 2]);
	await user.click(screen.getByRole('button', { name: '무엇을 받나요: 이어 듣기' }));
	expect(speech.said.map(({ text }) => text)).toEqual(['무엇을 받나요', now, now]);
	await user.click(screen.getByRole('button', { name: '그만 듣기' }));
	expect(screen.queryByRole('group', { name: /듣는 중$/ })).toBeNull();
	await waitFor(() => expect(screen.getByRole('button', { name: '무엇을 받나요: 듣기' })).toHaveFocus());
	expect(voice.state).toBe('quiet');
});

test('another section takes over; only one voice speaks', async () => {
	const speech = new FakeSpeech('ko-KR');
	show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	const hushed = speech.hushed;
	await user.click(await listen('누가 받나요'));
	expect(speech.hushed).toBeGreaterThan(hushed);
	expect(speech.last.text).toBe('누가 받나요');
	expect(screen.getAllByRole('group', { name: /듣는 중$/ })).toHaveLength(1);
});

test('the speed changes at once, is kept, and comes back', async () => {
	const speech = new FakeSpeech('ko-KR');
	const { unmount } = show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	const usual = speech.last.rate;
	await user.click(screen.getByRole('button', { name: '느리게' }));
	expect(speech.last.rate).toBeLessThan(usual);
	expect(screen.getByRole('button', { name: '느리게' })).toHaveAttribute('aria-pressed', 'true');
	expect(localStorage.getItem('bokji:voice-speed')).toBe('"slow"');
	unmount();
	voice.speed = 'usual';
	show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	expect(speech.last.rate).toBeLessThan(usual);
});

test('a voice that breaks off is told, and one goes on with that sentence or stops', async () => {
	const speech = new FakeSpeech('ko-KR');
	const { container } = show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	await act(() => speech.finish());
	const now = speech.last.text;
	await act(() => speech.last.onerror?.());
	expect(screen.getByRole('alert')).toHaveTextContent(/목소리가 끊겼어요/);
	await expectNoBarriers(container);
	await user.click(screen.getByRole('button', { name: '무엇을 받나요: 이어 듣기' }));
	expect([speech.last.text, screen.queryByRole('alert')]).toEqual([now, null]);
	await act(() => speech.last.onerror?.());
	await user.click(screen.getByRole('button', { name: '그만 듣기' }));
	expect(screen.queryByRole('alert')).toBeNull();
});

test.each(['never begins', 'begins and stays silent', 'marks a word and stays silent'])('a voice that %s is told', async (how) => {
	const speech = new FakeSpeech('ko-KR');
	show(FullBody, props);
	const button = await listen('무엇을 받나요');
	vi.useFakeTimers();
	await act(() => button.click());
	if (how !== 'never begins') speech.last.onstart?.();
	if (how.startsWith('marks')) speech.last.onboundary?.();
	await act(() => vi.advanceTimersByTime(3000));
	expect(voice.state).toBe('reading');
	await act(() => vi.advanceTimersByTime(60_000));
	expect(screen.getByRole('alert')).toHaveTextContent(/목소리가 끊겼어요/);
});

test('paused, nobody waits for a voice; a late error of a cut sentence is not one', async () => {
	const speech = new FakeSpeech('ko-KR');
	show(FullBody, props);
	const button = await listen('무엇을 받나요');
	vi.useFakeTimers();
	await act(() => button.click());
	await act(() => button.click());
	await act(() => vi.advanceTimersByTime(600_000));
	expect(voice.state).toBe('paused');
	expect(speech.said).toHaveLength(1);
});

test('silent when the page is hidden, put away or changed', async () => {
	const speech = new FakeSpeech('ko-KR');
	const { unmount } = show(FullBody, props);
	for (const put of [() => seen('hidden'), () => dispatchEvent(new Event('pagehide'))]) {
		await user.click(await screen.findByRole('button', { name: /^무엇을 받나요: (듣기|이어 듣기)/ }));
		const hushed = speech.hushed;
		await act(put);
		expect([voice.state, speech.hushed > hushed]).toEqual(['paused', true]);
		await act(() => seen('visible'));
		expect(voice.state).toBe('paused');
	}
	await user.click(screen.getByRole('button', { name: '무엇을 받나요: 이어 듣기' }));
	const hushed = speech.hushed;
	unmount();
	expect([voice.state, speech.hushed > hushed, speech.watched]).toEqual(['quiet', true, 0]);
});

test('no button without a voice for the language; it comes when the voice comes', async () => {
	const speech = new FakeSpeech('en-US', 'ja-JP');
	const { container } = show(FullBody, props);
	await waitFor(() => expect(container.querySelector('.aloud')).not.toBeNull());
	expect(screen.queryByRole('button', { name: /듣기$/ })).toBeNull();
	await act(() => speech.arrive('ko_KR'));
	expect(screen.getAllByRole('button', { name: /듣기$/ }).length).toBeGreaterThan(4);
});

test('a voice that sends text away is used only with a network and only where no other is, and says so', async () => {
	const speech = new FakeSpeech('ko-KR+', 'ko-KR');
	show(FullBody, props);
	await user.click(await listen('무엇을 받나요'));
	expect(speech.last.voice).toMatchObject({ localService: true });
	expect(screen.queryByText(/인터넷으로 보내서/)).toBeNull();
	await act(() => speech.arrive('ko-KR+'));
	expect(screen.getByText(/인터넷으로 보내서/)).toBeInTheDocument();
	await user.click(screen.getByRole('button', { name: '그만 듣기' }));
	await act(() => (online.now = false));
	expect(screen.queryByRole('button', { name: /듣기$/ })).toBeNull();
});

test('without any speech the page is as it was', async () => {
	const { container } = show(FullBody, props);
	await act();
	expect(container.querySelector('.aloud')).toBeNull();
});

test('in another language its own lines are read by its own voice, not the Korean beside them', async () => {
	const speech = new FakeSpeech('ko-KR', 'en-US');
	const told = {
		state: 'draft',
		date: '2026-11-23',
		said: '',
		name: 'Basic pension',
		gist: 'Money',
		youGet: service.text.youGet.map((_, i) => `You get 349,700 won, line ${i}.`)
	};
	const english: Words = { ...words, lang: 'en', told: () => told as never };
	render(Frame, { props: { words: english, view: FullBody as never, given: props } });
	const said = await wholeOf(speech, '무엇을 받나요');
	expect(said).toContain('You get 349,700 won, line 0.');
	for (const line of service.text.youGet) expect(said.join(' ')).not.toContain(line);
	expect(speech.said.find(({ text }) => text.startsWith('You get'))).toMatchObject({ lang: 'en-US' });
	expect(speech.said[0]).toMatchObject({ text: '무엇을 받나요', lang: 'ko-KR' });
});

test('in easy Korean the easy lines are read', async () => {
	const speech = new FakeSpeech('ko-KR');
	render(Frame, { props: { words: { ...words, lang: 'ko-easy' }, view: FullBody as never, given: props } });
	const all = (await wholeOf(speech, '누가 받나요')).join(' ');
	for (const line of service.easy.who) expect(all).toContain(line);
	expect(speech.last.lang).toBe('ko-KR');
});

test('the page has a button of its own: name, gist and what the state is, not the whole screen', async () => {
	const speech = new FakeSpeech('ko-KR');
	const sheet = { service, documents: props.documents, sources: pack.tables.sources, terms: pack.tables.terms, linked: {} };
	show(ServiceSheet, { sheet } as never);
	const said = (await wholeOf(speech, service.name)).join(' ');
	expect(said.startsWith(service.name)).toBe(true);
	expect(said.indexOf(service.name, 1)).toBe(-1);
	expect(said).toContain(service.text.gist);
	expect(said).not.toContain(service.text.youGet[0]);
	expect(said).not.toContain('인쇄');
});
