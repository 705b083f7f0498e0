/** What the desk keeps: immutable events. Screens show folds of them; merging is union by id. */
import { canonical } from './canonical.ts';
import { hex, random } from './bytes.ts';
import { isHlc } from './hlc.ts';

export type DeskEvent = {
	/** 128 random bits, hex */
	id: string;
	type: string;
	/** hybrid logical clock, see hlc.ts */
	hlc: string;
	actor: string;
	office: string;
	device: string;
	/** the drawer it lies in: a random case id, or a named one such as `desk` or `audit-2026-11`. Each has a key of its own */
	case: string;
	data: Record<string, unknown>;
};

/** Whose hand: random ids, never names. */
export type Who = { actor: string; office: string; device: string };

/** One event as text, at most: a consultation is about 1 KB. */
const LARGEST = 65_536;

/** 128 random bits in hex: for events, cases, envelopes. */
export function newId(): string {
	return hex(random(16));
}

export function isId(value: unknown): value is string {
	return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

export function isCaseId(value: unknown): value is string {
	return typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,47}$/.test(value);
}

function isWord(value: unknown): value is string {
	return typeof value === 'string' && /^[A-Za-z0-9][\w.-]{0,63}$/.test(value);
}

export function isEvent(value: unknown): value is DeskEvent {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
	const event = value as Partial<DeskEvent>;
	const named = isId(event.id) && isWord(event.type) && isHlc(event.hlc) && isCaseId(event.case);
	const signed = isWord(event.actor) && isWord(event.office) && isWord(event.device);
	if (!named || !signed || Object.keys(event).length !== 8) return false;
	if (event.data === null || typeof event.data !== 'object' || Array.isArray(event.data)) return false;
	try {
		return canonical(event).length <= LARGEST;
	} catch {
		return false;
	}
}

/** In the order of the fold: by clock, then by id, the same on every device. */
export function inOrder(events: DeskEvent[]): DeskEvent[] {
	return [...events].sort((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
