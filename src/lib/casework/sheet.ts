/** A record made of registers: each field holds what was written last, and what it held before. */
import { canonical } from '#lib/vault/canonical.ts';
import type { DeskEvent } from './event.ts';

/** `replaced`: the later writer saw it and changed it. `overtaken`: written elsewhere and lost unseen; show it. */
export type Past = { field: string; value: unknown; event: string; hlc: string; actor: string; device: string; why: 'replaced' | 'overtaken' };
type Writing = { event: string; hlc: string; actor: string; device: string };
export type Sheet<T> = { id: string; case: string; newest: string; value: T; writers: Record<string, Writing>; past: Past[] };

type Change = DeskEvent<string, { id: string; seen?: string | undefined; set: object }>;

const same = (a: unknown, b: unknown): boolean => canonical({ is: a }) === canonical({ is: b });

/** Writes one change into a sheet. Changes come in the order of the clock. */
export function written<T extends object>(sheet: Sheet<T> | undefined, event: Change): Sheet<T> {
	const old: Sheet<T> = sheet ?? { id: event.data.id, case: event.case, newest: '', value: {} as T, writers: {}, past: [] };
	const value = { ...old.value } as Record<string, unknown>;
	const writers = { ...old.writers };
	const past = [...old.past];
	for (const [field, said] of Object.entries(event.data.set)) {
		if (said === undefined) continue;
		const before = writers[field];
		if (before && !same(value[field], said ?? undefined)) {
			const seen = before.device === event.device || (event.data.seen !== undefined && event.data.seen >= before.hlc);
			past.push({ field, value: value[field], ...before, why: seen ? 'replaced' : 'overtaken' });
		}
		if (said === null) delete value[field];
		else value[field] = said;
		writers[field] = { event: event.id, hlc: event.hlc, actor: event.actor, device: event.device };
	}
	return { ...old, newest: event.hlc, value: value as T, writers, past };
}
