/** What happened in a case, in words: the key of a sentence and what goes into it. */
import type { AnyEvent } from '#lib/casework/events.ts';
import { timeOf } from '#lib/vault/hlc.ts';
import { dayIn } from '#lib/content/day.ts';

export type Happened = { id: string; on: string; key: string; values: Record<string, string | number>; words?: string | undefined };
type Say = (key: string) => string;

const SILENT = new Set(['draft.kept', 'draft.dropped', 'need.changed', 'referral.seen', 'audit', 'person.changed']);

function values(event: AnyEvent, t: Say): Record<string, string | number> {
	switch (event.type) {
		case 'consultation.changed':
			return { way: event.data.set.way ? t(`casework.way.${event.data.set.way}`) : '', where: event.data.set.where ?? '' };
		case 'consent.given':
			return {
				kind: t(`casework.consent.${event.data.kind}`),
				answer: t(`desk.yesNo.${event.data.answer}`),
				by: t(`casework.giver.${event.data.by}`),
				wording: event.data.wording
			};
		case 'consent.withdrawn':
			return { by: t(`casework.giver.${event.data.by}`) };
		case 'referral.changed':
			return { to: event.data.set.to?.name ?? '' };
		case 'referral.sent':
			return { to: event.data.sent.to.name, way: t(`casework.sendWay.${event.data.sent.way}`), number: event.data.sent.number };
		case 'referral.moved':
			return { state: t(`casework.state.${event.data.to}`) };
		case 'contact.tried':
			return { whom: t(`desk.whom.${event.data.whom}`), way: t(`casework.way.${event.data.way}`), reached: t(`desk.reached.${event.data.reached}`) };
		case 'reply.noted':
			return { from: event.data.from };
		case 'case.kept':
			return { until: event.data.until };
		default:
			return {};
	}
}

/** Free text that belongs to the moment: a question, a reason, the words of an answer. */
function said(event: AnyEvent, t: Say): string | undefined {
	if (event.type === 'consultation.changed') return event.data.set.summary ?? undefined;
	if (event.type === 'contact.tried' || event.type === 'reply.noted') return event.data.words;
	if (event.type === 'case.kept') return event.data.reason;
	if (event.type !== 'referral.moved') return undefined;
	const { data } = event;
	const told = 'told' in data && data.told ? `${data.told.from} (${t(`casework.heard.${data.told.way}`)})` : '';
	const reason = 'reason' in data ? t(`casework.failReason.${data.reason}`) : '';
	const evidence = 'evidence' in data ? t(`casework.evidence.${data.evidence}`) : '';
	const words =
		'question' in data
			? data.question
			: 'next' in data
				? `${data.next.name} (${data.leg})`
				: 'worker' in data
					? data.worker
					: 'words' in data
						? data.words
						: 'why' in data
							? data.why
							: '';
	return [told, reason, evidence, words].filter(Boolean).join(' · ') || undefined;
}

/** A draft is written down again at each pause; only its first time is told. */
function isTold(event: AnyEvent, begun: Set<string>): boolean {
	if (SILENT.has(event.type)) return false;
	if (event.type === 'consultation.changed') return event.data.set.on !== undefined;
	if (event.type !== 'referral.changed') return true;
	if (begun.has(event.data.id)) return false;
	begun.add(event.data.id);
	return true;
}

export function timeline(events: readonly AnyEvent[], t: Say, timeZone: string): Happened[] {
	const begun = new Set<string>();
	return events
		.filter((event) => isTold(event, begun))
		.map((event) => {
			const on = 'on' in event.data && typeof event.data.on === 'string' ? event.data.on : dayIn(timeZone, new Date(timeOf(event.hlc)));
			return { id: event.id, on, key: `desk.happened.${event.type.replace('.', '_')}`, values: values(event, t), words: said(event, t) };
		});
}
