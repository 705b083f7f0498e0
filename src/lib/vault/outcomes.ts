/** What the vault answers. */
import type { ReadCopy } from './backup.ts';
import type { Bytes } from './bytes.ts';
import type { Loss } from './canary.ts';
import type { StoreFault } from './store.ts';
import type { Refused } from './unlock.ts';

export type Created = { ok: true; recovery: string } | { ok: false; reason: StoreFault | 'exists' | 'weak' };
export type Unlocked = { ok: true; failed: number; loss?: Loss } | Refused;
export type Done = { ok: true } | { ok: false; reason: StoreFault | 'locked' | 'weak' | 'private-files-missing' };
export type Exported = { ok: true; file: Bytes; count: number; damaged: number } | { ok: false; reason: StoreFault | 'locked' };
export type Restored =
	| { ok: true; recovery: string; count: number }
	| Extract<ReadCopy, { ok: false }>
	| { ok: false; reason: StoreFault | 'exists' | 'weak' | 'does-not-open' | 'differs' };
