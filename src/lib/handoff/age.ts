/** The door to age (age-encryption.org): files that the stock `age` tool opens with the right key. */
import { bech32 } from '@scure/base';
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Decrypt, Encrypt } from '#lib/vault/backup.ts';
import type { Bytes } from '#lib/vault/bytes.ts';
import { utf8 } from '#lib/vault/bytes.ts';
import { hkdf } from '#lib/vault/keys.ts';
import { recoveryBytes } from '#lib/vault/passphrase.ts';

/** `AGE-SECRET-KEY-1…` */
export const newIdentity = (): Promise<string> => generateX25519Identity();

/** `age1…` of an identity. Throws on anything else. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity);

/** X25519 only: what every released `age` understands. */
export function isRecipient(value: unknown): value is string {
	return typeof value === 'string' && value.length === 62 && bech32.decodeUnsafe(value as `${string}1${string}`)?.prefix === 'age';
}

/** The 32 bytes in a recipient, and back: for a card that is typed by hand. */
export function keyOfRecipient(recipient: string): Bytes | undefined {
	const read = isRecipient(recipient) ? bech32.decodeUnsafe(recipient as `${string}1${string}`) : undefined;
	const bytes = read && bech32.fromWordsUnsafe(read.words);
	return bytes ? new Uint8Array(bytes) : undefined;
}
export const recipientOfKey = (key: Bytes): string => bech32.encodeFromBytes('age', key);

/**
 * The identity behind a recovery code, so that the printed code opens backups when every device is gone.
 * 120 random bits need no slow derivation. `undefined` where the code is mistyped.
 */
export async function recoveryIdentity(code: string): Promise<string | undefined> {
	const secret = recoveryBytes(code);
	if (!secret) return undefined;
	return bech32.encodeFromBytes('AGE-SECRET-KEY-', await hkdf(secret, utf8('bokji-backup-1'), 'bokji/backup/1/age-identity')).toUpperCase();
}

/** To all of these, each of whom can open it alone. Throws on a recipient that is none. */
export function encryptTo(recipients: string[]): Encrypt {
	return async (plain) => {
		const encrypter = new Encrypter();
		for (const recipient of recipients) encrypter.addRecipient(recipient);
		return new Uint8Array(await encrypter.encrypt(plain));
	};
}

export type Decrypted = { ok: true; plain: Bytes } | { ok: false; reason: 'not-for-us' | 'damaged' };

export async function decrypt(identity: string, file: Bytes): Promise<Decrypted> {
	const decrypter = new Decrypter();
	decrypter.addIdentity(identity);
	try {
		return { ok: true, plain: new Uint8Array(await decrypter.decrypt(file)) };
	} catch (error) {
		return { ok: false, reason: /no identity matched/i.test(String(error)) ? 'not-for-us' : 'damaged' };
	}
}

/** Whether bytes, armoured or not, begin as every such file does: anything else need not be tried with a key. */
export const isSealed = (file: Bytes): boolean => String.fromCharCode(...unarmourFile(file).subarray(0, 21)) === 'age-encryption.org/v1';

/** For `Vault.restore`: binary or armoured, with an office's identity or the one of a recovery code. */
export function decryptWith(identity: string): Decrypt {
	return async (file) => {
		const opened = await decrypt(identity, unarmourFile(file));
		return opened.ok ? opened.plain : undefined;
	};
}

export const armour = (file: Bytes): string => armor.encode(file);

/** Strict: exactly the text that `armour` writes, save line ends and blanks around it. */
export function unarmour(text: string): Bytes | undefined {
	const trimmed = `${text.replace(/\r\n/g, '\n').replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, '')}\n`;
	try {
		const file = new Uint8Array(armor.decode(trimmed));
		return armor.encode(file) === trimmed ? file : undefined;
	} catch {
		return undefined;
	}
}

function unarmourFile(file: Bytes): Bytes {
	const start = String.fromCharCode(...file.subarray(0, 5));
	return start === '-----' ? (unarmour(new TextDecoder().decode(file)) ?? file) : file;
}
