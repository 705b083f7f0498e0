/** The one readable record of a vault: which algorithms, which costs, and the vault key wrapped once per slot. */
import { canonical } from './canonical.ts';
import { unhex, utf8, type Bytes } from './bytes.ts';
import { isId } from './event.ts';
import { costAllowed, type KdfCost } from './kdf.ts';
import { SUITE } from './seal.ts';

export type SlotKind = 'passphrase' | 'recovery';
/** All bytes in hex. */
export type Slot = { kind: SlotKind; cost: KdfCost; salt: string; nonce: string; wrapped: string };
export type Header = {
	suite: string;
	vault: string;
	/** grows with every rotation; a session of an older epoch may not write */
	epoch: number;
	/** which device secret the slots need */
	secret: string;
	slots: Slot[];
	/** the slots' roots under the vault key, for rotation */
	roots: { nonce: string; wrapped: string };
};

export type HeaderFault = 'no-header' | 'other-suite' | 'cost-refused' | 'header-damaged';
export type ReadHeader = { ok: true; header: Header } | { ok: false; reason: HeaderFault };

/** Checks before any work is done: a header that asks for 4 GiB, or for almost nothing, is refused. */
export function readHeader(text: unknown): ReadHeader {
	if (typeof text !== 'string') return { ok: false, reason: 'no-header' };
	if (text.length > 4096) return { ok: false, reason: 'header-damaged' };
	let header: Partial<Header>;
	try {
		header = JSON.parse(text) as Partial<Header>;
	} catch {
		return { ok: false, reason: 'header-damaged' };
	}
	if (header?.suite !== SUITE) return { ok: false, reason: typeof header?.suite === 'string' ? 'other-suite' : 'header-damaged' };
	const slots = Array.isArray(header.slots) ? header.slots : [];
	if (slots.some((slot) => !costAllowed(slot?.cost))) return { ok: false, reason: 'cost-refused' };
	return isWhole(header, slots) ? { ok: true, header: header as Header } : { ok: false, reason: 'header-damaged' };
}

function isWhole({ vault, epoch, secret, roots }: Partial<Header>, slots: Slot[]): boolean {
	if (!isId(vault) || !Number.isSafeInteger(epoch) || !unhex(secret, 8)) return false;
	if (slots.map((slot) => slot.kind).join() !== 'passphrase,recovery') return false;
	const slotsWhole = slots.every((slot) => unhex(slot.salt, 16) && unhex(slot.nonce, 12) && unhex(slot.wrapped, 48));
	return slotsWhole && unhex(roots?.nonce, 12) !== undefined && unhex(roots?.wrapped, 80) !== undefined;
}

/** Everything but the ciphertexts: a changed cost, salt, epoch or nonce opens no slot. */
export function headerAad(header: Header): Bytes {
	const slots = header.slots.map(({ kind, cost, salt, nonce }) => ({ kind, cost, salt, nonce }));
	return utf8(canonical({ ...header, slots, roots: header.roots.nonce }));
}
