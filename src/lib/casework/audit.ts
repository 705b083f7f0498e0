/** The audit as it is read: who, when, whose, what, why. Whose is a random id; there is no content in it. The vault writes it (vault/audit.ts). */
import { timeOf } from '#lib/vault/hlc.ts';
import type { Casebook } from './fold.ts';
import { AUDIT_REASONS, type AuditReason } from './kinds.ts';

/** `when` is an instant, as ISO 8601. `why` is a word of our list, or `other`: a free text is not shown on. */
export type AuditLine = { when: string; who: string; whose: string | undefined; what: string; why: AuditReason | 'other'; count: number | undefined };

const reason = (said: string | undefined): AuditReason | 'other' => (said === undefined ? 'none' : (AUDIT_REASONS.find((known) => known === said) ?? 'other'));

/** Newest first; of one case where `whose` is given. */
export function auditLines(book: Casebook, whose?: string): AuditLine[] {
	const lines = book.audit.filter((line) => whose === undefined || line.whose === whose);
	return lines.map(lineOf).reverse();
}

function lineOf(line: Casebook['audit'][number]): AuditLine {
	return { when: new Date(timeOf(line.hlc)).toISOString(), who: line.actor, whose: line.whose, what: line.what, why: reason(line.why), count: line.count };
}
