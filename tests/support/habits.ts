/** Habits of the whole app that axe does not know: places, gaps, links out, help and menu the same everywhere. One line a fault. */
import type { Page } from '@playwright/test';

/** Controls lower than 48 px, first actions lower than 56 px. */
export const smallTargets = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('button, .button, summary, input:not([type=radio]):not([type=checkbox]), select, nav a')]
			.filter((e) => e.checkVisibility() && !e.classList.contains('term') && !e.closest('p.skip'))
			.filter((e) => e.getBoundingClientRect().height < (e.matches('.primary') ? 55.5 : 47.5))
			.map((e) => `${e.localName} "${e.textContent?.trim().slice(0, 20)}"`)
	);

/** Two controls with less than 8 px between them; links inside a text are its words. */
export const tightTargets = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const all = [...document.querySelectorAll<HTMLElement>('button:not(.term), .button, summary, input:not([type=radio], [type=checkbox]), select, nav a')]
			.filter((e) => e.checkVisibility() && !e.closest('.skip, svg'))
			.map((e) => ({ e, box: e.getBoundingClientRect(), stays: getComputedStyle(e.closest('nav') ?? e).position === 'fixed' }));
		const said = (e: Element) => `"${e.textContent?.trim().replace(/\s+/g, ' ').slice(0, 20)}"`;
		const found: string[] = [];
		for (const [i, a] of all.entries())
			for (const b of all.slice(i + 1, i + 4)) {
				if (a.stays !== b.stays || a.e.contains(b.e)) continue;
				const aside = Math.max(a.box.left, b.box.left) - Math.min(a.box.right, b.box.right);
				const below = Math.max(a.box.top, b.box.top) - Math.min(a.box.bottom, b.box.bottom);
				if (Math.max(aside, below) < 7.5) found.push(`${said(a.e)} ${said(b.e)} ${Math.max(aside, below).toFixed(1)} px`);
			}
		return found;
	});

/** Letters under 16 px, in pictures too, or lines closer than 1.35 in headings and 1.5 in text. */
export const smallLetters = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const drawn = [...document.querySelectorAll<SVGTextElement>('svg text')]
			.filter((e) => e.checkVisibility() && parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM()?.a ?? 1) < 15.9)
			.map((e) => `drawn "${e.textContent?.trim().slice(0, 20)}"`);
		const written = [...document.querySelectorAll<HTMLElement>('body *:not(svg *)')]
			.filter((e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim()) && e.checkVisibility())
			.filter((e) => {
				const { fontSize, lineHeight } = getComputedStyle(e);
				const least = e.closest('h1, h2, h3, button, .button, summary') ? 1.34 : 1.49;
				return parseFloat(fontSize) < 15.9 || parseFloat(lineHeight) / parseFloat(fontSize) < least;
			})
			.map((e) => `${e.localName} "${e.textContent?.trim().slice(0, 20)}"`);
		return [...written, ...drawn];
	});

/** Texts with room for more than forty Hangul in a line: a Hangul is as wide as its letters are high. */
export const longLines = (page: Page): Promise<string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('p, li, dd')]
			.filter((e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent!.trim()) && e.checkVisibility())
			.filter((e) => e.clientWidth / parseFloat(getComputedStyle(e).fontSize) > 40)
			.map((e) => `${e.localName} "${e.textContent?.trim().slice(0, 20)}"`)
	);

/** Tabbing that jumps up or back: the order of the keys against the boxes on the screen. */
export const backwards = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const stops = [...document.querySelectorAll<HTMLElement>('header :is(a, button), main :is(a[href], button, input, select, textarea, summary)')].filter(
			(e) => e.checkVisibility() && !e.closest('svg') && !(e instanceof HTMLInputElement && e.type === 'radio' && !e.checked)
		);
		const said = (e: Element) => `"${e.textContent?.trim().replace(/\s+/g, ' ').slice(0, 20)}"`;
		return stops.slice(1).flatMap((to, i) => {
			// A link over several lines begins and ends where its first and last lines do.
			const [from, at] = [[...stops[i]!.getClientRects()].at(-1), to.getClientRects()[0]];
			if (!from || !at) return [];
			const up = at.bottom <= from.top + 1;
			const back = at.bottom > from.top + 1 && at.top < from.bottom - 1 && at.right <= from.left + 1;
			return up || back ? [`${said(stops[i]!)} to ${said(to)}`] : [];
		});
	});

