/** Barriers that axe does not look for. Each check reads the page as it stands and returns one line a fault; none means none. */
import type { Page } from '@playwright/test';

/** The text spacing that WCAG 1.4.12 lets people ask for. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Sets the spacing through CSSOM, since the page's own rules of safety allow no style element; `false` takes it away again. */
export async function spaceText(page: Page, on: boolean): Promise<void> {
	await page.evaluate(
		([css, wanted]) => {
			const sheet = new CSSStyleSheet();
			if (wanted) sheet.replaceSync(css);
			document.adoptedStyleSheets = wanted ? [sheet] : [];
		},
		[SPACING, on] as const
	);
}

/** Whether the page scrolls sideways, and which texts are cut off by their box or run out of it. */
export const cutTexts = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const root = document.documentElement;
		const found = root.scrollWidth > root.clientWidth ? [`sideways ${root.scrollWidth} > ${root.clientWidth}`] : [];
		const said = (e: Element) => `${e.localName} "${(e.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 30)}"`;
		const hasOwnText = (e: Element) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim());
		for (const e of document.querySelectorAll<HTMLElement>('body *:not(.unseen, .skip, svg *, script)')) {
			if (!hasOwnText(e) || !e.checkVisibility() || e.closest('.unseen, #svelte-announcer')) continue;
			for (let box: HTMLElement | null = e; box; box = box.parentElement) {
				if (getComputedStyle(box).display === 'inline' || box === document.body || box === root) continue;
				const clips = /hidden|clip/.test(getComputedStyle(box).overflow);
				const over = Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
				if (clips && over > 1) found.push(`cut ${said(e)}`);
				// A box of fixed height lets its text run over what comes next.
				else if (box === e && box.clientHeight && box.scrollHeight - box.clientHeight > 6) found.push(`runs over ${said(e)}`);
			}
			if (e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('[tabindex="0"]')) found.push(`outside ${said(e)}`);
		}
		return [...new Set(found)];
	});

/** Share of the window's height that stays in place while one scrolls. */
export const fixedShare = (page: Page): Promise<number> =>
	page.evaluate(
		() =>
			[...document.querySelectorAll<HTMLElement>('body *')]
				.filter((e) => /fixed|sticky/.test(getComputedStyle(e).position) && e.checkVisibility() && !e.matches(':popover-open'))
				.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0) / innerHeight
	);

/** One h1, no level skipped on the way down, no empty heading. */
export const outlineFaults = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const heads = [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')].filter((h) => h.checkVisibility());
		const level = (h: HTMLElement) => Number(h.localName[1]);
		const found = heads.filter((h) => !h.textContent?.trim()).map((h) => `empty ${h.localName}`);
		const ones = heads.filter((h) => level(h) === 1).length;
		if (ones !== 1) found.push(`${ones} h1`);
		heads.forEach((h, i) => {
			const before = heads[i - 1];
			if (before && level(h) > level(before) + 1) found.push(`h${level(before)} to h${level(h)} "${h.textContent?.trim()}"`);
		});
		return found;
	});

/** Links of one name that lead to different places. The names are those the browser works out itself. */
export async function twoMeanings(page: Page): Promise<string[]> {
	const tree = await page.locator('body').ariaSnapshot();
	const places = new Map<string, Set<string>>();
	for (const [, name = '', url = ''] of tree.matchAll(/- link "((?:[^"\\]|\\.)*)".*\n\s*- \/url: (.+)/g))
		places.set(name, (places.get(name) ?? new Set()).add(url));
	return [...places].filter(([, urls]) => urls.size > 1).map(([name, urls]) => `${name}: ${[...urls].join(' ')}`);
}

/** Controls without a word in sight, or whose visible words are not in the name they are given. */
export const wordless = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const plain = (s: string) => s.replace(/[\s\u200b]+/g, '');
		return [...document.querySelectorAll<HTMLElement>('button, a[href], summary')]
			.filter((e) => e.checkVisibility())
			.flatMap((e) => {
				// Not innerText: it is empty where a long list is not drawn yet.
				const shown = e.cloneNode(true) as HTMLElement;
				for (const hidden of shown.querySelectorAll('.unseen')) hidden.remove();
				const seen = plain(shown.textContent ?? '');
				const given = e.getAttribute('aria-label');
				if (!seen) return [`no word ${e.outerHTML.slice(0, 60)}`];
				return given && !e.closest('svg') && !plain(given).includes(seen) ? [`"${seen}" is not in "${given}"`] : [];
			});
	});

/** In forced colours: a control without text or edge, an icon that keeps its own colour. */
export const vanished = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const seen = (colour: string) => !/rgba\(.*, 0\)|transparent/.test(colour);
		const said = (e: Element) => e.outerHTML.replace(/\s+/g, ' ').slice(0, 70);
		const found: string[] = [];
		/** Links and summaries are told by their text, everything else needs an edge. */
		const edged = (e: HTMLElement) => e.matches('input, select, textarea, .card, .button, button:not(.plain, .term)');
		const shows = (e: HTMLElement) => {
			const style = getComputedStyle(e);
			if (style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0 && seen(style.borderTopColor)) return true;
			if (e.matches('input[type=checkbox], input[type=radio]') && style.appearance !== 'none') return true;
			return !edged(e) && Boolean(e.textContent?.trim()) && style.color !== style.backgroundColor;
		};
		for (const e of document.querySelectorAll<HTMLElement>('button, .button, .card, a[href], input, select, textarea, summary'))
			if (e.checkVisibility() && !e.closest('svg') && !shows(e)) found.push(said(e));
		for (const svg of document.querySelectorAll<SVGElement>('svg')) {
			if (!svg.checkVisibility() || svg.querySelector('text') || svg.matches('.qr')) continue;
			for (const part of svg.querySelectorAll<SVGElement>('path, circle, rect, line, polyline')) {
				const style = getComputedStyle(part);
				if (![style.stroke, style.fill].some((paint) => paint === style.color)) found.push(said(part));
			}
		}
		return [...new Set(found)];
	});

