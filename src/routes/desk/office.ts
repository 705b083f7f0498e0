/** Who sits here: kept in the vault as events of the desk's own drawer. Outside it only random ids are known. */
import type { DeskEvent, Who } from '#lib/vault/event.ts';
import { newId } from '#lib/vault/event.ts';
import type { Home } from '#lib/casework/anew.ts';
import type { Held } from '#lib/handoff/new-keys.ts';
import { kept } from '#lib/device/kept.ts';

export const DRAWER = 'desk';
export const WHO = 'desk-who';
/** How many records there are. A browser short of room clears database and private files together, but seldom this: so even then nobody is greeted as new. */
export const TRACE = 'desk-records';

/** `backupTo`: the recipient behind the printed recovery code. */
export type Office = Held & { backupTo?: string };
export type Worker = { id: string; name: string; role: string };
export type Names = { office: string; worker: string; role: string };

const isWho = (value: unknown): value is Who => {
	const who = value as Partial<Who> | null;
	return [who?.actor, who?.office, who?.device].every((id) => typeof id === 'string' && /^[0-9a-f]{32}$/.test(id));
};

export const newWho = (): Who => ({ actor: newId(), office: newId(), device: newId() });
export const keptWho = (): Who => kept(WHO, newWho(), isWho);

export const keptTrace = (): number => kept(TRACE, 0, (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0);

/** Destroyed cases that were opened afresh, the oldest first. */
export const homesIn = (drawer: readonly DeskEvent[]): Home[] => drawer.filter(({ type }) => type === 'desk.home').map(({ data }) => data as Home);

/** The newest word of its kind. */
function last<T>(events: DeskEvent[], type: string): T | undefined {
	return events.findLast((event) => event.case === DRAWER && event.type === type)?.data as T | undefined;
}

export const officeIn = (events: DeskEvent[]): Office | undefined => last<Office>(events, 'desk.office');
export const workerIn = (events: DeskEvent[]): Worker | undefined => last<Worker>(events, 'desk.worker');
/** Folded by the desk itself, not by casework. */
export const isOwn = (event: DeskEvent): boolean => event.type.startsWith('desk.');
export const holidaysIn = (events: DeskEvent[]): ReadonlySet<string> => new Set(last<{ days: string[] }>(events, 'desk.holidays')?.days ?? []);
