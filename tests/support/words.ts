/** The real words, for component tests; and a way to draw a view with them. */
import { render, type RenderResult } from '@testing-library/svelte';
import axe from 'axe-core';
import { readFileSync } from 'node:fs';
import type { Component } from 'svelte';
import { expect } from 'vitest';
import { firstWords, type Words, type WordTree } from '#lib/i18n/words.ts';
import Frame from './Frame.svelte';

const ko = JSON.parse(readFileSync('.content/words/ko.json', 'utf8')) as WordTree;
export const words = firstWords(ko);

/** Draws a view as the app does: with words around it, those of the first language unless told otherwise. */
export function show<Props extends Record<string, unknown>>(view: Component<Props>, props: Props, spoken: Words = words): RenderResult<typeof Frame> {
	return render(Frame, { props: { words: spoken, view: view as never, given: props } });
}

/** No rule of axe is broken (colours need a real browser and are checked in the journeys). */
export async function expectNoBarriers(container: Element): Promise<void> {
	const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
	expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 80)).join(' | ')}`)).toEqual([]);
}
