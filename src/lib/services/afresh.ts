/**
 * Whether a page is drawn on the device out of nothing: an address just entered that came without its text (offline, never
 * opened before). Then its beginning is drawn first and the rest right after. A page that came with its text, one come to
 * from another, one gone back to or loaded again (its place has to be found again), or one entered at a heading is drawn whole.
 */
const blank = () => {
	const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return entry?.type === 'navigate' && !location.hash && !document.querySelector('main');
};

let afresh = typeof document !== 'undefined' && typeof performance.getEntriesByType === 'function' && blank();

/** Asked while a page is being drawn: where a frame stands already, it comes from another page. */
export const drawnAfresh = () => afresh && !document.querySelector('main');

/** Calls back once the beginning has been painted. From then on pages are drawn whole. */
export function afterBeginning(then: () => void): void {
	requestAnimationFrame(() =>
		setTimeout(() => {
			afresh = false;
			then();
		})
	);
}
