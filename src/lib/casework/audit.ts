/** The audit as it is read: who, when, whose, what, why. Whose is a random id; there is no content in it. The vault writes it (vault/audit.ts). */
import { timeOf } from '#lib/vault/hlc.ts';
import type { Casebook } from './fold.ts';
import { AUDIT_REASONS, type AuditReason } from './kinds.ts';

/** Beside the reasons people choose: how the drawer was opened, and what was brought in, taken out or left. */
const DETAILS = ['passphrase', 'recovery', 'backup', 'card', 'round', 'told', 'left', 'yearly', 'colleague', 'lost'] as const;
/** Why something that came from outside was not taken in: the words of the inbox. */
const REFUSALS = [
	'empty', 'too-large', 'not-an-envelope', 'a-card', 'not-for-us', 'damaged', 'forged', 'resealed', 'unknown-sender', 'unverified-sender', 'expired-sender',
	'revoked-sender', 'to-old-key', 'by-old-key', 'expired', 'from-the-future', 'too-deep', 'too-much-inside', 'malformed', 'speaks-for-others', 'resident-number', 'own-copy', 'locked',
	'not_an_event', 'unknown_type', 'never_stored', 'wrong_data', 'not_theirs', 'not_for_others', 'other_case', 'not_a_party', 'not_addressed', 'unknown_referral', 'unknown_round'
] as const; // prettier-ignore
type Why = AuditReason | (typeof DETAILS)[number] | 'other';

/** `when` is an instant, as ISO 8601. `why` is a word of our lists, or `other`: a free text is not shown on. `refused` stands instead where something was refused. */
export type AuditLine = {
	when: string;
	who: string;
	whose: string | undefined;
	what: string;
	why: Why;
	refused: (typeof REFUSALS)[number] | undefined;
	count: number | undefined;
};

const reason = (said: string | undefined): Why => (said === undefined ? 'none' : ([...AUDIT_REASONS, ...DETAILS].find((known) => known === said) ?? 'other'));

/** The key of the words for why. */
export const whyKey = ({ why, refused }: AuditLine): string => (refused ? `desk.inbox.refused.${refused}` : `casework.reason.${why}`);

/** Newest first; of one case where `whose` is given. */
export function auditLines(book: Casebook, whose?: string): AuditLine[] {
	const lines = book.audit.filter((line) => whose === undefined || line.whose === whose);
	return lines.map(lineOf).reverse();
}

function lineOf(line: Casebook['audit'][number]): AuditLine {
	const refused = line.what === 'refuse' ? REFUSALS.find((known) => known === line.why) : undefined;
	const when = new Date(timeOf(line.hlc)).toISOString();
	return { when, who: line.actor, whose: line.whose, what: line.what, why: reason(line.why), refused, count: line.count };
}
