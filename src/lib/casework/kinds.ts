/** The words of the desk. What they are called stands in content/strings under `casework`. */
export const WAYS = ['visit', 'phone', 'booth', 'home_visit', 'outreach'] as const;
export const AREAS = ['safety', 'health', 'daily_life', 'family', 'money', 'work', 'housing', 'education', 'law', 'other'] as const;
export const URGENCIES = ['today', 'week', 'month'] as const;
export const YES_NO = ['yes', 'no'] as const;
export const SEXES = ['female', 'male', 'other'] as const;

/** C1 collection, C2 giving to somebody else, C3 sensitive facts (health and the like). */
export const CONSENTS = ['C1', 'C2', 'C3'] as const;
export const CONSENT_METHODS = ['paper', 'screen', 'spoken'] as const;
export const GIVERS = ['self', 'guardian', 'proxy'] as const;
export type Giver = (typeof GIVERS)[number];
/** Asked on the consent itself, because a year of birth alone leaves a year open. */
export const AGES = ['fourteen_or_over', 'under_fourteen'] as const;

/** What a referral may carry. */
export const ITEMS = [
	'name',
	'phone',
	'dong',
	'area',
	'urgency',
	'birth_year',
	'sex',
	'address',
	'language',
	'guardian',
	'proxy',
	'summary',
	'services',
	'sensitive'
] as const;
/** What a public body gets on a notice alone; anything more needs consent. */
export const MINIMUM_ITEMS: readonly Item[] = ['name', 'phone', 'dong', 'area', 'urgency', 'guardian', 'proxy'];
export const RECEIVER_KINDS = ['public', 'private'] as const;
export const SEND_WAYS = ['print', 'qr', 'file', 'phone'] as const;
export const HEARD_WAYS = ['phone', 'slip', 'visit', 'file'] as const;

export const STATES = [
	'draft', 'ready', 'sent', 'received', 'waiting_info', 'accepted', 'in_service', 'forwarded', 'done', 'declined', 'failed', 'withdrawn', 'closed'
] as const; // prettier-ignore
/** E1 somebody said so, E2 a reply slip or envelope, E3 the resident says so. */
export const EVIDENCE = ['E1', 'E2', 'E3'] as const;
export const FAIL_REASONS = [
	'not_eligible',
	'no_room',
	'not_reached',
	'not_wanted',
	'already_has',
	'not_responsible',
	'no_answer',
	'moved_or_died',
	'other'
] as const;

/** What a receiver may say; that no answer came is for the sender to say. */
export const DECLINE_REASONS = FAIL_REASONS.filter((reason) => reason !== 'no_answer');

export const TAP_KINDS = ['consultation', 'registration', 'leaflet'] as const;
export const AUDIT_REASONS = [
	'consultation',
	'referral',
	'follow_up',
	'report',
	'access_request',
	'withdrawal',
	'retention',
	'mistake',
	'inspection',
	'safety',
	'none'
] as const;

export type Area = (typeof AREAS)[number];
export type Urgency = (typeof URGENCIES)[number];
export type ConsentKind = (typeof CONSENTS)[number];
export type Item = (typeof ITEMS)[number];
export type State = (typeof STATES)[number];
export type Evidence = (typeof EVIDENCE)[number];
export type FailReason = (typeof FAIL_REASONS)[number];
export type AuditReason = (typeof AUDIT_REASONS)[number];
