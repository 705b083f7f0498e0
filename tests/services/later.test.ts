/** What lies below the first screen waits only where the page is drawn out of nothing. */
import { render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as afresh from '../../src/lib/services/afresh.ts';
import Later from '../../src/lib/services/Later.svelte';

const entered = (type: string) => vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type } as unknown as PerformanceEntry]);

beforeEach(() => vi.resetModules());
afterEach(() => {
	vi.restoreAllMocks();
	document.body.innerHTML = '';
	location.hash = '';
});

test('the rest comes after the beginning, without being asked', async () => {
	vi.spyOn(afresh, 'drawnAfresh').mockReturnValue(true);
	render(Later, { children: createRawSnippet(() => ({ render: () => '<p>below</p>' })) });
	expect(screen.queryByText('below')).toBeNull();
	expect(await screen.findByText('below')).toBeInTheDocument();
});

test('an address entered without its text is drawn out of nothing; the page after it is not', async () => {
	entered('navigate');
	const { drawnAfresh, afterBeginning } = await import('../../src/lib/services/afresh.ts');
	expect(drawnAfresh()).toBe(true);
	await new Promise<void>((then) => afterBeginning(then));
	expect(drawnAfresh()).toBe(false);
});

test('nor is a page that is come to from one without a part below', async () => {
	entered('navigate');
	const { drawnAfresh } = await import('../../src/lib/services/afresh.ts');
	document.body.innerHTML = '<main></main>';
	expect(drawnAfresh()).toBe(false);
});

test.each([
	['came with its text', () => (document.body.innerHTML = '<main></main>'), 'navigate'],
	['is gone back to', () => {}, 'back_forward'],
	['is loaded again', () => {}, 'reload'],
	['is entered at a heading', () => (location.hash = '#when'), 'navigate']
])('a page that %s is drawn whole', async (_, prepare, type) => {
	prepare();
	entered(type);
	expect((await import('../../src/lib/services/afresh.ts')).drawnAfresh()).toBe(false);
});
