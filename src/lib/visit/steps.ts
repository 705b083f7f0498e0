/** The steps of an application, why it may have stopped, and what comes next. */
import type { AnyService, ProgrammeRecord } from '#lib/content/pack.ts';

export const STEPS = ['looked', 'applied', 'received', 'refused', 'blocked'] as const;
export type Step = (typeof STEPS)[number];
/** Why: only broad words, so that what is kept says little about anybody. */
export const REASONS = {
	refused: ['income', 'condition', 'papers', 'late', 'other_benefit', 'not_told', 'other'],
	blocked: ['papers', 'words', 'way', 'phone', 'online', 'unsure', 'other']
} as const;

/** `day`: when it was written down, `YYYY-MM-DD`. */
export type Noted = { step: Step; day: string; reason?: string };

export function reasonsOf(step: Step): readonly string[] {
	return step === 'refused' || step === 'blocked' ? REASONS[step] : [];
}

function isNoted(value: unknown): value is Noted {
	if (typeof value !== 'object' || value === null) return false;
	const { step, day, reason } = value as Partial<Record<keyof Noted, unknown>>;
	return STEPS.some((known) => known === step) && typeof day === 'string' && (reason === undefined || typeof reason === 'string');
}

export const isNotes = (value: unknown): value is Record<string, Noted> =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isNoted);

type Contact = { name: string; phone?: string | undefined; hours?: string | undefined };
/** `lines`: sentences of the record. `appeal`: how to ask again; missing where no source says. `others`: ids of services to look at next. */
export type NextStep = { lines: string[]; appeal?: string; others: string[]; calls: Contact[] };

const some = (...texts: (string | undefined)[]) => texts.filter((text) => text !== undefined);

/** What to do next after a step. `easy`: in the record's easy words. */
export function nextStep(service: AnyService | ProgrammeRecord, step: Step, easy = false): NextStep {
	if (service.depth === 'listed') return { lines: [], others: [], calls: service.phones };
	const { apply, ifRefused, links, contacts: calls } = service;
	switch (step) {
		case 'looked':
			return { lines: easy ? service.easy.how : apply.steps, others: links.requires, calls };
		case 'applied':
			return { lines: some(apply.takes, apply.after), others: [], calls };
		case 'received':
			return { lines: some(apply.after), others: links.unlocks, calls: [] };
		case 'refused':
			return { lines: ifRefused?.reasons ?? [], others: links.similar, calls, ...(ifRefused?.appeal && { appeal: ifRefused.appeal }) };
		case 'blocked':
			return { lines: some(apply.proxy), others: links.similar, calls };
	}
}
