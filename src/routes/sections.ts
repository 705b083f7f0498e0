/** Which words a route speaks beside the core. */
import type { Section } from '#lib/i18n/load.ts';

const SPOKEN: [string, Section[]][] = [
	['/search', []],
	['/urgent', []],
	['/about', ['pages', 'about']],
	['/access', ['about']],
	['/display', ['pages', 'about']],
	['/desk', ['pages', 'finder', 'visit', 'sheets', 'desk']],
	['/finder', ['pages', 'finder', 'visit']],
	['/visit', ['pages', 'visit', 'sheets']],
	['/saved', ['pages', 'visit', 'sheets']],
	['/message', ['pages', 'visit', 'sheets']],
	['/stages/[stage]', ['pages', 'visit', 'sheets']],
	['/places/[dong]', ['pages', 'visit', 'sheets']],
	['/services/[id]', ['pages', 'visit', 'sheets']],
	['/programmes/[id]', ['pages', 'visit', 'sheets']]
];

/** `route` is Kit's route id; null stands for an unknown address. */
export function sectionsFor(route: string | null): Section[] {
	if (route === '/' || route === null) return ['core'];
	return ['core', 'lists', ...(SPOKEN.find(([start]) => route.startsWith(start))?.[1] ?? ['pages' as const])];
}
