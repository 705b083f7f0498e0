/** Why a service came out as it did, ready to be read: conditions with one's own answer and their source, what is missing, what to confirm. */
import type { Source } from '#lib/content/schema.ts';
import type { Blocker } from '#lib/eligibility/blockers.ts';
import { isAskable } from '#lib/eligibility/blockers.ts';
import { changesFor } from '#lib/eligibility/change.ts';
import { ordinary } from '#lib/eligibility/exceptions.ts';
import { explain, type Reason } from '#lib/eligibility/explain.ts';
import type { Situation } from '#lib/eligibility/facts.ts';
import { keyOf } from '#lib/eligibility/household.ts';
import { EASY_LANGUAGE } from '#lib/i18n/words.ts';
import { citations, type Citation } from '#lib/services/evidence.ts';
import type { Row, Service } from './order.ts';
import { changeText, personText, questionText, valueText, type Voice } from './says.ts';

/** `good`: whether this condition speaks for the service (a failing exclusion holds and speaks against it). */
export type ReasonLine = { says: string; good: boolean; answer: string; cites: Citation[] };
/** `ask`: it can be asked now. */
export type MissingLine = { fact: string; member?: number; question: string; why: string; howToFind?: string; says: string; ask: boolean };
/** `cites`: the sources, where all conditions have the same. `exceptions`: by what the office may grant it all the same. */
export type Reasons = { reasons: ReasonLine[]; cites: Citation[]; missing: MissingLine[]; exceptions: string[]; changes: string[]; confirm: string[] };

const MOST_CHANGES = 3;

function reasonLine(reason: Reason, good: boolean, cites: Citation[], voice: Voice): ReasonLine {
	const { fact, says, member, holds, value, relations, from } = reason;
	const { t, easily } = voice.words;
	const who = member === undefined || voice.household.members.length < 2 ? '' : `${personText(member, voice)} · `;
	const list = (relations ?? []).map((relation) => voice.facts['relation']?.options.find((o) => o.value === relation)?.says ?? relation).join(', ');
	const condition = easily(says) || t('finder.isOneOf', { list });
	return {
		says: holds === good ? condition : t(holds ? 'finder.ruledOut' : 'finder.isNot', { says: condition }),
		good,
		answer: `${who}${valueText(fact, value, voice)}`,
		cites: cites.filter(({ key }) => from.includes(key))
	};
}

function missingLine(blocker: Blocker, s: Situation, voice: Voice): MissingLine {
	const { fact, member, why, says } = blocker;
	const card = voice.facts[fact] ?? voice.facts[keyOf(fact)];
	const unlisted = member !== undefined && member >= s.household.members.length;
	return {
		fact,
		...(member !== undefined && { member }),
		question: questionText(unlisted ? 'size' : fact, unlisted ? undefined : member, voice),
		why: voice.words.t(card?.officeOnly ? 'finder.gap.office' : `finder.gap.${why}`),
		...(card?.howToFind && { howToFind: card.howToFind }),
		says: voice.words.easily(says),
		ask: isAskable(blocker, s) && why !== 'parameter'
	};
}

/** Sources that stand behind every one of the conditions are named once. */
function sharedCites(lines: ReasonLine[]): { reasons: ReasonLine[]; cites: Citation[] } {
	const keys = new Set(lines.map(({ cites }) => cites.map(({ key }) => key).join(' ')));
	if (keys.size !== 1) return { reasons: lines, cites: [] };
	return { reasons: lines.map((line) => ({ ...line, cites: [] })), cites: lines[0]!.cites };
}

/** One line for each answer that is missing, however many conditions wait for it. */
function once(lines: MissingLine[]): MissingLine[] {
	return lines.filter((line, i) => lines.findIndex((other) => other.question === line.question) === i);
}

/** What the office still looks at; beside a no, what the rule leaves out: an exception may stand there. `told`: lines that are said already. */
function confirmed({ finding, service }: Row, { words: { t, lang, easily } }: Voice, told: string[] = []): string[] {
	const asked = service.rule?.leftOut.filter((line) => !told.includes(line)) ?? [];
	if (finding.verdict === 'not_now') return easily(asked);
	if (finding.verdict !== 'office' && finding.verdict !== 'likely') return [];
	const cautions = finding.cautions.filter((caution) => caution !== 'partial').map((caution) => t(`finder.caution.${caution}`));
	const who = lang === EASY_LANGUAGE ? service.easy.who : service.text.who;
	const unruled = service.rule ? [] : [...easily(service.ruleMissing ? [service.ruleMissing] : []), ...who];
	return [...cautions, ...unruled, ...easily(asked)];
}

export function reasonsFor(row: Row, s: Situation, voice: Voice, sources: Record<string, Source>): Reasons {
	const { finding, service } = row;
	const cites = citations(service as Service, sources);
	const { rule } = service;
	const missing = once(finding.blockers.map((blocker) => missingLine(blocker, s, voice)));
	if (!rule) return { reasons: [], cites: [], missing, exceptions: [], changes: [], confirm: confirmed(row, voice) };
	const { truth, reasons, exceptions } = explain(rule, s);
	const lines = reasons.map((reason) => reasonLine(reason, truth === 'yes', cites, voice));
	const closed = exceptions.length ? ordinary(rule) : rule;
	const changes = [...new Set(changesFor(closed, s).map((change) => changeText(change, voice)))].slice(0, MOST_CHANGES);
	return { ...sharedCites(lines), missing, exceptions: voice.words.easily(exceptions), changes, confirm: confirmed(row, voice, exceptions) };
}
