/** One step of a referral as it is being written down: what it asks for, and the event it becomes. */
import type { NewEvent } from '#lib/casework/events.ts';
import { isSound } from '#lib/casework/events.ts';
import { consentsOf, personOf } from '#lib/casework/fold.ts';
import type { Evidence, State } from '#lib/casework/kinds.ts';
import { refusalOf } from '#lib/casework/next-move.ts';
import { neverStoredIn } from '#lib/casework/never-stored.ts';
import type { Moved, Referral } from '#lib/casework/referral.ts';
import { isRealDay } from '#lib/content/day.ts';
import { desk } from '../desk.svelte.ts';

/** Which fields each state asks for. */
export const ASKS: Partial<Record<State, readonly string[]>> = {
	draft: ['why'],
	received: ['who'],
	waiting_info: ['question'],
	accepted: ['worker'],
	in_service: ['started', 'appointment'],
	forwarded: ['leg', 'nextName'],
	done: ['evidence', 'words'],
	declined: ['reason', 'words'],
	failed: ['reason', 'words'],
	withdrawn: ['giver', 'words'],
	closed: ['by']
};

export class Moving {
	form = $state<Record<string, string>>({ toldFrom: '', toldWay: 'phone', nextKind: 'public', giver: 'self', evidence: '', reason: '', by: 'told' });
	failed = $state('');

	/** `reason`: where one is known already. */
	constructor(reason = '') {
		this.form.reason = reason;
	}

	text(field: string): string {
		return (this.form[field] ?? '').trim();
	}

	/** The data of the step, with empty fields left out. */
	#data(referral: Referral, to: State, heard: boolean): Moved {
		const said = (field: string) => this.text(field) || undefined;
		const told = heard && this.text('toldFrom') ? { told: { from: this.text('toldFrom'), way: this.text('toldWay') } } : {};
		const fields = {
			why: said('why'),
			who: to === 'withdrawn' ? said('giver') : said('who'),
			question: said('question'),
			worker: said('worker'),
			started: said('started'),
			appointment: said('appointment'),
			evidence: said('evidence') as Evidence | undefined,
			reason: said('reason'),
			words: said('words'),
			by: said('by'),
			leg: said('leg')?.toUpperCase(),
			next: said('nextName') ? { name: said('nextName'), kind: this.text('nextKind') } : undefined
		};
		const asked = (ASKS[to] ?? []).map((field) => ({ giver: 'who', nextName: 'next' })[field] ?? field);
		const filled = Object.fromEntries(Object.entries(fields).filter(([field, value]) => asked.includes(field) && value !== undefined));
		return { id: referral.id, on: desk.today(), to, ...told, ...filled } as unknown as Moved;
	}

	/** The reason why it cannot be written, as a key of words; or nothing, and it is kept. */
	async keep(referral: Referral, to: State, heard: boolean): Promise<string | undefined> {
		const data = this.#data(referral, to, heard);
		if (neverStoredIn(data).length) return `casework.fault.${neverStoredIn(data)[0]?.code}`;
		if (heard && !this.text('toldFrom')) return 'casework.refusal.not_yours';
		for (const day of ['started', 'appointment']) if (this.text(day) && !isRealDay(this.text(day))) return 'casework.fault.not_fitting';
		const event: NewEvent = { type: 'referral.moved', case: referral.case, data };
		if (!isSound(event)) return 'casework.refusal.incomplete';
		const around = { consents: consentsOf(desk.book, referral.case), person: personOf(desk.book, referral.case) };
		const refusal = refusalOf(referral, data, desk.officeId, around);
		if (refusal) return `casework.refusal.${refusal}`;
		const kept = await desk.add([event]);
		return kept.ok ? undefined : `desk.failed.${kept.reason}`;
	}
}
