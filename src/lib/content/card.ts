/** The few lines by which a service is recognised in a list. */
import { amountsOn } from './fresh.ts';
import type { Gloss } from './explain.ts';
import type { AnyService } from './pack.ts';
import type { Amount, ServiceState, StageId } from './schema.ts';

export type Card = {
	id: string;
	depth: 'full' | 'listed';
	name: string;
	plainName?: string;
	gist: string;
	/** The gist in easy words. */
	easy?: string;
	who?: string;
	amount?: Amount;
	state: ServiceState;
	level: AnyService['level'];
	stages: StageId[];
	themes: string[];
	targets: string[];
	checked: string;
	nextReview: string;
	hard?: Gloss[];
};

/** Enough of a card to name a service in a long list. */
export type Short = Pick<Card, 'id' | 'name' | 'depth' | 'level' | 'state' | 'hard'>;

/** The amount worth showing first: the largest sum of won, of the day's year. */
export function headline(service: AnyService, today: string): Amount | undefined {
	if (service.depth !== 'full') return undefined;
	const worth = (a: Amount) => a.won ?? a.max ?? 0;
	const amounts = amountsOn(service, today).filter((a) => worth(a) > 0);
	return amounts.sort((a, b) => worth(b) - worth(a))[0];
}

/** A card as of a day. */
export function cardOf(service: AnyService, today: string): Card {
	const { id, depth, name, state, level, stages, themes, targets, checked, nextReview, hard } = service;
	const rest = { id, depth, name, state, level, stages, themes, targets, checked, nextReview, ...(hard ? { hard } : {}) };
	if (service.depth === 'listed') return { ...rest, gist: service.line };
	const amount = headline(service, today);
	const who = service.text.who[0];
	return { ...rest, plainName: service.plainName, gist: service.text.gist, easy: service.easy.gist, ...(who ? { who } : {}), ...(amount ? { amount } : {}) };
}
