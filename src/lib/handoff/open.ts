/** Opening a letter: every doubt has its own reason, and nothing is kept. Cheap checks first; nothing is unpacked before the sender is known. */
import { hex, type Bytes } from '#lib/vault/bytes.ts';
import { isId } from '#lib/vault/event.ts';
import { isAhead } from '#lib/vault/hlc.ts';
import { findResidentNumber } from '#lib/vault/resident-number.ts';
import { decrypt, isSealed, unarmour, type Decrypted } from './age.ts';
import { inflate } from './deflate.ts';
import { isEnvelope, partsOf, type Envelope, type Parts } from './envelope.ts';
import { LIMITS, parseWithin, type LimitFault } from './limits.ts';
import { isInGrace, type EarlierKeys } from './new-keys.ts';
import { isSigned, verifyKeyOf, type OfficeCard, type OfficeKeys } from './office.ts';
import { senderOf, type Roster } from './roster.ts';

export type Refusal =
	| { ok: false; reason: 'too-large' | 'not-an-envelope' | 'not-for-us' | 'damaged' | 'forged' | LimitFault }
	/** signed for somebody else and sealed anew for us */
	| { ok: false; reason: 'resealed'; sender: OfficeCard }
	/** to be set aside: it may be opened again once the sender's card is known. `verify` is the key to look for */
	| { ok: false; reason: 'unknown-sender'; verify: string }
	| { ok: false; reason: 'expired-sender'; sender: OfficeCard }
	/** sealed to keys of ours that were replaced too long ago, or signed with them on another device of this office */
	| { ok: false; reason: 'to-old-key'; sender: OfficeCard }
	| { ok: false; reason: 'by-old-key' }
	| { ok: false; reason: 'expired' | 'from-the-future' | 'speaks-for-others'; sender: OfficeCard | undefined }
	| { ok: false; reason: 'resident-number'; sender: OfficeCard | undefined; where: string };
/** `own` is our copy of what went to others; `again` was taken in before; without `sender` it comes from another device of this office. */
export type OpenedEnvelope = { ok: true; envelope: Envelope; sender: OfficeCard | undefined; own: boolean; again: boolean };

const DAY = 86_400_000;

/** `earlier`: keys of this office that were replaced. */
export type Reading = { office: OfficeKeys; earlier?: readonly EarlierKeys[]; roster: Roster; now: number; seen?: ReadonlySet<string> };

/** `letter`: the armoured text, or the bytes that came by QR. */
export async function openEnvelope(letter: string | Bytes, reading: Reading): Promise<OpenedEnvelope | Refusal> {
	if (letter.length > (typeof letter === 'string' ? LIMITS.file * 1.5 : LIMITS.file)) return { ok: false, reason: 'too-large' };
	const file = typeof letter === 'string' ? unarmour(letter) : letter;
	if (!file || !isSealed(file)) return { ok: false, reason: 'not-an-envelope' };
	const { unsealed, earlier } = await unseal(file, reading);
	if (!unsealed.ok) return unsealed;
	const parts = partsOf(unsealed.plain);
	if (!parts) return { ok: false, reason: 'not-an-envelope' };
	const meant = held(parts, earlier, reading);
	return meant.ok ? unpack(parts.content, meant, reading) : meant;
}

type Meant = { ok: true; sender: OfficeCard | undefined; own: boolean };

/** Who signed, and was it meant for the keys that opened it? */
function held(parts: Parts, earlier: EarlierKeys | undefined, reading: Reading): Meant | Refusal {
	const ours = [verifyKeyOf(reading.office), ...(reading.earlier ?? []).map(({ verify }) => verify)];
	const [senderKey, receiverKey] = [hex(parts.sender), hex(parts.receiver)];
	const sender = ours.includes(senderKey) ? undefined : senderOf(reading.roster, senderKey, reading.now);
	if (sender?.kind === 'unknown') return { ok: false, reason: 'unknown-sender', verify: senderKey };
	if (!isSigned(parts.signature, parts)) return { ok: false, reason: 'forged' };
	if (!sender) {
		const own = !ours.includes(receiverKey);
		// A lost device may still sign with keys that were replaced: nothing of it comes in.
		return own || senderKey === ours[0] ? { ok: true, sender, own } : { ok: false, reason: 'by-old-key' };
	}
	const { card } = sender;
	if (sender.kind === 'expired') return { ok: false, reason: 'expired-sender', sender: card };
	if (receiverKey !== (earlier?.verify ?? ours[0])) return { ok: false, reason: 'resealed', sender: card };
	if (earlier && !isInGrace(earlier, reading.now)) return { ok: false, reason: 'to-old-key', sender: card };
	return { ok: true, sender: card, own: false };
}

/** With the keys in use, or with those before: `earlier` says with which. */
async function unseal(file: Bytes, { office, earlier = [] }: Reading): Promise<{ unsealed: Decrypted; earlier?: EarlierKeys }> {
	const unsealed = await decrypt(office.identity, file);
	if (unsealed.ok || unsealed.reason !== 'not-for-us') return { unsealed };
	for (const keys of earlier) {
		const again = await decrypt(keys.identity, file);
		if (again.ok || again.reason !== 'not-for-us') return { unsealed: again, earlier: keys };
	}
	return { unsealed };
}

async function unpack(content: Bytes, { sender, own }: Meant, reading: Reading): Promise<OpenedEnvelope | Refusal> {
	const inflated = await inflate(content, LIMITS.inside);
	if (!inflated.ok) return inflated;
	const parsed = parseWithin(inflated.bytes);
	if (!parsed.ok) return parsed;
	const envelope = parsed.value;
	if (!isEnvelope(envelope)) return { ok: false, reason: 'malformed' };
	const { office, seen } = reading;
	if (envelope.from !== (sender ?? office).id || (!own && envelope.to !== office.id)) return { ok: false, reason: 'malformed' };
	const refused = own ? undefined : doubt(envelope, sender, reading);
	return refused ?? { ok: true, envelope, sender, own, again: seen?.has(envelope.id) ?? false };
}

function doubt(envelope: Envelope, sender: OfficeCard | undefined, { office, now }: Reading): Refusal | undefined {
	if (envelope.expires <= now) return { ok: false, reason: 'expired', sender };
	if (envelope.made > now + DAY || envelope.events.some((event) => isAhead(event.hlc, now))) return { ok: false, reason: 'from-the-future', sender };
	// Another office writes neither in our name nor into our own drawers (keys, roster, audit), only into cases.
	if (sender && envelope.events.some((event) => event.office === office.id || !isId(event.case))) return { ok: false, reason: 'speaks-for-others', sender };
	const where = findResidentNumber(envelope.events.map((event) => event.data));
	return where === undefined ? undefined : { ok: false, reason: 'resident-number', sender, where };
}
