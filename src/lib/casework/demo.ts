/** Invented people for a first morning: the events of content/desk-demo.yaml, dated around today. Thrown away by destroying the drawers named here. */
import { addDays } from '#lib/content/day.ts';
import { isSound, type NewEvent } from './events.ts';

/** A demo event: as an event, but `"{-3}"` is the day three days ago. */
export type DemoEvent = { type: string; case: string; data: unknown };

const DAY = /^\{([+-]?\d+)\}$/;
export const isDemo = (of: string): boolean => of.startsWith('demo-');

/** `{0}` is today, `{-3}` three days ago, `{office}` and `{officeName}` the office that plays. */
function dated(value: unknown, at: DemoStage): unknown {
	if (typeof value === 'string') {
		const found = DAY.exec(value);
		if (found) return addDays(at.today, Number(found[1]));
		return value === '{office}' ? at.office : value === '{officeName}' ? at.officeName : value;
	}
	if (Array.isArray(value)) return value.map((inner) => dated(inner, at));
	if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dated(inner, at)]));
	return value;
}

export type DemoStage = { today: string; office: string; officeName: string };

/** The demo as new events, in order, for the vault to seal. Throws on content that is no event: the tests read it all. */
export function demoEvents(script: readonly DemoEvent[], at: DemoStage): NewEvent[] {
	return script.map((line) => {
		const event = dated(line, at) as NewEvent;
		if (!isDemo(event.case) || !isSound(event)) throw new TypeError(`${event.type} in ${event.case}`);
		return event;
	});
}

/** The drawers to destroy when the demo is thrown away. */
export const demoCases = (cases: Iterable<string>): string[] => [...cases].filter(isDemo);
