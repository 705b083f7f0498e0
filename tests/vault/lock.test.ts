import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { IDLE, idleLeft, lockReason } from '#lib/vault/lock-policy.ts';

const T = 1_000_000_000;

test.each([
	['just touched', { now: T, lastActive: T, place: 'booth' }, undefined],
	['a booth after three minutes', { now: T + 180_000, lastActive: T, place: 'booth' }, 'idle'],
	['an office after three minutes', { now: T + 180_000, lastActive: T, place: 'office' }, undefined],
	['an office after five', { now: T + 300_000, lastActive: T, place: 'office' }, 'idle'],
	['hidden for a minute', { now: T + 60_000, lastActive: T, hiddenSince: T, place: 'office' }, undefined],
	['hidden for more', { now: T + 60_001, lastActive: T, hiddenSince: T, place: 'office' }, 'hidden'],
	['after a night asleep', { now: T + 8 * 3_600_000, lastActive: T, hiddenSince: T, place: 'office' }, 'idle'],
	['a clock set right by a second', { now: T - 1000, lastActive: T, place: 'booth' }, undefined],
	['a clock set back by an hour', { now: T - 3_600_000, lastActive: T, place: 'booth' }, 'clock']
] as const)('%s', (_, watch, reason) => {
	expect(lockReason(watch)).toBe(reason);
});

test('the time left is told', () => {
	expect(idleLeft({ now: T + 170_000, lastActive: T, place: 'booth' })).toBe(10_000);
	expect(idleLeft({ now: T + 999_000, lastActive: T, place: 'booth' })).toBe(0);
	expect(IDLE.booth).toBeLessThan(IDLE.office);
});

/** A window and a document just large enough to be watched. */
async function watched() {
	const { DeskLock } = await import('#lib/vault/lock.svelte.ts');
	const [view, page] = [new EventTarget(), Object.assign(new EventTarget(), { visibilityState: 'visible' })];
	vi.stubGlobal('window', view);
	vi.stubGlobal('document', page);
	const clock = { now: T };
	const told: string[] = [];
	const tab = () => new DeskLock({ now: () => clock.now, place: () => 'booth', wipe: () => told.push('wipe'), leave: (reason) => told.push(reason) });
	const hide = (state: 'hidden' | 'visible') => {
		page.visibilityState = state;
		page.dispatchEvent(new Event('visibilitychange'));
	};
	return { view, clock, told, tab, hide };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('idle at a booth: a warning in the last half minute, a touch clears it, then the lock, once', async () => {
	const { view, clock, told, tab } = await watched();
	const lock = tab();
	lock.start();
	const later = (ms: number) => {
		clock.now += ms;
		vi.advanceTimersByTime(1000);
	};
	later(155_000);
	expect(lock.soon).toBe(25);
	view.dispatchEvent(new Event('pointerdown'));
	later(1000);
	expect(lock.soon).toBeUndefined();
	later(180_000);
	later(180_000);
	expect(told).toEqual(['wipe', 'idle']);
});

test('a touch after a night asleep does not keep the desk open', async () => {
	const { view, clock, told, tab } = await watched();
	tab().start();
	clock.now += 8 * 3_600_000;
	view.dispatchEvent(new Event('keydown'));
	expect(told).toEqual(['wipe', 'idle']);
});

test('hidden for more than a minute locks on the next look, less does not', async () => {
	const { clock, told, tab, hide } = await watched();
	tab().start();
	hide('hidden');
	clock.now += 30_000;
	hide('visible');
	clock.now += 40_000;
	hide('hidden');
	expect(told).toEqual([]);
	clock.now += 61_000;
	hide('visible');
	expect(told).toEqual(['wipe', 'hidden']);
});

test('opened while out of sight, the minute begins at once; seen again after an earlier lock, it does not count on', async () => {
	const { clock, told, tab, hide } = await watched();
	const lock = tab();
	hide('hidden');
	lock.start();
	clock.now += 61_000;
	lock.look();
	expect(told).toEqual(['wipe', 'hidden']);
	hide('visible');
	lock.start();
	lock.look();
	expect(told).toHaveLength(2);
});

test('leaving the page locks, and a page out of the back/forward cache goes to the locked one', async () => {
	const { view, told, tab } = await watched();
	tab().start();
	view.dispatchEvent(new Event('pagehide'));
	view.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
	expect(told).toEqual(['wipe', 'left', 'left']);
});

test('one tab locks, every tab locks within a second', async () => {
	vi.useRealTimers();
	const { told, tab } = await watched();
	const [one, two] = [tab(), tab()];
	one.start();
	two.start();
	one.lock();
	await vi.waitFor(() => expect(told).toEqual(['wipe', 'asked', 'wipe', 'other-tab']), 1000);
});
