/** What there is to count: talks, registrations, leaflets, each with its day, dong and round. */
import type { Casebook } from './fold.ts';
import type { Referral } from './referral.ts';
import { countsOf, type Round } from './round.ts';
import type { Counts } from './shapes.ts';

export type Tally = { kind: keyof Counts; field: string; times: number; on: string; dong: string; round: string; case?: string };
export type Moment = { kind: 'referral' | 'confirmed' | 'talk'; on: string; dong: string; round: string; case: string };

/** One person × one field × one occasion: the same talk written down on two devices counts once. An occasion is a day and a round, or a day, a way and a place. */
function talks(book: Casebook): Tally[] {
	const found = new Map<string, Tally>();
	for (const { case: of, value } of book.consultations.values()) {
		const { on, round = '', where = '', way = '', dong = '' } = value;
		if (!on) continue;
		for (const field of new Set(value.fields ?? [])) {
			const occasion = round || `${way}|${where.trim()}`;
			const key = [of, field, on, occasion].join('\n');
			if (!found.has(key)) found.set(key, { kind: 'consultation', field, times: 1, on, dong: dong || dongOf(book, round), round, case: of });
		}
	}
	return [...found.values()];
}

const dongOf = (book: Casebook, round: string): string => book.rounds.get(round)?.sheet.value.dong ?? '';

/** A round speaks for all its talks: its count already holds those that became records. */
function rounds(book: Casebook, own: readonly Round[]): Tally[] {
	const records = [...book.consultations.values()];
	return own.flatMap((round) => {
		const { on, dong = '' } = round.sheet.value;
		if (!on) return [];
		const counts = countsOf(round, records);
		const kinds = Object.keys(counts) as (keyof Counts)[];
		return kinds.flatMap((kind) => Object.entries(counts[kind]).map(([field, times]): Tally => ({ kind, field, times, on, dong, round: round.id })));
	});
}

/**
 * A round counts only once it has a description; until then its records count by themselves. One that another office began counts there, with the
 * taps we handed on; our records of it stay here and count here.
 */
export function tallies(book: Casebook, office: string): Tally[] {
	const own = [...book.rounds.values()].filter(({ led, sheet }) => led === office && sheet.value.on !== undefined);
	const told = new Set(own.map(({ id }) => id));
	return [...talks(book).filter((talk) => !told.has(talk.round)), ...rounds(book, own)];
}

type Place = { dong: string; round: string };

/** Where the talk was that led to a referral; the last talk of the case where the referral names none. */
function placeOf(book: Casebook, { sheet, case: of }: Referral, met: ReadonlyMap<string, Place>): Place {
	const talk = book.consultations.get(sheet.value.consultation ?? '')?.value;
	if (!talk) return met.get(of) ?? { dong: '', round: '' };
	const round = talk.round ?? '';
	return { round, dong: talk.dong ?? dongOf(book, round) };
}

function passed(referral: Referral, at: Place): Moment[] {
	const here = { ...at, case: referral.case };
	const first = referral.steps.find((step) => step.to === 'sent');
	const { outcome } = referral;
	const sure = outcome?.state === 'done' && outcome.evidence !== 'E1';
	return [...(first ? [{ ...here, kind: 'referral' as const, on: first.on }] : []), ...(sure ? [{ ...here, kind: 'confirmed' as const, on: outcome.on }] : [])];
}

/** Persons met, referrals sent by this office, outcomes that are confirmed (E2, E3). */
export function moments(book: Casebook, office: string): Moment[] {
	const met = talks(book).map(({ on, dong, round, case: of }): Moment => ({ kind: 'talk', on, dong, round, case: of ?? '' }));
	const places = new Map(met.map((moment): [string, Place] => [moment.case, { dong: moment.dong, round: moment.round }]));
	const own = [...book.referrals.values()].filter((referral) => referral.sheet.value.from?.office === office);
	return [...met, ...own.flatMap((referral) => passed(referral, placeOf(book, referral, places)))];
}
