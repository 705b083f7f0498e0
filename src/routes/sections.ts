/** Which words a route speaks beside the core. */
import type { Section } from '#lib/i18n/load.ts';

const SPOKEN: [string, Section[]][] = [
	['/desk', ['pages', 'finder', 'visit', 'desk']],
	['/finder', ['pages', 'finder', 'visit']],
	['/visit', ['pages', 'visit']],
	['/saved', ['pages', 'visit']],
	['/message', ['pages', 'visit']],
	['/stages/[stage]', ['pages', 'visit']],
	['/places/[dong]', ['pages', 'visit']],
	['/services/[id]', ['pages', 'visit']]
];

/** `route` is Kit's route id; null stands for an unknown address. */
export function sectionsFor(route: string | null): Section[] {
	if (route === '/' || route === null) return ['core'];
	return ['core', ...(SPOKEN.find(([start]) => route.startsWith(start))?.[1] ?? ['pages' as const])];
}