/** What would still move although less motion was asked for. */
export const moving = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((e) => {
			const style = getComputedStyle(e);
			const times = `${style.transitionDuration}, ${style.animationName === 'none' ? '0s' : style.animationDuration}`;
			return times.split(',').some((t) => parseFloat(t) > 0) || style.scrollBehavior === 'smooth' ? [e.outerHTML.slice(0, 60)] : [];
		})
	);

/** Tabs through the page; what is focused has to lie free at its middle and near its corners, with a ring around it. */
export async function hiddenFocus(page: Page, steps: number): Promise<string[]> {
	const found: string[] = [];
	for (let step = 0; step < steps; step++) {
		await page.keyboard.press('Tab');
		const fault = await page.evaluate(() => {
			const e = document.activeElement as HTMLElement | null;
			if (!e || e === document.body) return '';
			const said = `"${(e.innerText || e.id || e.localName).trim().slice(0, 30)}"`;
			const bars = [...document.querySelectorAll<HTMLElement>('nav, header, footer')].filter((bar) => getComputedStyle(bar).position === 'fixed');
			const room = innerHeight - bars.reduce((sum, bar) => sum + bar.offsetHeight, 0);
			// A link over several lines has a box for each.
			for (const { left, right, top, bottom } of e.getClientRects()) {
				// What is taller than the room beside its margins cannot be seen whole.
				if (bottom - top > 0.8 * room) continue;
				if (top < -1 || bottom > innerHeight + 1) return `out of sight ${said}`;
				const [midX, midY] = [(left + right) / 2, (top + Math.min(bottom, innerHeight)) / 2];
				for (const [x, y] of [
					[midX, midY],
					[left + 6, midY],
					[right - 6, midY],
					[midX, top + 4],
					[midX, Math.min(bottom, innerHeight) - 4]
				] as const) {
					const there = document.elementFromPoint(x, y);
					if (there && !e.contains(there) && !there.contains(e)) return `behind ${there.localName} ${said}`;
				}
			}
			const ring = getComputedStyle(e);
			return ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 3 ? `no ring ${said}` : '';
		});
		if (fault) found.push(fault);
	}
	return found;
}

/** Of each kind of control one is photographed with and without the focus; returns those that look the same. */
export async function sameWhenFocused(page: Page): Promise<string[]> {
	const found: string[] = [];
	// From here on the browser takes focus to come from keys.
	await page.keyboard.press('Tab');
	const all = await page.locator('main :is(button, a[href], input, select, summary), nav a, footer button').elementHandles();
	const kinds = new Map<string, (typeof all)[number]>();
	for (const handle of all) {
		if (!(await handle.isVisible())) continue;
		const kind = await handle.evaluate(
			(e: Element) => `${e.localName}.${[...e.classList].filter((c) => !c.startsWith('svelte-')).join('.')} ${e.getAttribute('type') ?? ''}`
		);
		if (!kinds.has(kind)) kinds.set(kind, handle);
	}
	for (const [kind, handle] of kinds) {
		await handle.evaluate((e: HTMLElement) => {
			e.scrollIntoView({ block: 'center' });
			e.focus({ preventScroll: true });
		});
		const box = (await handle.boundingBox())!;
		const { width, height } = page.viewportSize()!;
		const [x, y] = [Math.max(0, box.x - 6), Math.max(0, box.y - 6)];
		const clip = { x, y, width: Math.min(width - x, box.width + 12), height: Math.min(height - y, box.height + 12) };
		const focused = await page.screenshot({ clip });
		await handle.evaluate((e: HTMLElement) => e.blur());
		if (focused.equals(await page.screenshot({ clip }))) found.push(kind);
	}
	return found;
}

/** From now on everything that a live region says is written down; read it with `heard`. */
export const listen = (page: Page): Promise<unknown> =>
	page.addInitScript(() => {
		const log: string[] = ((globalThis as unknown as { heard: string[] }).heard = []);
		new MutationObserver((changes) => {
			const regions = new Set<Element>();
			for (const { target } of changes) {
				const at = target instanceof Element ? target : target.parentElement;
				const region = at?.closest('[aria-live], [role=status], [role=alert]');
				if (region && region.getAttribute('aria-live') !== 'off') regions.add(region);
			}
			for (const region of regions) if (region.textContent?.trim()) log.push(region.textContent.trim());
		}).observe(document, { subtree: true, childList: true, characterData: true });
	});

export const heard = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

/**
 * Words whose letters do not belong to the language they stand in: Hangul outside lang="ko", and what is
 * not Korean inside it. A single foreign word inside Korean (a name, SMS) is not looked at.
 */
export const strayTongues = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found = new Set<string>();
		const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const at = node.parentElement!;
			const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
			if (!text || at.closest('script, style, #svelte-announcer') || !at.checkVisibility()) continue;
			const lang = at.closest('[lang]')?.getAttribute('lang') ?? '';
			const korean = /^ko\b/.test(lang);
			const said = `${lang}: ${at.localName}.${at.className} "${text.slice(0, 50)}"`;
			if (!korean && /\p{Script=Hangul}/u.test(text)) found.add(said);
			// Three words of small letters, Cyrillic or Han signs are a sentence of another language.
			if (korean && !/\p{Script=Hangul}/u.test(text) && /\p{Script=Cyrillic}|\p{Script=Han}{2}|(?:\p{Script=Latin}+ ){2}\p{Ll}/u.test(text)) found.add(said);
		}
		return [...found];
	});
