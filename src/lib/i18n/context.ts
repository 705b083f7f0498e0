/** How a view reaches the words: set once by the root layout. */
import { createContext } from 'svelte';
import type { Words } from './words.ts';

const [get, set] = createContext<() => Words>();

export const provideWords = set;

/** The words of the chosen language. Call while a component starts. */
export function useWords(): Words {
	const words = get();
	return {
		get lang() {
			return words().lang;
		},
		t: (key, values) => words().t(key, values),
		first: (key, values) => words().first(key, values),
		has: (key) => words().has(key),
		get labels() {
			return words().labels;
		},
		told: (id) => words().told(id),
		get allTold() {
			return words().allTold;
		},
		easily: (value) => words().easily(value)
	};
}
