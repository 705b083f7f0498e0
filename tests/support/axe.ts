/** Axe as strict as the checklist asks, in the page itself: no second page is opened, and the theme may change between two looks. */
import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** Rules that stand under no tag of ours, or are switched off unless they are named. */
const RULES = ['target-size', 'label-content-name-mismatch', 'color-contrast-enhanced', 'identical-links-same-purpose'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];
/** The rules that read a colour: all that another theme can change. */
export const COLOURS = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/** Every rule, or only those named. */
export async function axed(page: Page, only?: string[], within = 'html'): Promise<AxeResults> {
	if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
	const options: RunOptions = {
		runOnly: only ? { type: 'rule', values: only } : { type: 'tag', values: TAGS },
		...(only ? {} : { rules: Object.fromEntries(RULES.map((id) => [id, { enabled: true }])) }),
		resultTypes: ['violations', 'incomplete']
	};
	return page.evaluate(([place, how]) => (globalThis as unknown as { axe: typeof axe }).axe.run(place, how), [within, options] as const);
}

/** One line a rule that is broken, with the first places. */
export const broken = ({ violations }: AxeResults): string[] =>
	violations.map(
		(v) =>
			`${v.id}: ${v.nodes
				.map((n) => n.target.join(' '))
				.slice(0, 3)
				.join(' | ')}`
	);
