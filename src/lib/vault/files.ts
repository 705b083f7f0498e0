/** A few files outside IndexedDB (the origin private file system). Given in, so that tests can lose them. */
import type { Bytes } from './bytes.ts';

export interface SmallFiles {
	/** All of it, or so many bytes of its end. `undefined` where there is no such file. */
	read(name: string, last?: number): Promise<Bytes | undefined>;
	/** Overwrites in place, or goes on at the end, and flushes: the earlier bytes are gone from the file. */
	write(name: string, bytes: Bytes, at?: 'start' | 'end'): Promise<void>;
	remove(name: string): Promise<void>;
}
