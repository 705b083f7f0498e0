import { keep, kept } from './kept.ts';

export const SIZES = [100, 115, 130, 160, 200] as const;
export type Size = (typeof SIZES)[number];
export type ThemeChoice = 'system' | 'light' | 'dark';
export type Contrast = 'usual' | 'more';
type Choice = { size: Size; theme: ThemeChoice; contrast: Contrast };

const usual: Choice = { size: 100, theme: 'system', contrast: 'usual' };
/** The browser's own bar is painted like the page (--paper in tokens.css). */
const BAR = { light: '#FAF8F4', dark: '#14171A' };
const isChoice = (v: unknown): v is Choice => typeof v === 'object' && v !== null && SIZES.includes((v as Choice).size);

/** Text size, theme and contrast of this device: remembered, and shown on the root element. */
class Display {
	choice = $state<Choice>(usual);

	/** Reads what was kept. Call once in the browser. */
	start(): void {
		this.choice = { ...usual, ...kept('display', usual, isChoice) };
		this.#paintBar();
	}

	/** Changes, shows and keeps one choice. `false` means it holds only until the page closes. */
	change(part: Partial<Choice>): boolean {
		this.choice = { ...this.choice, ...part };
		const root = document.documentElement;
		const set = (name: string, value: string | undefined) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));
		set('data-size', this.choice.size === 100 ? undefined : String(this.choice.size));
		set('data-theme', this.choice.theme === 'system' ? undefined : this.choice.theme);
		set('data-contrast', this.choice.contrast === 'more' ? 'more' : undefined);
		this.#paintBar();
		return keep('display', this.choice);
	}

	/** Two colours stand in the page, one for each theme of the system: a theme chosen here takes both. */
	#paintBar(): void {
		const { theme } = this.choice;
		for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]'))
			meta.content = BAR[theme === 'system' ? (meta.media.includes('dark') ? 'dark' : 'light') : theme];
	}
}

export const display = new Display();
