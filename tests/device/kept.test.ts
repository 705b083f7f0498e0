import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { display } from '#lib/device/display.svelte.ts';
import { keep, kept } from '#lib/device/kept.ts';
import { saved } from '#lib/visit/saved.svelte.ts';

const isText = (v: unknown): v is string => typeof v === 'string';
beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test('a value is kept, a broken one is forgotten, a wrong one falls back', () => {
	expect(keep('a', 'x')).toBe(true);
	expect(kept('a', 'none', isText)).toBe('x');
	localStorage.setItem('bokji:a', '{broken');
	expect(kept('a', 'none', isText)).toBe('none');
	keep('a', 7);
	expect(kept('a', 'none', isText)).toBe('none');
});

test('a browser that refuses storage is told, not thrown', () => {
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	expect(keep('a', 'x')).toBe(false);
	expect(saved.add('one')).toBe(false);
	expect(saved.has('one')).toBe(true);
	expect(display.change({ size: 130 })).toBe(false);
	expect(document.documentElement).toHaveAttribute('data-size', '130');
});

test('saved services: newest first, once each, taken out and put back', () => {
	saved.start();
	saved.add('a');
	saved.add('b');
	saved.add('a');
	expect(saved.ids).toEqual(['a', 'b']);
	const before = saved.ids;
	saved.remove('a');
	expect(saved.ids).toEqual(['b']);
	saved.restore(before);
	expect(saved.ids).toEqual(['a', 'b']);
});

test('text size and theme are remembered and shown on the root', () => {
	display.change({ size: 100, theme: 'system', contrast: 'usual' });
	display.change({ size: 200, theme: 'dark' });
	expect(document.documentElement).toHaveAttribute('data-size', '200');
	expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
	display.change({ size: 100, theme: 'system' });
	expect(document.documentElement).not.toHaveAttribute('data-size');
	expect(document.documentElement).not.toHaveAttribute('data-theme');
});
