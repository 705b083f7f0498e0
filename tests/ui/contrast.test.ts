/** Text stays at 7:1, edges and icons at 3:1, in both themes, computed from tokens.css itself. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/lib/ui/tokens.css', 'utf8');
const block = (start: string) => {
	const from = css.indexOf(start);
	return Object.fromEntries([...css.slice(from, css.indexOf('}', from)).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((m) => [m[1], m[2]!]));
};
const themes = { light: block(':root {'), dark: block(":root[data-theme='dark']"), system: block(":root:not([data-theme='light'])") };

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** WCAG contrast ratio of two colours. */
function contrast(a: string, b: string): number {
	const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light! + 0.05) / (dark! + 0.05);
}

const TEXT = [
	['ink', 'paper'],
	['ink', 'raised'],
	['quiet', 'paper'],
	['quiet', 'raised'],
	['accent', 'paper'],
	['accent', 'raised'],
	['on-accent', 'accent'],
	['good', 'good-tint'],
	['ask', 'ask-tint'],
	['office', 'office-tint'],
	['urgent', 'urgent-tint'],
	['not-now', 'not-now-tint']
] as const;
const EDGES = [
	['edge', 'paper'],
	['edge', 'raised'],
	['focus', 'paper'],
	['focus', 'raised'],
	['accent', 'paper']
] as const;

test.each(Object.entries(themes))('%s: text 7:1, edges 3:1', (_, theme) => {
	for (const [ink, paper] of TEXT) expect(`${ink} on ${paper} ${contrast(theme[ink]!, theme[paper]!) >= 7}`).toBe(`${ink} on ${paper} true`);
	for (const [edge, paper] of EDGES) expect(`${edge} on ${paper} ${contrast(theme[edge]!, theme[paper]!) >= 3}`).toBe(`${edge} on ${paper} true`);
});

test('in the dark, letters on the page and on cards stand at 15:1, edges and the ring at 4.5:1', () => {
	for (const paper of ['paper', 'raised']) {
		expect(contrast(themes.dark['ink']!, themes.dark[paper]!)).toBeGreaterThanOrEqual(15);
		for (const edge of ['edge', 'focus', 'accent']) expect(contrast(themes.dark[edge]!, themes.dark[paper]!)).toBeGreaterThanOrEqual(4.5);
	}
});

test('both ways of being dark are the same', () => {
	expect(themes.system).toEqual(themes.dark);
});

test('the measure itself is right', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});
