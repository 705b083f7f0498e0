/** What is held about a person, in words: one line a field, older values too. */
import type { Held } from '#lib/casework/access.ts';
import { content } from '../content.ts';
import { serviceNames } from '../service-names.svelte.ts';
import { dongs } from '../../dongs.ts';

type Say = (key: string, values?: Record<string, string | number>) => string;

/** Fields whose value is a word of a list: where its words stand. */
const LISTS: Readonly<Record<string, string>> = {
	phoneOpen: 'desk.yesNo',
	answer: 'desk.yesNo',
	reached: 'desk.reached',
	whom: 'desk.whom',
	sex: 'casework.sex',
	area: 'casework.area',
	urgency: 'casework.urgency',
	kind: 'casework.consent',
	method: 'casework.method',
	age: 'casework.age',
	items: 'casework.item',
	withhold: 'casework.item',
	evidence: 'casework.evidence'
};

/** The list of a field that means different things in different records. */
function listOf({ type, field, value }: Held): string | undefined {
	if (field === 'way') return type.startsWith('referral') ? 'casework.sendWay' : type === 'reply.noted' ? 'casework.heard' : 'casework.way';
	if (field === 'by') return value === 'told' || value === 'three_tries' ? 'desk.closedBy' : 'casework.giver';
	if (field === 'to' && typeof value === 'string') return 'casework.state';
	// A step that says no names its reason from a list; elsewhere a reason is free text.
	if (field === 'reason' && type === 'referral.moved') return 'casework.failReason';
	if (field === 'who' && ['self', 'guardian', 'proxy', 'office'].includes(String(value))) return 'casework.giver';
	return LISTS[field];
}

function name(field: string, word: string): string {
	if (field === 'dong') return dongs[word] ?? word;
	if (field === 'fields' || field === 'role') return content.fields[word]?.name ?? word;
	return field === 'services' ? serviceNames.of(word) : word;
}

function flat(field: string, value: unknown): string[] {
	// The number of a round's record says nothing to the person.
	if (field === 'round' || value === null || value === undefined || value === '') return [];
	if (Array.isArray(value)) return value.flatMap((one) => flat(field, one));
	if (typeof value !== 'object') return [name(field, String(value))];
	// An office is called by its name; its number and kind say nothing to the person.
	const shown = Object.entries(value).filter(([key]) => !(['from', 'to', 'receiver', 'next'].includes(field) && ['office', 'kind'].includes(key)));
	return shown.flatMap(([key, inner]) => flat(key, inner));
}

/** A half-written form keeps words of lists beside what was typed. */
function drafted(value: unknown, t: Say, field = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((one) => drafted(one, t, field));
	if (value && typeof value === 'object') return Object.entries(value).flatMap(([key, inner]) => drafted(inner, t, key));
	const list = field === 'way' ? 'casework.way' : LISTS[field];
	return flat(field, value).map((word) => (list ? t(`${list}.${word}`) : word));
}

/** Fields that hold a day. */
const DAYS: ReadonlySet<string> = new Set(['on', 'replyBy', 'until', 'met', 'started', 'appointment']);

export function says(held: Held, t: Say, day: (day: string) => string): string {
	if (DAYS.has(held.field) && typeof held.value === 'string') return day(held.value);
	if (held.field === 'form') return t('desk.consultation.title');
	if (held.field === 'values') return drafted(held.value, t).join(', ');
	if (held.field === 'basis') return t((held.value as { kind?: string } | null)?.kind === 'consent' ? 'desk.paper.consent' : 'desk.paper.notice');
	if (held.field === 'told') {
		const { from = '', way = '' } = (held.value ?? {}) as { from?: string; way?: string };
		return [from, way && t(`casework.heard.${way}`)].filter(Boolean).join(', ');
	}
	const list = listOf(held);
	const words = flat(held.field, held.value);
	return (list ? words.map((word) => t(`${list}.${word}`)) : words).join(', ');
}
