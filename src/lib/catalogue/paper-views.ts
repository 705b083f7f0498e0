/** What the sheets of paper need of the catalogue. Gathered when somebody presses the button: built pages do not carry it. */
import { cardOf } from '#lib/content/card.ts';
import type { AnyService, Full, Site } from '#lib/content/pack.ts';
import type { Source } from '#lib/content/schema.ts';
import type { Reader } from './reader.ts';
import { inOrder } from './views.ts';

type Stage = Pick<Site['stages'][number], 'id' | 'first'>;
/** `services`: full ones that are offered, in the page's order. `past`: names of full ones that ended. */
export type StagePaper = { services: Full[]; past: string[]; sources: Record<string, Source> };

const isPast = ({ state }: AnyService) => state === 'ended' || state === 'historic';

async function fullOf(reader: Reader, stage: Stage, today: string): Promise<Full[]> {
	const full = (await reader.stage(stage.id)).filter((service): service is Full => service.depth === 'full');
	const byId = new Map(full.map((service) => [service.id, service]));
	const cards = full.map((service) => cardOf(service, today));
	return inOrder(cards, stage.first).flatMap(({ id }) => byId.get(id) ?? []);
}

export async function stagePaper(reader: Reader, stage: Stage, today: string): Promise<StagePaper> {
	const [full, sources] = await Promise.all([fullOf(reader, stage, today), reader.table('sources')]);
	return { services: full.filter((service) => !isPast(service)), past: full.filter(isPast).map(({ name }) => name), sources };
}

/** The first offered services of each stage, `count` at most. */
export async function stageFirsts(reader: Reader, stages: readonly Stage[], today: string, count: number): Promise<Record<string, Full[]>> {
	const each = await Promise.all(
		stages.map(async (stage) => [stage.id, (await fullOf(reader, stage, today)).filter((service) => !isPast(service)).slice(0, count)] as const)
	);
	return Object.fromEntries(each);
}
