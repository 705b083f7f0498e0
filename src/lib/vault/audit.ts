/** Who did what to whose record, when and why: random ids and words from a list, never content. */
import type { Desk } from './session.ts';
import { makeEvent } from './session.ts';
import type { DeskEvent } from './event.ts';

export type AuditWhat =
	| 'open'
	| 'print'
	| 'export'
	| 'import'
	| 'refuse'
	| 'search-by-name'
	| 'destroy'
	| 'failed-unlock'
	| 'restore'
	| 'change-passphrase'
	| 'accept-loss'
	| 'put-back'
	| 'new-keys';
/** `whose` is a case id; `why` is from a list or a short sentence; `count` says how many. */
export type AuditWords = { what: AuditWhat; whose?: string; why?: string; count?: number };

/** One drawer a month, so that after two years a month can be destroyed like a case. */
export function auditDrawer(now: number): string {
	return `audit-${new Date(now).toISOString().slice(0, 7)}`;
}

export const isAuditDrawer = (of: string): boolean => of.startsWith('audit-');

export function auditEvent(desk: Pick<Desk, 'ports' | 'session'>, words: AuditWords): DeskEvent {
	return makeEvent(desk, { type: 'audit', case: auditDrawer(desk.ports.now()), data: { ...words } });
}
