/** An office's card on its way to others: as a file, as a QR code, and as lines to type where there is neither camera nor file. */
import { base32crockford } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, hex, same, textOf, unhex, utf8, type Bytes } from '#lib/vault/bytes.ts';
import { canonical } from '#lib/vault/canonical.ts';
import { isId } from '#lib/vault/event.ts';
import { typedLetters } from '#lib/vault/passphrase.ts';
import { keyOfRecipient, recipientOfKey } from './age.ts';
import { base45, unbase45 } from './base45.ts';
import { readCard, type OfficeCard } from './office.ts';

const PREFIX = 'BJC1:';
const DAY = 86_400_000;
const LINES = 7;
/** Bytes of the card in a line; three more check it, and the fifteen make 24 letters. */
const PART = 12;
const LABEL = utf8('bokji-card-line');

/** For a QR code: letters only, so that no reader has to guess the encoding of a name. */
export const cardCode = (card: OfficeCard): string => PREFIX + base45(utf8(canonical(card)));

export const isCardCode = (text: string): boolean => text.startsWith(PREFIX);

/** A card out of a QR code or a file. `undefined` where the text is none. */
export function cardFrom(text: string): OfficeCard | undefined {
	if (!isCardCode(text)) return readCard(text.trim());
	const bytes = unbase45(text.slice(PREFIX.length).trim());
	try {
		return bytes && readCard(textOf(bytes));
	} catch {
		return undefined;
	}
}

function checkOf(line: number, part: Bytes): Bytes {
	return new Uint8Array(sha256(concat(LABEL, Uint8Array.of(line), part))).slice(0, 3);
}

function days(time: number): Bytes {
	const day = Math.floor(time / DAY);
	return Uint8Array.of(day >> 8, day & 0xff);
}

/** Seven lines of six groups of four letters, each with its own check. Without the name, which is typed beside it; `undefined` for an id that is not random. */
export function typedLines(card: OfficeCard): string[] | undefined {
	const [id, verify, recipient] = [unhex(card.id, 16), unhex(card.verify, 32), keyOfRecipient(card.recipient)];
	if (!id || !verify || !recipient) return undefined;
	const whole = concat(id, recipient, verify, days(card.from), days(card.until));
	return Array.from({ length: LINES }, (_, line) => {
		const part = whole.slice(line * PART, (line + 1) * PART);
		const letters = base32crockford.encode(concat(part, checkOf(line, part)));
		return (letters.match(/.{4}/g) ?? []).join(' ');
	});
}

/** `line` counts from 1; it is 0 where there are too few or too many letters. */
export type Typed = { ok: true; card: OfficeCard } | { ok: false; line: number };

/** Back from what somebody typed: spaces, hyphens, line ends and small letters do not matter, nor O for 0, I and L for 1. */
export function cardTyped(text: string, name: string): Typed {
	const letters = typedLetters(text);
	if (letters.length !== LINES * 24) return { ok: false, line: 0 };
	const parts: Bytes[] = [];
	for (let line = 0; line < LINES; line++) {
		const part = lineOf(letters.slice(line * 24, (line + 1) * 24), line);
		if (!part) return { ok: false, line: line + 1 };
		parts.push(part);
	}
	const whole = concat(...parts);
	const time = (at: number) => ((whole[at] ?? 0) * 256 + (whole[at + 1] ?? 0)) * DAY;
	const id = hex(whole.slice(0, 16));
	const card = { id, name, recipient: recipientOfKey(whole.slice(16, 48)), verify: hex(whole.slice(48, 80)), from: time(80), until: time(82) };
	return isId(id) && readCard(JSON.stringify(card)) ? { ok: true, card } : { ok: false, line: 0 };
}

function lineOf(letters: string, line: number): Bytes | undefined {
	try {
		const bytes = new Uint8Array(base32crockford.decode(letters));
		const part = bytes.slice(0, PART);
		return same(bytes.slice(PART), checkOf(line, part)) ? part : undefined;
	} catch {
		return undefined;
	}
}
