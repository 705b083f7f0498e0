/** Receiving in two phases: open and show first (`openEnvelope`), then one transaction by the caller's own commit. */
import type { DeskEvent } from '#lib/vault/event.ts';
import type { OpenedEnvelope } from './open.ts';

/** Keeps all events and the mark "this envelope was taken in", or none of it. `Vault.append` is one. */
export type Commit = (events: DeskEvent[], envelopeId: string) => Promise<{ ok: true } | { ok: false; reason: string }>;
export type Taken = { ok: true; again: boolean } | { ok: false; reason: 'own-copy' | 'not-kept'; why?: string };

/** Taking in twice changes nothing. After a failure the letter can be opened and taken in again. */
export async function takeIn(opened: OpenedEnvelope, commit: Commit): Promise<Taken> {
	if (opened.own) return { ok: false, reason: 'own-copy' };
	if (opened.again) return { ok: true, again: true };
	const kept = await commit(opened.envelope.events, opened.envelope.id);
	return kept.ok ? { ok: true, again: false } : { ok: false, reason: 'not-kept', why: kept.reason };
}