/** Links that leave the app without saying so, open a window, ring without a number in sight, or lead nowhere on their page. `away`: what a link out says. */
export const silentLinks = (page: Page, away: string): Promise<string[]> =>
	page.evaluate((words) => {
		const said = (e: Element) => `${e.getAttribute('href')} "${e.textContent?.trim().slice(0, 30)}"`;
		return [...document.querySelectorAll<HTMLAnchorElement>('a[href]')].flatMap((e) => {
			const text = e.textContent ?? '';
			if (e.getAttribute('target')) return [`opens a window: ${said(e)}`];
			if (e.protocol === 'tel:') return /\d/.test(text) ? [] : [`rings: ${said(e)}`];
			if (/^https?:$/.test(e.protocol) && e.origin !== location.origin) return text.includes(words) ? [] : [`leaves: ${said(e)}`];
			const inside = e.origin === location.origin && e.pathname === location.pathname && e.hash.length > 1;
			return inside && !document.getElementById(decodeURIComponent(e.hash.slice(1))) ? [`leads nowhere: ${said(e)}`] : [];
		});
	}, away);

/** Ids that stand twice. */
export const twinIds = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
		return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
	});

/** What is the same on every page: the ways to help at the foot and the menu, in their order. */
export const sameEverywhere = (page: Page): Promise<string> =>
	page.evaluate(() =>
		[...document.querySelectorAll('footer :is(h2, a, button), .app > nav a')].map((e) => e.textContent!.trim().replace(/\s+/g, ' ')).join(' · ')
	);

/** One hand: the menu in the lower half with four ways at most, each a drawing and a word; the way back first at the top left. */
export const outOfReach = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const found: string[] = [];
		const menu = document.querySelector('.app > nav');
		const ways = [...(menu?.querySelectorAll('a') ?? [])];
		if (!menu || menu.getBoundingClientRect().top < innerHeight / 2) found.push('the menu is not in the lower half');
		if (!ways.length || ways.length > 4) found.push(`${ways.length} ways in the menu`);
		for (const way of ways) if (!way.querySelector('svg') || !way.textContent?.trim()) found.push(`not a drawing and a word: ${way.textContent}`);
		const back = document.querySelector('header button');
		const box = back?.getBoundingClientRect();
		if (location.pathname !== '/' && !(box && box.left < innerWidth / 3 && box.top + scrollY < 100)) found.push('the way back is not at the top left');
		return found;
	});

/**
 * One hand, in a window of a phone that has not been scrolled: the first action that lies so high that no scrolling brings it to a thumb, the
 * upper third. Where nothing is marked as first, it is the first button; where there is none, one of the links or choices is enough.
 */
export const beyondThumb = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const all = (what: string) => [...document.querySelectorAll<HTMLElement>(what)].filter((e) => e.checkVisibility() && !e.closest('svg'));
		const low = (e: HTMLElement) => {
			const { top, bottom } = e.getBoundingClientRect();
			return (top + bottom) / 2 + scrollY >= innerHeight / 3;
		};
		const first = ['main .primary', 'main :is(button, .button)'].map((what) => all(what)[0]).find(Boolean);
		const those = first ? [first] : all('main :is(a[href], label, summary)');
		return !those.length || those.some(low) ? [] : those.slice(0, 1).map((e) => `too high "${e.textContent!.trim().slice(0, 20)}"`);
	});

/** Where the page says one is: the words of what is marked as the current page. */
export const currentWays = (page: Page): Promise<string[]> =>
	page.evaluate(() => [...document.querySelectorAll('[aria-current=page]')].map((e) => e.textContent!.trim()));

/** A page of more than eight windows with five parts or more has a list of its contents before the first of them. */
export const withoutContents = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const heads = [...document.querySelectorAll<HTMLElement>('main h2')].filter((e) => e.checkVisibility());
		const [first] = heads;
		if (!first || heads.length < 5 || document.querySelector('main')!.scrollHeight < 8 * innerHeight) return [];
		const list = [...document.querySelectorAll<HTMLElement>('main nav')].find((nav) => nav.querySelectorAll('a[href^="#"]').length >= 3);
		return list && list.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING ? [] : [`${heads.length} parts, no list of contents`];
	});
