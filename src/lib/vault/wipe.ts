/** The end of a vault: the device secret is overwritten first, so that whatever remains on the disk opens no more. */
import Dexie from 'dexie';
import { removeOutside, writeOutside } from './canary.ts';
import { destroySecret } from './device-secret.ts';
import { removeCopy } from './second-copy.ts';
import type { Ports } from './session.ts';

/** Can be repeated: a wipe cut short is marked and finished by the next look at the vault. */
export async function wipeAll({ files, name }: Pick<Ports, 'files' | 'name'>): Promise<void> {
	await writeOutside(files, name, 'wiping');
	await destroySecret(files, name);
	await removeCopy({ files, name });
	await Dexie.delete(name);
	await removeOutside(files, name);
}
