/** What a section shows, as lines to be said: what is hidden, folded or only for paper is left out. */
import type { Line } from '#lib/device/speech.ts';
import { FIRST_LANGUAGE } from '#lib/i18n/words.ts';

const UNSAID = 'h1, h2, svg, [hidden], [aria-hidden="true"], [popover], [data-unsaid], .no-print, .on-paper, .only-print, .unseen';

/** `lang`: the tag of the page. Its heading is left out: whoever reads says it first. */
export function linesOf(section: Element, lang: string): Line[] {
	const lines: Line[] = [];
	let text = '';
	const end = (tag: string) => {
		const clean = text.replace(/\s+/gu, ' ').trim();
		if (/[\p{L}\p{N}]/u.test(clean)) lines.push({ text: clean, lang: languageOf(clean, tag) });
		text = '';
	};
	const walk = (node: Element, tag: string) => {
		for (const child of node.childNodes) {
			if (child.nodeType === Node.TEXT_NODE) text += child.textContent ?? '';
			if (!(child instanceof Element) || child.matches(UNSAID)) continue;
			const { display } = getComputedStyle(child);
			if (display === 'none') continue;
			const own = child.getAttribute('lang') ?? tag;
			const folded = child instanceof HTMLDetailsElement && !child.open;
			const inline = display.startsWith('inline') || display === 'contents';
			if (!inline || own !== tag) end(tag);
			// Of something folded only its name stands in sight.
			if (folded) for (const name of child.querySelectorAll(':scope > summary')) walk(name, own);
			else walk(child, own);
			if (!inline || own !== tag) end(own);
		}
	};
	walk(section, lang);
	end(lang);
	return lines;
}

/** Words that nobody translated stand in Korean on a page of another language: letters tell. */
export function languageOf(text: string, lang: string): string {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0;
	return hangul * 2 > letters ? FIRST_LANGUAGE : lang;
}

/** The language in which most of it is written; undefined where there is nothing to say. */
export function mostlyIn(lines: Line[]): string | undefined {
	const count = new Map<string, number>();
	for (const { text, lang } of lines) count.set(lang, (count.get(lang) ?? 0) + text.length);
	return [...count].sort(([, a], [, b]) => b - a)[0]?.[0];
}
