/** Three invented offices that know each other. */
import type { DeskEvent } from '#lib/vault/event.ts';
import { newId } from '#lib/vault/event.ts';
import { HybridClock } from '#lib/vault/hlc.ts';
import { cardOf, newOffice, type OfficeCard, type OfficeKeys } from '#lib/handoff/office.ts';
import { openEnvelope, type Reading } from '#lib/handoff/open.ts';
import type { Bytes } from '#lib/vault/bytes.ts';

export const NOW = Date.UTC(2026, 10, 5, 1);
export const DAY = 86_400_000;

export type Party = { keys: OfficeKeys; card: OfficeCard };
export async function party(id: string): Promise<Party> {
	const keys = await newOffice(id, `Office ${id}`);
	return { keys, card: await cardOf(keys, NOW - DAY) };
}

export const clock = new HybridClock('abcdef01');
export function event(office: string, data: Record<string, unknown> = { text: 'please help with the rent' }, caseId = newId()): DeskEvent {
	return { id: newId(), type: 'referral', hlc: clock.next(NOW), actor: 'worker-1', office, device: 'abcdef01', case: caseId, data };
}

/** How `by` reads a letter when it knows these others. */
export function reads(by: Party, others: Party[], over: Partial<Reading> = {}) {
	return (letter: string | Bytes) => openEnvelope(letter, { office: by.keys, roster: others.map(({ card }) => card), now: NOW + 1000, ...over });
}
