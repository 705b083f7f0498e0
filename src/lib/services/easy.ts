/** Which picture stands for what on a page in easy words: the same beside the heading and in the key. */
import type { IconName } from '#lib/ui/icons.ts';

export const EASY_ICONS = { get: 'hand', who: 'person', how: 'on', bring: 'list', when: 'calendar', call: 'phone' } as const satisfies Record<string, IconName>;
