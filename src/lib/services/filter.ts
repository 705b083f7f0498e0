/** Narrowing a list of cards. Choices within one kind widen, kinds together narrow. */
import type { Card } from '#lib/content/card.ts';

export type Choice = { theme: string[]; target: string[]; level: string[] };
export const KINDS = ['theme', 'target', 'level'] as const satisfies (keyof Choice)[];
export const noChoice: Choice = { theme: [], target: [], level: [] };

const valuesOf = (card: Card, kind: keyof Choice): string[] => (kind === 'theme' ? card.themes : kind === 'target' ? card.targets : [card.level]);

export function filtered(cards: Card[], choice: Choice): Card[] {
	return cards.filter((card) => KINDS.every((kind) => choice[kind].length === 0 || choice[kind].some((value) => valuesOf(card, kind).includes(value))));
}

/** How many of the cards have each value of a kind. */
export function tally(cards: Card[], kind: keyof Choice): Map<string, number> {
	const counts = new Map<string, number>();
	for (const card of cards) for (const value of valuesOf(card, kind)) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/** Reads a choice from an address; unknown kinds are ignored. */
export function choiceOf(query: URLSearchParams): Choice {
	const read = (kind: keyof Choice) => query.getAll(kind).filter(Boolean);
	return { theme: read('theme'), target: read('target'), level: read('level') };
}

export function queryOf(choice: Choice): string {
	const query = new URLSearchParams();
	for (const kind of KINDS) for (const value of choice[kind]) query.append(kind, value);
	return query.toString();
}

export const isChosen = (choice: Choice): boolean => KINDS.some((kind) => choice[kind].length > 0);
